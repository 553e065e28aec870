"""The days that documents say are to come, kept: what stands before them is watched closer."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date

from sqlite_utils import Database

from monitors.alerts.digest import Coming
from monitors.events.planned import Planned
from monitors.history.records import Row
from monitors.words import digesttexts as texts
from monitors.words.dutch import inert


def save_plans(db: Database, document: int, plans: Iterable[Planned]) -> None:
    """Keeps what a document says now in place of what it said before; belongs inside a `write_tx`."""
    db.execute("delete from planned where document = ?", [document])
    for one in plans:
        sql = "insert into planned (document, day, dossier) values (?, ?, ?)"
        db.execute(sql, [document, one.day.isoformat(), one.dossier or ""])


def dossiers_between(db: Database, first: date, last: date) -> frozenset[str]:
    """The dossiers with something planned from the first day up to and including the last."""
    sql = "select distinct dossier from planned where dossier <> '' and day between ? and ?"
    return frozenset(row["dossier"] for row in db.query(sql, [first.isoformat(), last.isoformat()]))


def days_after(db: Database, names: dict[str, str], today: date) -> tuple[tuple[str, Coming], ...]:
    """The days to come of these dossiers (key and name), each with the dossier and the page that names it."""
    sql = """
        select p.dossier, p.day, d.site, min(d.url) as url from planned p join document d on d.id = p.document
        where p.day > ? and p.dossier in (select value from json_each(?))
        group by p.dossier, p.day order by p.day, p.dossier
    """
    rows = db.query(sql, [today.isoformat(), json.dumps(list(names))])
    return tuple((row["dossier"], _coming(row, names[row["dossier"]])) for row in rows)


def _coming(row: Row, name: str) -> Coming:
    text = texts.PLANNED.format(name=inert(name))
    return Coming(date.fromisoformat(row["day"]), text, row["site"], row["url"])
