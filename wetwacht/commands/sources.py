"""`wetwacht sources`: how each source fares, a look at them, and one more of one's own."""

from __future__ import annotations

import json
import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from config.errors import ConfigErrors
from config.settings import WATCHLIST
from crawler.document import Fetch
from crawler.html import canonical
from monitors.history.blindness import readers_told
from monitors.watchlist import Source
from wetwacht import adding, fixtures, sourcetexts
from wetwacht.app import App
from wetwacht.commands.common import FILE, app_of, common, environment, refuse
from wetwacht.looking import Look, look

_FOLDER = click.Path(file_okay=False, path_type=Path)


@click.group(invoke_without_command=True)
@common
@click.option("--json", "as_json", is_flag=True, help="Print one JSON value.")
@click.pass_context
def sources(context: click.Context, watchlist: Path | None, database: Path | None, as_json: bool) -> None:
    """List the sources: verdict, last success, next visit, and shapes that no live visit confirmed."""
    context.obj = (watchlist, database)
    if context.invoked_subcommand:
        return
    app = app_of(watchlist, database)
    told = readers_told(app.db)
    rows = sourcetexts.rows(app.config.watchlist.sources, app.states(), datetime.now(UTC), told)
    click.echo(json.dumps(rows, ensure_ascii=False) if as_json else sourcetexts.table(rows))
    sys.exit(0 if all(row["verdict"] in (None, "ok", "quiet") for row in rows) else 1)


@sources.command()
@common
@click.option("--source", "key", help="Only this source.")
@click.option("--save", type=_FOLDER, help="Keep each answer as a fixture in this folder.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON value.")
@click.pass_obj
def probe(
    above: tuple[Path | None, Path | None], /, watchlist: Path | None, database: Path | None, **asked: Any
) -> None:
    """Look at every source once and keep nothing: robots.txt, address, validators, what was read."""
    app = app_of(watchlist or above[0], database or above[1], crawls=True)
    chosen = [s for s in app.config.watchlist.sources if asked["key"] in (None, s.key)]
    if not chosen:
        raise click.UsageError(f"there is no source {asked['key']!r}; `wetwacht sources` lists them")
    found = []
    for seen in look(chosen, app.config.settings, datetime.now(UTC)):
        found.append(sourcetexts.look_json(seen) | {"saved": _saved(seen, asked["save"])})
        if not asked["as_json"]:
            click.echo(sourcetexts.look_text(found[-1]))
    if asked["as_json"]:
        click.echo(json.dumps(found, ensure_ascii=False))
    sys.exit(0 if all(one["verdict"] in ("ok", "quiet") for one in found) else 1)


@sources.command()
@common
@click.argument("url")
@click.option("--key", help="The key of the source; made from the address when left out.")
@click.option("--every", default="1h", show_default=True, help='How often: "30m", "6h" or "1d".')
@click.option("--dossier", help="The dossier whose own page this is.")
@click.option("--select", help="CSS selector of the part of the page that matters.")
@click.option("--ignore", multiple=True, help="CSS selector of what moves without meaning; may be repeated.")
@click.option("--json-path", help='Which values of a JSON answer count, such as "rows[*].title".')
@click.option("--allow-private-hosts", is_flag=True, help="The page is on your own network.")
@click.option("--to", "target", type=FILE, help="The watchlist to write to, if not that of --watchlist.")
@click.pass_obj
def add(
    above: tuple[Path | None, Path | None], /, watchlist: Path | None, database: Path | None, **asked: Any
) -> None:
    """Look at the page at URL, show what would be watched, and add it to a watchlist of your own."""
    target = asked.pop("target") or watchlist or above[0] or os.environ.get(WATCHLIST)
    if not target:
        raise click.UsageError("name your watchlist with --to; `wetwacht init` writes one")
    target = Path(target)
    app = app_of(target, database or above[1])
    values = _values(app, asked)
    draft = _draft(target, values, database or above[1])
    try:
        (seen,) = look([draft.source(values["key"])], app.config.settings, datetime.now(UTC))
    finally:
        draft.drop()
    click.echo(sourcetexts.look_text(sourcetexts.look_json(seen)))
    if seen.document is None:
        click.echo(f"wetwacht: nothing was written to {target}", err=True)
        sys.exit(1)
    click.echo(sourcetexts.watched(seen.document))
    if values["site"] == "generic":
        values["kind"] = adding.kind_of(seen.document)
    _draft(target, values, database or above[1]).keep()
    click.echo(f"Added source {values['key']} to {target}. Its first visit is silent.")


def _values(app: App, asked: dict[str, Any]) -> dict[str, Any]:
    """The values of the entry, in the order in which a watchlist has them."""
    there: tuple[Source, ...] = app.config.watchlist.sources
    try:
        address = canonical(asked["url"], asked["url"])
    except ValueError as error:
        raise click.UsageError(f"{asked['url']} is no address: {error}") from error
    same = next((one.key for one in there if canonical(one.url, one.url) == address), None)
    if same:
        raise click.UsageError(f"source {same!r} visits this page already")
    taken = [one.key for one in there]
    if asked["key"] in taken:
        raise click.UsageError(f"there is a source {asked['key']!r} already; choose another --key")
    key, url = asked["key"] or adding.key_for(asked["url"], taken), asked["url"]
    first = {"key": key, "site": adding.site_for(url), "url": url, "every": asked["every"]}
    return (
        first | {name: asked[name] for name in asked if name not in first} | {"ignore": list(asked["ignore"])}
    )


def _draft(target: Path, values: dict[str, Any], database: Path | None) -> adding.Draft:
    try:
        return adding.Draft(target, adding.entry(values), environment(database))
    except ConfigErrors as errors:
        refuse(errors)


def _saved(seen: Look, folder: Path | None) -> str | None:
    answer = seen.result.answer
    if folder is None or seen.body is None or answer is None or answer.status != 200:
        return None
    case = folder / seen.source.site / seen.source.key
    fetch = Fetch(answer.url, 200, answer.headers, seen.body)
    try:
        fixtures.save(case, seen.source.site, fetch, seen.source.options)
    except fixtures.NotKept as error:
        click.echo(f"wetwacht: {error}", err=True)
        return None
    return str(case)
