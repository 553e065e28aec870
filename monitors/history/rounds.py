"""Events that wait for the end of their round, because only then is it known how many there are."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlite_utils import Database

from monitors.alerts.subscriptions import Due, of_all
from monitors.history.records import Row, dumps, load_matches, moment, optional_moment
from monitors.model import Match, Matches, State


@dataclass(frozen=True, slots=True)
class Waiting:
    """The events of one source in one round that wait, and how many known documents changed in it."""

    source: str
    seen: datetime
    events: tuple[int, ...]
    changed: int


def waiting(db: Database) -> tuple[Waiting, ...]:
    """What waits, by source and round; also what a round that died left behind."""
    sql = """
        select awaits, seen, json_group_array(id) as events,
               (select count(*) from change c where c.seen = e.seen and c.previous is not null
                and c.sources ->> '$[0]' = e.awaits) as changed
        from event e where awaits is not null group by awaits, seen order by seen, awaits
    """
    return tuple(
        Waiting(row["awaits"], moment(row["seen"]), tuple(sorted(json.loads(row["events"]))), row["changed"])
        for row in db.query(sql)
    )


def release(db: Database, events: tuple[int, ...]) -> None:
    """Each of these events is told on its own, at once or after quiet hours; none of them waits any more."""
    sql = """
        update delivery set not_before = due where state = 'queued' and id in
        (select delivery from alert where event in (select value from json_each(?)))
    """
    db.execute(sql, [dumps(events)])
    _no_longer_waiting(db, events)


def hold(db: Database, events: tuple[int, ...], reason: str) -> None:
    """None of these events is told on its own, for this reason; what was sent already stays sent.

    So does a list of many alerts, which owes others too.
    """
    sql = """
        update delivery set state = 'held', reason = ? where state in ('queued', 'held')
        and subject not like 'burst:%' and id in
        (select delivery from alert where event in (select value from json_each(?)))
    """
    db.execute(sql, [reason, dumps(events)])
    _no_longer_waiting(db, events)


def dues_of(db: Database, events: tuple[int, ...]) -> tuple[Due, ...]:
    """Everybody who is owed any of these events, once, with all subscriptions that asked for one."""
    sql = """
        select d.channel, d.kind, d.recipient, d.state, d.due, d.reason, a.subscriptions
        from alert a join delivery d on d.id = a.delivery
        where a.event in (select value from json_each(?)) and d.state in ('queued', 'held') order by a.id
    """
    return of_all((_due(row),) for row in db.query(sql, [dumps(events)]))


def matches_of(db: Database, events: tuple[int, ...]) -> Matches:
    """Every dossier and amendment that these events are about."""
    sql = "select matches from change where event in (select value from json_each(?)) order by id"
    found = [load_matches(row["matches"]) for row in db.query(sql, [dumps(events)])]
    return Matches(
        _once(match for one in found for match in one.dossiers),
        _once(match for one in found for match in one.amendments),
    )


def _due(row: Row) -> Due:
    held = row["reason"] if row["state"] == State.HELD else None
    until = optional_moment(row["due"])
    asked = tuple(json.loads(row["subscriptions"]))
    return Due(row["channel"], row["kind"], row["recipient"], asked, held, until)


def _once(matches: Iterable[Match]) -> tuple[Match, ...]:
    return tuple({match.key: match for match in matches}.values())


def _no_longer_waiting(db: Database, events: tuple[int, ...]) -> None:
    db.execute("update event set awaits = null where id in (select value from json_each(?))", [dumps(events)])
