"""Runs the demo: a true round at every moment of the script, alerts as staff read them, a table."""

from __future__ import annotations

import signal
import sys
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from statistics import median
from typing import TextIO

import click

from config.load import SHIPPED, Config, load
from monitors.alerts.digest import Period, week_of
from monitors.history import digests, joined
from monitors.model import State
from monitors.words.dutch import at
from notifiers.outbox import Sent
from wetwacht.app import App
from wetwacht.demo.copies import Copies
from wetwacht.demo.model import Moment
from wetwacht.demo.score import Score, Told, score
from wetwacht.demo.script import Script, script
from wetwacht.demo.watching import at_moment, written

After = Callable[[Config, datetime], None]
_AN_HOUR = timedelta(hours=1)


@dataclass(slots=True)
class Tally:
    """What the rounds came to."""

    pages: int = 0
    bodies: int = 0
    unchanged: int = 0
    changes: int = 0
    told: list[Told] = field(default_factory=list)


def run_demo(
    database: Path | None, *, etags: bool = True, out: TextIO | None = None, after: After | None = None
) -> int:
    """The whole job on local copies, from 30 June 2025 to 1 July 2026. 0 when nothing was false or missed.

    `after` is called with the configuration and the last moment when all is done.
    """
    out = out or sys.stdout
    file = _fresh(database)
    told_script = script()
    with Copies(told_script, etags=etags) as copies:
        tally, config = _rounds(told_script, copies, file, out)
    result = score(told_script.moments, tally.told)
    out.write(_table(told_script, tally, result, file))
    if after:
        after(config, week_of(told_script.moments[-1].at).due)
    return 0 if result.clean else 1


def serve_copies(moment: int, *, etags: bool, database: Path | None) -> None:
    """Serves the copies with the clock held, until interrupted; prints where their watchlist is."""
    told_script = script()
    if moment >= len(told_script.moments):
        raise click.UsageError(f"--moment must be below {len(told_script.moments)}")
    folder = database.parent if database else Path(tempfile.mkdtemp(prefix="wetwacht-copies-"))
    with Copies(told_script, etags=etags) as copies:
        copies.at(moment)
        file = folder / "copies.toml"
        text = written(SHIPPED.read_text(encoding="utf-8"), told_script, copies.origins, moment)
        file.write_text(text, encoding="utf-8")
        for site, origin in copies.origins.items():
            click.echo(f"{site}: {origin}", err=True)
        click.echo(f"watchlist: {file}")
        click.echo(f"Try: wetwacht check --watchlist {file} --database {folder / 'copies.db'}", err=True)
        signal.sigwait({signal.SIGINT, signal.SIGTERM})


def _rounds(told_script: Script, copies: Copies, file: Path, out: TextIO) -> tuple[Tally, Config]:
    shipped = load(None, {})
    base = Config(shipped.watchlist, replace(shipped.settings, database=file))
    tally = Tally()
    week = week_of(told_script.moments[-1].at)
    for index, moment in _progress(told_script):
        copies.at(index)
        watchlist = at_moment(base.watchlist, told_script, copies.origins, index)
        app = App(replace(base, watchlist=watchlist), out)
        out.write(f"\n=== {at(moment.at)} · {moment.title}\n\n")
        if moment.at.date() >= week.first:
            # Opens the ledger of digests, so that the one at the end tells of the last week alone.
            digests.make_due(app.db, watchlist, moment.at)
        report = app.round(moment.at, watchlist.sources)
        # What waits for an hour, such as a date that may move back, goes out behind it.
        sent = (*app.deliver(moment.at), *app.deliver(moment.at + _AN_HOUR))
        again = joined.sighted_again(app.db, moment.at)
        app.close()
        tally.pages += report.totals["pages"]
        tally.unchanged += report.totals["unchanged"]
        tally.changes += report.totals["new"] + report.totals["changed"]
        tally.told += _told(index, sent, again)
    tally.bodies = sum(1 for one in copies.requests if one.status == 200 and one.target != "/robots.txt")
    last = replace(base, watchlist=watchlist)
    _digest(App(last, out), week)
    return tally, last


def _digest(app: App, week: Period) -> None:
    """The weekly digest as it goes out on the Monday after the last moment."""
    app.out.write(f"\n=== {at(week.due)} · Het weekbericht\n\n")
    digests.make_due(app.db, app.config.watchlist, week.due)
    app.deliver(week.due)
    app.close()


def _progress(told_script: Script) -> Iterator[tuple[int, Moment]]:
    moments = list(enumerate(told_script.moments))
    hidden = not sys.stderr.isatty()
    with click.progressbar(moments, label="moments", file=sys.stderr, hidden=hidden) as bar:
        yield from bar


def _told(index: int, sent: tuple[Sent, ...], again: tuple[tuple[int, str, str], ...]) -> list[Told]:
    """What was told at a moment, in the order in which it was seen."""
    found = {
        alert.change.id: Told(index, alert.change.subject.url, alert.event.headline)
        for one in sent
        if one.outcome.state is State.SENT and one.delivery.first is None
        for alert in one.delivery.alerts
        if alert.change
    }
    found |= {change: Told(index, url, headline, again=True) for change, url, headline in again}
    return [found[change] for change in sorted(found)]


def _median_week(told_script: Script, told: list[Told]) -> int:
    """How many alerts went out in a median week that had any."""
    weeks = Counter(told_script.moments[one.moment].at.isocalendar()[:2] for one in told if not one.again)
    return round(median(weeks.values())) if weeks else 0


def _fresh(database: Path | None) -> Path:
    if database is None:
        return Path(tempfile.mkdtemp(prefix="wetwacht-demo-")) / "demo.db"
    if database.exists():
        raise click.UsageError(f"{database} is there already; the demo begins with an empty history")
    return database


def _table(told_script: Script, tally: Tally, result: Score, file: Path) -> str:
    rows = (
        ("moments", len(told_script.moments) - 1),
        ("pages visited", tally.pages),
        ("bodies fetched", tally.bodies),
        ("unchanged", tally.unchanged),
        ("changes", tally.changes),
        ("alerts", sum(not one.again for one in tally.told)),
        ("in a median week", _median_week(told_script, tally.told)),
        ("seen again", sum(one.again for one in tally.told)),
        ("false", len(result.false)),
        ("missed", len(result.missed)),
        ("told twice", len(result.apart)),
        ("told as another", len(result.merged)),
    )
    lines = [f"{name:<16} {number:>6}" for name, number in rows]
    lines += [f"false: moment {one.moment}, {one.url}: {one.headline}" for one in result.false]
    lines += [f"missed: moment {one.moment}, {one.url}: {one.what}" for one in result.missed]
    lines += [f"told twice: moment {one.moment}, {one.url}: {one.headline}" for one in result.apart]
    lines += [f"told as another: moment {one.moment}, {one.url}: {one.what}" for one in result.merged]
    lines += [
        f"database         {file}",
        "",
        f"Next: wetwacht changes --database {file}",
        f"      wetwacht show 1 --database {file}",
    ]
    return "\n=== The demo in figures\n\n" + "\n".join(lines) + "\n"
