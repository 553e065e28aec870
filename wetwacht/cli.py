"""The command line: a contract, described in the README.

Results go to standard output, progress and logs to standard error. Exit codes: 0 fine, 1
something in the world is wrong, 2 the call or the configuration is wrong.
"""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any

import click

from config.template import template
from crawler.wire import PageResult
from monitors.history import changes as history
from monitors.history.database import Locked, Unusable
from monitors.history.locks import Busy
from monitors.model import State, Watchlist
from monitors.report import RoundReport
from notifiers.outbox import Sent
from wetwacht import offline, output
from wetwacht.commands.common import FILE, LINES, answered, app_of, common, no_such
from wetwacht.commands.compare import compare
from wetwacht.commands.deliver import deliver
from wetwacht.commands.digest import digest
from wetwacht.commands.dossier import dossier
from wetwacht.commands.events import events
from wetwacht.commands.fixture import fixture
from wetwacht.commands.replay import preview, replay, warn_of_breadth
from wetwacht.commands.sources import sources
from wetwacht.show import show_json, show_text

_DAY = click.DateTime(formats=["%Y-%m-%d"])


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="wetwacht")
def cli() -> None:
    """Wetwacht watches Dutch bills and amendments and tells policy teams what changed."""
    logging.basicConfig(level=logging.WARNING, format="%(asctime)s %(levelname)s %(name)s: %(message)s")


@cli.command()
@common
@click.argument("file", type=FILE, default=Path("wetwacht.toml"))
def init(watchlist: Path | None, database: Path | None, file: Path) -> None:
    """Write a commented watchlist of your own to FILE (wetwacht.toml)."""
    target = watchlist or file
    try:
        with target.open("x", encoding="utf-8") as handle:
            handle.write(template())
    except FileExistsError as error:
        raise click.UsageError(
            f"{target} is there already; choose another name or remove it first"
        ) from error
    except OSError as error:
        raise click.UsageError(f"{target} cannot be written: {error.strerror}") from error
    chosen = f" --database {database}" if database else ""
    click.echo(
        f"Wrote {target}. Set contact under [crawl] in it, then: wetwacht check --watchlist {target}{chosen}"
    )


@cli.command()
@common
@click.option("--source", "source", help="Only this source.")
@click.option("--no-deliver", is_flag=True, help="Record changes, send nothing.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON value.")
def check(
    watchlist: Path | None, database: Path | None, source: str | None, no_deliver: bool, as_json: bool
) -> None:
    """Visit every source once, now: ignores the schedule, obeys Retry-After."""
    app = app_of(watchlist, database, crawls=True, out=sys.stderr if as_json else None)
    chosen = tuple(s for s in app.config.watchlist.sources if source in (None, s.key))
    if not chosen:
        raise no_such("source", str(source), (one.key for one in app.config.watchlist.sources))
    now = datetime.now(UTC)
    warn_of_breadth(app, now)
    with _progress(len(chosen)) as progress:
        report = app.round(now, chosen, progress)
    click.echo(output.as_json(output.round_json(report)) if as_json else output.round_text(report))
    sent = () if no_deliver else app.deliver(datetime.now(UTC))
    _end(report, sent)


@cli.command()
@common
@click.option("--dossier", help="Only changes about this dossier.")
@click.option("--amendment", help="Only changes about this amendment.")
@click.option("--source", help="Only changes seen through this source.")
@click.option("--since", type=_DAY, help="From this day on (YYYY-MM-DD, Amsterdam).")
@click.option("--until", type=_DAY, help="Until and including this day.")
@click.option("--search", help="Only changes whose headline, title or text has these words.")
@click.option("--material", is_flag=True, help="Leave editorial changes out.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON value.")
@click.option("--csv", "as_csv", is_flag=True, help="Print CSV for a spreadsheet.")
def changes(watchlist: Path | None, database: Path | None, as_json: bool, as_csv: bool, **asked: Any) -> None:
    """List the recorded changes, newest first."""
    if as_json and as_csv:
        raise click.UsageError("choose --json or --csv, not both")
    app = app_of(watchlist, database)
    for name in ("since", "until"):
        asked[name] = asked[name].date() if asked[name] else None
    if asked["since"] and asked["until"] and asked["since"] > asked["until"]:
        raise click.UsageError("--since is a later day than --until; exchange them")
    found = history.changes(app.db, history.Query(**asked))
    if not found:
        _raise_for_unknown(app.config.watchlist, asked)
    if as_json:
        click.echo(output.as_json([output.change_json(change) for change in found]))
    elif as_csv:
        click.echo(output.changes_csv(found), nl=False)
    else:
        click.echo(output.changes_text(found) if found else "No changes.")


