"""`wetwacht replay` and `wetwacht preview`: what a watchlist would have told of the stored history."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import click

from crawler.text import AMSTERDAM
from monitors.again import again_with
from monitors.dossiers.replay import TOO_MANY, Firing, Summary, by_dossier, by_subscription, span
from monitors.dossiers.replay import replay as replayed
from monitors.history import replaying
from monitors.history.database import reading
from monitors.history.records import stamp
from monitors.words.dutch import inert
from wetwacht.app import App
from wetwacht.commands.common import app_of, common
from wetwacht.output import Json, as_json, why_of

_DAYS = 30
_DAY = click.DateTime(formats=["%Y-%m-%d"])
_since = click.option("--since", type=_DAY, help="From this day on; without it the last 30 days.")
_json = click.option("--json", "as_json", is_flag=True, help="Print one JSON value.")
_jsonl = click.option("--jsonl", "as_jsonl", is_flag=True, help="Print a line of JSON for each alert.")


@click.command()
@common
@_since
@_json
@_jsonl
def replay(watchlist: Path | None, database: Path | None, **asked: Any) -> None:
    """Match the stored history again: how often each dossier and subscription would have fired."""
    _answer(app_of(watchlist, database), asked)


@click.command()
@common
@_since
@_json
@_jsonl
def preview(watchlist: Path | None, database: Path | None, **asked: Any) -> None:
    """Try a changed watchlist on the stored history; one that is too broad is refused (exit 2)."""
    broad = [one for one in _answer(app_of(watchlist, database), asked) if one.too_broad]
    for one in broad:
        click.echo(
            f"wetwacht: subscription {one.key!r} is too broad: {one.per_day} alerts a day, at most "
            f"{TOO_MANY}; name dossiers, amendments or events, or narrow the names of its dossiers",
            err=True,
        )
    sys.exit(2 if broad else 0)


def warn_of_breadth(app: App, now: datetime) -> None:
    """Says on standard error which subscriptions were owed more alerts than anyone reads."""
    since = now - timedelta(days=_DAYS)
    days = span(since, replaying.first_change(app.db), now)
    for key, count in replaying.owed_since(app.db, since).items():
        if count / days > TOO_MANY and any(key == one.key for one in app.config.watchlist.subscriptions):
            click.echo(
                f"wetwacht: subscription {key!r} was owed {count} alerts in {days:.0f} days, more than "
                f"{TOO_MANY} a day; `wetwacht preview` shows which",
                err=True,
            )


def _answer(app: App, asked: dict[str, Any]) -> tuple[Summary, ...]:
    """Prints what would have been told; returns the summaries of the subscriptions."""
    if asked["as_json"] and asked["as_jsonl"]:
        raise click.UsageError("choose --json or --jsonl, not both")
    now, watchlist = datetime.now(UTC), app.config.watchlist
    since = asked["since"].replace(tzinfo=AMSTERDAM) if asked["since"] else now - timedelta(days=_DAYS)
    if since > now:
        raise click.UsageError("--since is a day to come; name one that has history")
    with reading(app.database) as db:
        days = span(since, replaying.first_change(db), now)
        firings = replayed(replaying.kept_changes(db, since), again_with(watchlist))
    subscriptions = by_subscription(firings, watchlist, days)
    dossiers = by_dossier(firings, watchlist.dossiers, days)
    if asked["as_jsonl"]:
        for firing in firings:
            click.echo(as_json(_firing_json(firing)))
    elif asked["as_json"]:
        value: Json = {"since": stamp(since), "until": stamp(now), "days": round(days, 1)}
        value["dossiers"] = list(map(_summary_json, dossiers))
        click.echo(as_json(value | {"subscriptions": list(map(_summary_json, subscriptions))}))
    else:
        click.echo(
            "\n".join([*_text("dossier", dossiers, days), *_text("subscription", subscriptions, days)])
        )
    return subscriptions


def _summary_json(summary: Summary) -> Json:
    names = ("key", "fires", "at_once", "per_day", "too_broad", "also", "as_before", "no_longer")
    value = {name: getattr(summary, name) for name in names}
    sides = {"examples": summary.examples, "lost": summary.lost}
    return value | {name: list(map(_firing_json, firings)) for name, firings in sides.items()}


def _firing_json(firing: Firing) -> Json:
    return {
        "subscription": firing.subscription,
        "change": firing.change,
        "event": firing.event,
        "seen": stamp(firing.seen),
        "headline": firing.headline,
        "url": firing.url,
        "dossiers": list(firing.dossiers),
        "when": firing.when,
        "compared": firing.compared,
        "why": why_of(firing.why),
    }


def _text(noun: str, summaries: tuple[Summary, ...], days: float) -> Iterator[str]:
    for one in summaries:
        yield (
            f"{noun} {one.key}: would have fired {one.fires} times in {days:.0f} days "
            f"({one.at_once} at once, {one.per_day} a day); "
            f"{one.also} also, {one.as_before} as before, {one.no_longer} no longer"
        )
        for firing in (*one.examples, *one.lost):
            mark = "" if firing.compared == "as_before" else f"  ({firing.compared.replace('_', ' ')})"
            yield f"    {firing.change:>6}  {stamp(firing.seen)}  {inert(firing.headline)}{mark}"
