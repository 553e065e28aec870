"""Corrections: who had what was wrong, what is owed to them, and what the history says of it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace

from sqlite_utils import Database

from monitors.alerts.corrections import Corrected, Correction
from monitors.history import rounds
from monitors.history.deadletters import IN_DOUBT
from monitors.history.joined import first_of
from monitors.history.records import Row, dumps, load_notice, moment, stamp
from monitors.history.versions import event_of
from monitors.model import Delivery, Event, Matches

_SUBJECT = "correction"
_WENT = "(d.state in ('sent', 'sending', 'ambiguous') or (d.state = 'dead' and instr(d.reason, :doubt) > 0))"
_OF_EVENT = "from alert a join event e on e.id = a.event"
_COLUMNS = "a.subscriptions, a.change, d.id, d.kind, d.channel, d.recipient, d.state, d.sent"
_HAD = f"""
    with had as (
        select {_COLUMNS}, d.created as made, 0 as digest {_OF_EVENT} join delivery d on d.id = a.delivery
        where coalesce(e.joined, e.id) = :event and {_WENT}
        union all
        select {_COLUMNS}, g.made, 1 {_OF_EVENT} join digest_item i on i.alert = a.id
        join digest g on g.id = i.digest join delivery d on d.id = g.delivery
        where coalesce(e.joined, e.id) = :event and {_WENT}
    )
"""
# An event and a later sighting in one message: its own or its edit, an addition, or a digest with that.
_AS_ONE = """
    from had join change c on c.id = :change where coalesce(had.change, 0) <> c.id and (
        (not digest and (sent is null or sent >= c.seen))
        or (digest and made >= c.seen and exists (select 1 from said where change = c.id and added <> ''))
        or exists (select 1 from below b join delivery x on x.id = b.delivery where b.first = had.id
            and x.state in ('sent', 'sending', 'ambiguous')
            and (b.change = c.id or (x.subject like 'edit:%' and coalesce(x.sent, c.seen) >= c.seen)))
    )
