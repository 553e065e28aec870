"""What happened to the rows of a list: amendments, decisions, activities, votes, publications. Pure.

A row is a fact a line ("Besluit: Aangenomen"); what happened is read from the lines that changed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from crawler.document import Document, Section
from crawler.text import dutch_date
from monitors.comparing.detect import is_row
from monitors.events.happening import Happening, What, what_of
from monitors.events.votes import of_row
from monitors.model import Difference, EventType, Part
from monitors.words.dutch import inert, paper_label

Fields = Mapping[str, str]

_OUTCOMES = {
    "aangenomen": EventType.ADOPTED,
    "verworpen": EventType.REJECTED,
    "ingetrokken": EventType.WITHDRAWN,
    "aangehouden": EventType.POSTPONED,
    "uitgesteld": EventType.POSTPONED,
}
_OUTCOME = re.compile(
    rf"^(?:stemmen - |(?:zonder|na|met) [\w ]{{1,30}} |gewijzigd )?({'|'.join(_OUTCOMES)})\b", re.IGNORECASE
)
_ENDS_DECIDED = re.compile(r", (aangenomen|verworpen|ingetrokken|aangehouden)$", re.IGNORECASE)
_ABOUT = re.compile(r"\bover (.+)$", re.IGNORECASE)
_INSTEAD = re.compile(
    r",? ?\(?(?:ter vervanging van|t\.v\.v\.)[^)]*?nrs?\.\s?\d+(?: en \d+)?\)?", re.IGNORECASE
)
_NUMBER = re.compile(r"(\d{5}(?:-\w+)?)/")
_LAWS = ("wetgeving", "initiatiefwetgeving", "begroting")
_OFF = ("geannuleerd", "uitgesteld", "vervallen", "verplaatst")
_KEPT = ("voldaan", "nagekomen", "afgedaan")


@dataclass(frozen=True, slots=True)
class Changed:
    """A row with its facts now and before; `new` and `gone` are whole rows that came or went."""

    key: str
    heading: str
    now: Fields
    before: Fields
    new: bool = False
    gone: bool = False

    def moved(self, label: str) -> bool:
        """Whether this fact of the row is another than it was."""
        return self.now.get(label) != self.before.get(label)

    @property
    def number(self) -> str:
        """The number of the bill, empty where the row does not say."""
        found = _NUMBER.match(self.key)
        return found[1] if found else self.now.get("Dossier", "").replace(" ", "").replace("\u00a0", "")

    @property
    def paper(self) -> str:
        """The label of the paper ("nr. 44"), empty where it has no number."""
        own = self.key.split("/")[1:2] if _NUMBER.match(self.key) else []
        named = own[0] if own and re.fullmatch(r"\d{1,3}|[A-Z]{1,2}", own[0]) else self.now.get("Stuk", "")
        return paper_label(inert(named)) if named else ""


def changed_rows(document: Document, difference: Difference) -> tuple[Changed, ...]:
    """The rows that changed, in the order of the difference."""
    rows = {section.key: section for section in document.sections}
    parts: dict[str, list[Part]] = {}
    for part in difference.parts:
        key = part.key.removeprefix("section:")
        if part.key != key and is_row(key):
            parts.setdefault(key, []).append(part)
    return tuple(_changed(key, rows.get(key), own) for key, own in parts.items())


def of_rows(document: Document, difference: Difference) -> tuple[Happening, ...]:
    """What happened to the rows that changed; nothing for a list of another kind."""
    reader = _READERS.get(document.kind)
    if reader is None:
        return ()
    rows = changed_rows(document, difference)
    return tuple(found for row in rows if (found := reader(row)))


def about(heading: str) -> str:
    """What a paper is about, without its submitters and what it replaces; empty where it does not say."""
    text = _ENDS_DECIDED.sub("", _INSTEAD.sub("", inert(heading))).strip(" ,.")
    found = _ABOUT.search(text)
    if found:
        return found[1].strip()
    return "" if what_of(text) in (What.AMENDMENT, What.MOTION) else text


def fields(text: str) -> Fields:
    """The facts of a row by their labels; of several with one label the last."""
    return {label: value for label, _, value in (line.partition(": ") for line in text.splitlines()) if value}


def of_paper(row: Changed) -> Happening | None:
    """A row of a bill's own papers: one that came, or that a new title says was decided."""
    what, decided = what_of(row.heading), _ENDS_DECIDED.search(row.heading)
    kind = _OUTCOMES[decided[1].lower()] if decided and what in (What.AMENDMENT, What.MOTION) else None
    if not row.new or row.gone:
        return None
    day = dutch_date(row.now.get("Datum", "")) or dutch_date(" ".join(row.now.get("", "").split()))
    chamber = "tk" if kind and what is What.AMENDMENT else ""
    return _paper(row, kind or EventType.SUBMITTED, what, chamber, day)


