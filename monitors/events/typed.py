"""What happened: structured facts first, wording second; what neither says is `changed`. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from crawler.document import Document
from crawler.text import dutch_date
from monitors.events.happening import Happening, What, heaviest, what_of
from monitors.events.listrows import about, changed_rows, of_paper, of_rows
from monitors.events.wording import said
from monitors.matching.passage import first_sentence
from monitors.model import Change, Difference, EventType, Kind, Part
from monitors.papers.figures import day_of
from monitors.watchlist import Dossier
from monitors.words.dutch import inert
from monitors.words.procedure import key_of

_STAGES = {
    "adopted": (EventType.ADOPTED, "ek"),
    "rejected": (EventType.REJECTED, "ek"),
    "rejected_house": (EventType.REJECTED, "tk"),
    "withdrawn": (EventType.WITHDRAWN, ""),
    "published": (EventType.PUBLISHED, ""),
}
_RECORD = re.compile(
    r"(?:hoofdelijke )?stemming|handelingen|hamerstuk|verslag van de stemming", re.IGNORECASE
)
_RESULTS = {"aangenomen": EventType.ADOPTED, "verworpen": EventType.REJECTED}


def happenings(
    document: Document, difference: Difference, dossiers: Iterable[Dossier] = ()
) -> tuple[Happening, ...]:
    """What a change tells, what weighs most: one happening, or several of one kind (three votes in one list).

    Of a list that names bills of `dossiers` only what happened to these counts.
    """
    return heaviest(_followed(_all(document, difference), dossiers))


def everything(
    document: Document, difference: Difference, dossiers: Iterable[Dossier] = ()
) -> tuple[Happening, ...]:
    """All that a change tells of `dossiers`, what weighs most first; what is editorial tells nothing more."""
    followed = tuple(dossiers)
    first = happenings(document, difference, followed)
    material = replace(difference, parts=tuple(part for part in difference.parts if part.material))
    papers = _beside(document, material, first) if document.kind == "wetsvoorstel" else ()
    rest = (*_followed(_all(document, material), followed), *papers)
    return (*first, *dict.fromkeys(one for one in rest if one not in first))


def event_type(document: Document, difference: Difference, dossiers: Iterable[Dossier] = ()) -> EventType:
    """The type of the event behind a change that is about these dossiers."""
    return happenings(document, difference, dossiers)[0].type


def happened(document: Document, difference: Difference, dossiers: Iterable[Dossier] = ()) -> date | None:
    """The day it happened, only where the source says so; of several rows the last."""
    days = (one.day for one in happenings(document, difference, dossiers))
    return max((day for day in days if day), default=None)


def told_of(document: Document, change: Change, kind: EventType) -> tuple[tuple[str, str], ...]:
    """What a message says of an event beside the facts of the document: its procedure, and the vote of a row.

    Of several rows it is the one that fits the type of the event and the numbers that matched.
    """
    numbers = {why.text[:5] for match in change.matches.dossiers for why in match.why if why.rule == "number"}
    found = sorted(
        (one for one in _all(document, change.difference)),
        key=lambda one: (one.type is not kind, one.number[:5] not in numbers),
    )
    first = found[0]
    # A news item about two bills does not say which of them its first words are about.
    one_bill = document.kind == "wetsvoorstel" or bool(first.number) or len(change.matches.dossiers) == 1
    told = (("procedure", key_of(first) if one_bill else ""), ("bill", first.number if first.facts else ""))
    return (*(pair for pair in told if pair[1]), *first.facts)


def _all(document: Document, difference: Difference) -> tuple[Happening, ...]:
    """Everything that a change tells, at least one."""
    if document.kind == "wetsvoorstel":
        return (_of_bill(document, difference),)
    if Kind.NEW in difference.kinds and not difference.parts and not document.index:
        return (_of_new(document),)
    if document.kind == "internetconsultatie":
        return (_of_consultation(document, difference),)
    new = Happening(EventType.SUBMITTED if Kind.NEW in difference.kinds else EventType.CHANGED)
    return of_rows(document, difference) or (new,)


def _followed(found: tuple[Happening, ...], dossiers: Iterable[Dossier]) -> tuple[Happening, ...]:
    numbers = {number for dossier in dossiers for number in dossier.numbers}
    return tuple(one for one in found if one.number in numbers) or found


def _of_bill(document: Document, difference: Difference) -> Happening:
    moved = {
        part.key.removeprefix("fact:"): part for part in difference.parts if part.key.startswith("fact:")
    }
    what = What.NOVELLE if "novelle" in (document.title or "").casefold() else What.BILL
    if Kind.NEW in difference.kinds and not difference.parts:
        return Happening(
            EventType.SUBMITTED, what, number=document.key, stage=_stage(document), day=document.published
        )
    return (
        _decided(document, moved, what)
        or _dated(document, moved, what)
        or _own_paper(document, difference)
        or Happening(EventType.CHANGED, what, stage=_stage(document) if "stage" in moved else "")
    )


def _decided(document: Document, moved: dict[str, Part], what: What) -> Happening | None:
    """A stage or a vote that we did not know; the Staatsblad outweighs a vote seen with it."""
    number, day = document.key, _decision_day(document, moved)
    if "stage" in moved and moved["stage"].before is not None and _stage(document) in _STAGES:
        kind, chamber = _STAGES[_stage(document)]
        law = What.LAW if kind is EventType.PUBLISHED and what is What.BILL else what
        published = kind is EventType.PUBLISHED
        dated = "dated" if published and document.fact("entry_into_force") else _way(document, chamber)
        return Happening(kind, law, chamber, number=number, day=None if published else day, stage=dated)
    for chamber in ("ek", "tk"):
        result = document.fact(f"result_{chamber}")
        if f"result_{chamber}" in moved and isinstance(result, str) and result in _RESULTS:
            return Happening(
                _RESULTS[result], what, chamber, number=number, day=day, stage=_way(document, chamber)
            )
    return None


def _way(document: Document, chamber: str) -> str:
    status = document.fact("status")
    formality = chamber == "ek" and isinstance(status, str) and "hamerstuk" in status.casefold()
    return "formality" if formality else ""


def _decision_day(document: Document, moved: dict[str, Part]) -> date | None:
    days = (document.fact(name) for name in ("decided_ek", "decided_tk") if name in moved)
    return next((day_of(day) for day in days if isinstance(day, str)), None)


def _dated(document: Document, moved: dict[str, Part], what: What) -> Happening | None:
    """A day on a bill's page: of its entry into force, of a meeting, or none any more."""
    force = moved.get("entry_into_force")
    if force and force.after and what is not What.NOVELLE:
        return Happening(EventType.IN_FORCE, What.LAW, number=document.key, planned=_any_day(force.after))
    status = (moved["status"].after or "").casefold() if "status" in moved else ""
    if "aangehouden" in status:
        return Happening(EventType.POSTPONED, what, "ek", number=document.key)
    planned = moved.get("planned")
    day, was = (_any_day(side or "") if planned else None for side in _sides(planned))
    if day is None or day == was:
        return None
    kind = EventType.MOVED if was else EventType.SCHEDULED
    meeting = What.VOTE if "stem" in status else What.DEBATE if "debat" in status else What.MEETING
    return Happening(kind, meeting, number=document.key, planned=day, was=was)


