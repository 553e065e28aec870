"""A dossier as its page shows it, now or as of a day. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from crawler.document import Document
from crawler.text import MONTHS
from monitors.alerts.corrections import Correction
from monitors.dossiers.agenda import STEPS, appointments
from monitors.dossiers.milestones import Reading
from monitors.dossiers.timeline import AsOf, Line, Timeline, timeline
from monitors.watchlist import Dossier
from monitors.words import timelinetexts
from monitors.words.dutch import dossier_number, inert, local_day, shortened
from wetwacht.web.views.amendments import Shown, amendments
from wetwacht.web.views.dossierbills import Bill, bills, says
from wetwacht.web.views.figures import Series, series

_LONGEST = 300

Corrections = Mapping[int, tuple[Correction, ...]]


@dataclass(frozen=True, slots=True)
class Coming:
    """A day to come, by the source that names it; `moved` and `cancelled` are what that source did to it."""

    day: date
    text: str
    site: str
    url: str
    seen: datetime
    moved: bool = False
    cancelled: bool = False


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
class View:
    """All that the page of a dossier shows. `since` is the first look; None where nothing was seen."""

    bills: tuple[Bill, ...]
    coming: tuple[Coming, ...]
    amendments: tuple[Shown, ...]
    months: tuple[Month, ...]
    figures: tuple[Series, ...]
    papers: tuple[Entry, ...]
    since: datetime | None

    @property
    def voted(self) -> bool:
        """Whether a vote on one of the bills is shown."""
        return any(one.votes for one in self.bills)


def view(dossier: Dossier, readings: tuple[Reading, ...], asked: AsOf, corrected: Corrections) -> View:
    """A dossier as of a day; `corrected` are the corrections by the event that was told wrong."""
    seen = tuple(one for one in readings if local_day(one.seen) <= asked.day)
    known = seen if asked.by == "seen" else readings
    course = timeline(dossier, known, asked)
    entries = tuple(_entries(course, known, asked, corrected))
    return View(
        bills=bills(course, _newest(known), asked.day),
        coming=_coming(dossier, seen, course, asked),
        amendments=amendments(dossier, known, asked),
        months=tuple(_months(one for one in entries if one.line.step != "paper")),
        figures=series(known, asked),
        papers=tuple(one for one in entries if one.line.step == "paper"),
        since=readings[0].seen if readings else None,
    )


def _newest(readings: Iterable[Reading]) -> tuple[Document, ...]:
    return tuple({(one.document.site, one.document.key): one.document for one in readings}.values())


def _coming(dossier: Dossier, seen: tuple[Reading, ...], course: Timeline, asked: AsOf) -> tuple[Coming, ...]:
    """What was to come as far as it was known on the day, the nearest first."""
    named = (
        Coming(one.day, one.text, one.site, one.url, one.seen, one.sequence > 0, one.cancelled)
        for one in appointments(dossier, seen)
        if one.day >= asked.day
    )
    said = ((one.leading.day, one.leading) for one in course.lines if one.to_come and one.step not in STEPS)
    other = (Coming(day, one.text, one.site, one.url, one.seen) for day, one in said if day)
    return tuple(sorted((*named, *other), key=lambda one: (one.day, one.text)))


def _entries(
    course: Timeline, readings: tuple[Reading, ...], asked: AsOf, corrected: Corrections
) -> Iterator[Entry]:
    """The lines that have happened, newest first; those to come stand apart."""
    by_change = {one.change: one for one in readings if one.change}
    by_event: dict[int, list[Reading]] = {}
    for one in readings:
        if one.event:
            by_event.setdefault(one.event, []).append(one)
    for line in reversed(course.lines):
        if line.to_come or (line.step in STEPS and line.leading.day == asked.day):
            continue
        reading = by_change.get(line.leading.change or 0)
        event = reading.event if reading else None
        own = reading is not None and reading.document.site == line.leading.site and line.step == "event"
        yield Entry(
            line=line,
            text=_named(line, course),
            on=line.on if asked.by == "happened" else local_day(line.leading.seen),
            published=reading.document.published if reading and own else None,
            also=tuple(_also(line, by_event.get(event, []))) if event else (),
            corrections=tuple(_corrections(event, corrected, asked)),
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
