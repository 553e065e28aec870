"""The condition of a database file, over a connection that cannot write, in short reads.

Nothing is made, migrated or mended, and whatever is wrong with the file is an answer, not an error.
"""

from __future__ import annotations

import fcntl
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

from sqlite_utils import Database

from monitors.alerts.digest import every, latest
from monitors.condition import Access, Condition, Dead, Digested, Paused, Queue, Spell
from monitors.history.deadletters import dead
from monitors.history.digests import is_silent, places
from monitors.history.locks import Name
from monitors.history.records import moment, optional_moment, stamp
from monitors.history.schema import migrations
from monitors.history.sources import states
from monitors.history.subscribers import standing
from monitors.watchlist import Watchlist

_PATIENCE = 2.0
# A long read blocks whoever writes in rollback-journal mode: larger files are checked by their backup.
_CHECKED_UP_TO = 256 * 1024 * 1024
_RESTLESS = timedelta(days=7)
_BY_CODE: dict[int, tuple[Access, str]] = {
    sqlite3.SQLITE_BUSY: ("locked", "another program keeps it locked"),
    sqlite3.SQLITE_CANTOPEN: ("unreadable", "it cannot be opened"),
    sqlite3.SQLITE_PERM: ("unreadable", "access denied"),
}


def examine(path: Path, watchlist: Watchlist, now: datetime, *, check: bool = True) -> Condition:
    """What the file says of itself. With `check` its pages are read through, if it is not too large."""
    try:
        with path.open("rb") as file:
            size = os.fstat(file.fileno()).st_size
    except FileNotFoundError:
        return Condition("absent")
    except OSError as error:
        return Condition("unreadable", str(error.strerror))
    try:
        return _examined(path, size, (watchlist, now), check=check and size <= _CHECKED_UP_TO)
    except sqlite3.Error as error:
        code = getattr(error, "sqlite_errorcode", 0) & 0xFF
        return Condition(*_BY_CODE.get(code, ("broken", str(error))), size=size)


def locked(database: Path, name: Name) -> bool:
    """Whether a process holds this lock; its file is not made. Raises OSError where nobody can tell."""
    path = database.with_name(f"{database.name}.{name}.lock")
    try:
        with path.open("rb") as file:
            # Shared and at once given back, so that it stands in the way of nobody who also asks.
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except FileNotFoundError:
        return False
    except BlockingIOError:
        return True
    return False


def spells(db: Database, source: str, since: datetime) -> tuple[Spell, ...]:
    """The verdicts that a source had since a moment, oldest first; the first one began before it."""
    sql = """
        select * from verdict where source = :source and id >= coalesce((select max(id) from verdict
            where source = :source and seen <= :since), 0) order by id
    """
    rows = db.query(sql, {"source": source, "since": stamp(since)})
    return tuple(Spell(source, moment(r["seen"]), r["verdict"], r["reason"]) for r in rows)


def _examined(path: Path, size: int, asked: tuple[Watchlist, datetime], *, check: bool) -> Condition:
    address = f"{path.resolve().as_uri()}?mode=ro"
    with closing(sqlite3.connect(address, uri=True, timeout=_PATIENCE)) as connection:
        db = Database(connection)
        connection.create_function("casefold", 1, str.casefold, deterministic=True)
        if not db.table_names():
            return Condition("absent")
        damage = _damage(db) if check else None
        if damage:
            return Condition("broken", damage, size)
        access, schema = _schema(db)
        if access != "usable":
            return Condition(access, schema, size)
        return _usable(db, asked, size, schema, checked=check)


def _damage(db: Database) -> str | None:
    # The quick check of SQLite 3.40 finds a NULL that is not there in tables without a rowid.
    (said,) = next(iter(db.execute("pragma integrity_check(1)")))
    return None if said == "ok" else str(said)


def _schema(db: Database) -> tuple[Access, str]:
    """Whether this program knows the tables, and the last migration that made them."""
    applied = [one.name for one in migrations.applied(db)]
    if not applied:
        return "foreign", "it holds tables of another program"
    pending = migrations.pending(db)
    known = {one.name for one in migrations._migrations}
    unknown = [name for name in applied if name not in known]
    if unknown:
        return "newer", unknown[-1]
    return ("old", applied[-1]) if pending else ("usable", applied[-1])


def _usable(
    db: Database, asked: tuple[Watchlist, datetime], size: int, schema: str, *, checked: bool
) -> Condition:
    watchlist, now = asked
    (journal,) = next(iter(db.execute("pragma journal_mode")))
    return Condition(
        access="usable",
        size=size,
        journal=journal,
        schema=schema,
        checked=checked,
        newest=_newest(db),
        states=tuple(states(db).values()),
        restless=_restless(db, now),
        queue=_queue(db, now),
        dead=_dead(db),
        paused=_paused(db),
        digests=tuple(_digested(db, watchlist, now)),
    )


def _newest(db: Database) -> datetime | None:
    sql = """
        select max(seen) as newest from (select max(seen) as seen from version union all
            select max(seen) from change union all select max(seen) from event union all
            select max(last_visit) from source union all select max(created) from delivery)
    """
    return optional_moment(next(iter(db.query(sql)))["newest"])


def _restless(db: Database, now: datetime) -> tuple[tuple[str, int], ...]:
    sql = "select source, count(*) as n from verdict where seen > ? group by source order by source"
    return tuple((row["source"], row["n"]) for row in db.query(sql, [stamp(now - _RESTLESS)]))


def _queue(db: Database, now: datetime) -> Queue:
    """What quiet hours or a pause before the next try hold back is no backlog."""
    sql = """
        select count(*) filter (where not_before is null or not_before <= :now) as due, count(*) as waiting,
            min(coalesce(not_before, created)) filter (where not_before is null or not_before <= :now)
                as oldest,
            count(*) filter (where state in ('ambiguous', 'sending')) as ambiguous
        from delivery where state in ('queued', 'ambiguous', 'sending')
    """
    row = next(iter(db.query(sql, {"now": stamp(now)})))
    return Queue(row["due"], optional_moment(row["oldest"]), row["waiting"], row["ambiguous"])


def _dead(db: Database) -> tuple[Dead, ...]:
    found: dict[tuple[str, str, str], Dead] = {}
    for one in dead(db):
        place = (one.kind, one.recipient, one.reason or "")
        count = found[place].count if place in found else 0
        found[place] = Dead(*place, count + 1, min(one.created, found[place].since) if count else one.created)
    return tuple(found.values())


def _paused(db: Database) -> tuple[Paused, ...]:
    rows = db.query("select * from pause order by since, kind, recipient")
    return tuple(Paused(row["kind"], row["recipient"], moment(row["since"])) for row in rows)


def _digested(db: Database, watchlist: Watchlist, now: datetime) -> Iterator[Digested]:
    """The last digest of each place that ever had one; a later period is missing where it is due.

    Nothing is missing for who is muted or left.
    """
    sql = """
        select period, last, made from digest where subscription = :subscription and kind = :kind
        and recipient = :recipient order by id desc limit 1
    """
    silence = standing(db, now)
    for place in places(watchlist):
        period = latest(every(place.subscription), now)
        for row in db.query(sql, place.key):
            missing = period.last.isoformat() > row["last"] and not is_silent(place, silence)
            yield Digested(
                place.subscription.key,
                place.recipient,
                row["period"],
                moment(row["made"]),
                period.key if missing else None,
                period.due if missing else None,
            )
