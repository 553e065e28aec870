"""The versions of documents that are about a dossier, read page by page."""

from __future__ import annotations

import json
from collections.abc import Iterator

from sqlite_utils import Database

from crawler.wire import load
from monitors.dossiers.milestones import CLAIMING, Reading
from monitors.history.records import Row, moment, optional_date
from monitors.words.besidetexts import LETTERS

_PAGE = 200
_WHOLE = json.dumps(sorted({*CLAIMING, *LETTERS}))
_ABOUT = f"""
    select o.version as id, {{content}} as content, v.seen, c.id as change, e.id as event, e.headline, e.happened
    from version_dossier o join version v on v.id = o.version join document d on d.id = v.document
    left join change c on c.version = v.id and c.previous is not v.id
    left join change_dossier a on a.change = c.id and a.dossier = o.dossier
    left join event e on e.id = c.event and a.dossier is not null
    where o.dossier = ?1 and o.version > ?2 {{kinds}}
    order by o.version limit {_PAGE}
"""
_READ = _ABOUT.format(
    content="""case when d.kind in (select value from json_each(?3))
        or v.content ->> '$.identifier' glob '[0-9][0-9][0-9][0-9][0-9]*/*'
        then v.content else json_remove(v.content, '$.sections', '$.attachments') end""",
    kinds="",
)
_CLAIMED = _ABOUT.format(content="v.content", kinds="and d.kind in (select value from json_each(?3))")


def readings(db: Database, dossier: str) -> Iterator[Reading]:
    """Every version that is about a dossier, oldest first; one without a change was taken over as it stood.

    The event of its change is given only where the change itself is about the dossier. News and other
    documents that are neither letters, papers, lists nor pages of bills come without their text.
    """
    return _read(db, _READ, dossier, _WHOLE)


def claiming(db: Database, dossier: str) -> Iterator[Reading]:
    """Only the versions from which it is read where a bill stands and which days it has, oldest first."""
    return _read(db, _CLAIMED, dossier, json.dumps(sorted(CLAIMING)))


def state(db: Database, dossier: str) -> tuple[int, ...]:
    """What stays equal as long as no version or change about a dossier comes, nor any event is regrouped."""
    sql = """
        select (select coalesce(max(version), 0) from version_dossier where dossier = ?1),
            (select coalesce(max(change), 0) from change_dossier where dossier = ?1), times from regrouped
    """
    return tuple(db.execute(sql, [dossier]).fetchone())


def _read(db: Database, sql: str, dossier: str, kinds: str) -> Iterator[Reading]:
    above = 0
    while rows := list(db.query(sql, [dossier, above, kinds])):
        yield from map(_reading, rows)
        above = rows[-1]["id"]


def _reading(row: Row) -> Reading:
    return Reading(
        document=load({"sections": [], "attachments": [], **json.loads(row["content"])}),
        seen=moment(row["seen"]),
        change=row["change"],
        event=row["event"],
        headline=row["headline"],
        happened=optional_date(row["happened"]),
    )
