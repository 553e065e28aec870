"""What every command shares: its two options, the app of a configuration, and how mistakes end it."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import click

from config.errors import ConfigErrors
from config.load import load
from wetwacht.app import App

FILE = click.Path(dir_okay=False, path_type=Path)


def common(command: Callable[..., None]) -> Callable[..., None]:
    """The two options that every command takes."""
    watchlist = click.option("--watchlist", type=FILE, help="Your own watchlist file (WETWACHT_WATCHLIST).")
    database = click.option("--database", type=FILE, help="The history's database file (WETWACHT_DATABASE).")
    return watchlist(database(command))


def environment(database: Path | None) -> dict[str, str]:
    """The environment, with the database of the command line over it."""
    environ = dict(os.environ)
    if database:
        environ["WETWACHT_DATABASE"] = str(database)
    return environ


def app_of(watchlist: Path | None, database: Path | None, *, crawls: bool = False, out: Any = None) -> App:
    """The app of a configuration. Ends the program with code 2 and every mistake when it has any."""
    try:
        config = load(watchlist, environment(database))
    except ConfigErrors as errors:
        refuse(errors)
    if crawls and config.crawl_errors():
        refuse(ConfigErrors(config.crawl_errors()))
    return App(config, out or sys.stdout)


def refuse(errors: ConfigErrors) -> NoReturn:
    """Ends the program with code 2 and every mistake of a configuration."""
    for error in errors.errors:
        click.echo(f"wetwacht: {error}", err=True)
    sys.exit(2)