def _changed(key: str, section: Section | None, parts: list[Part]) -> Changed:
    if section is None:
        gone = "\n".join(part.before or "" for part in parts)
        return Changed(key, parts[0].heading, {}, fields(gone), gone=True)
    now = {**fields(section.text), "": section.text}
    whole = len(parts) == 1 and parts[0].op == "insert" and parts[0].after == section.text
    if whole:
        return Changed(key, section.heading, now, {}, new=True)
    came = fields("\n".join(part.after or "" for part in parts))
    went = fields("\n".join(part.before or "" for part in parts))
    kept = {label: value for label, value in now.items() if label not in came}
    return Changed(key, section.heading, now, {**kept, **went})


def _paper(row: Changed, kind: EventType, what: What, chamber: str, day: date | None) -> Happening:
    return Happening(
        type=kind,
        what=what,
        chamber=chamber,
        about=about(row.heading),
        number=row.number,
        paper=row.paper,
        day=day,
        facts=of_row(row.now, chamber) if kind in (EventType.ADOPTED, EventType.REJECTED) else (),
    )


def _outcome(row: Changed, *labels: str) -> EventType | None:
    said = (row.now.get(label, "") for label in labels if row.moved(label))
    found = next((hit for one in said if (hit := _OUTCOME.match(one))), None)
    return _OUTCOMES[found[1].lower()] if found else None


def _case(row: Changed) -> Happening | None:
    """A case of the Tweede Kamer: decided, withdrawn, replaced, answered, or new."""
    if row.gone:
        return None
    sort = row.now.get("Soort", "")
    what = _what_of_case(sort, row.heading)
    kind = _outcome(row, "Besluit")
    if kind is None and row.moved("Ingetrokken") and row.now.get("Ingetrokken"):
        kind = EventType.WITHDRAWN
    if kind:
        return _paper(row, kind, what, "tk", None)
    if what is What.QUESTIONS and row.moved("Stukken") and "antwoord" in row.now.get("Stukken", "").lower():
        return _paper(row, EventType.ANSWERED, what, "tk", None)
    if not row.new:
        return _paper(row, EventType.CHANGED, what, "tk", None)
    day = dutch_date(row.now.get("Datum", ""))
    replaces = inert(row.now.get("Vervangt", "")).partition(";")[0]
    if re.search(r"nr\. \d", replaces):
        return replace(_paper(row, EventType.REPLACED, what, "tk", day), replaces=replaces)
    return _paper(row, EventType.SUBMITTED, what, "tk", day)


def _what_of_case(sort: str, heading: str) -> What:
    if sort.casefold() in _LAWS:
        return What.NOVELLE if "novelle" in heading.casefold() else What.BILL
    own = what_of(sort)
    return own if own is not What.PAPER else what_of(heading)


def _decision(row: Changed) -> Happening | None:
    """A decision of the Tweede Kamer: taken in its meeting, or still planned for one."""
    meeting = row.now.get("Vergadering", "")
    day = dutch_date(meeting)
    what = what_of(row.heading)
    if what is What.PAPER:
        what = What.NOVELLE if "novelle" in row.heading.casefold() else What.BILL
    kind = None if row.gone else _outcome(row, "Besluit")
    if kind:
        return _paper(row, kind, what, "tk", day)
    if row.gone or day is None or "nog niet" not in row.now.get("Besluit", ""):
        return None
    planned = _plan(row, "Vergadering")
    return replace(planned, what=What.VOTE, form="stemming", chamber="tk") if planned else None


def _activity(row: Changed) -> Happening | None:
    if row.gone:
        return None
    status = row.now.get("Status", "").casefold()
    form = inert(row.now.get("Soort", "")).partition(" (")[0]
    found = _plan(row, "Datum")
    off = status.startswith(_OFF) and row.moved("Status")
    if off and not (found and found.type is EventType.MOVED):
        found = Happening(
            EventType.POSTPONED, about=inert(row.heading), was=dutch_date(row.now.get("Datum", ""))
        )
    return replace(found, what=_meeting(form), form=form, chamber="tk") if found else None


