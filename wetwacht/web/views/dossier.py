"""A dossier as its page shows it, now or as of a day. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from crawler.document import Document
from monitors.dossiers.agenda import STEPS, appointments
from monitors.dossiers.milestones import Reading
from monitors.dossiers.timeline import AsOf, Timeline, timeline
from monitors.watchlist import Dossier
from monitors.words.dutch import local_day
from wetwacht.web.views.amendments import Shown, amendments
from wetwacht.web.views.course import Corrections, Course, course_of
from wetwacht.web.views.dossierbills import Bill, bills
from wetwacht.web.views.figures import Series, series

_LONGEST = 300


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
class View:
    """All that the page of a dossier shows. `since` is the first look; None where nothing was seen."""

    bills: tuple[Bill, ...]
    coming: tuple[Coming, ...]
    amendments: tuple[Shown, ...]
    course: Course
    figures: tuple[Series, ...]
    since: datetime | None

    @property
    def voted(self) -> bool:
        """Whether a vote on one of the bills is shown."""
        return any(one.votes for one in self.bills)


def view(
    dossier: Dossier, readings: tuple[Reading, ...], asked: AsOf, corrected: Corrections, part: int = 1
) -> View:
    """A dossier as of a day; `corrected` are the corrections by the event that was told wrong.

    `part` says which part of its course is shown, from 1, the newest first.
    """
    seen = tuple(one for one in readings if local_day(one.seen) <= asked.day)
    known = seen if asked.by == "seen" else readings
    course = timeline(dossier, known, asked)
    return View(
        bills=bills(course, _newest(known), asked.day),
        coming=_coming(dossier, seen, course, asked),
        amendments=amendments(dossier, known, asked),
        course=course_of(course, known, asked, corrected, part),
        figures=series(known, asked),
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
