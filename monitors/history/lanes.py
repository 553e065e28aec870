"""The lanes of what is owed: which dossiers each delivery stands in line for, and why it waits."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlite_utils import Database

from monitors.history.database import write_tx
from monitors.history.outbox import delivery_of
from monitors.history.records import dumps, optional_moment
from monitors.model import Delivery

Lane = tuple[str, str, str]

_WAITING = "state in ('queued', 'ambiguous')"


@dataclass(frozen=True, slots=True)
class Waiting:
    """A delivery that is not at its end, without its alerts, and its lanes (kind, recipient, dossier).

    `listable` is how many alerts it brings to a list of many; 0 where it must go by itself.
    """

    delivery: Delivery
    lanes: frozenset[Lane]
    not_before: datetime | None
    listable: int = 0


def waiting(db: Database) -> tuple[Waiting, ...]:
    """Everything that is not at its end, in the order in which it was owed."""
    dossiers, listable = _dossiers(db), _listable(db)
    rows = db.query(f"select * from delivery where {_WAITING} order by id")
    return tuple(
        Waiting(
            delivery_of(row),
            _lanes(delivery_of(row), dossiers[row["id"]]),
            optional_moment(row["not_before"]),
            listable.get(row["id"], 0),
        )
        for row in rows
    )


def note(db: Database, reasons: Mapping[int, str]) -> None:
    """Writes down why deliveries wait behind others."""
    if not reasons:
        return
    sql = f"""
        update delivery set reason = new.value from json_each(?) as new
        where delivery.id = cast(new.key as integer) and delivery.reason is not new.value and {_WAITING}
    """
    with write_tx(db):
        db.execute(sql, [dumps({str(number): reason for number, reason in reasons.items()})])


def _lanes(delivery: Delivery, dossiers: set[str]) -> frozenset[Lane]:
    """What is about no dossier (a digest, a message to operators) has a lane of its own kind."""
    names = dossiers or {f"{delivery.subject.partition(':')[0]}:"}
    return frozenset((delivery.kind, delivery.recipient.casefold(), name) for name in names)


def _dossiers(db: Database) -> defaultdict[int, set[str]]:
    sql = f"""
        with told as (
            select d.id, e.notice,
                coalesce(a.change, (select min(c.id) from change c where c.event = e.id)) as change
            from delivery d left join below b on b.delivery = d.id
            join alert a on a.delivery = coalesce(b.first, d.id) join event e on e.id = a.event
            where d.{_WAITING} and d.subject not like 'digest:%'
        )
        select told.id, json_group_array(distinct cd.dossier) as dossiers
        from told join change_dossier cd using (change) group by told.id
        union all
        select told.id, json_group_array(distinct json_extract(about.value, '$.key'))
        from told, json_each(told.notice, '$.matches.dossiers') as about
        where told.notice is not null group by told.id
    """
    found: defaultdict[int, set[str]] = defaultdict(set)
    for row in db.query(sql):
        found[row["id"]].update(json.loads(row["dossiers"]))
    return found


def _listable(db: Database) -> dict[int, int]:
    """Alerts of changes by their delivery; contradictions and operators' messages are told in full."""
    sql = """
        select d.id, count(*) as n from delivery d
        join alert a on a.delivery = d.id join event e on e.id = a.event
        where d.state = 'queued' and (d.subject like 'event:%' or d.subject like 'burst:%')
        group by d.id having count(e.notice) + count(e.details) = 0
    """
    return {row["id"]: row["n"] for row in db.query(sql)}
