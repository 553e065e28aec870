"""Events as programs read them: page by page, newest first, a short read each."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime

from sqlite_utils import Database

from monitors.history.records import Row, moment, optional_date


@dataclass(frozen=True, slots=True)
class Happened:
    """An event with the change that told it first and the page where it stood."""

    id: int
    type: str
    headline: str
    seen: datetime
    happened: date | None
    change: int
    site: str
    url: str
    dossiers: tuple[str, ...]


def happened(
    db: Database, dossier: str | None = None, *, below: int = 1 << 62, limit: int = 50
) -> tuple[Happened, ...]:
    """At most `limit` events with a number below another, newest first; of one dossier where it is named."""
    own = "and exists (select 1 from change_dossier where change = f.id and dossier = :dossier)"
    sql = f"""
        select e.id, e.type, e.headline, e.seen, e.happened, f.id as change, d.site, d.url,
            (select json_group_array(dossier) from change_dossier where change = f.id) as dossiers
        from event e join change f on f.id = (select min(id) from change where event = e.id)
        join document d on d.id = f.document
        where e.id < :below {own if dossier else ""} order by e.id desc limit :limit
    """
    values = {"below": below, "limit": limit} | ({"dossier": dossier} if dossier else {})
    return tuple(_happened(row) for row in db.query(sql, values))


def _happened(row: Row) -> Happened:
    return Happened(
        id=row["id"],
        type=row["type"],
        headline=row["headline"],
        seen=moment(row["seen"]),
        happened=optional_date(row["happened"]),
        change=row["change"],
        site=row["site"],
        url=row["url"],
        dossiers=tuple(json.loads(row["dossiers"])),
    )
