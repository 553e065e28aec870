"""Who is told of an event, and why: subscriptions become one line per recipient. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal, get_args

from monitors.alerts.standing import EVERYBODY_IS_TOLD, Standing, muted_reason
from monitors.alerts.urgency import level
from monitors.model import EventType, Matches
from monitors.sources.schedule import quiet_until
from monitors.watchlist import Channel, Subscription, Watchlist

When = Literal["instant", "daily", "weekly", "history"]
_WHEN: tuple[When, ...] = get_args(When)
_OUTCOMES = (EventType.ADOPTED, EventType.REJECTED)
_Place = tuple[str, str]
_Pairs = list[tuple[Channel, Subscription]]


@dataclass(frozen=True, slots=True)
class Due:
    """One recipient of an event, with every subscription that asked for it.

    `held` is the reason why nothing is sent now; `not_before` the end of quiet hours.
    """

    channel: str
    kind: str
    recipient: str
    subscriptions: tuple[str, ...]
    held: str | None = None
    not_before: datetime | None = None


@dataclass(frozen=True, slots=True)
class _Pace:
    """How soon each subscription is told of an event, and when its quiet hours end."""

    when: dict[str, When]
    quiet: dict[str, datetime | None]


def recipients(  # noqa: PLR0913 (what happened, when, and who asked)
    watchlist: Watchlist,
    matches: Matches,
    kind: EventType,
    now: datetime,
    marks: Collection[str] = (),
    *,
    standing: Standing = EVERYBODY_IS_TOLD,
) -> tuple[Due, ...]:
    """Every recipient once, however many subscriptions or channels lead to the same address.

    `marks` are those of `monitors.alerts.urgency`, which say with the type how soon it is told. Who left
    is owed nothing; what only muted subscriptions ask for is held for their digest.
    """
    asked = [subscription for subscription in watchlist.subscriptions if wants(subscription, matches, kind)]
    pace = _Pace(
        {one.key: told_when(watchlist, one, kind, marks) for one in asked},
        {one.key: _quiet_end(one, kind, now) for one in asked},
    )
    found: dict[_Place, _Pairs] = {}
    for place, channel, subscription in _readers(watchlist, asked):
        if not standing.has_left(subscription.key, *place):
            found.setdefault(place, []).append((channel, subscription))
    return tuple(_owed(place, pairs, pace, standing) for place, pairs in found.items())


def _readers(
    watchlist: Watchlist, asked: Iterable[Subscription]
) -> Iterator[tuple[_Place, Channel, Subscription]]:
    for subscription in asked:
        for channel in watchlist.channels:
            if channel.key in subscription.channels:
                for recipient in channel.to or ("",):
                    yield (channel.kind, recipient.casefold()), channel, subscription


def _quiet_end(subscription: Subscription, kind: EventType, now: datetime) -> datetime | None:
    """When the quiet hours end for an event; outcomes wait too unless the subscription says otherwise."""
    waits = subscription.quiet_outcomes or kind not in _OUTCOMES
    return quiet_until(now, subscription.quiet) if waits else None


def of_all(groups: Iterable[Iterable[Due]]) -> tuple[Due, ...]:
    """Every recipient of several things once, with every subscription that asked for one of them.

    Told as soon as any of these may be, and held only where all are.
    """
    found: dict[tuple[str, str], Due] = {}
    for due in (one for group in groups for one in group):
        place = (due.kind, due.recipient)
        found[place] = _soonest(found[place], due) if place in found else due
    return tuple(found.values())


def _soonest(one: Due, other: Due) -> Due:
    ends = [due.not_before for due in (one, other) if not due.held]
    asked = tuple(dict.fromkeys((*one.subscriptions, *other.subscriptions)))
    held = min((one.held, other.held), key=wait_of) if one.held and other.held else None
    not_before = min((end for end in ends if end), default=None) if all(ends) else None
    return replace(one, subscriptions=asked, held=held, not_before=not_before)


def wait_of(reason: str) -> int:
    """How long a reason of `held` keeps an alert beside other reasons: the history for ever."""
    return _WHEN.index(next((when for when in _WHEN if reason.startswith(when)), "history"))


def operators(watchlist: Watchlist) -> tuple[Due, ...]:
    """Every recipient of operators' messages, once for each address."""
    found = {
        (channel.kind, recipient.casefold()): Due(channel.key, channel.kind, recipient, ("operators",))
        for channel in reversed(watchlist.channels)
        if channel.key in watchlist.operators
        for recipient in reversed(channel.to or ("",))
    }
    return tuple(reversed(found.values()))


def wants(subscription: Subscription, matches: Matches, kind: EventType) -> bool:
    """Whether a subscription asks for an event of this type about these dossiers and amendments."""
    dossiers = {match.key for match in matches.dossiers}
    amendments = {match.key for match in matches.amendments}
    return (
        bool(dossiers)
        and (not subscription.dossiers or bool(dossiers & set(subscription.dossiers)))
        and (not subscription.amendments or bool(amendments & set(subscription.amendments)))
        and (not subscription.events or kind.value in subscription.events)
    )


def told_when(
    watchlist: Watchlist, subscription: Subscription, kind: EventType, marks: Collection[str] = ()
) -> When:
    """When a subscription is told of an event that it asks for.

    One that names its events gets them at the pace it asks for; for others the urgency table decides too.
    """
    urgency = "instant" if subscription.events else level(watchlist.urgency, kind, marks)
    if urgency == "history" or subscription.when == "instant":
        return urgency
    return subscription.when


def _owed(place: _Place, pairs: _Pairs, pace: _Pace, standing: Standing) -> Due:
    """What a reader is owed: by the subscriptions that are not muted, else held for who are."""
    awake = [pair for pair in pairs if not standing.muted_until(pair[1].key, *place)]
    told = [pair for pair in pairs if pace.when[pair[1].key] != "history"]
    if not told or any(pair in awake for pair in told):
        return _due(place[1], awake or pairs, pace)
    asleep = [subscription for _, subscription in told]
    every = "daily" if any(one.when == "daily" for one in asleep) else "weekly"
    until = standing.first_end([one.key for one in asleep], *place)
    held = muted_reason(until, every) if until else None
    return replace(_due(place[1], pairs, pace), held=held, not_before=None)


def _due(recipient: str, pairs: _Pairs, pace: _Pace) -> Due:
    channel = pairs[0][0]
    original = next((to for to in channel.to if to.casefold() == recipient), recipient)
    keys = tuple(dict.fromkeys(subscription.key for _, subscription in pairs))
    instant = [subscription for _, subscription in pairs if pace.when[subscription.key] == "instant"]
    if not instant:
        soonest = min((one for _, one in pairs), key=lambda one: _WHEN.index(pace.when[one.key]))
        held = _reason(pace.when[soonest.key], soonest)
        return Due(channel.key, channel.kind, original, keys, held=held)
    # A console has no night: nobody is woken by it.
    ends = [pace.quiet[one.key] if channel.kind != "console" else None for one in instant]
    # One subscription without quiet hours is enough to be told now.
    not_before = min((end for end in ends if end), default=None) if all(ends) else None
    return Due(channel.key, channel.kind, original, keys, not_before=not_before)


def _reason(when: When, subscription: Subscription) -> str:
    """Why nothing is sent now; the first word says what the alert waits for."""
    reason = "history only" if when == "history" else f"{when} digest"
    return reason if when == subscription.when else f"{reason}: not urgent by the urgency table"
