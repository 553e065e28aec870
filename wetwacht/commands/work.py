"""`wetwacht work`: what staff did with changes, for an answer under the AVG or the Woo."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from crawler.text import AMSTERDAM
from monitors.history.database import reading
from monitors.history.records import stamp
from monitors.words.dutch import inert
from wetwacht.commands.common import app_of, common
from wetwacht.output import Json, as_json, table_csv
from wetwacht.worklog import COLUMNS, rows

_DAY = click.DateTime(formats=["%Y-%m-%d"])
Above = tuple[Path | None, Path | None]


@click.group()
@common
@click.pass_context
def work(context: click.Context, watchlist: Path | None, database: Path | None) -> None:
    """What staff did with changes: taken on, not relevant, wrong; and what they proposed."""
    context.obj = (watchlist, database)


@work.command()
@common
@click.option("--who", help="Only what this person did, as the name was written.")
@click.option("--since", type=_DAY, help="Only from this day on.")
@click.option("--csv", "as_csv", is_flag=True, help="Print CSV for a spreadsheet.")
@click.option("--json", "as_json_", is_flag=True, help="Print one JSON value.")
@click.pass_obj
def export(above: Above, /, watchlist: Path | None, database: Path | None, **asked: Any) -> None:
    """Print who did what with which change and when, newest first; names past their term are left out."""
    if asked["as_csv"] and asked["as_json_"]:
        raise click.UsageError("choose --csv or --json, not both")
    app = app_of(watchlist or above[0], database or above[1])
    with reading(app.database) as db:
        found = _chosen(rows(db, app.config.settings, datetime.now(UTC)), asked["who"], asked["since"])
    if asked["as_csv"]:
        click.echo(table_csv(COLUMNS, found), nl=False)
    elif asked["as_json_"]:
        click.echo(as_json(found))
    else:
        click.echo("\n".join(map(_line, found)) or "Nothing was done yet.")


def _chosen(found: list[Json], who: str | None, since: datetime | None) -> list[Json]:
    first = stamp(since.replace(tzinfo=AMSTERDAM)) if since else ""
    return [row for row in found if str(row["made"]) >= first and who in (None, row["who"])]


def _line(row: Json) -> str:
    about = f"change {row['change']}" if row["change"] else f"‘{inert(row['said'])}’"
    said = f" ‘{inert(row['said'])}’" if row["change"] and row["said"] else ""
    undone = f" (taken back {row['undone']})" if row["undone"] else ""
    return f"{row['made']}  {row['what']:<12} {about}  {inert(row['who']) or '-'}, {row['via']}{said}{undone}"
