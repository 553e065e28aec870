"""What is owed below a message of a known event: additions, edits, and messages to who had none."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlite_utils import Database

from monitors.alerts.subscriptions import Due, wait_of
from monitors.history import outbox
from monitors.history.records import Row, dumps, optional_stamp, stamp
from monitors.history.subscribers import standing
from monitors.model import State

_WENT = (State.SENT, State.SENDING, State.AMBIGUOUS)
_DIGESTS = ("daily digest", "weekly digest", "history only")


@dataclass(frozen=True, slots=True)
class Sighted:
    """A later sighting of an event: to whom it brings a fact, and whether another site than before has it.

    `to` holds kinds and recipients; None means everybody.
    """

    event: int
    change: int
    to: frozenset[tuple[str, str]] | None
    elsewhere: bool = True

    def adds(self, place: tuple[str, str]) -> bool:
        """Whether it brings this recipient a fact."""
        return self.to is None or place in self.to


def tell_again(db: Database, again: Sighted, dues: Iterable[Due], now: datetime) -> None:
    """Owes a later sighting: in full to who was owed nothing yet, below the message to who had one.

    No addition to who left or is muted by now: the next digest tells the latter.
    """
    asked = {(due.kind, due.recipient): due for due in dues}
    told = {(row["kind"], row["recipient"]): row for row in _told(db, again.event)}
    for place, due in asked.items():
        row = told.get(place)
        if row is None:
            outbox.enqueue(db, again.event, (due,), now)
            _tells(db, again, place)
        else:
            _asked_too(db, row, due)
    silence = standing(db, now)
    for place, row in told.items():
        if again.adds(place) and silence.silent(json.loads(row["subscriptions"]), *place):
            continue
        if row["state"] in _WENT and (again.adds(place) or again.elsewhere):
            _owe(db, again, row, asked.get(place), now)


def tell_below(db: Database, event: int, first: int | None, dues: Iterable[Due], now: datetime) -> None:
    """Owes an event that contradicts another to who asks for it, and to everybody who was told of `first`.

    It stands below that message. Who left or is muted by now has it as anything else.
    """
    asked = {(due.kind, due.recipient): due for due in dues}
    told = {(row["kind"], row["recipient"]): row for row in (_told(db, first) if first else ())}
    heard = {place: row for place, row in told.items() if row["state"] in (*_WENT, State.QUEUED)}
    silence = standing(db, now)
    for place, row in heard.items():
        if not silence.silent(json.loads(row["subscriptions"]), *place):
            asked[place] = _at_once(row, asked.get(place))
    outbox.enqueue(db, event, asked.values(), now)
    for row in _told(db, event):
        place = row["kind"], row["recipient"]
        if place in heard:
            sql = "insert into below (delivery, first, change) values (?, ?, null)"
            db.execute(sql, [row["id"], heard[place]["id"]])


def _at_once(row: Row, due: Due | None) -> Due:
    """Who was told of an event at once is told at once that it is contradicted."""
    asked = dict.fromkeys((*json.loads(row["subscriptions"]), *(due.subscriptions if due else ())))
    waits = due.not_before if due and not due.held else None
    return Due(row["channel"], row["kind"], row["recipient"], tuple(asked), not_before=waits)


def went(db: Database, event: int) -> bool:
    """Whether anybody was told of an event, or is in a list that will tell it."""
    return any(row["state"] in _WENT or row["subject"].startswith("burst:") for row in _told(db, event))


def hold_below(db: Database, change: int, reason: str) -> None:
    """Additions of a change that did not go yet are not sent, for this reason."""
    sql = """
        update delivery set state = 'held', reason = ? where state = 'queued' and id in
        (select delivery from below where change = ?)
    """
    db.execute(sql, [reason, change])


def _told(db: Database, event: int) -> Iterable[Row]:
    sql = """
        select a.id as alert, a.subscriptions, d.* from alert a join delivery d on d.id = a.delivery
        join event e on e.id = a.event where coalesce(e.joined, e.id) = ?
        order by d.state <> 'held', a.id
    """
    return list(db.query(sql, [event]))


def _tells(db: Database, again: Sighted, place: tuple[str, str]) -> None:
    sql = "update alert set change = ? where event = ? and kind = ? and recipient = ?"
    db.execute(sql, [again.change, again.event, *place])


def _asked_too(db: Database, row: Row, due: Due) -> None:
    """Adds the reasons; what waits for a digest is told sooner where the later sighting asks for it."""
    asked = dumps(tuple(dict.fromkeys((*json.loads(row["subscriptions"]), *due.subscriptions))))
    db.execute("update alert set subscriptions = ? where id = ?", [asked, row["alert"]])
    waits = row["state"] == State.HELD and str(row["reason"]).startswith(_DIGESTS)
    if waits and not due.held:
        sql = "update delivery set state = 'queued', reason = null, due = ?1, not_before = ?1 where id = ?2"
        db.execute(sql, [optional_stamp(due.not_before), row["id"]])
    elif waits and due.held and wait_of(due.held) < wait_of(row["reason"]):
        db.execute("update delivery set reason = ? where id = ?", [due.held, row["id"]])


def _owe(db: Database, again: Sighted, row: Row, due: Due | None, now: datetime) -> None:
    """An addition for each new fact, and one edit for the line of who reported it too."""
    adds = again.adds((row["kind"], row["recipient"]))
    subject = f"addition:{again.event}:{again.change}" if adds else f"edit:{again.event}"
    waits = optional_stamp(due.not_before) if due and adds else None
    sql = """
        insert into delivery (kind, channel, recipient, subject, state, created, due, not_before)
        values (?, ?, ?, ?, 'queued', ?, ?, ?)
        on conflict (kind, recipient, subject) do update set state = 'queued', reason = null, attempts = 0
        returning id
    """
    values = [row["kind"], row["channel"], row["recipient"], subject, stamp(now), waits, waits]
    (delivery,) = db.execute(sql, values).fetchone()
    change = again.change if adds else None
    link = "insert or ignore into below (delivery, first, change) values (?, ?, ?)"
    db.execute(link, [delivery, row["id"], change])
