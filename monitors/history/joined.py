"""What changes said happened, kept so that a later sighting of the same event is known as one."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import asdict
from datetime import datetime

from sqlite_utils import Database

from crawler.wire import load
from monitors.alerts.below import Also, First
from monitors.events.joining import Known, Said
from monitors.events.sightings import Sighting
from monitors.history.records import Row, dumps, moment, optional_date, optional_moment, stamp
from monitors.model import EventType

_KNOWN = """
    select c.id, c.event, s.happenings, v.content
    from said s join change c on c.id = s.change
    join version v on v.id = c.version
"""


_TAKEN_BACK = """
    exists (select 1 from alert a join delivery d on d.id = a.delivery join change x on x.event = a.event
    where a.event = c.event and d.state = 'held'
    and d.reason like 'moved back within an hour: changes ' || x.id || ' and %')
"""


def save_said(
    db: Database, change: int, kind: EventType, said: Sequence[Said], notes: tuple[str, str]
) -> None:
    """Keeps what a change says happened, with its notes: what it adds to its event, what came before."""
    sql = "insert into said (change, type, happenings, added, earlier) values (?, ?, ?, ?, ?)"
    db.execute(sql, [change, kind.value, dumps([_dump(one) for one in said]), *notes])


def known_since(db: Database, dossiers: Collection[str], since: datetime) -> tuple[Known, ...]:
    """What the changes of these dossiers said since a moment, newest first.

    A move that was taken back before anybody heard of it is unknown: who tells of it later brings news. So
    is what was told wrong: below a message that was withdrawn nobody would hear of what comes true later.
    """
    sql = f"""
        {_KNOWN} where c.event is not null and c.seen >= ? and not {_TAKEN_BACK}
        and c.event not in (select event from correction where withdrawn) and c.id in
        (select change from change_dossier where dossier in (select value from json_each(?)))
        order by c.id desc
    """
    return tuple(_known(row) for row in db.query(sql, [stamp(since), dumps(list(dossiers))]))


def known_of(db: Database, event: int) -> tuple[Known, ...]:
    """What the changes of an event said, oldest first."""
    return tuple(_known(row) for row in db.query(f"{_KNOWN} where c.event = ? order by c.id", [event]))


def moves_since(db: Database, dossiers: Collection[str], since: datetime) -> tuple[Known, ...]:
    """The changes that moved a date, oldest first; those that were moved back at once left out."""
    held = """
        c.event not in (select a.event from alert a join delivery d on d.id = a.delivery
        where d.state = 'held' and d.reason like 'moved back%')
    """
    sql = f"""
        {_KNOWN} where s.type = 'moved' and c.seen >= ? and {held} and c.id in
        (select change from change_dossier where dossier in (select value from json_each(?)))
        order by c.id
    """
    return tuple(_known(row) for row in db.query(sql, [stamp(since), dumps(list(dossiers))]))


def also_of(db: Database, event: int, change: int | None) -> tuple[Also, ...]:
    """The other sightings of an event, oldest first, beside the change that a message tells."""
    sql = """
        select c.id, c.seen, d.site, d.url, coalesce(s.added, '') as added,
            (select iif(k.url = d.url, k.value, k.other_value) from contradiction k
             where d.url in (k.url, k.other_url) and k.subject not like 'paper %' and k.seen >= c.seen
             and not exists (select 1 from json_each(s.happenings) h,
                             json_each(h.value, '$.sighting.numbers') n where n.value <> k.bill)
             order by k.id limit 1) as differs
        from change c join document d on d.id = c.document left join said s on s.change = c.id
        where c.event = ? and c.id <> ? order by c.id
    """
    return tuple(
        Also(row["id"], row["site"], row["url"], moment(row["seen"]), row["added"], row["differs"] or "")
        for row in db.query(sql, [event, change or 0])
    )


def sighted_again(db: Database, seen: datetime) -> tuple[tuple[int, str, str], ...]:
    """The later sightings of known events in one round: change, address, headline."""
    sql = """
        select c.id, d.url, c.headline from change c join document d on d.id = c.document
        where c.seen = ? and c.id > (select min(id) from change where event = c.event) order by c.id
    """
    return tuple((row["id"], row["url"], row["headline"]) for row in db.query(sql, [stamp(seen)]))


def earlier_of(db: Database, change: int) -> str:
    """What came before a date that moved, empty where it had not moved before."""
    rows = db.query("select earlier from said where change = ?", [change])
    return next((row["earlier"] for row in rows), "")


def type_of(db: Database, change: int) -> EventType | None:
    """The type of event that a change tells by itself; None where it tells none."""
    rows = db.query("select type from said where change = ?", [change])
    return next((EventType(row["type"]) for row in rows), None)


def first_of(db: Database, delivery: int) -> tuple[int, First] | None:
    """The delivery that this one stands below, and what it must know of it; None for one of its own."""
    sql = """
        select b.first, b.change, d.subject, d.receipt, d.sent, d.due, u.receipt as top,
            exists (select 1 from alert a where a.delivery = b.delivery) as own
        from below b join delivery d on d.id = b.first
        left join below t on t.delivery = b.first left join delivery u on u.id = t.first
        where b.delivery = ?
    """
    for row in db.query(sql, [delivery]):
        return row["first"], First(
            subject=row["subject"],
            receipt=_place(row["receipt"]),
            sent=optional_moment(row["sent"]),
            due=optional_moment(row["due"]),
            addition=row["change"],
            own=bool(row["own"]),
            top=_place(row["top"]),
        )
    return None


def _place(receipt: str | None) -> tuple[str, str] | None:
    found = json.loads(receipt) if receipt else None
    return (found["recipient"], found["reference"]) if found else None


def _known(row: Row) -> Known:
    said = tuple(_load(value) for value in json.loads(row["happenings"]))
    return Known(row["id"], row["event"], load(json.loads(row["content"])), said)


def _dump(said: Said) -> Row:
    sighting = asdict(said.sighting) | {"seen": stamp(said.sighting.seen), "day": _iso(said.sighting.day)}
    return {"sighting": sighting, "planned": _iso(said.planned), "was": _iso(said.was)}


def _load(value: Row) -> Said:
    own = value["sighting"]
    lists = {name: tuple(own[name]) for name in ("dossiers", "numbers")}
    moments = {"seen": moment(own["seen"]), "day": optional_date(own["day"])}
    days = (optional_date(value[name]) for name in ("planned", "was"))
    return Said(Sighting(**{**own, **lists, **moments}), *days)


def _iso(day: object) -> str | None:
    return str(day) if day else None
