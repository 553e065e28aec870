"""What we know of addresses: validators, links, who sighted them, when they are due again."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date, datetime

from sqlite_utils import Database

from crawler.document import Document, row_hash
from crawler.text import AMSTERDAM
from crawler.wire import Answer, Known
from monitors.history.records import dumps, moment, optional_moment, stamp
from monitors.sources.schedule import full_fetch_due, page_due


def known_addresses(db: Database, now: datetime, *, everything: bool) -> dict[str, Known]:
    """What the crawl may know of every address; `due` by the revisit schedule, or all of them.

    Validators are left out where it is time to see the whole answer again.
    """
    sql = """
        select a.*, d.first_seen, d.matched,
               (select min(p.day) from planned p where p.document = d.id and p.day >= ?) as day,
               (select json_group_array(s.read_hash) from sighting s
                where s.url = a.url and s.read_hash is not null) as rows
        from address a left join document d on d.id = a.document
    """
    known = {}
    for row in db.query(sql, [now.astimezone(AMSTERDAM).date().isoformat()]):
        due = everything or row["first_seen"] is None
        if not due:
            first, visited = moment(row["first_seen"]), moment(row["visited"])
            day = date.fromisoformat(row["day"]) if row["day"] else None
            due = page_due(first, visited, now, matched=bool(row["matched"]), day=day)
        whole = full_fetch_due(optional_moment(row["fetched"]), now)
        known[row["url"]] = Known(
            etag=None if whole else row["etag"],
            last_modified=None if whole else row["last_modified"],
            part=row["part"],
            files=tuple(json.loads(row["files"])),
            rows=tuple(json.loads(row["rows"])),
            due=due,
        )
    return known


def pages_of(db: Database, source: str, known: dict[str, Known]) -> tuple[str, ...]:
    """The pages that a source once sighted and that are to be visited now: unread, changed or due."""
    sql = "select url, row_hash, read_hash from sighting where source = ? order by first_seen, url"
    return tuple(
        row["url"]
        for row in db.query(sql, [source])
        if (entry := known.get(row["url"])) is None or entry.due or row["read_hash"] != row["row_hash"]
    )


def sight(db: Database, source: str, document: Document, now: datetime, *, baseline: bool) -> int:
    """Keeps the rows of an index as sightings of the source and returns how many are new to it.

    Rows that are no longer there keep their last sighting; that they left a window says nothing.
    """
    before = {row["url"] for row in db.query("select url from sighting where source = ?", [source])}
    sql = """
        insert into sighting (source, url, heading, row, row_hash, first_seen, last_seen, baseline)
        values (?, ?, ?, ?, ?, ?, ?, ?)
        on conflict (source, url) do update set heading = excluded.heading, row = excluded.row,
            row_hash = excluded.row_hash, last_seen = excluded.last_seen
    """
    at = stamp(now)
    for row in document.sections:
        values = [source, row.key, row.heading, row.text, row_hash(row), at, at, int(baseline)]
        db.execute(sql, values)
    return sum(1 for row in document.sections if row.key not in before)


def only_in_baselines(db: Database, url: str) -> bool | None:
    """Whether all that sighted this address did so at their silent first visit; None for no sighting."""
    sql = "select count(*) as n, coalesce(sum(baseline), 0) as silent from sighting where url = ?"
    row = next(iter(db.query(sql, [url])))
    return bool(row["n"] == row["silent"]) if row["n"] else None


def sights(db: Database, source: str) -> bool:
    """Whether a source is an index that sighted something."""
    return any(True for _ in db.query("select 1 from sighting where source = ? limit 1", [source]))


def sighted_again(db: Database, source: str, now: datetime) -> None:
    """An index that did not change still lists what it listed at its last visit."""
    sql = """
        update sighting set last_seen = ?1 where source = ?2
        and last_seen = (select max(last_seen) from sighting where source = ?2)
    """
    db.execute(sql, [stamp(now), source])


def mark_read(db: Database, url: str) -> None:
    """Remembers that the page was read as its rows now say it is."""
    db.execute("update sighting set read_hash = row_hash where url = ?", [url])


def sources_of(db: Database, url: str, own: str) -> tuple[str, ...]:
    """Every source that sighted an address, the one that visited it first."""
    rows = db.query("select source from sighting where url = ? order by first_seen, source", [url])
    return tuple(dict.fromkeys((own, *(row["source"] for row in rows))))


def document_at(db: Database, url: str) -> int | None:
    """The id of the document that was read at an address."""
    rows = db.query("select document from address where url = ?", [url])
    return next((row["document"] for row in rows), None)


def save_address(db: Database, answer: Answer, part: str | None, files: Iterable[str], now: datetime) -> None:
    """Keeps validators, part and links of a resulting address; inside the transaction of its reading.

    An answer "not modified" need not repeat the validators: those we have stay.
    """
    sql = """
        insert into address (url, etag, last_modified, part, files, visited, fetched)
        values (?1, ?2, ?3, ?4, ?5, ?6, iif(?7 = 304, null, ?6))
        on conflict (url) do update set part = excluded.part, files = excluded.files,
            visited = excluded.visited, missing = 0,
            fetched = coalesce(excluded.fetched, fetched),
            etag = iif(?7 = 304, coalesce(excluded.etag, etag), excluded.etag),
            last_modified = iif(?7 = 304, coalesce(excluded.last_modified, last_modified),
                excluded.last_modified)
    """
    values = [
        answer.url,
        answer.etag,
        answer.last_modified,
        part,
        dumps(list(files)),
        stamp(now),
        answer.status,
    ]
    db.execute(sql, values)


def bind_address(db: Database, url: str, document: int) -> None:
    """Remembers which document stands at an address."""
    db.execute("update address set document = ? where url = ?", [document, url])


def looked_at(db: Database, url: str) -> datetime | None:
    """When an address was last visited, found or not."""
    rows = db.query("select visited from address where url = ?", [url])
    return next((moment(row["visited"]) for row in rows), None)


def missing_again(db: Database, url: str, now: datetime) -> int:
    """Remembers that a known page was not there and returns how many visits in a row that makes."""
    db.execute("update address set missing = missing + 1, visited = ? where url = ?", [stamp(now), url])
    return next((row["missing"] for row in db.query("select missing from address where url = ?", [url])), 0)


def listed_now(db: Database, url: str, now: datetime) -> bool:
    """Whether an index that was read in this round still lists the address."""
    rows = db.query("select 1 from sighting where url = ? and last_seen = ? limit 1", [url, stamp(now)])
    return any(True for _ in rows)
