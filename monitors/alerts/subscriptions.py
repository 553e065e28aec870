"""Who is told of an event, and why: subscriptions become one line per recipient. Pure."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal, get_args

from monitors.alerts.urgency import level
from monitors.model import EventType, Matches
from monitors.sources.schedule import quiet_until
from monitors.watchlist import Channel, Subscription, Watchlist

When = Literal["instant", "daily", "weekly", "history"]
_WHEN: tuple[When, ...] = get_args(When)


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


def recipients(
    watchlist: Watchlist, matches: Matches, kind: EventType, now: datetime, marks: Collection[str] = ()
) -> tuple[Due, ...]:
    """Every recipient once, however many subscriptions or channels lead to the same address.

    `marks` are those of `monitors.alerts.urgency`, which say with the type how soon it is told.
    """
    asked = [subscription for subscription in watchlist.subscriptions if wants(subscription, matches, kind)]
    found: dict[tuple[str, str], list[tuple[Channel, Subscription]]] = {}
    for subscription in asked:
        for channel in watchlist.channels:
            if channel.key in subscription.channels:
                for recipient in channel.to or ("",):
                    place = (channel.kind, recipient.casefold())
                    found.setdefault(place, []).append((channel, subscription))
    when = {one.key: told_when(watchlist, one, kind, marks) for one in asked}
    return tuple(_due(recipient, pairs, when, now) for (_, recipient), pairs in found.items())


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


def _due(
    recipient: str, pairs: list[tuple[Channel, Subscription]], when: dict[str, When], now: datetime
) -> Due:
    channel = pairs[0][0]
    original = next((to for to in channel.to if to.casefold() == recipient), recipient)
    keys = tuple(dict.fromkeys(subscription.key for _, subscription in pairs))
    instant = [subscription for _, subscription in pairs if when[subscription.key] == "instant"]
    if not instant:
        soonest = min((subscription for _, subscription in pairs), key=lambda one: _WHEN.index(when[one.key]))
        held = _reason(when[soonest.key], soonest)
        return Due(channel.key, channel.kind, original, keys, held=held)
    waits = [quiet_until(now, subscription.quiet) for subscription in instant]
    ends = [end for end in waits if end]
    # One subscription without quiet hours is enough to be told now.
    not_before = min(ends) if len(ends) == len(waits) else None
    return Due(channel.key, channel.kind, original, keys, not_before=not_before)


def _reason(when: When, subscription: Subscription) -> str:
    """Why nothing is sent now; the first word says what the alert waits for."""
    reason = "history only" if when == "history" else f"{when} digest"
    return reason if when == subscription.when else f"{reason}: not urgent by the urgency table"
