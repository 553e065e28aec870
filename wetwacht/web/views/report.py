"""A report over chosen dossiers: dated lines, each with its source. Pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime

from monitors.dossiers.timeline import By, Line, Timeline
from monitors.words.dutch import inert, local_day, shortened, weekday
from monitors.words.texts import site_of

_LONGEST = 600


@dataclass(frozen=True, slots=True)
class Period:
    """The days of a report, both included, and by which calendar."""

    first: date
    last: date
    by: By


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: its day in words, what happened, the source, and the address where it may be linked."""

    day: str
    text: str
    source: str
    url: str | None
    change: int | None


@dataclass(frozen=True, slots=True)
class Chapter:
    """The lines of one dossier in order."""

    title: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """What is printed, saved or pasted."""

    period: Period
    made: datetime
    chapters: tuple[Chapter, ...]

    @property
    def title(self) -> str:
        """The heading of the report."""
        return f"Verslag {weekday(self.period.first)} tot en met {weekday(self.period.last)}"


def chapter(title: str, course: Timeline, period: Period, link: Callable[[str], str | None]) -> Chapter:
    """The lines of a dossier whose day lies in the period."""
    lines = (line for line in course.lines if period.first <= _day(line, period.by) <= period.last)
    return Chapter(inert(title), tuple(_entry(line, link) for line in lines))


def _day(line: Line, by: By) -> date:
    return line.on if by == "happened" else local_day(line.leading.seen)


def _entry(line: Line, link: Callable[[str], str | None]) -> Entry:
    said = line.leading
    seen = f"Dag onbekend, gezien op {weekday(local_day(said.seen))}"
    source = inert(site_of(said.site, said.url).shown)
    day = weekday(said.day) if said.day else seen
    return Entry(day, shortened(inert(said.text), _LONGEST), source, link(said.url), said.change)
