"""What sources say otherwise of one bill, kept once."""

from __future__ import annotations

import json
from collections.abc import Collection
from datetime import datetime

from sqlite_utils import Database

from crawler.document import Document
from crawler.wire import load
from monitors.events.contradiction import Disagreement
from monitors.history.records import Row, dumps, stamp

DIFFER = "the sources differ; event {event} tells what each says"


def documents_naming(db: Database, bill: str, kinds: Collection[str], site: str) -> tuple[Document, ...]:
    """The last versions of documents of these kinds, on other sites, that hold the number of a bill."""
    sql = """
        select v.content from document d join version v on v.document = d.id
        where d.site <> ? and d.kind in (select value from json_each(?)) and instr(v.content, ?) > 0
        and v.number = (select max(number) from version where document = d.id) order by d.id
    """
    return tuple(load(json.loads(row["content"])) for row in db.query(sql, [site, dumps(list(kinds)), bill]))


def save_disagreement(db: Database, found: Disagreement, now: datetime) -> bool:
    """Keeps a disagreement with both values; False where the very same was kept before."""
    sql = """
        insert or ignore into contradiction
        (bill, subject, site, url, value, other_site, other_url, other_value, seen)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?)
    """
    one, other = found.followed, found.other
    values = [found.bill, found.subject, one.site, one.url, one.value, other.site, other.url, other.value]
    return bool(db.execute(sql, [*values, stamp(now)]).rowcount)


def withdrawn_at(db: Database, found: Disagreement) -> bool:
    """Whether what either source was told to have decided was withdrawn: that is known to be wrong."""
    sql = """
        select 1 from correction k join change c on c.event = k.event join document d on d.id = c.document
        join said s on s.change = c.id
        where k.withdrawn and s.type in ('adopted', 'rejected') and d.url in (?, ?) limit 1
    """
    return any(True for _ in db.query(sql, [found.followed.url, found.other.url]))


def hold_second(db: Database, event: int, number: int) -> None:
    """A report that says otherwise is not told as news to who hears by an event of its own that it does."""
    sql = """
        update delivery set state = 'held', reason = ?3
        where state = 'queued' and subject = 'event:' || ?1 and exists
        (select 1 from alert a where a.event = ?2 and a.kind = delivery.kind
         and a.recipient = delivery.recipient)
    """
    db.execute(sql, [event, number, DIFFER.format(event=number)])


def contradictions_at(db: Database, url: str) -> tuple[Row, ...]:
    """What a page and another source say otherwise, oldest first; the source that is followed comes first."""
    sql = """
        select bill, subject, url, value, other_url, other_value, seen from contradiction
        where url = ?1 or other_url = ?1 order by id
    """
    return tuple(dict(row) for row in db.query(sql, [url]))
