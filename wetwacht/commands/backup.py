"""`wetwacht backup`: a whole, checked copy of the history, also while the service runs."""

from __future__ import annotations

import sys
import time
from datetime import UTC, datetime
from pathlib import Path

import click

from monitors.history import backup as copying
from wetwacht import output
from wetwacht.commands.common import app_of, common


@click.command()
@common
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option("--keep", type=click.IntRange(min=1), help="Keep only this many backups there.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON value.")
def backup(
    watchlist: Path | None, database: Path | None, file: Path | None, keep: int | None, as_json: bool
) -> None:
    """Copy the history to FILE, or into the folder FILE, and check the copy."""
    source, now = app_of(watchlist, database).database, datetime.now(UTC)
    target = file or copying.default_path(source, now)
    if target.is_dir():
        target /= copying.own_name(source, now)
    try:
        made = copying.backup(source, target, time.sleep, keep=keep)
    except copying.NotCopied as error:
        click.echo(f"wetwacht: {error}", err=True)
        sys.exit(1)
    removed = [str(path) for path in made.removed]
    if as_json:
        click.echo(output.as_json({"file": str(made.path), "size": made.size, "removed": removed}))
        return
    click.echo(f"{made.path}: {made.size} bytes, checked")
    for path in removed:
        click.echo(f"removed {path}")
