"""What every command shares: its two options, the app of a configuration, and how mistakes end it."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import IO, Any, NoReturn

import click

from config.errors import ConfigErrors
from config.load import load
from wetwacht.app import App
from wetwacht.lines import answers
from wetwacht.output import Json, as_json

FILE = click.Path(dir_okay=False, path_type=Path)
LINES = click.File("r", encoding="utf-8", errors="surrogateescape")
_MOST_NAMED = 20


def common(command: Callable[..., None]) -> Callable[..., None]:
    """The two options that every command takes."""
    watchlist = click.option("--watchlist", type=FILE, help="Your own watchlist file (WETWACHT_WATCHLIST).")
    database = click.option("--database", type=FILE, help="The history's database file (WETWACHT_DATABASE).")
    return watchlist(database(command))


def answered(file: IO[str], answer: Callable[[str], Json]) -> None:
    """Prints the answer to each line of a file as it comes; a wrong line ends the program with code 2."""
    try:
        for value in answers(file, answer):
            click.echo(as_json(value))
    except ValueError as error:
        raise click.UsageError(f"{file.name}, {error}") from error


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


def no_such(noun: str, key: str, keys: Iterable[str]) -> click.UsageError:
    """The mistake of a key that nothing has; the message says which ones there are, or what lists them."""
    there = tuple(keys)
    named = (
        f"choose from: {', '.join(there)}" if len(there) <= _MOST_NAMED else f"`wetwacht {noun}s` lists them"
    )
    return click.UsageError(f"there is no {noun} {key!r}; {named}")


def refuse(errors: ConfigErrors) -> NoReturn:
    """Ends the program with code 2 and every mistake of a configuration."""
    for error in errors.errors:
        click.echo(f"wetwacht: {error}", err=True)
    sys.exit(2)
