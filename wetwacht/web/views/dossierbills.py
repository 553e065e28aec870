"""Where the bills of a dossier stand and who voted how, as its page shows them. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from crawler.document import Document
from monitors.dossiers.milestones import bill_name
from monitors.dossiers.stations import At, Standing
from monitors.dossiers.timeline import Line, Timeline
from monitors.events.contradiction import Statement, statements
from monitors.events.votes import CHAMBERS, grouped, told, vote
from monitors.words import texts, timelinetexts
from monitors.words.dutch import dossier_number, inert, shortened
from notifiers.shape import Row
from notifiers.voting import result_rows

_ADVICE, _NO_ADVICE = "Raad van State: advies", "Raad van State: geen advies gezien"
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

    chamber: str
    by: Line
    rows: tuple[Row, ...]
    also: Statement | None = None


@dataclass(frozen=True, slots=True)
class Bill:
    """A bill with its way and its votes, the last one first. `name` is how readers call it.

    Without cells nothing is known of its way.
    """

    name: str
    title: str
    url: str | None
    cells: tuple[Cell, ...]
    further: str
    votes: tuple[Cast, ...]


def bills(course: Timeline, documents: Iterable[Document]) -> tuple[Bill, ...]:
    """The bills of a dossier; `documents` are the newest versions that are known."""
    known = tuple(documents)
    advice = [one for one in course.lines if one.step == "advice" and not one.to_come]
    alone = len(course.bills) == 1
    return tuple(_bill(one, course, known, advice if alone else None) for one in course.bills)


def _bill(
    standing: Standing, course: Timeline, known: tuple[Document, ...], advice: list[Line] | None
) -> Bill:
    own = _own(standing.number, known)
    plain = timelinetexts.BILL.format(number=dossier_number(standing.number))
    known_way = any(one.at != "unknown" for one in standing.stations)
    cells = list(_cells(standing)) if known_way else []
    if cells and advice is not None:
        cells.insert(_BEHIND_HOUSE, _advised(advice))
    votes = tuple(_votes(standing.number, course, known))
    name = bill_name(own) if own else plain
    title = shortened(inert(standing.title or ""), _LONGEST)
    return Bill(name, title, standing.url, tuple(cells), standing.further, votes)


def _own(number: str, known: tuple[Document, ...]) -> Document | None:
    return next((one for one in reversed(known) if (one.kind, one.key) == (_BILL, number)), None)


def _cells(standing: Standing) -> Iterator[Cell]:
    passed = [one for one in standing.stations if one.at != "never"]
    for at, (words, _) in enumerate(standing.cells):
        station = passed[at] if at < len(passed) else None
        yield Cell(words, station.at, station.day) if station else Cell(words, "ended")


def _advised(lines: list[Line]) -> Cell:
    """A dossier with one bill has its advice on the way of that bill; of several, no source says whose."""
    return Cell(_ADVICE, "done", lines[-1].leading.day) if lines else Cell(_NO_ADVICE, "unknown")


def _votes(number: str, course: Timeline, known: tuple[Document, ...]) -> Iterator[Cast]:
    """The votes that the course tells of: what a page says of a later day is left out."""
    own = _own(number, known)
    other = _other(number, known)
    facts = grouped(told(own)) if own else {}
    filled = {name: said for name, said in other.facts.items() if name not in facts} if other else {}
    whole = {**filled, **facts}
    for chamber in CHAMBERS:
        cast = vote(whole, chamber)
        lines = (one for one in course.lines if (one.step, one.bill) == (f"decided_{chamber}", number))
        line = next((one for one in lines if not one.to_come), None)
        if cast and line:
            also = other if other and chamber == "tk" and filled else None
            yield Cast(texts.CHAMBERS[chamber], line, result_rows(whole, cast), also)


def _other(number: str, known: tuple[Document, ...]) -> Statement | None:
    """What the Tweede Kamer itself says of its vote on a bill, where the page of the bill does not."""
    said = (one for document in reversed(known) if document.kind != _BILL for one in statements(document))
    return next((one for one in said if one.bill == number and one.facts), None)
