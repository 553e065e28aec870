"""What a digest is: its period, and what belongs in it. Pure.

Periods are days and ISO weeks of Amsterdam. What a digest holds is chosen by the ids of rows and never by
their times (`monitors.history.digests`), so a period only names it and says when it is sent.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Literal

from crawler.text import AMSTERDAM
from monitors.alerts.corrections import Correction
from monitors.dossiers.stations import Standing
from monitors.dossiers.timeline import Timeline
from monitors.model import Event, EventType
from monitors.sources.health import SourceState
from monitors.watchlist import Dossier, Source, Subscription, Watchlist
from monitors.words.dutch import local_day

Every = Literal["daily", "weekly"]
_SENT_AT = time(7, 30)
_WEEK = re.compile(r"(\d{4})-W(\d{2})")
_WEIGHTS = (
    EventType.ADOPTED,
    EventType.REJECTED,
    EventType.WITHDRAWN,
    EventType.IN_FORCE,
    EventType.PUBLISHED,
    EventType.POSTPONED,
    EventType.MOVED,
    EventType.SCHEDULED,
    EventType.REPLACED,
    EventType.SUBMITTED,
    EventType.ADVICE,
    EventType.PROMISED,
    EventType.ANSWERED,
)


@dataclass(frozen=True, slots=True)
class Period:
    """A day or a week, from its first up to and including its last day."""

    every: Every
    first: date
    last: date

    @property
    def label(self) -> str:
        """ "2026-W30", "2026-07-23" """
        year, week, _ = self.first.isocalendar()
        return f"{year}-W{week:02d}" if self.every == "weekly" else self.first.isoformat()

    @property
    def key(self) -> str:
        """The name of the period in rows and in the subjects of deliveries: "weekly:2026-W30"."""
        return f"{self.every}:{self.label}"

    @property
    def due(self) -> datetime:
        """When its digest is to go: half past seven in the morning after it, in Amsterdam."""
        return datetime.combine(self.last + timedelta(days=1), _SENT_AT, AMSTERDAM)


@dataclass(frozen=True, slots=True)
class Item:
    """An event in a digest, or with `added` what a later sighting adds to one, and when that was seen.

    `direct` says that it was told at once, `change` the row that shows it, `bill` that it is a step of a
    bill as a whole and not of a paper of it.
    """

    event: Event
    dossiers: tuple[str, ...]
    site: str
    url: str
    change: int | None = None
    direct: bool = False
    bill: bool = False
    added: str = ""

    @property
    def day(self) -> date:
        """The day by which it has its place: that of the source, else the day on which it was seen."""
        return self.event.happened or local_day(self.event.seen)

    @property
    def weight(self) -> int:
        """What matters most has the lowest."""
        known = not self.added and self.event.type in _WEIGHTS
        weight = _WEIGHTS.index(self.event.type) if known else len(_WEIGHTS)
        return weight if self.bill else weight + len(_WEIGHTS)


@dataclass(frozen=True, slots=True)
class Coming:
    """Something that is to come, as a source says; without a day the source names none."""

    day: date | None
    text: str
    site: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Unread:
    """A source that cannot be read; `since` is None for one that never was."""

    source: Source
    since: datetime | None


@dataclass(frozen=True, slots=True)
class Control:
    """How many of the sources are read, and the oldest of their last looks."""

    sources: int
    oldest: datetime | None
    unread: tuple[Unread, ...]


@dataclass(frozen=True, slots=True)
class Course:
    """A dossier in a digest: where its bills stand, and what happened, in order."""

    dossier: Dossier
    bills: tuple[Standing, ...]
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Digest:
    """Everything that a digest of one subscription says; `small` counts editorial changes.

    `corrections` are of what its reader had before, and come first.
    """

    period: Period
    subscription: Subscription
    courses: tuple[Course, ...]
    coming: tuple[Coming, ...]
    small: int
    control: Control
    corrections: tuple[Correction, ...] = ()

    @property
    def items(self) -> tuple[Item, ...]:
        """All that happened, what matters most first."""
        found = (item for course in self.courses for item in course.items)
        return tuple(sorted(found, key=lambda one: (one.weight, one.day, one.event.id)))


def every(subscription: Subscription) -> Every:
    """How often a subscription has a digest; one that is told at once has one of the week."""
    return "daily" if subscription.when == "daily" else "weekly"


def latest(often: Every, now: datetime) -> Period:
    """The last period whose digest is due by now."""
    today = local_day(now)
    period = _before(often, today)
    return period if period.due <= now else _before(often, period.first)


def week_of(moment: datetime) -> Period:
    """The week in which a moment falls."""
    return _before("weekly", local_day(moment) + timedelta(days=7))


def named(label: str) -> Period:
    """The period of a label: "2026-W30", "2026-07-23". Raises ValueError for anything else."""
    week = _WEEK.fullmatch(label)
    if week:
        first = date.fromisocalendar(int(week[1]), int(week[2]), 1)
        return Period("weekly", first, first + timedelta(days=6))
    day = datetime.strptime(label, "%Y-%m-%d").date()  # noqa: DTZ007 (a day has no zone)
    return Period("daily", day, day)


def followed(
    watchlist: Watchlist, subscription: Subscription, items: Iterable[Item] = ()
) -> tuple[Dossier, ...]:
    """The dossiers that a subscription is about, and those of items that are about none of these."""
    own = {one.key for one in watchlist.dossiers if _asks_for(subscription, one)}
    more = {key for item in items if not own & set(item.dossiers) for key in item.dossiers}
    return tuple(one for one in watchlist.dossiers if one.key in own | more)


def _asks_for(subscription: Subscription, dossier: Dossier) -> bool:
    wanted = subscription.amendments
    return (not subscription.dossiers or dossier.key in subscription.dossiers) and (
        not wanted or any(one.key in wanted for one in dossier.amendments)
    )


def arranged(
    dossiers: Iterable[Dossier], items: Iterable[Item], timelines: dict[str, Timeline]
) -> tuple[Course, ...]:
    """Each item once, under the first of its dossiers; the dossiers by weight, then by name."""
    listed = list(dossiers)
    own: dict[str, list[Item]] = {one.key: [] for one in listed}
    for item in items:
        place = next((key for key in own if key in item.dossiers), None)
        if place:
            own[place].append(item)
    courses = [
        Course(one, timelines[one.key].bills, tuple(sorted(own[one.key], key=_in_order))) for one in listed
    ]
    return tuple(sorted(courses, key=_by_weight))


def coming(
    courses: Iterable[Course],
    timelines: dict[str, Timeline],
    others: Iterable[tuple[str, Coming]],
    today: date,
) -> tuple[Coming, ...]:
    """What is to come, by day: the steps of the bills, then days that only an agenda names (`others`)."""
    found: dict[tuple[date | None, str], Coming] = {}
    days: set[tuple[str, date]] = set()
    for course in courses:
        key = course.dossier.key
        for line in timelines[key].lines:
            if line.leading.day and line.leading.day > today:
                said = line.leading
                found.setdefault((said.day, said.text), Coming(said.day, said.text, said.site, said.url))
                days.add((key, line.leading.day))
    for key, one in others:
        if one.day and (key, one.day) not in days:
            found.setdefault((one.day, one.text), one)
    return tuple(sorted(found.values(), key=lambda one: (one.day or date.max, one.text)))


def control(sources: tuple[Source, ...], states: dict[str, SourceState]) -> Control:
    """Which of the sources are read, and since when the others are not."""
    unread, looks = [], []
    for source in sources:
        state = states.get(source.key, SourceState(source.key))
        if state.last_ok is None or state.failing_since:
            unread.append(Unread(source, state.failing_since if state.last_ok else None))
        else:
            looks.append(state.last_ok)
    return Control(len(sources), min(looks, default=None), tuple(unread))


def _before(often: Every, day: date) -> Period:
    """The last whole period before a day."""
    if often == "daily":
        return Period("daily", day - timedelta(days=1), day - timedelta(days=1))
    monday = day - timedelta(days=day.weekday())
    return Period("weekly", monday - timedelta(days=7), monday - timedelta(days=1))


def _in_order(item: Item) -> tuple[date, int]:
    return item.day, item.event.id


def _by_weight(course: Course) -> tuple[int, str]:
    return min((item.weight for item in course.items), default=2 * len(_WEIGHTS) + 1), course.dossier.title
