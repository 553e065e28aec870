"""`wetwacht changes` and `wetwacht show`: the recorded changes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from monitors.history import changes as history
from monitors.history.corrections import corrections
from monitors.watchlist import Watchlist
from wetwacht import output
from wetwacht.commands.common import app_of, common, no_such
from wetwacht.show import show_json, show_text

_DAY = click.DateTime(formats=["%Y-%m-%d"])


@click.command()
@common
@click.option("--dossier", help="Only changes about this dossier.")
@click.option("--amendment", help="Only changes about this amendment.")
@click.option("--source", help="Only changes seen through this source.")
@click.option("--since", type=_DAY, help="From this day on (YYYY-MM-DD, Amsterdam).")
@click.option("--until", type=_DAY, help="Until and including this day.")
@click.option("--search", help="Only changes whose headline, title or text has these words.")
@click.option("--material", is_flag=True, help="Leave editorial changes out.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON value.")
@click.option("--csv", "as_csv", is_flag=True, help="Print CSV for a spreadsheet.")
def changes(watchlist: Path | None, database: Path | None, as_json: bool, as_csv: bool, **asked: Any) -> None:
    """List the recorded changes, newest first."""
    if as_json and as_csv:
        raise click.UsageError("choose --json or --csv, not both")
    app = app_of(watchlist, database)
    for name in ("since", "until"):
        asked[name] = asked[name].date() if asked[name] else None
    if asked["since"] and asked["until"] and asked["since"] > asked["until"]:
        raise click.UsageError("--since is a later day than --until; exchange them")
    found = history.changes(app.db, history.Query(**asked))
    if not found:
        _raise_for_unknown(app.config.watchlist, asked)
    corrected = corrections(app.db)
    if as_json:
        click.echo(output.as_json([output.change_json(change, corrected) for change in found]))
    elif as_csv:
        click.echo(output.changes_csv(found, corrected), nl=False)
    else:
        click.echo(output.changes_text(found, corrected) if found else "No changes.")


@click.command()
@common
@click.argument("number", metavar="ID", type=click.IntRange(1, 2**63 - 1))
@click.option("--json", "as_json", is_flag=True, help="Print one JSON value.")
def show(watchlist: Path | None, database: Path | None, number: int, as_json: bool) -> None:
    """Show one change: what changed, why it matched, the evidence, and where it was told."""
    app = app_of(watchlist, database)
    change = history.change_by_id(app.db, number)
    if change is None:
        raise click.UsageError(f"there is no change {number}; `wetwacht changes` lists them")
    value = show_json(app.db, change)
    click.echo(output.as_json(value) if as_json else show_text(change, value))


def _raise_for_unknown(watchlist: Watchlist, asked: dict[str, Any]) -> None:
    """A key that neither the history nor the watchlist knows is a mistake, not an empty answer."""
    there = {
        "dossier": [dossier.key for dossier in watchlist.dossiers],
        "amendment": [one.key for dossier in watchlist.dossiers for one in dossier.amendments],
        "source": [source.key for source in watchlist.sources],
    }
    for noun, keys in there.items():
        if asked[noun] is not None and asked[noun] not in keys:
            raise no_such(noun, asked[noun], keys)
