"""`wetwacht proposals`: what staff want followed, and the operator's decision."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from config.errors import ConfigErrors
from crawler.sections import slug
from monitors.history import work
from monitors.history.database import write_tx
from monitors.history.work import Proposal
from wetwacht import adding
from wetwacht.app import App
from wetwacht.commands.common import app_of, common, environment, refuse
from wetwacht.output import as_json
from wetwacht.proposing import proposal_json, proposal_text, table_of

_NUMBER = click.IntRange(1, 2**63 - 1)
_OWN = click.Path(exists=True, dir_okay=False, path_type=Path)
_json = click.option("--json", "as_json_", is_flag=True, help="Print one JSON value.")
Above = tuple[Path | None, Path | None]


@click.group(invoke_without_command=True)
@common
@click.option("--all", "everything", is_flag=True, help="Also what was decided.")
@_json
@click.pass_context
def proposals(context: click.Context, /, watchlist: Path | None, database: Path | None, **asked: Any) -> None:
    """List the names and dossiers that staff proposed and that wait for a decision."""
    context.obj = (watchlist, database)
    if not context.invoked_subcommand:
        _list(app_of(watchlist, database), **asked)


@proposals.command(name="list")
@common
@click.option("--all", "everything", is_flag=True, help="Also what was decided.")
@_json
@click.pass_obj
def list_(above: Above, /, watchlist: Path | None, database: Path | None, **asked: Any) -> None:
    """The same as `wetwacht proposals`."""
    _list(app_of(watchlist or above[0], database or above[1]), **asked)


@proposals.command()
@common
@click.argument("number", type=_NUMBER)
@click.option("--key", help="The key of a new dossier; made from its title when left out.")
@click.option("--to", "target", type=_OWN, help="Add the table to the end of this watchlist.")
@_json
@click.pass_obj
def accept(above: Above, /, watchlist: Path | None, database: Path | None, number: int, **asked: Any) -> None:
    """Accept proposal NUMBER: print the table that your watchlist needs, or add it to the file of --to."""
    app = app_of(watchlist or above[0] or asked["target"], database or above[1])
    one = _waiting(app, number)
    _check_key(app, one, asked["key"])
    table = table_of(one, app.config.watchlist, asked["key"])
    if asked["target"]:
        _add(asked["target"], table, database or above[1])
    decided = _decide(app, number, accepted=True)
    if asked["as_json_"]:
        target = str(asked["target"]) if asked["target"] else None
        click.echo(as_json(proposal_json(decided) | {"table": table, "file": target}))
    elif asked["target"]:
        click.echo(f"Added to {asked['target']}:\n{table}", nl=False)
    else:
        click.echo(table, nl=False)
        click.echo("Add this to your watchlist; a running service reads it when it starts again.", err=True)


@proposals.command()
@common
@click.argument("number", type=_NUMBER)
@_json
@click.pass_obj
def reject(
    above: Above, /, watchlist: Path | None, database: Path | None, number: int, as_json_: bool
) -> None:
    """Reject proposal NUMBER; who made it sees so on the page /proef."""
    app = app_of(watchlist or above[0], database or above[1])
    _waiting(app, number)
    decided = _decide(app, number, accepted=False)
    click.echo(as_json(proposal_json(decided)) if as_json_ else proposal_text(decided))


def _list(app: App, *, everything: bool, as_json_: bool) -> None:
    found = work.proposals(app.db, undecided=not everything)
    if as_json_:
        click.echo(as_json([proposal_json(one) for one in found]))
    else:
        click.echo("\n".join(map(proposal_text, found)) or "No proposal waits.")


def _waiting(app: App, number: int) -> Proposal:
    one = work.proposal_by_id(app.db, number)
    if one is None:
        raise click.UsageError(f"there is no proposal {number}; `wetwacht proposals --all` lists them")
    if one.decided is not None:
        raise click.UsageError(f"proposal {number} was {'accepted' if one.accepted else 'rejected'} before")
    return one


def _check_key(app: App, one: Proposal, key: str | None) -> None:
    if key and one.dossier:
        raise click.UsageError(f"--key is for a new dossier, and this is a name for {one.dossier!r}")
    if key and slug(key) != key:
        raise click.UsageError("--key takes lower-case letters, figures and single hyphens")
    if key and app.config.watchlist.dossier(key):
        raise click.UsageError(f"there is a dossier {key!r} already; choose another --key")


def _decide(app: App, number: int, *, accepted: bool) -> Proposal:
    with write_tx(app.db):
        done = work.decide(app.db, number, datetime.now(UTC), accepted=accepted)
        one = work.proposal_by_id(app.db, number)
    if not done or one is None:
        raise click.UsageError(f"somebody else decided on proposal {number} meanwhile")
    return one


def _add(target: Path, table: str, database: Path | None) -> None:
    """Adds the table to the end of a file. Ends the program with code 2 where the whole would be wrong."""
    try:
        adding.Draft(target, table, environment(database), crawls=False).keep()
    except ConfigErrors as errors:
        refuse(errors)
