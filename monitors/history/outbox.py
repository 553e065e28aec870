"""The promise of delivery, kept in rows: what is owed to whom, and how far it got."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from sqlite_utils import Database

from monitors.alerts.subscriptions import Due
from monitors.events.typed import told_of
from monitors.events.votes import told
from monitors.history.changes import change_by_id, document_of
from monitors.history.database import write_tx
from monitors.history.joined import also_of, earlier_of, first_of
from monitors.history.kin import beside_change
from monitors.history.records import (
    Row,
    dumps,
    load_notice,
    load_source_event,
    moment,
    optional_moment,
    optional_stamp,
    stamp,
)
from monitors.history.sides import with_other_chamber
from monitors.history.versions import event_of
from monitors.history.votes import other_votes, vote_ahead
from monitors.history.withdrawn import withdrawn
from monitors.matching.passage import passage
from monitors.model import Alert, Change, Delivery, EventType, State
from monitors.words.naming import bill_number


@dataclass(frozen=True, slots=True)
class Outcome:
    """How an attempt ended: the new state, its reason, when to try again, the receipt.

    `forgiven` says that the attempt does not count towards giving up.
    """

    state: State
    reason: str | None = None
    not_before: datetime | None = None
    receipt: dict[str, str] | None = None
    forgiven: bool = False


def enqueue(
    db: Database, event: int, dues: Iterable[Due], now: datetime, not_before: datetime | None = None
) -> None:
    """Owes an event to every recipient, inside the transaction that keeps the event itself.

    `not_before` is how long it waits for the end of its round at the most.
    """
    for due in dues:
        delivery = _delivery_for(db, f"event:{event}", due, now, not_before)
        sql = """
            insert into alert (kind, recipient, event, subscriptions, delivery, created)
            values (?, ?, ?, ?, ?, ?)
        """
        subscriptions = dumps(due.subscriptions)
        db.execute(sql, [due.kind, due.recipient, event, subscriptions, delivery, stamp(now)])


def _delivery_for(db: Database, subject: str, due: Due, now: datetime, not_before: datetime | None) -> int:
    sql = """
        insert into delivery (kind, channel, recipient, subject, state, created, due, not_before, reason)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?)
    """
    state = State.HELD if due.held else State.QUEUED
    values = [due.kind, due.channel, due.recipient, subject, state.value, stamp(now)]
    waits = max(filter(None, (due.not_before, not_before)), default=None)
    cursor = db.execute(sql, [*values, optional_stamp(due.not_before), optional_stamp(waits), due.held])
    return int(cursor.lastrowid or 0)


def recover(db: Database) -> int:
    """Marks what a dead sender left in the middle of an attempt as ambiguous; returns how many.

    Only for the holder of the sender lock: then no living process is sending.
    """
    with write_tx(db):
        reason = "the sender stopped in the middle of this attempt"
        sql = "update delivery set state = 'ambiguous', reason = ? where state = 'sending'"
        return int(db.execute(sql, [reason]).rowcount)


def due(db: Database, now: datetime) -> tuple[Delivery, ...]:
    """What may be sent now, oldest first; still without alerts, so that one bad row stops no other."""
    sql = """
        select * from delivery where state in ('queued', 'ambiguous')
        and (not_before is null or not_before <= ?) order by id
    """
    return tuple(delivery_of(row) for row in db.query(sql, [stamp(now)]))


def opened(db: Database, delivery: Delivery) -> Delivery:
    """The delivery with its alerts. Raises ValueError or KeyError for a row that nobody here can read."""
    number, first = first_of(db, delivery.id) or (delivery.id, None)
    number = delivery.id if first and first.own else number
    return replace(delivery, alerts=_alerts(db, number), first=first)


def start(db: Database, delivery: Delivery) -> bool:
    """Writes down that an attempt begins, before anything leaves the machine.

    False where it may not be sent any more: a command held it since it was read.
    """
    with write_tx(db):
        sql = """
            update delivery set state = 'sending', attempts = attempts + 1
            where id = ? and state in ('queued', 'ambiguous')
        """
        return bool(db.execute(sql, [delivery.id]).rowcount)


def finish(db: Database, delivery: Delivery, outcome: Outcome, now: datetime) -> None:
    """Writes down how an attempt ended."""
    sent = stamp(now) if outcome.state is State.SENT else None
    receipt = dumps(outcome.receipt) if outcome.receipt else None
    values = [
        outcome.state.value,
        outcome.reason,
        optional_stamp(outcome.not_before),
        receipt,
        sent,
        int(outcome.forgiven),
        delivery.id,
    ]
    with write_tx(db):
        sql = """
            update delivery set state = ?, reason = ?, not_before = ?, receipt = coalesce(?, receipt),
                sent = coalesce(?, sent), attempts = iif(?, 0, attempts) where id = ?
        """
        db.execute(sql, values)


def counts(db: Database) -> dict[str, int]:
    """How many deliveries are in each state."""
    return {
        row["state"]: row["n"] for row in db.query("select state, count(*) as n from delivery group by state")
    }


def deliveries_of(db: Database, event: int) -> tuple[Row, ...]:
    """Where an event was told: channel, recipient, state, reason, attempts and when it was sent."""
    sql = """
        with told as (
            select a.id, a.delivery from alert a join event e on e.id = a.event
            where coalesce(e.joined, e.id) = ?1
        )
        select kind, channel, recipient, subject, state, reason, attempts, sent from delivery where id in (
            select d.id from delivery d left join below b on b.delivery = d.id
            join told on told.delivery in (d.id, b.first)
            union select g.delivery from digest g join digest_item i on i.digest = g.id
            join told on told.id = i.alert
            union select a.delivery from alert a join correction k on k.own = a.event where k.event = ?1
        ) order by id
    """
    return tuple(dict(row) for row in db.query(sql, [event]))


def delivery_of(row: Row) -> Delivery:
    """The delivery of a row, without its alerts."""
    return Delivery(
        id=row["id"],
        channel=row["channel"],
        kind=row["kind"],
        recipient=row["recipient"],
        subject=row["subject"],
        state=State(row["state"]),
        attempts=row["attempts"],
        created=moment(row["created"]),
        due=optional_moment(row["due"]),
        reason=row["reason"],
    )


def _alerts(db: Database, delivery: int) -> tuple[Alert, ...]:
    sql = """
        select a.subscriptions, a.kind as reader_kind, a.recipient, e.*,
            coalesce(a.change, (select min(c.id) from change c where c.event = e.id)) as change
        from alert a join event e on e.id = a.event where a.delivery = ? order by a.id
    """
    return tuple(_alert(db, row) for row in db.query(sql, [delivery]))


def _alert(db: Database, row: Row) -> Alert:
    change = change_by_id(db, row["change"]) if row["change"] else None
    return Alert(
        event=event_of(row),
        change=change,
        facts=_facts(db, change, EventType(row["type"])) if change else (),
        also=also_of(db, row["joined"] or row["id"], change.id) if change else (),
        beside=beside_change(db, change.id) if change else None,
        source_event=load_source_event(row["details"]) if row["details"] else None,
        notice=load_notice(row["notice"]) if row["notice"] else None,
        votes=other_votes(db, row, change.id, (row["reader_kind"], row["recipient"])) if change else (),
        subscriptions=tuple(json.loads(row["subscriptions"])),
        withdrawn=withdrawn(db, row["joined"] or row["id"]),
    )


def _facts(db: Database, change: Change, kind: EventType) -> tuple[tuple[str, str], ...]:
    """What the message may say of the document beside its differences."""
    document = document_of(db, change.id)
    found = passage(document, change.matches) if document else None
    if document is None:
        return ()
    own = told_of(document, change, kind)
    number = dict(own).get("bill") or bill_number(document) or (document.identifier or "")[:5]
    voted = vote_ahead(db, change.id, number, stamp(change.seen)[:10]) if number.isdigit() else ""
    notes = (("passage", found), ("earlier", earlier_of(db, change.id)), ("vote_ahead", voted))
    named = tuple((name, text) for name, text in notes if text)
    return with_other_chamber(db, (*told(document), *own, *named))
