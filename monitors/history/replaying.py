"""What the history holds to be matched again, read page by page, a short read each."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime

from sqlite_utils import Database

from crawler.wire import load
from monitors.dossiers.replay import Kept
from monitors.history.changes import change_of
from monitors.history.records import Row, moment, stamp
from monitors.model import EventType

_PAGE = 50
# What is kept back for ever was owed to nobody.
_OWED = "coalesce(o.reason, '') not like 'history only%'"


def kept_changes(db: Database, since: datetime) -> Iterator[Kept]:
    """The changes seen from a moment on with both their versions, oldest first."""
    sql = f"""
        select c.*, d.site, d.key, d.url, d.kind as document_kind, v.content, p.content as before, e.type,
               (select json_group_array(value) from alert a join delivery o on o.id = a.delivery,
                json_each(a.subscriptions)
                where a.event = c.event and {_OWED}) as owed
        from change c join document d on d.id = c.document join version v on v.id = c.version
        left join version p on p.id = c.previous left join event e on e.id = c.event
        where c.id > ? and c.seen >= ? order by c.id limit {_PAGE}
    """
    above = 0
    while rows := list(db.query(sql, [above, stamp(since)])):
        yield from map(_kept, rows)
        above = rows[-1]["id"]


def first_change(db: Database) -> datetime | None:
    """When the first change was seen, or None before there is one."""
    return next(
        (moment(row["seen"]) for row in db.query("select seen from change order by id limit 1")), None
    )


def newest_since(db: Database, count: int) -> datetime | None:
    """When the oldest of the newest `count` changes was seen; None where there are fewer."""
    sql = "select seen from change order by id desc limit 1 offset ?"
    return next((moment(row["seen"]) for row in db.query(sql, [count - 1])), None)


def owed_since(db: Database, since: datetime) -> dict[str, int]:
    """How many alerts each subscription was owed from a moment on, by key."""
    sql = f"""
        select value as subscription, count(distinct a.event) as n
        from alert a join delivery o on o.id = a.delivery, json_each(a.subscriptions)
        where a.created >= ? and {_OWED} group by value
    """
    return {row["subscription"]: row["n"] for row in db.query(sql, [stamp(since)])}


def _kept(row: Row) -> Kept:
    return Kept(
        change=change_of(row),
        before=load(json.loads(row["before"])) if row["before"] else None,
        after=load(json.loads(row["content"])),
        type=EventType(row["type"]) if row["type"] else None,
        owed=frozenset(json.loads(row["owed"])),
    )
