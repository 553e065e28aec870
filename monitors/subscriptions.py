"""Who is told of an event, and why: subscriptions become one line per recipient. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from monitors.model import Channel, EventType, Matches, Subscription, Watchlist
from monitors.schedule import quiet_until


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


def recipients(watchlist: Watchlist, matches: Matches, kind: EventType, now: datetime) -> tuple[Due, ...]:
    """Every recipient once, however many subscriptions or channels lead to the same address."""
    asked = [subscription for subscription in watchlist.subscriptions if wants(subscription, matches, kind)]
    found: dict[tuple[str, str], list[tuple[Channel, Subscription]]] = {}
    for subscription in asked:
        for channel in watchlist.channels:
            if channel.key in subscription.channels:
                for recipient in channel.to or ("",):
                    place = (channel.kind, recipient.casefold())
                    found.setdefault(place, []).append((channel, subscription))
    return tuple(_due(recipient, pairs, now) for (_, recipient), pairs in found.items())


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


def _due(recipient: str, pairs: list[tuple[Channel, Subscription]], now: datetime) -> Due:
    channel = pairs[0][0]
    original = next((to for to in channel.to if to.casefold() == recipient), recipient)
    keys = tuple(dict.fromkeys(subscription.key for _, subscription in pairs))
    instant = [subscription for _, subscription in pairs if subscription.when == "instant"]
    if not instant:
        return Due(channel.key, channel.kind, original, keys, held=f"{pairs[0][1].when} digest")
    waits = [quiet_until(now, subscription.quiet) for subscription in instant]
    ends = [end for end in waits if end]
    # One subscription without quiet hours is enough to be told now.
    not_before = min(ends) if len(ends) == len(waits) else None
    return Due(channel.key, channel.kind, original, keys, not_before=not_before)
