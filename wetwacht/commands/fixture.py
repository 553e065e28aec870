"""`wetwacht fixture`: pages that a page object is tested with."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import click

from crawler.document import Fetch
from wetwacht import fixtures, offline
from wetwacht.commands.common import common

_CASE = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_DEFAULT = Path("tests/fixtures/sites")


@click.group()
def fixture() -> None:
    """Fixtures: saved pages with the answer that is expected of them."""


@fixture.command()
@common
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--url", required=True, help="The real address that the file was fetched from.")
@click.option("--case", required=True, help="What the case is called, such as news-without-date.")
@click.option("--site", help="The site, where the address does not tell.")
@click.option(
    "--into",
    type=click.Path(file_okay=False, path_type=Path),
    default=_DEFAULT,
    show_default=True,
    help="The folder of fixtures.",
)
def add(watchlist: Path | None, database: Path | None, file: Path, case: str, **asked: Any) -> None:
    """Turn a fetched page into a fixture. Read what it says before you keep it."""
    del watchlist, database
    if not _CASE.fullmatch(case):
        raise click.UsageError(f"--case {case!r}: write lower-case words with hyphens between")
    try:
        name = offline.site_of(asked["url"], asked["site"])
        folder = asked["into"] / name / case
        answer = fixtures.save(folder, name, Fetch(asked["url"], 200, (), file.read_bytes()))
    except (offline.UnknownSite, fixtures.NotKept) as error:
        raise click.UsageError(str(error)) from error
    click.echo(f"Wrote {folder}. Read {folder / answer}: from now on the test expects exactly that.")