@cli.command()
@common
@click.argument("number", metavar="ID", type=click.IntRange(1, 2**63 - 1))
@click.option("--json", "as_json", is_flag=True, help="Print one JSON value.")
def show(watchlist: Path | None, database: Path | None, number: int, as_json: bool) -> None:
    """Show one change: what changed, why it matched, the evidence, and where it was told."""
    app = app_of(watchlist, database)
    change = history.change_by_id(app.db, number)
    if change is None:
        raise click.UsageError(f"there is no change {number}; `wetwacht changes` lists them")
    value = show_json(app.db, change)
    click.echo(output.as_json(value) if as_json else show_text(change, value))


@cli.command()
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


@cli.command()
@common
@click.argument("file", type=LINES, default="-")
@click.option("--jsonl", is_flag=True, required=True, help="Lines of JSON in, lines of JSON out.")
def match(watchlist: Path | None, database: Path | None, file: IO[str], jsonl: bool) -> None:
    """Say which dossiers and amendments passages are about: lines {id, title?, text}."""
    del jsonl
    matcher = offline.PassageMatcher(app_of(watchlist, database).config.watchlist.dossiers)
    answered(file, matcher.line)


@cli.command()
@common
def run(watchlist: Path | None, database: Path | None) -> None:
    """Run the service: visit sources on schedule and send alerts, until stopped."""
    from wetwacht.service import serve

    app = app_of(watchlist, database, crawls=True)
    warn_of_breadth(app, datetime.now(UTC))
    app.close()
    serve(app)


@cli.command()
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


cli.add_command(sources)
cli.add_command(events)
cli.add_command(fixture)
cli.add_command(compare)
cli.add_command(deliver)
cli.add_command(digest)
cli.add_command(dossier)
cli.add_command(replay)
cli.add_command(preview)


def main() -> None:
    """Runs a command: what the user can mend is one clear line, not a traceback."""
    try:
        cli(standalone_mode=False)
    except (Busy, Locked) as error:
        never_ends = isinstance(error, Busy) and error.name == "service"
        _stop(f"{error}; " + ("stop that one first" if never_ends else "wait until it is done"), 1)
    except Unusable as error:
        _stop(f"{error}; name another file with --database or WETWACHT_DATABASE", 2)
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except (click.Abort, KeyboardInterrupt):
        _stop("Stopped. What was recorded before is complete; the next round does the rest.", 130)
    except BrokenPipeError:
        # Whoever read our output has gone; that is theirs to know.
        _drop_output()
        sys.exit(1)
    except OSError as error:
        _drop_output()
        _stop(f"{error.filename}: {error.strerror}" if error.filename else str(error.strerror or error), 1)


def _raise_for_unknown(watchlist: Watchlist, asked: dict[str, Any]) -> None:
    """A key that neither the history nor the watchlist knows is a mistake, not an empty answer."""
    there = {
        "dossier": [dossier.key for dossier in watchlist.dossiers],
        "amendment": [one.key for dossier in watchlist.dossiers for one in dossier.amendments],
        "source": [source.key for source in watchlist.sources],
    }
    for noun, keys in there.items():
        if asked[noun] is not None and asked[noun] not in keys:
            raise no_such(noun, asked[noun], keys)


def _progress(length: int) -> Any:
    bar = click.progressbar(length=length, label="sources", file=sys.stderr, hidden=not sys.stderr.isatty())
    return _Bar(bar)


class _Bar:
    """A progress bar that counts sources whose own page came to something."""

    def __init__(self, bar: Any) -> None:
        self._bar = bar

    def __enter__(self) -> Callable[[PageResult], None]:
        self._bar.__enter__()
        return lambda result: self._bar.update(1) if result.own else None

    def __exit__(self, *error: object) -> None:
        self._bar.__exit__(*error)


def _end(report: RoundReport | None, sent: tuple[Sent, ...]) -> None:
    dead = [one for one in sent if one.outcome.state is State.DEAD]
    for one in sent:
        if one.outcome.state not in (State.SENT, State.HELD):
            place = f"{one.delivery.channel} ({one.delivery.recipient or one.delivery.kind})"
            click.echo(
                f"delivery {one.delivery.id} to {place}: {one.outcome.state}: {one.outcome.reason}", err=True
            )
    sys.exit(1 if dead or (report and not report.well) else 0)


def _drop_output() -> None:
    """Lets go of what standard output did not take, so that the end of the program does not fail on it."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _stop(message: str, code: int) -> None:
    click.echo(f"wetwacht: {message}", err=True)
    sys.exit(code)
