"""The versions of documents that are about a dossier, read page by page."""

from __future__ import annotations

import json
from collections.abc import Iterator

from sqlite_utils import Database

from crawler.document import Document
from crawler.wire import load
from monitors.dossiers.milestones import CLAIMING, Reading
from monitors.history.records import Row, moment, optional_date
from monitors.words.besidetexts import LETTERS

_PAGE = 500
_LAST = 1 << 62
_STATING = json.dumps(sorted(CLAIMING))
_WHOLE = json.dumps(sorted({*CLAIMING, *LETTERS}))
_SELECT = """
    select o.version as id, o.seen, c.id as change, e.id as event, e.headline, e.happened,
        d.site, d.key, d.url, d.title, o.kind, o.published, {} from {} join document d on d.id = o.document
    left join change c on c.version = o.version and c.previous is not o.version
    left join change_dossier a on a.change = c.id and a.dossier = o.dossier
    left join event e on e.id = c.event and a.dossier is not null
"""
_LIGHT = """
    case when o.paper or o.kind in (select value from json_each(:kinds))
        then (select content from version where id = o.version) end as content
"""
_CONTENT = "(select content from version where id = o.version) as content"
_READ = f"""
    {_SELECT.format(_LIGHT, "version_dossier o")}
    where o.dossier = :dossier and o.version > :above and o.version <= :upto order by o.version limit {_PAGE}
"""
_CLAIMED = f"""
    {_SELECT.format(_CONTENT, "json_each(:kinds) k cross join version_dossier o")}
    where o.dossier = :dossier and o.kind = k.value and o.version > :above and o.version <= :upto
    order by o.version limit {_PAGE}
"""


def readings(db: Database, dossier: str, above: int = 0, upto: int = _LAST) -> Iterator[Reading]:
    """Every version that is about a dossier, oldest first; one without a change was taken over as it stood.

    The event of its change is given only where the change itself is about the dossier. News and other
    documents that are neither letters, papers, lists nor pages of bills come with title and day alone.
    `above` and `upto` bound the numbers of the versions.
    """
    return _read(db, _READ, {"dossier": dossier, "kinds": _WHOLE, "above": above, "upto": upto})


def claiming(db: Database, dossier: str) -> Iterator[Reading]:
    """Only the versions from which it is read where a bill stands and which days it has, oldest first."""
    return _read(db, _CLAIMED, {"dossier": dossier, "kinds": _STATING, "above": 0, "upto": _LAST})


def state(db: Database, dossier: str) -> tuple[int, int, int]:
    """The newest version and change about a dossier, and how often any change went to another event."""
    sql = """
        select (select coalesce(max(version), 0) from version_dossier where dossier = ?1),
            (select coalesce(max(change), 0) from change_dossier where dossier = ?1), times from regrouped
    """
    version, change, times = db.execute(sql, [dossier]).fetchone()
    return version, change, times


def claimed(db: Database, dossier: str) -> tuple[int, int, int, int]:
    """What changes where `claiming` would give something else; news about the dossier leaves it as it is."""
    sql = """
        select coalesce(max(o.version), 0), coalesce(max(c.id), 0), count(*), (select times from regrouped)
        from json_each(:kinds) k cross join version_dossier o left join change c on c.version = o.version
        where o.dossier = :dossier and o.kind = k.value
    """
    ((version, change, many, times),) = db.execute(sql, {"dossier": dossier, "kinds": _STATING}).fetchall()
    return version, change, many, times


def _read(db: Database, sql: str, asked: dict[str, str | int]) -> Iterator[Reading]:
    while rows := list(db.query(sql, asked)):
        yield from map(_reading, rows)
        asked = asked | {"above": rows[-1]["id"]}


def _reading(row: Row) -> Reading:
    return Reading(
        document=load(json.loads(row["content"])) if row["content"] else _light(row),
        seen=moment(row["seen"]),
        change=row["change"],
        event=row["event"],
        headline=row["headline"],
        happened=optional_date(row["happened"]),
    )


def _light(row: Row) -> Document:
    published = optional_date(row["published"])
    return Document(row["site"], row["key"], row["url"], row["kind"], row["title"], published)
