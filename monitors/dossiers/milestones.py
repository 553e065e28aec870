"""What the facts and rows of documents say happened, or will: claims with a day, by a source. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from crawler.document import Document, Section
from crawler.text import dutch_date
from monitors.comparing.detect import is_row
from monitors.events.votes import CHAMBERS, Chamber, grouped, told, vote
from monitors.papers.figures import day_of
from monitors.words import timelinetexts as texts
from monitors.words.dutch import capital, dossier_number, inert, paper_label
from monitors.words.procedure import STAGES

TWEEDE_KAMER, EERSTE_KAMER, GAZETTE = "tweedekamer", "eerstekamer", "officielebekendmakingen"
DECIDES = {"decided_tk": TWEEDE_KAMER, "decided_ek": EERSTE_KAMER, "published": GAZETTE, "in_force": GAZETTE}
"""Whose day leads where sources name different ones; of papers the chamber whose paper it is."""

_LISTS = ("amendementen", "zaken", "kamerstukken")
_BILL, _GAZETTE, _NOTICE, _CONSULTATION = "wetsvoorstel", "staatsblad", "staatscourant", "internetconsultatie"
_ACTIVITIES, _FOUND = "activiteiten", "zoekresultaten"
CLAIMING = frozenset({_BILL, _GAZETTE, _NOTICE, _CONSULTATION, _ACTIVITIES, _FOUND, *_LISTS})
"""Kinds of documents that make claims; all others make none, whatever their rows say."""
_PAPER = re.compile(r"(\d{5}(?:-\w+)?)/(\w+)")
_OFF = re.compile(r"^Status: (?:Geannuleerd|Verplaatst)", re.MULTILINE)
_KIND = re.compile(r"^Soort: (.*)$", re.MULTILINE)
_ADVICE = re.compile(r"raad van state", re.IGNORECASE)
_IN_FORCE = re.compile(r"(?:treedt|treden) in werking (?:met ingang van|op) ([^.\n]*)")
_DECREE = "besluit"


@dataclass(frozen=True, slots=True)
class Reading:
    """A version of a document as it was seen; without a change it was taken over as it stood.

    `headline` and `happened` are those of the event behind its change, where it is about the dossier.
    """

    document: Document
    seen: datetime
    change: int | None = None
    event: int | None = None
    headline: str | None = None
    happened: date | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """What a source says of one step: claims with the same step and name are about the same thing.

    `kind` is what the source calls an activity, such as "Stemmingen".
    """

    step: str
    name: str
    text: str
    day: date | None
    bill: str = ""
    url: str = ""
    kind: str = ""


def claims(document: Document, before: Document | None, numbers: tuple[str, ...]) -> Iterator[Claim]:
    """What a document says of the bills with these numbers; a stage also of what it said before."""
    if document.kind not in CLAIMING:
        return
    if document.kind == _BILL and document.key in numbers:
        yield from _of_bill(document)
        yield from _stage(document, before)
    elif document.kind == _GAZETTE:
        yield from _of_gazette(document, numbers)
    elif document.kind == _NOTICE and _ADVICE.search(document.title or ""):
        yield _advice(document.key, document.title or "", document.published, document.url)
    elif document.kind == _CONSULTATION:
        yield from _of_consultation(document)
    yield from (found for row in document.sections if (found := _of_row(document, row, numbers)))


def bill_name(document: Document) -> str:
    """How lines call a bill: wetsvoorstel 36 704, novelle 36 855."""
    novelle = "novelle" in (document.title or "").casefold()
    return (texts.NOVELLE if novelle else texts.BILL).format(number=dossier_number(inert(document.key)))


def _of_bill(document: Document) -> Iterator[Claim]:
    name, key = bill_name(document), document.key
    facts = (
        ("submitted", "submitted", texts.SUBMITTED),
        ("planned", "planned", texts.PLANNED),
        ("input", "inbreng_op", texts.INPUT),
        ("in_force", "entry_into_force", texts.IN_FORCE),
    )
    for step, fact, template in facts:
        day = _day(document.fact(fact))
        if day:
            yield Claim(step, key, capital(template.format(bill=name)), day, key)
    for chamber in CHAMBERS:
        decided = _decision(document, chamber, name)
        if decided:
            yield decided


def _decision(document: Document, chamber: Chamber, name: str) -> Claim | None:
    cast = vote(grouped(told(document)), chamber)
    if cast is None:
        return None
    seats = texts.SEATS.format(voor=inert(cast.seats[0]), tegen=inert(cast.seats[1])) if cast.seats else ""
    text = texts.DECIDED[cast.result].format(chamber=texts.STATIONS[chamber], bill=name, seats=seats)
    return Claim(
        f"decided_{chamber}", document.key, text, _day(document.fact(f"decided_{chamber}")), document.key
    )


def _stage(document: Document, before: Document | None) -> Iterator[Claim]:
    """A stage without a day of its own: one that we saw come, and publication or withdrawal whenever."""
    stage, name, key = document.fact("stage"), bill_name(document), document.key
    if stage == "published":
        yield Claim("published", key, capital(texts.PUBLISHED.format(bill=name)), None, key)
    came = before is not None and before.fact("stage") != stage
    if stage == "withdrawn" or (came and stage in ("written", "awaiting_plenary", "plenary")):
        text = texts.MOVED.format(bill=name, stage=STAGES[str(stage)])
        yield Claim("stage", f"{key} {stage}", capital(text), None, key)


def _of_gazette(document: Document, numbers: tuple[str, ...]) -> Iterator[Claim]:
    for number in numbers:
        if number not in _bills(document):
            continue
        name = texts.BILL.format(number=dossier_number(number))
        if not (document.title or "").casefold().startswith(_DECREE):
            text = capital(texts.PUBLISHED.format(bill=name))
            yield Claim("published", number, text, document.published, number)
        starts = _IN_FORCE.search(document.text())
        day = dutch_date(starts[1]) if starts else None
        if day:
            yield Claim("in_force", number, capital(texts.IN_FORCE.format(bill=name)), day, number)


def _of_consultation(document: Document) -> Iterator[Claim]:
    named = (
        ("start", "consultation", texts.CONSULTATION),
        ("end", "consultation_end", texts.CONSULTATION_END),
    )
    for fact, step, template in named:
        day = _day(document.fact(fact))
        if day:
            yield Claim(step, document.key, template.format(title=inert(document.title or document.key)), day)


def _of_row(document: Document, row: Section, numbers: tuple[str, ...]) -> Claim | None:
    """A dated row: a paper of one of the bills, another row of a bill's own page, an activity, an advice."""
    day, heading = dutch_date(row.text), inert(row.heading)
    if day is None or not is_row(row.key) or _OFF.search(row.text):
        return None
    paper = _PAPER.fullmatch(row.key)
    if paper and paper[1] in numbers and document.kind in (_BILL, *_LISTS):
        text = texts.PAPER.format(heading=heading, label=paper_label(paper[2]))
        return Claim("paper", row.key, capital(text), day, paper[1])
    if document.kind == _BILL and document.key in numbers:
        return Claim("row", row.key, capital(heading), day, document.key, _page(row.key))
    if document.kind == _ACTIVITIES:
        kind = _KIND.search(row.text)
        return Claim("activity", row.key, capital(heading), day, kind=inert(kind[1]) if kind else "")
    if document.kind == _FOUND and "Rubriek: " in row.text and _ADVICE.search(row.text):
        return _advice(row.key, row.heading, day, _page(row.key))
    return None


def _advice(key: str, title: str, day: date | None, url: str) -> Claim:
    return Claim("advice", key, texts.ADVICE.format(title=inert(title)), day, url=url)


def _bills(document: Document) -> tuple[str, ...]:
    said = (document.fact("bills"), document.fact("dossier"))
    return tuple(one for value in said if value for one in ((value,) if isinstance(value, str) else value))


def _day(value: object) -> date | None:
    return (day_of(value) or dutch_date(value)) if isinstance(value, str) else None


def _page(key: str) -> str:
    return key if key.startswith("https://") else ""
