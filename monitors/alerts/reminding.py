"""Which days of a dossier are told again before they come, to whom and when. Pure.

A reader is reminded once of a day for each number of working days that was asked. Who learnt of it only after
that moment, by news that went out at once, knows; whoever reads it in a digest is reminded. Mutes count: what
is still to come when one ends is told then.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from crawler.text import AMSTERDAM
from monitors.alerts.digest import followed
from monitors.alerts.standing import EVERYBODY_IS_TOLD, Standing
from monitors.alerts.subscriptions import Due, of_all, recipients
from monitors.alerts.workdays import working_days_before
from monitors.dossiers.agenda import Appointment
from monitors.model import EventType, Match, Matches
from monitors.watchlist import Subscription, Watchlist
from monitors.words.dutch import local_day

STEPS = ("planned", "input", "activity", "consultation_end")
"""Of what a reader is reminded: debates and votes, meetings, and the last day to be heard."""
_WITHOUT = ("procedurevergadering", "regeling van werkzaamheden")
"""Activities at which only is planned what is to come."""
FROM = time(7)
"""When the day of a reminder begins, in Amsterdam."""

Once = tuple[str, str, str, date, int]
"""A kind of channel, a casefolded recipient, the name of an appointment, its day, working days before."""
Told = tuple[str, str, datetime]
"""A kind of channel, a casefolded recipient, and the look of which news went out to it at once."""


@dataclass(frozen=True, slots=True)
class Reminder:
    """What comes on a day of a dossier, for readers who asked to hear it so many working days before.

    `once` is what counts as done with it.
    """

    dossier: str
    day: date
    ahead: int
    about: tuple[Appointment, ...]
    dues: tuple[Due, ...]
    once: tuple[Once, ...]


@dataclass(frozen=True, slots=True)
class Known:
    """What was reminded of, which looks readers heard of at once, who is muted or left."""

    once: Collection[Once] = ()
    told: Collection[Told] = ()
    standing: Standing = EVERYBODY_IS_TOLD


@dataclass(frozen=True, slots=True)
class _Owed:
    appointment: Appointment
    ahead: int
    due: Due

    @property
    def once(self) -> Once:
        return (*place(self.due), self.appointment.uid, self.appointment.day, self.ahead)


def stands(one: Appointment, today: date) -> bool:
    """Whether a day is still to come and on, and of a kind of which readers are reminded."""
    told = one.step in STEPS and not one.kind.casefold().startswith(_WITHOUT)
    return told and not one.cancelled and one.day >= today


def begins(day: date, ahead: int) -> datetime:
    """From when on a reminder is due: in the morning of a working day."""
    return datetime.combine(working_days_before(day, ahead), FROM, AMSTERDAM)


def reminders(
    watchlist: Watchlist, dossier: str, found: Iterable[Appointment], now: datetime, known: Known
) -> tuple[Reminder, ...]:
    """The reminders of a dossier that are due and were not made: one for all that comes on one day."""
    asking = tuple(_asking(watchlist, one, dossier) for one in watchlist.subscriptions)
    plain = replace(watchlist, subscriptions=tuple(filter(None, asking)), urgency=())
    days: dict[tuple[date, str, str], list[_Owed]] = defaultdict(list)
    for one in _owed(plain, dossier, found, now, known.standing):
        if one.once not in known.once and not _heard(one, known.told):
            days[(one.appointment.day, *place(one.due))].append(one)
    return tuple(_joined(dossier, days.values()))


def place(due: Due) -> tuple[str, str]:
    """The reader as rows name it."""
    return due.kind, due.recipient.casefold()


def _asking(watchlist: Watchlist, one: Subscription, dossier: str) -> Subscription | None:
    """The subscription as one to everything of this dossier, told at once; None where it asks for none."""
    follows = one.remind and any(own.key == dossier for own in followed(watchlist, one))
    return replace(one, dossiers=(dossier,), amendments=(), events=(), when="instant") if follows else None


def _owed(
    plain: Watchlist, dossier: str, found: Iterable[Appointment], now: datetime, standing: Standing
) -> Iterator[_Owed]:
    today, about = local_day(now), Matches((Match(dossier, ()),))
    aheads = sorted({ahead for one in plain.subscriptions for ahead in one.remind})
    for one in (one for one in found if stands(one, today)):
        for ahead in (ahead for ahead in aheads if begins(one.day, ahead) <= now):
            wanting = tuple(asked for asked in plain.subscriptions if ahead in asked.remind)
            only = replace(plain, subscriptions=wanting)
            for due in recipients(only, about, EventType.REMINDER, now, standing=standing):
                if not due.held:
                    yield _Owed(one, ahead, due)


def _heard(one: _Owed, told: Collection[Told]) -> bool:
    """Whether news of the day itself went out at once, when the moment of the reminder had passed."""
    seen = one.appointment.seen
    return seen >= begins(one.appointment.day, one.ahead) and (*place(one.due), seen) in told


def _joined(dossier: str, days: Iterable[list[_Owed]]) -> Iterator[Reminder]:
    """One for all readers who are to hear the same of a day."""
    alike: dict[tuple[tuple[str, ...], int], list[list[_Owed]]] = defaultdict(list)
    for owed in days:
        uids = tuple(dict.fromkeys(one.appointment.uid for one in owed))
        alike[(uids, min(one.ahead for one in owed))].append(owed)
    for (_, ahead), groups in alike.items():
        about = tuple({one.appointment.uid: one.appointment for one in groups[0]}.values())
        dues = of_all([one.due] for owed in groups for one in owed)
        once = tuple(one.once for owed in groups for one in owed)
        yield Reminder(dossier, about[0].day, ahead, about, dues, once)
