"""The versions of documents that are about a dossier, read page by page."""

from __future__ import annotations

import json
from collections.abc import Iterator

from sqlite_utils import Database

from crawler.wire import load
from monitors.dossiers.milestones import Reading
from monitors.history.records import Row, moment, optional_date

_PAGE = 50


def readings(db: Database, dossier: str) -> Iterator[Reading]:
    """Every version that is about a dossier, oldest first; one without a change was taken over as it stood.

    The event of its change is given only where the change itself is about the dossier.
    """
    sql = f"""
        select v.id, v.content, v.seen, c.id as change, e.id as event, e.headline, e.happened
        from version v
        left join change c on c.version = v.id and c.previous is not v.id
        left join change_dossier o on o.change = c.id and o.dossier = ?1
        left join event e on e.id = c.event and o.dossier is not null
        where v.id > ?2 and (o.dossier is not null or exists
            (select 1 from json_each(v.matches, '$.dossiers') where value ->> 'key' = ?1))
        order by v.id limit {_PAGE}
    """
    above = 0
    while rows := list(db.query(sql, [dossier, above])):
        yield from map(_reading, rows)
        above = rows[-1]["id"]


def state(db: Database) -> tuple[int, ...]:
    """What stays equal as long as no version or change comes, and no change moves to another event."""
    sql = """
        select (select coalesce(max(id), 0) from version), (select coalesce(max(id), 0) from change),
            count(*), coalesce(sum(event), 0), (select count(*) from event where joined is not null)
        from change where event is not null
    """
    return tuple(db.execute(sql).fetchone())


def _reading(row: Row) -> Reading:
    return Reading(
        document=load(json.loads(row["content"])),
        seen=moment(row["seen"]),
        change=row["change"],
        event=row["event"],
        headline=row["headline"],
        happened=optional_date(row["happened"]),
    )
