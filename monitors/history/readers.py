"""The readers of each subscription, and how it stands with them; only reads."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sqlite_utils import Database

from monitors.history.digests import Place, places
from monitors.history.records import moment, optional_moment
from monitors.history.subscribers import standing
from monitors.watchlist import Watchlist


@dataclass(frozen=True, slots=True)
class Reader:
    """A subscription at one of its recipients. `started` is when the reader was first told of it.

    `sent` is when anything last went to the address. `muted` is the last day of a mute.
    """

    place: Place
    started: datetime | None
    sent: datetime | None
    muted: date | None
    left: bool


def readers(db: Database, watchlist: Watchlist, now: datetime) -> tuple[Reader, ...]:
    """Every reader of every subscription, in the order of the watchlist."""
    silence, begun, last = standing(db, now), _started(db), _sent(db)
    return tuple(
        Reader(
            place,
            begun.get(tuple(place.key.values())),
            last.get((place.key["kind"], place.key["recipient"])),
            silence.muted_until(*place.key.values()),
            silence.has_left(*place.key.values()),
        )
        for place in places(watchlist)
    )


def _started(db: Database) -> dict[tuple[str, ...], datetime]:
    rows = db.query("select subscription, kind, recipient, started from started")
    return {(row["subscription"], row["kind"], row["recipient"]): moment(row["started"]) for row in rows}


def _sent(db: Database) -> dict[tuple[str, str], datetime | None]:
    sql = "select kind, casefold(recipient) as recipient, max(sent) as sent from delivery group by 1, 2"
    return {(row["kind"], row["recipient"]): optional_moment(row["sent"]) for row in db.query(sql)}
