"""Test messages that an operator asked for: owed as any other, marked as what they are, about nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlite_utils import Database

from monitors.history.database import write_tx
from monitors.history.digests import Place
from monitors.history.outbox import delivery_of
from monitors.history.records import dumps, stamp
from monitors.model import Delivery, State
from monitors.watchlist import Subscription, Watchlist

_SUBJECT = "test"


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """A message by which somebody tries out a subscription."""

    subscription: Subscription


def owe(db: Database, places: Iterable[Place], now: datetime) -> tuple[int, ...]:
    """Owes each of these readers a test message, at any hour, and returns the deliveries in order."""
    with write_tx(db):
        return tuple(_owed(db, place, now) for place in places)


def for_delivery(watchlist: Watchlist, delivery: Delivery) -> Rehearsal | None:
    """The test message that a delivery is; None for any other. LookupError without its subscription."""
    name, _, rest = delivery.subject.partition(":")
    if name != _SUBJECT:
        return None
    key = rest.partition(":")[0]
    asked = next((one for one in watchlist.subscriptions if one.key == key), None)
    if asked is None:
        raise LookupError(f"there is no subscription {key!r} any more")
    return Rehearsal(asked)


def came_to(db: Database, numbers: Collection[int]) -> tuple[Delivery, ...]:
    """These deliveries as they are now, each with its state and the reason for it."""
    sql = "select * from delivery where id in (select value from json_each(?)) order by id"
    return tuple(delivery_of(row) for row in db.query(sql, [dumps(list(numbers))]))


def _owed(db: Database, place: Place, now: datetime) -> int:
    """One more for this reader; a subject is never used twice."""
    sql = """
        insert into delivery (kind, channel, recipient, subject, state, created)
        select ?1, ?2, ?3, ?4 || (1 + count(*)), ?5, ?6 from delivery
        where kind = ?1 and recipient = ?3 and subject like ?4 || '%'
    """
    subject = f"{_SUBJECT}:{place.subscription.key}:"
    values = [place.channel.kind, place.channel.key, place.recipient, subject]
    return int(db.execute(sql, [*values, State.QUEUED.value, stamp(now)]).lastrowid or 0)
