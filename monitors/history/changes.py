"""The recorded changes, read back."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlite_utils import Database

from crawler.document import Document
from crawler.text import AMSTERDAM
from crawler.wire import load
from monitors.history.records import (
    Row,
    load_difference,
    load_matches,
    moment,
    optional_moment,
    stamp,
)
from monitors.model import Change, Subject

_SELECT = """
    select c.*, d.site, d.key, d.url, d.kind as document_kind, v.content
    from change c join document d on d.id = c.document join version v on v.id = c.version
"""
_PAGE = 200
_FIRST_DAY, _LAST_DAY = date(1970, 1, 1), date(9000, 1, 1)


@dataclass(frozen=True, slots=True)
class Query:
    """Which changes are asked for; None and False mean: all. Days are Amsterdam days, `until` included."""

    dossier: str | None = None
    amendment: str | None = None
    source: str | None = None
    since: date | None = None
    until: date | None = None
    search: str | None = None
    material: bool = False


def changes(db: Database, query: Query) -> tuple[Change, ...]:
    """The changes that answer a query, newest first; read page by page, a short read each."""
    found: list[Change] = []
    below = 1 << 62
    while True:
        page = changes_below(db, query, below, _PAGE)
        found.extend(page)
        if len(page) < _PAGE:
            return tuple(found)
        below = page[-1].id


def changes_below(db: Database, query: Query, below: int, limit: int) -> tuple[Change, ...]:
    """At most `limit` changes that answer a query, with a number below another, newest first."""
    where, values = _where(query)
    sql = f"{_SELECT} where c.id < ? {where} order by c.id desc limit ?"
    return tuple(change_of(row) for row in db.query(sql, [below, *values, limit]))


def change_by_id(db: Database, change: int) -> Change | None:
    """One change, or None where there is none with this number."""
    rows = db.query(f"{_SELECT} where c.id = ?", [change])
    return next((change_of(row) for row in rows), None)


def document_of(db: Database, change: int) -> Document | None:
    """The document as it was read when this change was seen."""
    sql = "select v.content from version v join change c on c.version = v.id where c.id = ?"
    return next((load(json.loads(row["content"])) for row in db.query(sql, [change])), None)


def versions_of(db: Database, change: int) -> tuple[Row, ...]:
    """The two versions of a change, the old one first, with number, time, revision and snapshot hash."""
    sql = """
        select v.id, v.number, v.seen, v.revision, s.sha256, s.url, s.status
        from version v left join snapshot s on s.id = v.snapshot
        where v.id in (select version from change where id = ? union select previous from change where id = ?)
        order by v.number
    """
    return tuple(dict(row) for row in db.query(sql, [change, change]))


def sightings_of(db: Database, url: str) -> tuple[Row, ...]:
    """Which sources sighted an address, and when first and last."""
    sql = "select source, first_seen, last_seen from sighting where url = ? order by first_seen, source"
    return tuple(dict(row) for row in db.query(sql, [url]))


def _where(query: Query) -> tuple[str, list[str]]:
    """The conditions of a query as SQL with marks, and their values in order."""
    clauses: list[tuple[str, str | None]] = [
        ("and c.id in (select change from change_dossier where dossier = ?)", query.dossier),
        (
            "and exists (select 1 from json_each(c.matches, '$.amendments') where value ->> 'key' = ?)",
            query.amendment,
        ),
        ("and exists (select 1 from json_each(c.sources) where value = ?)", query.source),
        ("and c.seen >= ?", midnight(query.since)),
        ("and c.seen < ?", midnight(query.until, days=1)),
        (
            "and instr(casefold(c.headline || ' ' || coalesce(d.title, '') || ' ' || c.parts), ?) > 0",
            query.search.casefold() if query.search else None,
        ),
    ]
    used = [(sql, value) for sql, value in clauses if value is not None]
    material = " and c.material = 1" if query.material else ""
    return " ".join(sql for sql, _ in used) + material, [value for _, value in used]


def midnight(day: date | None, days: int = 0) -> str | None:
    """Amsterdam midnight of a day, or of a number of days later."""
    if day is None:
        return None
    # Beyond these every day asks for the same, and the midnights of the calendar's ends have no UTC.
    near = min(max(day, _FIRST_DAY), _LAST_DAY) + timedelta(days=days)
    return stamp(datetime.combine(near, datetime.min.time(), AMSTERDAM))


def change_of(row: Row) -> Change:
    """The change of a row of `change` with the site, key, address and content of its document."""
    document = load(json.loads(row["content"]))
    subject = Subject(
        site=row["site"],
        key=row["key"],
        url=row["url"],
        title=document.title,
        kind=document.kind,
        published=document.published,
    )
    return Change(
        id=row["id"],
        seen=moment(row["seen"]),
        subject=subject,
        sources=tuple(json.loads(row["sources"])),
        difference=load_difference(row),
        matches=load_matches(row["matches"]),
        headline=row["headline"],
        event=row["event"],
        last_seen=optional_moment(row["last_seen"]),
    )
