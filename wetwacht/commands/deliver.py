"""`wetwacht deliver`: the outbox now, and what was given up with what to do about it."""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

import click

from monitors.history import deadletters, outbox
from monitors.model import Delivery, State
from monitors.words.dutch import inert
from notifiers.remedies import remedy
from wetwacht.commands.common import app_of, common


@click.command()
@common
@click.option("--retry-dead", is_flag=True, help="First owe again what was given up.")
def deliver(watchlist: Path | None, database: Path | None, retry_dead: bool) -> None:
    """Send what is due in the outbox now, and list what was given up with its remedy."""
    app = app_of(watchlist, database)
    if retry_dead:
        click.echo(f"{deadletters.retry(app.db)} given up before are owed again.", err=True)
    for sent in app.deliver(datetime.now(UTC)):
        if sent.outcome.state in (State.QUEUED, State.AMBIGUOUS):
            click.echo(f"{_named(sent.delivery)}: {sent.outcome.state}: {sent.outcome.reason}", err=True)
    counts = sorted(outbox.counts(app.db).items())
    click.echo(", ".join(f"{n} {state}" for state, n in counts) or "The outbox is empty.", err=True)
    dead = deadletters.dead(app.db)
    for delivery in dead:
        click.echo(f"{_named(delivery)}: {delivery.state}: {inert(delivery.reason or '')}")
        click.echo(f"  remedy: {remedy(delivery.reason or '')}")
    sys.exit(1 if dead else 0)


def _named(delivery: Delivery) -> str:
    place = f"{delivery.channel} ({delivery.recipient or delivery.kind})"
    return f"delivery {delivery.id} of {delivery.subject} to {place}"
