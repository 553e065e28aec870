"""`wetwacht demo`: the whole job without internet."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from wetwacht.commands.common import common


@click.command()
@common
@click.option("--copies", is_flag=True, help="Only serve the copies, with a watchlist, the clock held.")
@click.option("--moment", type=click.IntRange(min=0), default=0, help="With --copies: hold the clock here.")
@click.option("--no-etags", is_flag=True, help="The copies send no validators.")
def demo(watchlist: Path | None, database: Path | None, copies: bool, moment: int, no_etags: bool) -> None:
    """Do the whole job without internet, on local copies of the sites that move through time."""
    from wetwacht.demo.runner import run_demo, serve_copies

    if watchlist:
        raise click.UsageError("the demo has a watchlist of its own; leave --watchlist out")
    if moment and not copies:
        raise click.UsageError("--moment goes with --copies: the demo itself goes through every moment")
    if copies:
        serve_copies(moment, etags=not no_etags, database=database)
    else:
        sys.exit(run_demo(database, etags=not no_etags))
