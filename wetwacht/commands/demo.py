"""`wetwacht demo`: the whole job without internet."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path
from typing import Any

import click

from config.load import Config
from wetwacht.commands.common import common
from wetwacht.commands.serve import serve_pages


@click.command()
@common
@click.option("--copies", is_flag=True, help="Only serve the copies, with a watchlist, the clock held.")
@click.option("--serve", "serving", is_flag=True, help="Show the history pages when the job is done.")
@click.option("--moment", type=click.IntRange(min=0), default=0, help="With --copies: hold the clock here.")
@click.option("--no-etags", is_flag=True, help="The copies send no validators.")
def demo(watchlist: Path | None, database: Path | None, **asked: Any) -> None:
    """Do the whole job without internet, on local copies of the sites that move through time."""
    from wetwacht.demo.runner import run_demo, serve_copies

    if watchlist:
        raise click.UsageError("the demo has a watchlist of its own; leave --watchlist out")
    copies, moment, etags = asked["copies"], asked["moment"], not asked["no_etags"]
    if copies and asked["serving"]:
        raise click.UsageError("--copies and --serve do not go together; choose one")
    if moment and not copies:
        raise click.UsageError("--moment goes with --copies: the demo itself goes through every moment")
    if copies:
        serve_copies(moment, etags=etags, database=database)
    else:
        sys.exit(run_demo(database, etags=etags, after=_pages if asked["serving"] else None))


def _pages(config: Config, now: datetime) -> None:
    """Shows the history of the demo with its own clock, until interrupted."""
    serve_pages(config, lambda: now)