"""


@dataclass(frozen=True, slots=True)
class Had:
    """Somebody who had what was wrong: by which delivery first, and for which subscriptions."""

    delivery: int
    kind: str
    channel: str
    recipient: str
    subscriptions: tuple[str, ...]
    editable: bool


def had(db: Database, event: int) -> tuple[Had, ...]:
    """Everybody who had an event, or perhaps had it: in a message, in a list or in a digest."""
    values = {"event": event, "doubt": IN_DOUBT}
    return _places(db.query(f"{_HAD} select * from had order by digest, id", values))


def had_as_one(db: Database, event: int, change: int) -> tuple[Had, ...]:
    """Everybody who was told of an event and of this later change as of one thing."""
    values = {"event": event, "change": change, "doubt": IN_DOUBT}
    return _places(db.query(f"{_HAD} select had.* {_AS_ONE} order by digest, had.id", values))


def save(db: Database, correction: Correction, own: int) -> Correction:
    """Keeps a correction with the event of its own; the id that it came with does not count."""
    row = {
        "event": correction.event,
        "own": own,
        "wrong": correction.wrong,
        "headline": correction.headline,
        "sentence": correction.right,
        "cause": correction.cause,
        "url": correction.url,
        "withdrawn": int(correction.withdrawn),
        "made": stamp(correction.made),
        "made_by": correction.by,
    }
    sql = f"insert into correction ({', '.join(row)}) values ({', '.join(f':{name}' for name in row)})"
    return replace(correction, id=int(db.execute(sql, row).lastrowid or 0))


def owe(db: Database, correction: Correction, own: int, places: Iterable[Had]) -> None:
    """Owes a correction at once to everybody who had what was wrong, and the edit of that message."""
    at = stamp(correction.made)
    for one in places:
        delivery = _insert(db, one, f"{_SUBJECT}:{correction.id}", at)
        sql = """
            insert into alert (kind, recipient, event, subscriptions, delivery, created)
            values (?, ?, ?, ?, ?, ?)
        """
        db.execute(sql, [one.kind, one.recipient, own, dumps(one.subscriptions), delivery, at])
        if one.editable:
            _insert(db, one, f"edit:{correction.event}", at)


def for_delivery(db: Database, delivery: Delivery) -> Corrected | None:
    """The correction that a delivery carries; None for any other. Raises LookupError where it is gone."""
    name, _, number = delivery.subject.partition(":")
    if name != _SUBJECT:
        return None
    row = next(iter(db.query("select * from correction where id = ?", [number])), None)
    if row is None:
        raise LookupError(f"there is no correction {number}")
    below = first_of(db, delivery.id)
    sql = "select sum(kind = 'email') as persons, sum(kind <> 'email') as channels from alert where event = ?"
    counts = next(iter(db.query(sql, [row["own"]])))
    return Corrected(
        _correction(row),
        delivery.kind,
        below[1] if below else None,
        counts["channels"],
        counts["persons"],
        first_change(db, row["event"]),
    )


def event_by_id(db: Database, number: int) -> tuple[Event, int | None] | None:
    """An event with the one that it became part of; None where there is none with this number."""
    rows = db.query("select * from event where id = ?", [number])
    return next(((event_of(row), row["joined"]) for row in rows), None)


def matches_of(db: Database, event: int) -> Matches:
    """What an event is about, by its changes or else by its notice."""
    found = rounds.matches_of(db, (event,))
    if found.dossiers:
        return found
    rows = db.query("select notice from event where id = ? and notice is not null", [event])
    return next((load_notice(row["notice"]).matches for row in rows), found)


def first_change(db: Database, event: int) -> int | None:
    """The change with which an event began; None for one without changes."""
    rows = db.query("select min(id) as id from change where event = ?", [event])
    return next((row["id"] for row in rows), None)


def corrections(db: Database, event: int | None = None) -> dict[int, tuple[Correction, ...]]:
    """The corrections of an event, or of all, by the event that was told wrong, oldest first."""
    found: dict[int, tuple[Correction, ...]] = {}
    for row in db.query("select * from correction where ?1 is null or event = ?1 order by id", [event]):
        found[row["event"]] = (*found.get(row["event"], ()), _correction(row))
    return found


def of_alerts(db: Database, alerts: Iterable[int]) -> tuple[Correction, ...]:
    """The corrections that these alerts owe, oldest first."""
    sql = """
        select distinct k.* from correction k join alert a on a.event = k.own
        where a.id in (select value from json_each(?)) order by k.id
    """
    return tuple(_correction(row) for row in db.query(sql, [dumps(list(alerts))]))


def _insert(db: Database, one: Had, subject: str, at: str) -> int:
    sql = """
        insert into delivery (kind, channel, recipient, subject, state, created)
        values (?, ?, ?, ?, 'queued', ?)
        on conflict (kind, recipient, subject) do update set state = 'queued', reason = null, attempts = 0
        returning id
    """
    (delivery,) = db.execute(sql, [one.kind, one.channel, one.recipient, subject, at]).fetchone()
    link = "insert or ignore into below (delivery, first, change) values (?, ?, null)"
    db.execute(link, [delivery, one.delivery])
    return int(delivery)


def _places(rows: Iterable[Row]) -> tuple[Had, ...]:
    """Each place once, by the first message that it had; its own message before a digest."""
    found: dict[tuple[str, str], Had] = {}
    for row in rows:
        asked = tuple(json.loads(row["subscriptions"]))
        place = (row["kind"], row["recipient"].casefold())
        known = found.get(place)
        if known:
            found[place] = replace(known, subscriptions=tuple(dict.fromkeys((*known.subscriptions, *asked))))
        else:
            found[place] = Had(
                row["id"], row["kind"], row["channel"], row["recipient"], asked, not row["digest"]
            )
    return tuple(found.values())


def _correction(row: Row) -> Correction:
    return Correction(
        id=row["id"],
        event=row["event"],
        wrong=row["wrong"],
        headline=row["headline"],
        right=row["sentence"],
        made=moment(row["made"]),
        cause=row["cause"],
        url=row["url"],
        withdrawn=bool(row["withdrawn"]),
        by=row["made_by"],
    )
