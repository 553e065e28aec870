"""`wetwacht digest`: the digest of a period, printed or sent."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from monitors.alerts.digest import Period, every, latest, named
from monitors.history import digests
from monitors.history.digests import Place
from monitors.model import State
from notifiers.digest import digest_message
from notifiers.message import Options
from notifiers.plain import plain
from wetwacht.app import App
from wetwacht.commands.common import app_of, common


@click.command()
@common
@click.option(
    "--period", help="A week (2026-W30) or a day (2026-07-23); without it the last one that is over."
)
@click.option("--subscription", help="Only the digest of this subscription.")
@click.option("--print", "printing", is_flag=True, help="Print it and send nothing; this is the default.")
@click.option("--send", "sending", is_flag=True, help="Send it to whoever did not have it.")
def digest(watchlist: Path | None, database: Path | None, **asked: Any) -> None:
    """Print or send the digest of a period: of a day for daily subscriptions, else of a week."""
    if asked["printing"] and asked["sending"]:
        raise click.UsageError("choose --print or --send, not both")
    app = app_of(watchlist, database)
    now = datetime.now(UTC)
    chosen = _chosen(app, asked["subscription"], asked["period"], now)
    if asked["sending"]:
        sys.exit(_send(app, chosen, now))
    _print(app, chosen, now)


def _chosen(
    app: App, subscription: str | None, label: str | None, now: datetime
) -> tuple[tuple[Place, Period], ...]:
    """Whose digests of which period; a period is a day or a week, and says so to whom it belongs."""
    places = [
        one for one in digests.places(app.config.watchlist) if subscription in (None, one.subscription.key)
    ]
    if not places:
        keys = ", ".join(one.key for one in app.config.watchlist.subscriptions)
        raise click.UsageError(f"there is no subscription {subscription!r}; choose from: {keys}")
    if label is None:
        return tuple((one, latest(every(one.subscription), now)) for one in places)
    try:
        period = named(label)
    except ValueError as error:
        raise click.UsageError(f"{label!r} is no week (2026-W30) and no day (2026-07-23)") from error
    chosen = tuple((one, period) for one in places if every(one.subscription) == period.every)
    if not chosen:
        raise click.UsageError(f"none of these subscriptions has a {period.every} digest")
    return chosen


def _print(app: App, chosen: tuple[tuple[Place, Period], ...], now: datetime) -> None:
    options = Options(public_url=app.config.settings.web_public_url)
    shown: set[str] = set()
    for place, period in chosen:
        if place.subscription.key not in shown:
            shown.add(place.subscription.key)
            moment = digests.made_at(app.db, place, period) or now
            found = digests.preview(app.db, app.config.watchlist, place, period, moment)
            click.echo(f"{plain(digest_message(found, app.config.watchlist, moment, options))}\n")


def _send(app: App, chosen: tuple[tuple[Place, Period], ...], now: datetime) -> int:
    early = next((period for _, period in chosen if period.due > now), None)
    if early:
        raise click.UsageError(
            f"{early.label} is not over; its digest may be printed, and goes at {early.due}"
        )
    made = sum(digests.make(app.db, place, period, now) for place, period in chosen)
    sent = app.deliver(datetime.now(UTC))
    dead = [one for one in sent if one.outcome.state is State.DEAD]
    click.echo(
        f"{made} digests made, {len(chosen) - made} made before, {len(sent)} deliveries tried.", err=True
    )
    return 1 if dead else 0
