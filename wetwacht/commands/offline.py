"""`wetwacht read` and `wetwacht match`: what the page objects and the matcher make of texts."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import IO

import click

from wetwacht import offline, output
from wetwacht.commands.common import LINES, answered, app_of, common


@click.command()
@common
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--url", required=True, help="The real address that the file was fetched from.")
@click.option("--site", help="The site, where the address does not tell.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON value.")
def read(
    watchlist: Path | None, database: Path | None, file: Path, url: str, site: str | None, as_json: bool
) -> None:
    """Show what the page object makes of a saved answer of a site."""
    del watchlist, database
    try:
        value = offline.read_file(file.read_bytes(), url, site)
    except offline.UnknownSite as error:
        raise click.UsageError(str(error)) from error
    click.echo(output.as_json(value, None if as_json else 2))
    sys.exit(1 if "error" in value else 0)


@click.command()
@common
@click.argument("file", type=LINES, default="-")
@click.option("--jsonl", is_flag=True, required=True, help="Lines of JSON in, lines of JSON out.")
def match(watchlist: Path | None, database: Path | None, file: IO[str], jsonl: bool) -> None:
    """Say which dossiers and amendments passages are about: lines {id, title?, text}."""
    del jsonl
    matcher = offline.PassageMatcher(app_of(watchlist, database).config.watchlist.dossiers)
    answered(file, matcher.line)
