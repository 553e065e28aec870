"""What the history holds beside a change: the other papers of its bill, the letters before it."""

from __future__ import annotations

import json
from collections.abc import Iterable

from sqlite_utils import Database

from crawler.document import Document
from crawler.wire import load
from monitors.history.records import Row, dumps, load_difference, load_matches
from monitors.model import Difference, Kind, Matches
from monitors.papers import replacement, series
from monitors.papers.beside import Beside
from monitors.words.naming import PAPER_LISTS

_LETTERS_AT_MOST = 40
# Each document as it was known before a version was kept, so that the answer never changes.
_BEFORE = """
    from document d join version v on v.document = d.id
    where v.id = (select max(id) from version where document = d.id and id < :version)
"""


def beside(
    db: Database, document: Document, difference: Difference, matches: Matches, version: int
) -> Beside | None:
    """What is told beside a change of a document that was kept as this version."""
    bills = {number.partition("/")[0] for number in replacement.amendments(document, difference)}
    if len(bills) == 1:
        return replacement.beside(document, difference, _papers(db, bills.pop(), version))
    if Kind.NEW in difference.kinds and series.is_letter(document):
        return series.beside(document, _letters(db, document, matches, version))
    return None


def beside_change(db: Database, change: int) -> Beside | None:
    """What is told beside a change that was kept; the same whenever it is asked."""
    sql = """
        select c.*, v.content from change c join version v on v.id = c.version where c.id = ?
    """
    for row in db.query(sql, [change]):
        document = load(json.loads(row["content"]))
        return beside(db, document, load_difference(row), load_matches(row["matches"]), row["version"])
    return None


def _papers(db: Database, bill: str, version: int) -> tuple[Document, ...]:
    sql = f"""
        select v.content {_BEFORE} and (d.key glob :paper
        or (d.kind in (select value from json_each(:lists)) and instr(v.content, :row) > 0)) order by v.id
    """
    values = {"paper": f"{bill}/*", "lists": dumps(PAPER_LISTS), "row": f'"{bill}/', "version": version}
    return _loaded(db.query(sql, values))


def _letters(db: Database, document: Document, matches: Matches, version: int) -> tuple[Document, ...]:
    sql = f"""
        select v.content {_BEFORE} and d.site = :site and d.kind = :kind
        and exists (select 1 from json_each(v.matches, '$.dossiers') where value ->> 'key' in
        (select value from json_each(:dossiers))) and v.content ->> 'published' < :published
        order by v.content ->> 'published' desc limit {_LETTERS_AT_MOST}
    """
    values = {
        "site": document.site,
        "kind": document.kind,
        "dossiers": dumps([match.key for match in matches.dossiers]),
        "published": document.published.isoformat() if document.published else "",
        "version": version,
    }
    return _loaded(db.query(sql, values))


def _loaded(rows: Iterable[Row]) -> tuple[Document, ...]:
    return tuple(load(json.loads(row["content"])) for row in rows)
