"""The kept bodies, unpacked."""

from __future__ import annotations

import json
from collections.abc import Callable

import zstandard
from sqlite_utils import Database

from crawler.document import Fetch

Reader = Callable[[int], Fetch | None]


def reader(db: Database) -> Reader:
    """A function from the id of a snapshot to the answer that it keeps, or None."""
    return lambda snapshot: fetch_of(db, snapshot)


def fetch_of(db: Database, snapshot: int) -> Fetch | None:
    """The answer that a snapshot keeps, byte for byte."""
    sql = "select s.*, b.data from snapshot s join body b on b.sha256 = s.sha256 where s.id = ?"
    for row in db.query(sql, [snapshot]):
        headers = tuple((name, value) for name, value in json.loads(row["headers"]))
        body = zstandard.ZstdDecompressor().decompress(row["data"])
        return Fetch(row["url"], row["status"], headers, body)
    return None
