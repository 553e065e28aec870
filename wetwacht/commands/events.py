"""`wetwacht events`: what happened and which sites told of it; merges undone, and made."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import click

from monitors import regroup
from monitors.history import regrouping
from monitors.history.corrections import corrections
from monitors.words.dutch import inert
from wetwacht.commands.common import app_of, common, no_such
from wetwacht.output import Json, as_json, corrected_json, corrected_lines

_NUMBER = click.IntRange(1, 2**63 - 1)
_Above = tuple[Path | None, Path | None]


@click.group(invoke_without_command=True)
@common
@click.option("--dossier", help="Only events about this dossier.")
@click.option("--json", "json_wanted", is_flag=True, help="Print one JSON value.")
@click.pass_context
def events(
    context: click.Context,
    watchlist: Path | None,
    database: Path | None,
    dossier: str | None,
    json_wanted: bool,
) -> None:
    """List the events, newest first, with every sighting of each."""
    context.obj = (watchlist, database)
    if context.invoked_subcommand:
        return
    app = app_of(watchlist, database)
    corrected = corrections(app.db)
    found = [
        one | {"corrected": corrected_json(one["id"], corrected)}
        for one in regrouping.events(app.db, dossier)
    ]
    if dossier and not found and app.config.watchlist.dossier(dossier) is None:
        raise no_such("dossier", dossier, (one.key for one in app.config.watchlist.dossiers))
    if json_wanted:
        click.echo(as_json(found))
    else:
        click.echo("\n".join(map(_text, found)) or "No events.")


@events.command()
@common
@click.argument("change", type=_NUMBER)
@click.pass_obj
def split(above: _Above, /, watchlist: Path | None, database: Path | None, change: int) -> None:
    """Undo a merge: CHANGE gets an event of its own again, which is then told to who asked for it."""
    app = app_of(watchlist or above[0], database or above[1])
    try:
        event = regroup.split(app.db, app.config.watchlist, change, datetime.now(UTC))
    except regroup.NotPossible as error:
        raise click.UsageError(str(error)) from error
    click.echo(f"Change {change} is event {event} now; `wetwacht deliver` sends what is owed of it.")


@events.command()
@common
@click.argument("event", type=_NUMBER)
@click.argument("other", metavar="EVENT", type=_NUMBER)
@click.pass_obj
def merge(above: _Above, /, watchlist: Path | None, database: Path | None, event: int, other: int) -> None:
    """Make two events one, the older: nothing is sent twice, and what was still queued for it is held."""
    app = app_of(watchlist or above[0], database or above[1])
    try:
        into, held = regroup.merge(app.db, event, other)
    except regroup.NotPossible as error:
        raise click.UsageError(str(error)) from error
    click.echo(f"Event {max(event, other)} is part of event {into} now; messages held for that: {held}.")


def _text(event: Json) -> str:
    """An event with a line for each sighting."""
    dossiers = ", ".join(event["dossiers"])
    lines = [
        f"{event['id']:>6}  {event['seen']}  [{event['type']}] {inert(event['headline'])} ({inert(dossiers)})"
    ]
    lines += corrected_lines(event["corrected"])
    for one in event["sightings"]:
        added = f": {inert(one['added'])}" if one["added"] else ""
        lines.append(
            f"        change {one['change']}  {one['seen']}  {inert(one['site'])} {inert(one['url'])}{added}"
        )
    return "\n".join(lines)