def _plan(row: Changed, label: str) -> Happening | None:
    """A day that is to come, or that became another."""
    day, was = (dutch_date(side.get(label, "")) for side in (row.now, row.before))
    if day is None or day == was:
        return None
    kind = EventType.MOVED if was else EventType.SCHEDULED
    return Happening(kind, about=inert(row.heading), number=row.number, planned=day, was=was)


def _meeting(form: str) -> What:
    folded = form.casefold()
    if folded.startswith(("stemming", "stemmen")):
        return What.VOTE
    if folded.startswith("hamerstuk"):
        return What.FORMALITY
    return What.DEBATE if "debat" in folded or "wetgevingsoverleg" in folded else What.MEETING


def _agenda(row: Changed) -> Happening | None:
    """A bill on an agenda of the Eerste Kamer, or off it."""
    form = inert(row.now.get("Soort") or row.before.get("Soort") or "vergadering")
    if row.gone:
        day = dutch_date(row.before.get("Datum", ""))
        found: Happening | None = Happening(EventType.POSTPONED, about=inert(row.heading), was=day)
    else:
        found = _plan(row, "Datum")
    return replace(found, what=_meeting(form), form=form, chamber="ek", number=row.number) if found else None


def _ballot(row: Changed) -> Happening | None:
    """A vote in the list of votes of the Eerste Kamer."""
    kind = None if row.gone else _outcome(row, "Uitslag")
    if kind is None:
        return None
    what = what_of(row.heading)
    if what is What.PAPER and not row.now.get("Stuk"):
        what = What.NOVELLE if "novelle" in row.heading.casefold() else What.BILL
    found = _paper(row, kind, what, "ek", dutch_date(row.now.get("Datum", "")))
    formality = row.now.get("Wijze", "").casefold().startswith("hamerstuk")
    return replace(found, stage="formality" if formality else "")


def _rejected(row: Changed) -> Happening | None:
    if not row.new:
        return None
    chamber = "tk" if row.now.get("Verworpen door", "") == "Tweede Kamer" else "ek"
    what = What.NOVELLE if "novelle" in row.heading.casefold() else What.BILL
    return _paper(row, EventType.REJECTED, what, chamber, dutch_date(row.now.get("Datum", "")))


def _publication(row: Changed) -> Happening | None:
    """A publication in Staatsblad or Staatscourant, as the search names it."""
    if not row.new:
        return None
    sort, section = row.now.get("Soort", ""), row.now.get("Rubriek", "")
    day = dutch_date(row.now.get("Datum uitgifte", ""))
    if "raad van state" in section.casefold():
        return replace(_paper(row, EventType.ADVICE, What.ADVICE, "", day), form=inert(sort))
    law = sort.casefold().startswith("staatsblad")
    decree = "besluit" in row.now.get("Type", "").casefold() or row.heading.casefold().startswith("besluit")
    what = What.PAPER if not law else What.DECREE if decree else What.LAW
    return replace(_paper(row, EventType.PUBLISHED, what, "", day), form=inert(sort))


def _promise(row: Changed) -> Happening | None:
    if row.gone:
        return None
    text = inert(row.now.get("Tekst") or row.heading)
    chamber = "tk" if row.key.startswith("Toezegging/") else "ek"
    day = dutch_date(row.now.get("Datum", ""))
    if row.new:
        return Happening(EventType.PROMISED, What.PROMISE, chamber, text, number=row.number, day=day)
    if row.moved("Status") and row.now.get("Status", "").casefold().startswith(_KEPT):
        day = dutch_date(row.now.get("Nakoming", ""))
        return Happening(EventType.ANSWERED, What.PROMISE, chamber, text, number=row.number)
    return None


_READERS: dict[str, Callable[[Changed], Happening | None]] = {
    "amendementen": _case,
    "zaken": _case,
    "besluiten": _decision,
    "kamerstukken": of_paper,
    "activiteiten": _activity,
    "plenaire agenda": _agenda,
    "commissievergadering": _agenda,
    "stemmingen": _ballot,
    "verworpen wetsvoorstellen": _rejected,
    "zoekresultaten": _publication,
    "toezeggingen": _promise,
}
