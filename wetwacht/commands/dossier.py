"""`wetwacht dossier`: the course of a dossier, as of any day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from crawler.text import AMSTERDAM
from monitors.dossiers.stations import Standing
from monitors.dossiers.timeline import AsOf, Line, Said, Timeline, timeline
from monitors.history.database import reading
from monitors.history.records import stamp
from monitors.history.timelines import readings
from monitors.watchlist import Dossier
from monitors.words import timelinetexts as texts
from monitors.words.dutch import inert
from wetwacht.commands.common import app_of, common, no_such
from wetwacht.output import Json, as_json

_DAY = click.DateTime(formats=["%Y-%m-%d"])


@click.command()
@common
@click.argument("key")
@click.option("--as-of", type=_DAY, help="As of this day (YYYY-MM-DD); without it today.")
@click.option(
    "--by",
    type=click.Choice(["happened", "seen"]),
    default="happened",
    show_default=True,
    help="What had happened by that day, or what was known of it then.",
)
@click.option("--json", "json_wanted", is_flag=True, help="Print one JSON value.")
def dossier(watchlist: Path | None, database: Path | None, key: str, **asked: Any) -> None:
    """Show the course of the dossier KEY: where its bills stand, and its dated lines with their sources."""
    app = app_of(watchlist, database)
    found = app.config.watchlist.dossier(key)
    if found is None:
        raise no_such("dossier", key, (one.key for one in app.config.watchlist.dossiers))
    day = asked["as_of"].date() if asked["as_of"] else datetime.now(UTC).astimezone(AMSTERDAM).date()
    as_of = AsOf(day, asked["by"])
    with reading(app.database) as db:
        course = timeline(found, readings(db, key), as_of)
    if asked["json_wanted"]:
        click.echo(as_json(_json(found, as_of, course)))
    else:
        click.echo("\n".join(_text(found, as_of, course)))


def _json(dossier: Dossier, as_of: AsOf, course: Timeline) -> Json:
    closed = dossier.closed.isoformat() if dossier.closed else None
    return {
        "key": dossier.key,
        "title": dossier.title,
        "closed": closed,
        "closed_because": dossier.closed_because,
        "follow_up": dossier.follow_up,
        "as_of": as_of.day.isoformat(),
        "by": as_of.by,
        "bills": list(map(_bill_json, course.bills)),
        "lines": list(map(_line_json, course.lines)),
    }


def _bill_json(bill: Standing) -> Json:
    stations = [
        {"name": s.name, "at": s.at, "day": s.day.isoformat() if s.day else None} for s in bill.stations
    ]
    value: Json = {name: getattr(bill, name) for name in ("number", "title", "url", "stage")}
    return value | {"stations": stations, "next": bill.further or None}


def _line_json(line: Line) -> Json:
    value: Json = {"step": line.step, "bill": line.bill or None, "to_come": line.to_come}
    return value | _said_json(line.leading) | {"others": list(map(_said_json, line.others))}


def _said_json(said: Said) -> Json:
    return {
        "day": said.day.isoformat() if said.day else None,
        "text": said.text,
        "site": said.site,
        "url": said.url,
        "seen": stamp(said.seen),
        "taken_over": said.change is None,
        "change": said.change,
    }


def _text(dossier: Dossier, as_of: AsOf, course: Timeline) -> Iterator[str]:
    yield f"{inert(dossier.title)}, as of {as_of.day} by {as_of.by}"
    for bill in course.bills:
        yield f"{bill.number}  {bill.line}"
        if bill.further:
            yield f"       {bill.further}"
    for line in course.lines:
        said, mark = line.leading, "  (to come)" if line.to_come else ""
        yield f"{said.day or 'unknown   '}  {inert(said.text)}{mark}"
        yield f"            {_source(said)}"
        for other in line.others:
            yield f"            otherwise {other.day}: {_source(other)}"


def _source(said: Said) -> str:
    how = f"change {said.change}" if said.change else texts.TAKEN_OVER
    return f"{inert(said.site)} {inert(said.url)} seen {stamp(said.seen)} ({how})"
