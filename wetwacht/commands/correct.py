"""`wetwacht correct`: what was told wrong is put right, to everybody who had it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from monitors import corrections
from monitors.alerts.corrections import Wording, to_whom
from monitors.history.corrections import first_change
from notifiers.corrected import correction_message
from notifiers.links import linked
from notifiers.plain import plain
from wetwacht.commands.common import app_of, common


@click.command()
@common
@click.argument("event", type=click.IntRange(1, 2**63 - 1))
@click.option("--right", required=True, help="What is right: a sentence in Dutch.")
@click.option("--headline", help="The headline; without it the first sentence of --right.")
@click.option("--cause", help="Why it went wrong, in Dutch.")
@click.option("--url", help="Where the source says what is right.")
@click.option("--again", is_flag=True, help="Correct an event that was corrected before.")
@click.option("--dry-run", is_flag=True, help="Print the message and to whom it would go; send nothing.")
def correct(
    watchlist: Path | None, database: Path | None, event: int, again: bool, dry_run: bool, **said: Any
) -> None:
    """Correct EVENT to everybody who was told it, and hold what was not sent of it yet."""
    app = app_of(watchlist, database)
    if said["url"] and linked(said["url"], app.config.watchlist.sources) is None:
        raise click.UsageError("--url is no https address of a watched site; name the page of the source")
    act = corrections.draft if dry_run else corrections.correct
    try:
        made = act(app.db, event, Wording(**said), datetime.now(UTC), again=again)
    except corrections.NotPossible as error:
        raise click.UsageError(str(error)) from error
    reader = made.for_reader("slack", first_change(app.db, event))
    if dry_run:
        public = app.config.settings.web_public_url
        click.echo(plain(correction_message(reader, app.config.watchlist, public)))
    who = to_whom(reader.channels, reader.persons)
    click.echo(f"To: {who}. " + ("Nothing was sent." if dry_run else "`wetwacht deliver` sends it."))
