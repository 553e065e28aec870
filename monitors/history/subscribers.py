"""What subscribers chose beside the watchlist: mutes with an end, and who left. It wins over the file.

A recipient of '' with a kind of '' is everybody whom the subscription tells. Case does not matter.
"""

from __future__ import annotations

import json
from datetime import date, datetime, time, timedelta

from sqlite_utils import Database

from crawler.text import AMSTERDAM
from monitors.alerts.standing import Key, Standing, muted_reason
from monitors.history.database import write_tx
from monitors.history.records import Row, stamp
from monitors.words.dutch import local_day

__all__ = ["LEFT", "Standing", "join", "leave", "mute", "standing", "unmute"]

LEFT = "nobody asks any more: the reader left"
_MORNING = time(7, 30)
_AT_KEY = "subscription = ? and kind = ? and recipient = ?"


def standing(db: Database, now: datetime) -> Standing:
    """The mutes that hold on the day of `now`, and who left; only reads."""
    mutes = db.query("select * from mute where until >= ?", [local_day(now).isoformat()])
    gone = db.query("select * from departure")
    muted = {_key_of(row): date.fromisoformat(row["until"]) for row in mutes}
    return Standing(muted, frozenset(_key_of(row) for row in gone))


def mute(  # noqa: PLR0913, PLR0917 (a place is three names)
    db: Database, subscription: str, kind: str, recipient: str, until: date, by: str, now: datetime
) -> int:
    """Tells nothing up to and including a day, and returns how many queued messages are held for that.

    They stand in the first digest after it. A write_tx of its own; another mute of the same replaces it.
    """
    sql = """
        insert into mute (subscription, kind, recipient, until, made, made_by) values (?, ?, ?, ?, ?, ?)
        on conflict do update set until = excluded.until, made = excluded.made, made_by = excluded.made_by
    """
    key = _key(subscription, kind, recipient)
    with write_tx(db):
        _wake(db, key)
        db.execute(sql, [*key, until.isoformat(), stamp(now), by])
        return _hold(db, key, now)


def unmute(db: Database, subscription: str, kind: str, recipient: str) -> bool:
    """Tells again; False where there was no such mute. A write_tx of its own.

    What was held meanwhile stands in the next digest.
    """
    key = _key(subscription, kind, recipient)
    with write_tx(db):
        _wake(db, key)
        return db.execute(f"delete from mute where {_AT_KEY}", key).rowcount > 0


def leave(  # noqa: PLR0913, PLR0917 (a place is three names)
    db: Database, subscription: str, kind: str, recipient: str, by: str, now: datetime
) -> bool:
    """A reader has nothing of a subscription any more, not even what is queued; a write_tx of its own.

    False where the reader had left before.
    """
    sql = """
        insert into departure (subscription, kind, recipient, made, made_by) values (?, ?, ?, ?, ?)
        on conflict do nothing
    """
    key = _key(subscription, kind, recipient)
    with write_tx(db):
        new = db.execute(sql, [*key, stamp(now), by]).rowcount > 0
        _hold(db, key, now)
        return new


def join(db: Database, subscription: str, kind: str, recipient: str) -> bool:
    """A reader who left is told again from now on; False where nobody left. A write_tx of its own."""
    with write_tx(db):
        key = _key(subscription, kind, recipient)
        return db.execute(f"delete from departure where {_AT_KEY}", key).rowcount > 0


def _key(subscription: str, kind: str, recipient: str) -> Key:
    return subscription, kind, recipient.casefold()


def _key_of(row: Row) -> Key:
    return row["subscription"], row["kind"], row["recipient"]


def _hold(db: Database, key: Key, now: datetime) -> int:
    """Holds what is queued for readers who are told nothing of it any more, and their digests."""
    silence = standing(db, now)
    held = 0
    for row in _queued(db):
        asked = {one for alert in json.loads(row["asked"]) for one in json.loads(alert)}
        place = row["kind"], row["recipient"]
        if key[0] in asked and silence.silent(asked, *place):
            until = silence.first_end(asked, *place)
            reason = muted_reason(until) if until else LEFT
            db.execute("update delivery set state = 'held', reason = ? where id = ?", [reason, row["id"]])
            held += 1
    return held + _hold_digests(db, key, silence)


def _queued(db: Database) -> list[Row]:
    """Messages that were owed and did not go, with the subscriptions of each of their alerts.

    A correction goes to everybody who was told what is wrong, whatever they chose; an edit wakes nobody.
    """
    sql = """
        select d.id, d.kind, d.recipient, json_group_array(a.subscriptions) as asked
        from delivery d left join below b on b.delivery = d.id
        join alert a on a.delivery = coalesce(b.first, d.id)
        where d.state = 'queued' and (d.subject like 'event:%' or d.subject like 'burst:%'
            or d.subject like 'addition:%')
        group by d.id order by d.id
    """
    return list(db.query(sql))


def _hold_digests(db: Database, key: Key, silence: Standing) -> int:
    """A digest that is made and did not go tells what no other will: after a mute it still goes."""
    sql = """
        select d.id, d.kind, d.recipient from digest g join delivery d on d.id = g.delivery
        where d.state = 'queued' and g.subscription = ?
    """
    held = 0
    for row in list(db.query(sql, [key[0]])):
        place = key[0], row["kind"], row["recipient"]
        until = silence.muted_until(*place)
        if silence.has_left(*place):
            change, value = "state = 'held', reason = ?", LEFT
        elif until:
            change, value = "not_before = ?", stamp(_end(until))
        else:
            continue
        held += db.execute(f"update delivery set {change} where id = ?", [value, row["id"]]).rowcount
    return held


def _wake(db: Database, key: Key) -> None:
    """Digests that waited for the end of a mute wait no longer."""
    row = next(iter(db.query(f"select until from mute where {_AT_KEY}", key)), None)
    if row:
        sql = """
            update delivery set not_before = null where state = 'queued' and not_before = ? and id in
            (select delivery from digest where subscription = ?)
        """
        db.execute(sql, [stamp(_end(date.fromisoformat(row["until"]))), key[0]])


def _end(until: date) -> datetime:
    return datetime.combine(until + timedelta(days=1), _MORNING, AMSTERDAM)
