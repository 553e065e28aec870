"""What proves a change: both versions, the kept answers, and its neighbours in time."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import datetime

import zstandard
from sqlite_utils import Database

from crawler.document import Document
from crawler.wire import load
from monitors.history.records import Row, moment, stamp

_LARGEST = 1 << 62


@dataclass(frozen=True, slots=True)
class Copy:
    """A kept answer. `body` is None where the kept bytes cannot be unpacked any more."""

    id: int
    url: str
    source: str
    seen: datetime
    status: int
    headers: tuple[tuple[str, str], ...]
    sha256: str
    body: bytes | None

    @property
    def intact(self) -> bool:
        """Whether the bytes still have the SHA-256 that was written down when they came."""
        return self.body is not None and hashlib.sha256(self.body).hexdigest() == self.sha256


def copy_of(db: Database, snapshot: int) -> Copy | None:
    """A kept answer with its bytes, or None where there is none with this number."""
    sql = "select s.*, b.data from snapshot s join body b on b.sha256 = s.sha256 where s.id = ?"
    for row in db.query(sql, [min(snapshot, _LARGEST)]):
        headers = tuple((str(name), str(value)) for name, value in json.loads(row["headers"]))
        at, body = moment(row["seen"]), _unpacked(row["data"])
        return Copy(row["id"], row["url"], row["source"], at, row["status"], headers, row["sha256"], body)
    return None


def previous_document(db: Database, change: int) -> Document | None:
    """The document as it was before a change, or None where nothing came before."""
    sql = "select v.content from version v join change c on c.previous = v.id where c.id = ?"
    return next((load(json.loads(row["content"])) for row in db.query(sql, [change])), None)


def event_behind(db: Database, change: int) -> Row | None:
    """The event of a change: its id, what it became part of, its headline and day."""
    sql = """
        select coalesce(e.joined, e.id) as id, e.headline, e.happened
        from change c join event e on e.id = c.event where c.id = ?
    """
    return next((dict(row) for row in db.query(sql, [change])), None)


def neighbours(db: Database, change: int) -> tuple[Row | None, Row | None]:
    """The change of the same document before this one and the one after it: id and time, or None."""
    sql = """
        select o.id, o.seen from change o join change c on c.document = o.document
        where c.id = :id and o.id {} :id order by o.id {} limit 1
    """
    queries = (sql.format("<", "desc"), sql.format(">", "asc"))
    older, newer = (next((dict(row) for row in db.query(one, {"id": change})), None) for one in queries)
    return older, newer


def copies_of(db: Database, change: int) -> tuple[Row, ...]:
    """The versions of a change, the old one first, each with its kept answer where there is one."""
    sql = """
        select v.number, v.seen, s.id as copy, s.sha256, s.status, s.url
        from version v left join snapshot s on s.id = v.snapshot join change c on c.id = ?
        where v.id in (c.version, c.previous) order by v.number
    """
    return tuple(dict(row) for row in db.query(sql, [change]))


def _unpacked(data: bytes) -> bytes | None:
    try:
        return zstandard.ZstdDecompressor().decompress(data)
    except zstandard.ZstdError:
        return None


def copies_around(db: Database, source: str, url: str, since: datetime) -> tuple[int | None, int | None]:
    """The kept answers of a source around the moment it was lost: its own page before, the first since."""
    before = "select max(id) as id from snapshot where source = ? and url = ? and status = 200 and seen < ?"
    after = "select min(id) as id from snapshot where source = ? and seen >= ?"
    good = next(iter(db.query(before, [source, url, stamp(since)])))["id"]
    return good, next(iter(db.query(after, [source, stamp(since)])))["id"]