def _sides(part: Part | None) -> tuple[str | None, str | None]:
    return (part.after, part.before) if part else (None, None)


def _any_day(text: str) -> date | None:
    return day_of(text) or dutch_date(text)


def _own_paper(document: Document, difference: Difference) -> Happening | None:
    found = heaviest(_own_papers(document, difference))
    return found[0] if found else None


def _own_papers(document: Document, difference: Difference) -> tuple[Happening, ...]:
    return tuple(one for row in changed_rows(document, difference) if (one := of_paper(row)))


def _beside(
    document: Document, difference: Difference, first: tuple[Happening, ...]
) -> tuple[Happening, ...]:
    """The papers that came with what weighs most; the record of a vote is that vote."""
    voted = any(one.type in (EventType.ADOPTED, EventType.REJECTED) for one in first)
    rows = changed_rows(document, difference)
    told = (row for row in rows if not (voted and _RECORD.match(row.heading)))
    return tuple(one for row in told if (one := of_paper(row)))


def _stage(document: Document) -> str:
    stage = document.fact("stage")
    return stage if isinstance(stage, str) else ""


def _of_new(document: Document) -> Happening:
    """A page or paper that is new: by its kind and title, else by what its first words say."""
    title, published = inert(document.title or ""), document.published
    what = what_of(title) if document.kind != "nieuwsbericht" else What.PAGE
    if document.kind == "internetconsultatie":
        return Happening(
            EventType.SUBMITTED, What.CONSULTATION, about=title, day=published, planned=_end(document)
        )
    if document.kind == "staatsblad":
        decree = title.casefold().startswith("besluit")
        return Happening(EventType.PUBLISHED, What.DECREE if decree else What.LAW, about=title, day=published)
    words = said(title, first_sentence(document), published)
    if words is None:
        return Happening(EventType.SUBMITTED, what, about=about(title), day=published)
    is_plan = words.type in (EventType.SCHEDULED, EventType.MOVED)
    past = words.day if words.day and not is_plan and (published is None or words.day <= published) else None
    return Happening(
        words.type, words.what, words.chamber, about=title, day=past, planned=None if past else words.day
    )


def _of_consultation(document: Document, difference: Difference) -> Happening:
    moved = {part.key.removeprefix("fact:"): part for part in difference.parts}
    title = inert(document.title or "")
    end = moved.get("end")
    day, was = (day_of(side or "") for side in _sides(end))
    if day and was:
        return Happening(EventType.MOVED, What.CONSULTATION, about=title, planned=day, was=was)
    status = document.fact("status")
    closed = "status" in moved and isinstance(status, str) and status.casefold().startswith("gesloten")
    return Happening(EventType.CHANGED, What.CONSULTATION, about=title, stage="closed" if closed else "")


def _end(document: Document) -> date | None:
    end = document.fact("end")
    return day_of(end) if isinstance(end, str) else None
