"""The index of what staff search in, written in the transaction that keeps a change and never after it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

from sqlite_utils import Database

from monitors.history.records import Row
from monitors.history.spoken import COLUMNS, spoken
from monitors.matching.numbers import numbers
from monitors.searching.folding import worth_knowing
from monitors.searching.query import mark, number_token

_SELECT = f"""
    select c.id, c.seen, c.material, c.matches, c.headline, {COLUMNS}, d.site, d.key, e.type,
           v.content ->> '$.title' as title, v.content ->> '$.identifier' as identifier
    from change c join document d on d.id = c.document join version v on v.id = c.version
    left join event e on e.id = c.event
"""
_TEXT = """
    insert into change_text (rowid, headline, title, added, removed, numbers, marks)
    values (?, ?, ?, ?, ?, ?, ?)
"""
# A section that is a paper of a bill: only its key may say which.
_PAPER = re.compile(r"section:(\d{5}(?:-[IVXL]+)?/\w{1,4})")
_PAGE = 500


def index_change(db: Database, change: int) -> None:
    """Makes a change that was just kept findable; once for each change, in the transaction that kept it."""
    for row in list(db.query(f"{_SELECT} where c.id = ?", [change])):
        _index(db, row)


def follow_events(db: Database, event: int) -> None:
    """Keeps the kind of the changes of an event; in the transaction that moved them there."""
    sql = """
        update change_entry set type = (select type from event where id = ?1)
        where change in (select id from change where event = ?1)
    """
    db.execute(sql, [event])


def index_all(db: Database) -> None:
    """Makes every change findable that was kept before there was an index like this one."""
    db.execute("insert into change_text (change_text) values ('delete-all')")
    db.execute("delete from change_entry")
    above = 0
    while rows := list(db.query(f"{_SELECT} where c.id > ? order by c.id limit {_PAGE}", [above])):
        for row in rows:
            _index(db, row)
        above = rows[-1]["id"]


def _index(db: Database, row: Row) -> None:
    db.execute(_TEXT, _values(row))
    entry = [row["id"], row["seen"], row["site"], row["type"], row["material"]]
    db.execute("insert into change_entry (change, seen, site, type, material) values (?, ?, ?, ?, ?)", entry)
    _learn(db, row["headline"], row["title"] or "")


def _values(row: Row) -> list[object]:
    """The fields of a change in the index."""
    title = row["title"] or ""
    added, removed = ("\n".join(spoken(row, side)) for side in ("after", "before"))
    papers = _PAPER.findall(" ".join(part["key"] for part in json.loads(row["parts"])))
    sure = "\n".join((row["headline"], title, row["identifier"] or "", row["key"], *papers))
    named = {*_numbers(sure, certain=True), *_numbers(f"{added}\n{removed}", certain=False)}
    return [row["id"], row["headline"], title, added, removed, " ".join(sorted(named)), " ".join(_marks(row))]


def _numbers(text: str, certain: bool) -> Iterator[str]:
    for found in numbers(text, certain):
        yield number_token(found.number)
        yield number_token(found.number.split("-")[0])
        for paper in found.papers:
            yield number_token(found.number, paper.rpartition("/")[2])


def _marks(row: Row) -> Iterator[str]:
    matches = json.loads(row["matches"])
    yield mark("s", row["site"])
    if row["material"]:
        yield mark("m", "1")
    yield from (mark("d", match["key"]) for match in matches["dossiers"])
    yield from (mark("a", match["key"]) for match in matches["amendments"])


def _learn(db: Database, *texts: str) -> None:
    for word in sorted(worth_knowing(iter(texts))):
        known = db.execute("insert or ignore into known_word (word) values (?)", [word])
        if known.rowcount > 0:
            db.execute("insert into known_part (rowid, word) values (?, ?)", [known.lastrowid, word])
