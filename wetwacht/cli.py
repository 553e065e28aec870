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
from typing import Any

import click

from config.template import template
from crawler.wire import PageResult
from monitors.history.database import Locked, Unusable
from monitors.history.locks import Busy
from monitors.model import State
from monitors.report import RoundReport
from notifiers.outbox import Sent
from wetwacht import output
from wetwacht.commands.backup import backup
from wetwacht.commands.changes import changes, show
from wetwacht.commands.common import FILE, app_of, common, no_such
from wetwacht.commands.compare import compare
from wetwacht.commands.correct import correct
from wetwacht.commands.deliver import deliver
from wetwacht.commands.demo import demo
from wetwacht.commands.digest import digest
from wetwacht.commands.doctor import doctor
from wetwacht.commands.dossier import dossier
from wetwacht.commands.events import events
from wetwacht.commands.fixture import fixture
from wetwacht.commands.offline import match, read
from wetwacht.commands.proposals import proposals
from wetwacht.commands.replay import preview, replay, warn_of_breadth
from wetwacht.commands.serve import serve
from wetwacht.commands.sources import sources
from wetwacht.commands.subscriptions import subscriptions
from wetwacht.commands.work import work
from wetwacht.web.binding import CannotBind


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
def run(watchlist: Path | None, database: Path | None) -> None:
    """Run the service: visit sources on schedule and send alerts, until stopped."""
    from wetwacht.service import serve as serve_all

    app = app_of(watchlist, database, crawls=True)
    warn_of_breadth(app, datetime.now(UTC))
    app.close()
    serve_all(app)


cli.add_command(changes)
cli.add_command(show)
cli.add_command(read)
cli.add_command(match)
cli.add_command(demo)
cli.add_command(serve)
cli.add_command(sources)
cli.add_command(subscriptions)
cli.add_command(events)
cli.add_command(fixture)
cli.add_command(compare)
cli.add_command(correct)
cli.add_command(deliver)
cli.add_command(digest)
cli.add_command(dossier)
cli.add_command(replay)
cli.add_command(preview)
cli.add_command(proposals)
cli.add_command(work)
cli.add_command(backup)
cli.add_command(doctor)


def main() -> None:
    """Runs a command: what the user can mend is one clear line, not a traceback."""
    try:
        cli(standalone_mode=False)
    except (Busy, Locked) as error:
        never_ends = isinstance(error, Busy) and error.name == "service"
        _stop(f"{error}; " + ("stop that one first" if never_ends else "wait until it is done"), 1)
    except CannotBind as error:
        _stop(str(error), 2)
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
