"""The course of a dossier in lines, as its page shows them: newest first, a part at a time. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from crawler.text import MONTHS
from monitors.alerts.corrections import Correction
from monitors.dossiers.agenda import STEPS
from monitors.dossiers.milestones import Reading
from monitors.dossiers.timeline import AsOf, Line, Timeline
from monitors.words import timelinetexts
from monitors.words.dutch import dossier_number, inert, local_day, shortened
from wetwacht.web.views.dossierbills import says

PART = 60
_LONGEST = 300

Corrections = Mapping[int, tuple[Correction, ...]]


@dataclass(frozen=True, slots=True)
class Told:
    """Another page that told of the same event."""

    site: str
    url: str
    seen: datetime
    change: int | None


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the course, when its page was published, who told it too, and what was corrected."""

    line: Line
    text: str
    on: date
    published: date | None = None
    also: tuple[Told, ...] = ()
    corrections: tuple[Correction, ...] = ()


@dataclass(frozen=True, slots=True)
class Month:
    """The entries of one month, newest first."""

    name: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Course:
    """A part of the lines by month, and all lines that are papers; parts count from 1, the newest first."""

    months: tuple[Month, ...]
    papers: tuple[Entry, ...]
    part: int
    parts: int


@dataclass(frozen=True, slots=True)
class _Behind:
    """What stands behind the lines: which reading brought a change, and which ones told of an event."""

    course: Timeline
    asked: AsOf
    corrected: Corrections
    by_change: Mapping[int, Reading]
    by_event: Mapping[int, list[Reading]]


def course_of(
    course: Timeline, readings: Iterable[Reading], asked: AsOf, corrected: Corrections, part: int = 1
) -> Course:
    """The lines that have happened; those to come stand apart. A part that is not there is the last one."""
    behind = _behind(course, readings, asked, corrected)
    told = [line for line in reversed(course.lines) if not _to_come(line, asked)]
    papers = [line for line in told if line.step == "paper"]
    others = [line for line in told if line.step != "paper"]
    parts = max(1, -(-len(others) // PART))
    at = min(max(part, 1), parts)
    shown = others[(at - 1) * PART : at * PART]
    return Course(
        months=tuple(_months(_entry(line, behind) for line in shown)),
        papers=tuple(_entry(line, behind) for line in papers),
        part=at,
        parts=parts,
    )


def _behind(course: Timeline, readings: Iterable[Reading], asked: AsOf, corrected: Corrections) -> _Behind:
    by_change: dict[int, Reading] = {}
    by_event: dict[int, list[Reading]] = {}
    for one in readings:
        if one.change:
            by_change[one.change] = one
        if one.event:
            by_event.setdefault(one.event, []).append(one)
    return _Behind(course, asked, corrected, by_change, by_event)


def _to_come(line: Line, asked: AsOf) -> bool:
    return line.to_come or (line.step in STEPS and line.leading.day == asked.day)


def _entry(line: Line, behind: _Behind) -> Entry:
    asked, reading = behind.asked, behind.by_change.get(line.leading.change or 0)
    event = reading.event if reading else None
    own = reading is not None and reading.document.site == line.leading.site and line.step == "event"
    return Entry(
        line=line,
        text=_named(line, behind.course),
        on=line.on if asked.by == "happened" else local_day(line.leading.seen),
        published=reading.document.published if reading and own else None,
        also=tuple(_also(line, behind.by_event.get(event, []))) if event else (),
        corrections=tuple(_corrections(event, behind.corrected, asked)),
    )


def _named(line: Line, course: Timeline) -> str:
    """What a line tells, with the bill where the dossier has several and the source names none."""
    text = shortened(inert(line.leading.text), _LONGEST)
    if len(course.bills) == 1 or says(text, line.bill):
        return text
    return f"{text}, {timelinetexts.BILL.format(number=dossier_number(line.bill))}"


def _also(line: Line, readings: list[Reading]) -> Iterator[Told]:
    """Every other site that told of the event of a line, once."""
    met = {line.leading.site, *(one.site for one in line.others)}
    for one in readings:
        if one.document.site not in met:
            met.add(one.document.site)
            yield Told(one.document.site, one.document.url, one.seen, one.change)


def _corrections(event: int | None, corrected: Corrections, asked: AsOf) -> Iterator[Correction]:
    for one in corrected.get(event or 0, ()):
        if asked.by == "happened" or local_day(one.made) <= asked.day:
            yield one


def _months(entries: Iterable[Entry]) -> Iterator[Month]:
    for (year, month), own in groupby(entries, key=lambda one: (one.on.year, one.on.month)):
        yield Month(f"{MONTHS[month - 1]} {year}", tuple(own))
