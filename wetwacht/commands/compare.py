"""`wetwacht compare`: what differs between pairs of texts, and whether it matters."""

from __future__ import annotations

from pathlib import Path
from typing import IO

import click

from wetwacht.commands.common import LINES, answered, common
from wetwacht.comparing import compare_line


@click.command()
@common
@click.argument("file", type=LINES, default="-")
@click.option("--jsonl", is_flag=True, required=True, help="Lines of JSON in, lines of JSON out.")
def compare(watchlist: Path | None, database: Path | None, file: IO[str], jsonl: bool) -> None:
    """Say what differs between two texts and whether it matters: lines {id, before, after}."""
    del watchlist, database, jsonl
    answered(file, compare_line)
