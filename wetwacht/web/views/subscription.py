"""What a reader sees of the subscriptions behind a token: what they tell, and until when not. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from monitors.alerts.digest import followed
from monitors.alerts.standing import Standing
from monitors.watchlist import Watchlist
from monitors.words.starttexts import reminds
from notifiers.unsubscribe import Reader
from notifiers.why import with_numbers

EVERYBODY = "everybody"
OWN = "own"


@dataclass(frozen=True, slots=True)
class Followed:
    """One subscription as its reader knows it; `exists` is false for one that the watchlist has no more.

    `left` and `muted` say whose choice it was: the reader's own, or made for everybody.
    """

    key: str
    exists: bool
    when: str = "instant"
    dossiers: tuple[str, ...] = ()
    remind: str | None = None
    left: str | None = None
    muted: str | None = None
    until: date | None = None


def followed_by(reader: Reader, watchlist: Watchlist, standing: Standing) -> tuple[Followed, ...]:
    """The subscriptions of a token, in its order."""
    return tuple(_of(reader, watchlist, standing))


def _of(reader: Reader, watchlist: Watchlist, standing: Standing) -> Iterator[Followed]:
    for key in reader.subscriptions:
        asked = next((one for one in watchlist.subscriptions if one.key == key), None)
        if asked is None:
            yield Followed(key, exists=False)
            continue
        place = (key, reader.kind, reader.recipient)
        own = (key, reader.kind, reader.recipient.casefold())
        until = standing.muted_until(*place)
        yield Followed(
            key,
            exists=True,
            when=asked.when,
            dossiers=tuple(with_numbers(one) for one in followed(watchlist, asked)),
            remind=reminds(asked.remind) if asked.remind else None,
            left=_whose(own in standing.left) if standing.has_left(*place) else None,
            muted=_whose(standing.muted.get(own) == until) if until else None,
            until=until,
        )


def _whose(own: bool) -> str:
    return OWN if own else EVERYBODY
