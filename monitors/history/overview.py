"""What the overview needs: the newest of everything, through indexes."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlite_utils import Database

from monitors.history.records import Row, moment, optional_date


@dataclass(frozen=True, slots=True)
class News:
    """An event as the overview shows it, with the change that told it first."""

    change: int
    type: str
    headline: str
    site: str
    seen: datetime
    happened: date | None
    dossiers: tuple[str, ...]


def news(db: Database, limit: int, dossier: str | None = None) -> tuple[News, ...]:
    """The newest events that changes tell of, each once, newest first; of one dossier where it is named."""
    own = "join change_dossier o on o.change = c.id and o.dossier = ?" if dossier else ""
    newest = "o.change" if dossier else "c.id"
    sql = f"""
        select c.id as change, e.type, e.headline, e.seen, e.happened, d.site,
            (select json_group_array(dossier) from change_dossier where change = c.id) as dossiers
        from change c {own} join event e on e.id = c.event join document d on d.id = c.document
        where c.id = (select min(id) from change where event = e.id)
        order by {newest} desc limit ?
    """
    return tuple(map(_news, db.query(sql, [*([dossier] if dossier else []), limit])))


def plans_after(db: Database, dossiers: Iterable[str], today: date, limit: int) -> tuple[Row, ...]:
    """The days to come of these dossiers, soonest first: dossier, day, site and address of a page."""
    sql = """
        select p.dossier, p.day, d.site, min(d.url) as url from planned p join document d on d.id = p.document
        where p.day > ? and p.dossier in (select value from json_each(?))
        group by p.dossier, p.day order by p.day, p.dossier limit ?
    """
    return tuple(db.query(sql, [today.isoformat(), json.dumps(list(dossiers)), limit]))


def told_after(db: Database, dossiers: Iterable[str], today: date, limit: int) -> tuple[Row, ...]:
    """What was told of days to come, soonest first: dossier, day, text, site and address."""
    sql = """
        select o.dossier, e.happened as day, e.headline as text, d.site, d.url
        from event e join change c on c.id = (select min(id) from change where event = e.id)
        join change_dossier o on o.change = c.id join document d on d.id = c.document
        where e.happened > ? and o.dossier in (select value from json_each(?))
        order by e.happened, o.dossier limit ?
    """
    return tuple(db.query(sql, [today.isoformat(), json.dumps(list(dossiers)), limit]))


def _news(row: Row) -> News:
    own = {name: row[name] for name in ("change", "type", "headline", "site")}
    dossiers = tuple(json.loads(row["dossiers"]))
    return News(**own, seen=moment(row["seen"]), happened=optional_date(row["happened"]), dossiers=dossiers)
