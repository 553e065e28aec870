"""What a watchlist would have told of the changes that the history holds. Pure: sends and writes nothing.

A kept difference stands as it was judged; only what it is about, and who asks for it, is found again.
One event is told once to a subscription, however many changes showed it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from crawler.document import Document
from monitors.alerts.subscriptions import When, told_when, wants
from monitors.alerts.urgency import marks_of
from monitors.events.typed import everything
from monitors.matching.match import Matcher
from monitors.model import Change, EventType, Match, Matches, Why
from monitors.observe import about_again
from monitors.watchlist import Dossier, Source, Subscription, Watchlist

TOO_MANY = 30
"""More alerts a day than this, on average, and nobody reads them."""

EXAMPLES = 5
_SOONEST: tuple[When, ...] = ("instant", "daily", "weekly")
Compared = Literal["also", "as_before", "no_longer"]


@dataclass(frozen=True, slots=True)
class Kept:
    """A kept change with its two versions, the type of its event, and the subscriptions it was owed to."""

    change: Change
    before: Document | None
    after: Document
    type: EventType | None
    owed: frozenset[str]


@dataclass(frozen=True, slots=True)
class Firing:
    """An event for a subscription, held beside what was owed; `event` is None where there was none then.

    `no_longer` means that it was owed and would not be now; `dossiers` and `why` are those of that time.
    """

    subscription: str
    change: int
    event: int | None
    seen: datetime
    headline: str
    url: str
    dossiers: tuple[str, ...]
    why: tuple[Why, ...]
    when: When
    compared: Compared

    @property
    def happening(self) -> int:
        """The same number for all changes of one event."""
        return self.event or -self.change


@dataclass(frozen=True, slots=True)
class Summary:
    """How often a dossier or a subscription fires, and what differs from what was owed.

    `examples` are of what fires, `lost` of what does no longer.
    """

    key: str
    fires: int
    at_once: int
    per_day: float
    also: int
    as_before: int
    no_longer: int
    examples: tuple[Firing, ...]
    lost: tuple[Firing, ...]

    @property
    def too_broad(self) -> bool:
        """Whether nobody would read so many alerts."""
        return self.per_day > TOO_MANY


@dataclass(frozen=True, slots=True)
class Again:
    """A watchlist to match with; `owners` are the sources by the address of their own page."""

    watchlist: Watchlist
    matcher: Matcher
    owners: Mapping[str, tuple[Source, ...]]

    def matches(self, kept: Kept) -> Matches:
        """What a kept change is about by this watchlist."""
        places = dict.fromkeys((kept.change.subject.url, kept.after.url))
        owners = tuple(source for place in places for source in self.owners.get(place, ()))
        return about_again(kept.after, kept.before, kept.change.difference, self.matcher, owners)

    def dossiers(self, matches: Matches) -> tuple[Dossier, ...]:
        """The dossiers that matched."""
        keys = {match.key for match in matches.dossiers}
        return tuple(dossier for dossier in self.watchlist.dossiers if dossier.key in keys)


def replay(changes: Iterable[Kept], again: Again) -> tuple[Firing, ...]:
    """Every event that a subscription asks for now, or was owed then, in the order in which it was seen."""
    found: dict[tuple[int, str], Firing] = {}
    for kept in changes:
        for one in (*_wanted(kept, again), *_owed(kept)):
            place = (one.happening, one.subscription)
            found[place] = _joined(found[place], one) if place in found else one
    return tuple(found.values())


def by_subscription(firings: Iterable[Firing], watchlist: Watchlist, days: float) -> tuple[Summary, ...]:
    """A summary for each subscription, and for each that was owed something and is no more."""
    firings = tuple(firings)
    keys = (*(one.key for one in watchlist.subscriptions), *(one.subscription for one in firings))
    return tuple(
        _summary(key, [one for one in firings if one.subscription == key], days)
        for key in dict.fromkeys(keys)
    )


def by_dossier(firings: Iterable[Firing], dossiers: Iterable[Dossier], days: float) -> tuple[Summary, ...]:
    """A summary for each dossier, where an event counts once whoever asks for it."""
    firings = tuple(firings)
    return tuple(
        _summary(dossier.key, _once(one for one in firings if dossier.key in one.dossiers), days)
        for dossier in dossiers
    )


def _wanted(kept: Kept, again: Again) -> Iterator[Firing]:
    change = kept.change
    if not change.difference.material:
        return
    matches = again.matches(kept)
    if not matches.dossiers:
        return
    kinds = _types(kept, again.dossiers(matches))
    marks = marks_of(kept.after.kind, change.difference, matches)
    for one in again.watchlist.subscriptions:
        whens = {told_when(again.watchlist, one, kind, marks) for kind in kinds if wants(one, matches, kind)}
        soonest = next((when for when in _SOONEST if when in whens), None)
        if soonest:
            yield _firing(kept, one.key, _asked(one, matches), soonest, "also")


def _types(kept: Kept, dossiers: Iterable[Dossier]) -> tuple[EventType, ...]:
    """Every type of event that a change tells of, as a round asks for recipients."""
    said = (one.type for one in everything(kept.after, kept.change.difference, dossiers))
    return tuple(dict.fromkeys((*((kept.type,) if kept.type else ()), *said)))


def _owed(kept: Kept) -> Iterator[Firing]:
    about = kept.change.matches.dossiers
    return (_firing(kept, key, about, "instant", "no_longer") for key in sorted(kept.owed))


def _firing(kept: Kept, key: str, about: tuple[Match, ...], when: When, compared: Compared) -> Firing:
    change, why = kept.change, tuple(dict.fromkeys(why for match in about for why in match.why))
    dossiers = tuple(match.key for match in about)
    return Firing(
        key,
        change.id,
        change.event,
        change.seen,
        change.headline,
        change.subject.url,
        dossiers,
        why,
        when,
        compared,
    )


def _joined(first: Firing, second: Firing) -> Firing:
    """Two changes of one event, or one wanted now and owed then: told once, at the sooner moment."""
    sides = {first.compared, second.compared}
    compared: Compared = first.compared if len(sides) == 1 else "as_before"
    wanted = [one for one in (first, second) if one.compared != "no_longer"] or [first]
    sooner = next((one for one in wanted if one.when == "instant"), wanted[0])
    return replace(wanted[0], when=sooner.when, compared=compared)


def _asked(subscription: Subscription, matches: Matches) -> tuple[Match, ...]:
    """The dossiers that a subscription asks for, of those that matched."""
    wanted = subscription.dossiers
    return tuple(match for match in matches.dossiers if not wanted or match.key in wanted)


def _once(firings: Iterable[Firing]) -> list[Firing]:
    """Each event once: as it was before for one subscription is as it was before."""
    found: dict[int, Firing] = {}
    for one in firings:
        found[one.happening] = _joined(found[one.happening], one) if one.happening in found else one
    return list(found.values())


def _summary(key: str, firings: list[Firing], days: float) -> Summary:
    fires = [one for one in firings if one.compared != "no_longer"]
    lost = [one for one in firings if one.compared == "no_longer"]
    count = {
        side: sum(one.compared == side for one in firings) for side in ("also", "as_before", "no_longer")
    }
    return Summary(
        key=key,
        fires=len(fires),
        at_once=sum(one.when == "instant" for one in fires),
        per_day=round(len(fires) / max(days, 1.0), 1),
        also=count["also"],
        as_before=count["as_before"],
        no_longer=count["no_longer"],
        examples=_examples(fires),
        lost=_examples(lost),
    )


def _examples(firings: list[Firing]) -> tuple[Firing, ...]:
    """The newest few."""
    return tuple(sorted(firings, key=lambda one: -one.change)[:EXAMPLES])


def span(since: datetime, first: datetime | None, now: datetime) -> float:
    """The days that counts are spread over: from `since`, or from the first change where that is later."""
    begin = max(since, first) if first else since
    return max((now - begin).total_seconds() / 86_400, 1.0)
