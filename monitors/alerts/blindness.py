"""When readers hear that a source of a dossier that they follow cannot be read, and who they are. Pure.

Operators hear of an outage at once; readers after a whole working day, or at once where a day of a vote or
debate is near. Whoever has nothing but a weekly digest reads it there.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from crawler.errors import Verdict
from crawler.text import AMSTERDAM
from monitors.alerts.digest import followed
from monitors.alerts.standing import EVERYBODY_IS_TOLD, Standing
from monitors.alerts.subscriptions import Due, recipients
from monitors.alerts.workdays import is_working_day, working_days_between
from monitors.model import EventType, Match, Matches
from monitors.sources.health import SourceState
from monitors.watchlist import Source, Subscription, Watchlist

_DAYS_FROM_A_FREE_DAY = 2


@dataclass(frozen=True, slots=True)
class Lost:
    """A source that cannot be read, or in `doubt` not be believed, since when."""

    source: Source
    since: datetime
    doubt: bool = False


def lost_of(sources: Iterable[Source], states: Mapping[str, SourceState]) -> tuple[Lost, ...]:
    """The sources of whose outage operators know; a hiccup is none."""
    known = ((source, states.get(source.key)) for source in sources)
    return tuple(
        Lost(source, state.failing_since, state.verdict is Verdict.SUSPECT)
        for source, state in known
        if state and state.failing_since and state.announced
    )


def day_over(since: datetime, now: datetime) -> bool:
    """Whether a whole working day went by, such as from Friday at 9.10 to Monday at 9.10."""
    start, end = since.astimezone(AMSTERDAM), now.astimezone(AMSTERDAM)
    days = working_days_between(start.date(), end.date())
    if days >= _DAYS_FROM_A_FREE_DAY or not is_working_day(start.date()):
        return days >= _DAYS_FROM_A_FREE_DAY
    return days == 1 and (not is_working_day(end.date()) or end.time() >= start.time())


def served(source: Source, watchlist: Watchlist) -> tuple[str, ...]:
    """The dossiers that a source feeds: its own, else all of them."""
    return tuple(one.key for one in watchlist.dossiers if source.dossier in (None, one.key))


def pressing(one: Lost, watchlist: Watchlist, near: Collection[str], now: datetime) -> tuple[str, ...]:
    """The dossiers whose readers are to know by now; `near` are those with a day that is close."""
    keys = served(one.source, watchlist)
    return keys if day_over(one.since, now) else tuple(key for key in keys if key in near)


def readers(
    watchlist: Watchlist, dossiers: Iterable[str], now: datetime, standing: Standing = EVERYBODY_IS_TOLD
) -> tuple[Due, ...]:
    """Everybody who follows one of these dossiers, whatever events they ask for; quiet hours count.

    Whoever is muted hears after the mute, where the source is still lost.
    """
    asking = tuple(_asking(watchlist, one) for one in watchlist.subscriptions if one.when != "weekly")
    plain = replace(watchlist, subscriptions=asking, urgency=())
    dues = recipients(plain, about(dossiers), EventType.BLIND, now, standing=standing)
    return tuple(due for due in dues if not due.held)


def about(dossiers: Iterable[str]) -> Matches:
    """What a line about a source is about; nothing was found anywhere."""
    return Matches(tuple(Match(key, ()) for key in dict.fromkeys(dossiers)))


def _asking(watchlist: Watchlist, one: Subscription) -> Subscription:
    """The subscription as one to everything of the dossiers that it follows, told at once."""
    keys = tuple(dossier.key for dossier in followed(watchlist, one)) or one.dossiers
    return replace(one, dossiers=keys, amendments=(), events=(), when="instant")
