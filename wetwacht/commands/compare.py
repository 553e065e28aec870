"""`wetwacht compare`: what differs between pairs of texts, and whether it matters."""

from __future__ import annotations

from pathlib import Path
from typing import IO

import click

from wetwacht.commands.common import common
from wetwacht.comparing import compare_line
from wetwacht.output import as_json


@click.command()
@common
@click.argument("file", type=click.File("r", encoding="utf-8", errors="surrogateescape"), default="-")
@click.option("--jsonl", is_flag=True, required=True, help="Lines of JSON in, lines of JSON out.")
def compare(watchlist: Path | None, database: Path | None, file: IO[str], jsonl: bool) -> None:
    """Say what differs between two texts and whether it matters: lines {id, before, after}."""
    del watchlist, database, jsonl
    for number, line in enumerate(file, start=1):
        try:
            click.echo(as_json(compare_line(line)))
        except ValueError as error:
            raise click.UsageError(f"{file.name}, line {number}: {error}") from error
