"""A name or a dossier tried on the stored history: how often it would have fired. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from monitors.dossiers.replay import Again, Firing, Kept, Summary, by_subscription, replay
from monitors.matching.match import Matcher
from monitors.watchlist import Dossier, Subscription, Watchlist

_KEY = "?"
"""No key of a watchlist can be this one, so what was owed to others never counts as ours."""


@dataclass(frozen=True, slots=True)
class Tried:
    """What would have fired since a moment; `known` of it was about a followed dossier already."""

    since: datetime
    summary: Summary
    known: int

    @property
    def examples(self) -> tuple[Firing, ...]:
        """The newest few."""
        return self.summary.examples


def named(name: str, beside: Dossier | None) -> Dossier:
    """A name alone as a dossier; with the context and exceptions of the one that it is to stand beside."""
    empty = Dossier(_KEY, name, names=(name,))
    if beside is None:
        return empty
    return replace(empty, context=beside.context, exclude=beside.exclude, not_with=beside.not_with)


def trying(dossier: Dossier, watchlist: Watchlist) -> Again:
    """What `tried` needs: this dossier alone, asked for by somebody who wants all of it."""
    alone = replace(dossier, key=_KEY)
    asks = Subscription(_KEY, (), dossiers=(_KEY,))
    whole = Watchlist((alone,), (), (), (asks,), urgency=watchlist.urgency)
    return Again(whole, Matcher((alone,)), {})


def tried(changes: Iterable[Kept], again: Again, since: datetime, days: float, of: str | None) -> Tried:
    """What the kept changes would have told; `of` is the dossier by which they may be known already."""
    known: set[int] = set()
    firings = tuple(one for one in replay(_noted(changes, known, of), again) if one.subscription == _KEY)
    (summary,) = by_subscription(firings, again.watchlist, days)
    return Tried(since, summary, sum(one.change in known for one in firings))


def _noted(changes: Iterable[Kept], known: set[int], of: str | None) -> Iterator[Kept]:
    for kept in changes:
        keys = {match.key for match in kept.change.matches.dossiers}
        if of in keys or (of is None and keys):
            known.add(kept.change.id)
        yield kept
