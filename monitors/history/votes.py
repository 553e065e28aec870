"""Which other bills were voted on with a bill, or on the same day, as far as a reader was told of them."""

from __future__ import annotations

import json
from datetime import date

from sqlite_utils import Database

from crawler.wire import load
from monitors.alerts.votes import OtherVote, votes_ahead
from monitors.events.votes import told
from monitors.history.changes import document_of
from monitors.history.records import Row

_AT_MOST = 4


def other_votes(db: Database, event: Row, change: int, reader: tuple[str, str]) -> tuple[OtherVote, ...]:
    """The votes on other bills of the same event, then those of the same day that this reader is told of."""
    if event["type"] not in ("adopted", "rejected"):
        return ()
    sql = """
        select c.id, coalesce(e.joined, e.id) = :event as together
        from change c join event e on e.id = c.event join document d on d.id = c.document
        where d.site = 'eerstekamer' and c.id <> :change and e.type in ('adopted', 'rejected')
            and d.id <> (select document from change where id = :change)
            and exists (select 1 from change x join document y on y.id = x.document
                where x.id = :change and y.site = d.site)
            and (coalesce(e.joined, e.id) = :event or (e.happened = :day and exists (
                select 1 from alert a where a.event = coalesce(e.joined, e.id)
                and (a.kind, a.recipient) = (:kind, :recipient))))
        order by together desc, c.id limit :limit
    """
    values = {
        "event": event["joined"] or event["id"],
        "change": change,
        "day": event["happened"],
        "kind": reader[0],
        "recipient": reader[1],
        "limit": _AT_MOST,
    }
    found = ((row, document_of(db, row["id"])) for row in db.query(sql, values))
    return tuple(
        OtherVote(row["id"], page.key, page.url, page.title or "", told(page), bool(row["together"]))
        for row, page in found
        if page and page.kind == "wetsvoorstel"
    )


def vote_ahead(db: Database, change: int, number: str, today: str) -> str:
    """The first day from this one on that a kept list names for a vote on a bill, as ISO; empty for none."""
    sql = """
        select v.content from version v where v.id in (
            select max(x.id) from version x join planned p on p.document = x.document
            where p.day >= ?1 and p.dossier in (select dossier from change_dossier where change = ?2)
            group by x.document)
    """
    found = db.query(sql, [today, change])
    days = (day for row in found for day in votes_ahead(load(json.loads(row["content"])), number))
    return min((day.isoformat() for day in days if day >= date.fromisoformat(today)), default="")
