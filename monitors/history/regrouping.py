"""Events with their sightings, and what an operator mends: one event made two, or two made one."""

from __future__ import annotations

import json
from datetime import date

from sqlite_utils import Database

from monitors.history.records import Row
from monitors.history.searchindex import follow_events

MERGED = "merged into event {event}"


def events(db: Database, dossier: str | None = None) -> tuple[Row, ...]:
    """The events that changes tell of, newest first, each with its dossiers and its sightings in order."""
    sql = """
        select c.event, c.id as change, d.site, d.url, c.seen, c.headline, nullif(s.added, '') as added,
            (select json_group_array(dossier) from change_dossier where change = c.id) as dossiers
        from change c join document d on d.id = c.document left join said s on s.change = c.id
        where c.event is not null order by c.id
    """
    sightings: dict[int, list[Row]] = {}
    for row in db.query(sql):
        sightings.setdefault(row["event"], []).append(row)
    rows = db.query("select id, type, headline, seen, happened from event order by id desc")
    found = (_event(row, sightings[row["id"]]) for row in rows if row["id"] in sightings)
    return tuple(event for event in found if dossier is None or dossier in event["dossiers"])


def _event(row: Row, sightings: list[Row]) -> Row:
    dossiers = {key for one in sightings for key in json.loads(one["dossiers"])}
    names = ("change", "site", "url", "seen", "headline", "added")
    told = [{name: one[name] for name in names} for one in sightings]
    return {**row, "sightings": told, "dossiers": sorted(dossiers)}


def changes_in(db: Database, event: int) -> tuple[int, ...]:
    """The changes of an event, oldest first; none where there is no such event, or it is part of another."""
    return tuple(row["id"] for row in db.query("select id from change where event = ? order by id", [event]))


def merge_events(db: Database, event: int, other: int) -> int:
    """Makes the other event part of this one; returns how many messages are not sent for it."""
    for one in (event, other):
        sql = """
            update alert set change = (select min(id) from change where event = ?1)
            where event = ?1 and change is null
        """
        db.execute(sql, [one])
    db.execute("update event set joined = ?1 where id = ?2 or joined = ?2", [event, other])
    db.execute("update said set added = '' where change in (select id from change where event = ?)", [other])
    db.execute("update change set event = ? where event = ?", [event, other])
    follow_events(db, event)
    sql = """
        update delivery set state = 'held', reason = ?3 where state = 'queued'
        and subject not like 'burst:%' and id in
        (select theirs.delivery from alert theirs join alert ours using (kind, recipient)
         join delivery told on told.id = ours.delivery
         where theirs.event = ?2 and ours.event = ?1
         and told.state in ('queued', 'sending', 'ambiguous', 'sent'))
    """
    return int(db.execute(sql, [event, other, MERGED.format(event=event)]).rowcount)


def own_event(db: Database, change: int) -> int | None:
    """The event that a change had before a merge made it part of another."""
    sql = """
        select e.id from event e join change c on c.event = e.joined where c.id = ?1 and exists
        (select 1 from alert a where a.event = e.id and a.change = ?1)
    """
    return next((row["id"] for row in db.query(sql, [change])), None)


def set_apart(db: Database, change: int, old: int, new: int, day: date | None) -> None:
    """Gives a change this event; what was owed of it alone moves along, what a merge held is owed again."""
    db.execute("update change set event = ? where id = ?", [new, change])
    follow_events(db, new)
    db.execute("update said set added = '' where change = ?", [change])
    happened = day.isoformat() if day else None
    db.execute(
        "update event set joined = null, happened = coalesce(happened, ?) where id = ?", [happened, new]
    )
    db.execute("update alert set event = ? where event = ? and change = ?", [new, old, change])
    sql = """
        update delivery set state = 'queued', reason = null where state = 'held' and reason = ? and id in
        (select delivery from alert where event = ?)
    """
    db.execute(sql, [MERGED.format(event=old), new])


def owed(db: Database, event: int) -> frozenset[tuple[str, str]]:
    """Kind and recipient of everybody who is owed an event."""
    rows = db.query("select kind, recipient from alert where event = ?", [event])
    return frozenset((row["kind"], row["recipient"]) for row in rows)
