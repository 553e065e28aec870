"""Where the bills of a dossier stand and who voted how, as its page shows them. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from crawler.document import Document
from monitors.dossiers.milestones import bill_name
from monitors.dossiers.stations import At, Standing
from monitors.dossiers.timeline import Line, Timeline
from monitors.events.contradiction import Statement, statements
from monitors.events.votes import CHAMBERS, Chamber, Facts, grouped, told, vote
from monitors.papers.figures import day_of
from monitors.words import texts, timelinetexts
from monitors.words.dutch import capital, dossier_number, inert, shortened, written
from notifiers.shape import Row
from notifiers.voting import result_rows
from wetwacht.web.views.votes import Ballot, ballot

_ADVICE, _NO_ADVICE = "Raad van State: advies", "Raad van State: geen advies gezien"
_OF_ANY = "Raad van State: advies, onbekend bij welk voorstel"
_BY_REPORT = "Raad van State: advies. Wetwacht leidt dit af uit het nader rapport."
_DIGITS = re.compile(r"(?<=\d)[\s.](?=\d)")
_LATER = "Toen nog niet ingediend. Dat gebeurde op {day}."
_REPORT = re.compile(r"\bnader rapport\b", re.IGNORECASE)
_BEHIND_HOUSE = 1
_LONGEST = 300
_BILL = "wetsvoorstel"


@dataclass(frozen=True, slots=True)
class Cell:
    """One place on the way of a bill, in words, with the day on which it was passed."""

    words: str
    at: At
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Cast:
    """A vote on a bill: the result, and then who voted how; `by` is the line that tells of it.

    `also` is another source, where it fills in what the first leaves out.
    """

    key: Chamber
    chamber: str
    by: Line
    rows: tuple[Row, ...]
    also: Statement | None = None


@dataclass(frozen=True, slots=True)
class Bill:
    """A bill with its way and its votes, the last one first. `name` is how readers call it.

    Without cells nothing is known of its way; `ballot` is there where parties of both chambers are named.
    """

    name: str
    title: str
    url: str | None
    cells: tuple[Cell, ...]
    further: str
    votes: tuple[Cast, ...]
    ballot: Ballot | None = None


def bills(course: Timeline, documents: Iterable[Document], day: date) -> tuple[Bill, ...]:
    """The bills of a dossier on a day; `documents` are the newest versions that are known."""
    known = tuple(documents)
    return tuple(_bill(one, course, known, day) for one in course.bills)


def _bill(standing: Standing, course: Timeline, known: tuple[Document, ...], day: date) -> Bill:
    own = _own(standing.number, known)
    plain = timelinetexts.BILL.format(number=dossier_number(standing.number))
    cells = list(_cells(standing)) if any(one.at != "unknown" for one in standing.stations) else []
    if cells:
        cells.insert(_BEHIND_HOUSE, _advised(standing, course))
    facts, other = _facts(standing.number, own, known)
    votes = tuple(_votes(standing.number, course, facts, other))
    both = ballot(facts, (one.key for one in votes))
    return Bill(
        name=bill_name(own) if own else plain,
        title=shortened(inert(standing.title or ""), _LONGEST),
        url=standing.url,
        cells=tuple(cells),
        further=_not_yet(own, day) or standing.further,
        votes=votes,
        ballot=both if both and len(both.chambers) == len(CHAMBERS) else None,
    )


def _not_yet(own: Document | None, day: date) -> str:
    """That a bill came after the day; empty where it was there, or where no source says when it came."""
    said = own.fact("submitted") if own else None
    came = day_of(said) if isinstance(said, str) else None
    return _LATER.format(day=written(came)) if came and came > day else ""


def _own(number: str, known: tuple[Document, ...]) -> Document | None:
    return next((one for one in reversed(known) if (one.kind, one.key) == (_BILL, number)), None)


def _cells(standing: Standing) -> Iterator[Cell]:
    passed = [one for one in standing.stations if one.at != "never"]
    for at, (words, _) in enumerate(standing.cells):
        station = passed[at] if at < len(passed) else None
        yield Cell(words, station.at, station.day) if station else Cell(capital(words), "never")


def _advised(standing: Standing, course: Timeline) -> Cell:
    """The advice on a bill: as the source dates it, else as the report that answers it shows."""
    passed = [one for one in course.lines if not one.to_come]
    advice = [one for one in passed if one.step == "advice"]
    own = [one for one in advice if _names(standing, course, one)]
    if own:
        return Cell(_ADVICE, "done", own[-1].leading.day)
    if any(_REPORT.search(one.leading.text) and _names(standing, course, one) for one in passed):
        return Cell(_BY_REPORT, "done")
    return Cell(_OF_ANY if advice else _NO_ADVICE, "unknown")


def _names(standing: Standing, course: Timeline, line: Line) -> bool:
    """Whether a line is about this bill: the only one of its dossier, by its number, or the only novelle."""
    if len(course.bills) == 1:
        return True
    text = line.leading.text
    novelles = [one.number for one in course.bills if "novelle" in (one.title or "").casefold()]
    return says(text, standing.number) or (novelles == [standing.number] and "novelle" in text.casefold())


def says(text: str, number: str) -> bool:
    """Whether a text holds the number of a bill, however it is written: 36704, 36 704 or 36.704."""
    return number in _DIGITS.sub("", text)


def _facts(number: str, own: Document | None, known: tuple[Document, ...]) -> tuple[Facts, Statement | None]:
    """What is known of the votes on a bill, and the source that fills in what its page leaves out."""
    facts, other = grouped(told(own)) if own else {}, _other(number, known)
    filled = {name: said for name, said in other.facts.items() if name not in facts} if other else {}
    return {**filled, **facts}, other if filled else None


def _votes(number: str, course: Timeline, facts: Facts, other: Statement | None) -> Iterator[Cast]:
    """The votes that the course tells of: what a page says of a later day is left out."""
    for chamber in CHAMBERS:
        cast = vote(facts, chamber)
        lines = (one for one in course.lines if (one.step, one.bill) == (f"decided_{chamber}", number))
        line = next((one for one in lines if not one.to_come), None)
        if cast and line:
            also = other if chamber == "tk" else None
            yield Cast(chamber, texts.CHAMBERS[chamber], line, result_rows(facts, cast), also)


def _other(number: str, known: tuple[Document, ...]) -> Statement | None:
    """What the Tweede Kamer itself says of its vote on a bill, where the page of the bill does not."""
    said = (one for document in reversed(known) if document.kind != _BILL for one in statements(document))
    return next((one for one in said if one.bill == number and one.facts), None)
