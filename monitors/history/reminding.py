"""Readers who are reminded of a day: each reminder is owed once, in the transaction that keeps it."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime

from sqlite_utils import Database

from crawler.text import AMSTERDAM
from monitors.alerts.digest import followed
from monitors.alerts.reminding import FROM, Known, Once, Reminder, Told, reminders, stands
from monitors.dossiers.agenda import Appointment, appointments
from monitors.history import outbox, timelines, versions
from monitors.history.database import write_tx
from monitors.history.records import dumps, moment, stamp
from monitors.history.subscribers import Standing, standing
from monitors.model import Event, EventType, Match, Matches, Notice
from monitors.watchlist import Dossier, Watchlist
from monitors.words import remindtexts as said
from monitors.words.dutch import at, local_day

_OFF = "the day moved, fell through or passed before this went out"
_Found = Mapping[str, tuple[Appointment, ...]]


def remind_due(db: Database, watchlist: Watchlist, now: datetime) -> int:
    """Owes every reminder that is due; returns how many events that made.

    Belongs to every tick: it looks at the dossiers only where a version, a choice of a reader, the watchlist
    or the day is another than at the last look.
    """
    if not any(one.remind for one in watchlist.subscriptions):
        return 0
    wanted = _wanted(watchlist)
    mark = _mark(db, watchlist, wanted, now)
    if mark == _looked(db):
        return 0
    found = {one.key: appointments(one, timelines.claiming(db, one.key)) for one in wanted}
    with write_tx(db):
        db.execute("insert or replace into look_ahead (id, mark) values (1, ?)", [mark])
        _withdraw(db, found, local_day(now))
        chosen = standing(db, now)
        return sum(_owe_all(db, watchlist, key, days, (chosen, now)) for key, days in found.items())


def _wanted(watchlist: Watchlist) -> tuple[Dossier, ...]:
    """The dossiers of whose days anybody wants to be reminded."""
    asking = [one for one in watchlist.subscriptions if one.remind]
    return tuple({one.key: one for asked in asking for one in followed(watchlist, asked)}.values())


def _mark(db: Database, watchlist: Watchlist, wanted: tuple[Dossier, ...], now: datetime) -> str:
    """What stays the same as long as nothing can have become due."""
    local = now.astimezone(AMSTERDAM)
    chosen = standing(db, now)
    seen = (
        (local.date(), local.time() >= FROM),
        (sorted(chosen.muted.items()), sorted(chosen.left)),
        (watchlist.subscriptions, watchlist.channels),
        [(one.key, one.numbers, timelines.state(db, one.key)) for one in wanted],
    )
    return hashlib.sha256(repr(seen).encode()).hexdigest()


def _looked(db: Database) -> str | None:
    return next((row["mark"] for row in db.query("select mark from look_ahead")), None)


def _owe_all(
    db: Database,
    watchlist: Watchlist,
    dossier: str,
    days: tuple[Appointment, ...],
    at_this: tuple[Standing, datetime],
) -> int:
    chosen, now = at_this
    known = Known(_once(db), frozenset(_told(db, dossier, days)), chosen)
    made = reminders(watchlist, dossier, days, now, known)
    for one in made:
        _owe(db, watchlist, one, now)
    return len(made)


def _owe(db: Database, watchlist: Watchlist, one: Reminder, now: datetime) -> None:
    dossier = watchlist.dossier(one.dossier)
    title = dossier.title if dossier else one.dossier
    event = Event(0, EventType.REMINDER, said.headline(title, one.day, one.about), now, one.day)
    number = versions.save_notice(db, event, _notice(one))
    outbox.enqueue(db, number, one.dues, now)
    sql = "insert into reminder (kind, recipient, uid, day, ahead, event) values (?, ?, ?, ?, ?, ?)"
    for kind, recipient, uid, day, ahead in one.once:
        db.execute(sql, [kind, recipient, uid, day.isoformat(), ahead, number])


def _notice(one: Reminder) -> Notice:
    """What comes, a line each with its page; then how long before it was asked for, and when it was seen."""
    seen = said.SEEN.format(moment=at(max(about.seen for about in one.about)))
    lines = (*map(said.told, one.about), said.asked(one.ahead), seen)
    pages = tuple((about.site, about.url) for about in one.about)
    return Notice(lines, pages, Matches((Match(one.dossier, ()),)))


def _once(db: Database) -> frozenset[Once]:
    rows = db.query("select kind, recipient, uid, day, ahead from reminder")
    return frozenset(
        (row["kind"], row["recipient"], row["uid"], date.fromisoformat(row["day"]), row["ahead"])
        for row in rows
    )


def _told(db: Database, dossier: str, days: Iterable[Appointment]) -> Iterator[Told]:
    """Who was told at once of the looks at which these days were read."""
    sql = """
        select distinct a.kind, casefold(a.recipient) as recipient, c.seen from change c
        join change_dossier o on o.change = c.id and o.dossier = ?
        join alert a on a.event = c.event join delivery d on d.id = a.delivery
        where d.state <> 'held' and c.seen in (select value from json_each(?))
    """
    for row in db.query(sql, [dossier, dumps(sorted({stamp(one.seen) for one in days}))]):
        yield row["kind"], row["recipient"], moment(row["seen"])


def _withdraw(db: Database, found: _Found, today: date) -> None:
    """What waits for the morning is not sent of a day that is off by now; it may be owed again."""
    on = {(one.uid, one.day.isoformat()) for days in found.values() for one in days if stands(one, today)}
    sql = """
        select r.id, r.uid, r.day, d.id as delivery from reminder r
        join alert a on a.event = r.event and a.kind = r.kind and casefold(a.recipient) = r.recipient
        join delivery d on d.id = a.delivery where d.state = 'queued'
    """
    waiting = list(db.query(sql))
    off = {row["delivery"] for row in waiting} - {
        row["delivery"] for row in waiting if (row["uid"], row["day"]) in on
    }
    for row in (row for row in waiting if row["delivery"] in off):
        db.execute("delete from reminder where id = ?", [row["id"]])
    for delivery in sorted(off):
        db.execute("update delivery set state = 'held', reason = ? where id = ?", [_OFF, delivery])
