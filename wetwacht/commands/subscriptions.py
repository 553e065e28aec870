"""`wetwacht subscriptions`: who is told what; a test message, mutes, who left, and a person's data."""

from __future__ import annotations

import sys
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from threading import Event

import click

from monitors.history import persons, rehearsals, subscribers
from monitors.history.digests import Place, places
from monitors.history.locks import Busy, exclusive
from monitors.history.readers import readers
from monitors.model import Delivery, State
from monitors.words.dutch import inert, local_day
from wetwacht import subscriptiontexts as texts
from wetwacht.app import App
from wetwacht.commands.common import app_of, common, no_such
from wetwacht.output import as_json

_Above = tuple[Path | None, Path | None]
_BY = "operator"
_LONGEST_MUTE = timedelta(days=366)
_TRIES, _PAUSE = 15, 0.2
_DAY = click.DateTime(formats=["%Y-%m-%d"])
_ONE_READER = "Only this reader: an address or a channel id."
_THIS_READER = "Which reader: an address or a channel id."


@click.group(invoke_without_command=True)
@common
@click.option("--json", "json_wanted", is_flag=True, help="Print one JSON value.")
@click.pass_context
def subscriptions(
    context: click.Context, watchlist: Path | None, database: Path | None, json_wanted: bool
) -> None:
    """List the subscriptions with their readers; test them, mute them, remove a person's data."""
    context.obj = (watchlist, database)
    if not context.invoked_subcommand:
        _list(app_of(watchlist, database), json_wanted=json_wanted)


@subscriptions.command("list")
@common
@click.option("--json", "json_wanted", is_flag=True, help="Print one JSON value.")
@click.pass_obj
def list_all(above: _Above, /, watchlist: Path | None, database: Path | None, json_wanted: bool) -> None:
    """List the subscriptions with their readers: who is muted, who left, when something last went."""
    _list(app_of(watchlist or above[0], database or above[1]), json_wanted=json_wanted)


@subscriptions.command()
@common
@click.argument("key")
@click.option("--recipient", help=_ONE_READER)
@click.pass_obj
def test(
    above: _Above, /, watchlist: Path | None, database: Path | None, key: str, recipient: str | None
) -> None:
    """Send every reader of KEY a marked test message by the real channel, and say what came of it."""
    app = app_of(watchlist or above[0], database or above[1])
    now = datetime.now(UTC)
    standing = subscribers.standing(app.db, now)
    asked = _places(app, key, recipient)
    gone = [one for one in asked if standing.has_left(*one.key.values())]
    for one in gone:
        click.echo(f"{one.channel.kind} {inert(one.recipient)}: left, and gets nothing")
    found = _tried(app, rehearsals.owe(app.db, [one for one in asked if one not in gone], now))
    for delivery in found:
        click.echo(texts.came_to(delivery))
    sys.exit(0 if all(one.state is State.SENT for one in found) else 1)


@subscriptions.command()
@common
@click.argument("key")
@click.option("--until", type=_DAY, required=True, help="The last day without messages: 2026-12-31.")
@click.option("--recipient", help=_ONE_READER)
@click.pass_obj
def mute(  # noqa: PLR0913, PLR0917 (each is an option of its own)
    above: _Above,
    /,
    watchlist: Path | None,
    database: Path | None,
    key: str,
    until: datetime,
    recipient: str | None,
) -> None:
    """Tell the readers of KEY nothing up to and including a day; the first digest after it does."""
    app = app_of(watchlist or above[0], database or above[1])
    now = datetime.now(UTC)
    day = _last_day(until.date(), local_day(now))
    held = sum(subscribers.mute(app.db, key, *place, day, _BY, now) for place in _muted(app, key, recipient))
    click.echo(
        f"{key} is muted up to and including {day}. {held} queued messages wait for the digest after it."
    )


@subscriptions.command()
@common
@click.argument("key")
@click.option("--recipient", help=_ONE_READER)
@click.pass_obj
def unmute(
    above: _Above, /, watchlist: Path | None, database: Path | None, key: str, recipient: str | None
) -> None:
    """Tell the readers of KEY again; what was held meanwhile stands in the next digest."""
    app = app_of(watchlist or above[0], database or above[1])
    ended = [subscribers.unmute(app.db, key, *place) for place in _muted(app, key, recipient)]
    click.echo(f"{key} tells again." if any(ended) else f"{key} was not muted here.")


@subscriptions.command()
@common
@click.argument("key")
@click.option("--recipient", required=True, help=_THIS_READER)
@click.pass_obj
def leave(above: _Above, /, watchlist: Path | None, database: Path | None, key: str, recipient: str) -> None:
    """End KEY for one reader, who gets nothing of it any more."""
    app = app_of(watchlist or above[0], database or above[1])
    now = datetime.now(UTC)
    new = [subscribers.leave(app.db, key, *place, _BY, now) for place in _muted(app, key, recipient)]
    click.echo(f"{recipient} left {key}." if any(new) else f"{recipient} had left {key} before.")


@subscriptions.command()
@common
@click.argument("key")
@click.option("--recipient", required=True, help=_THIS_READER)
@click.pass_obj
def join(above: _Above, /, watchlist: Path | None, database: Path | None, key: str, recipient: str) -> None:
    """Tell a reader who left KEY again, from now on."""
    app = app_of(watchlist or above[0], database or above[1])
    back = [subscribers.join(app.db, key, *place) for place in _muted(app, key, recipient)]
    click.echo(f"{recipient} is told again by {key}." if any(back) else f"{recipient} had not left {key}.")


@subscriptions.command("remove-person")
@common
@click.argument("address")
@click.option("--dry-run", is_flag=True, help="Say what there is, and remove nothing.")
@click.pass_obj
def remove_person(
    above: _Above, /, watchlist: Path | None, database: Path | None, address: str, dry_run: bool
) -> None:
    """Remove the data of a person, by ADDRESS or by the name of a log-in, and say what is kept and why."""
    app = app_of(watchlist or above[0], database or above[1])
    _not_configured(app, address)
    if dry_run:
        found = persons.about(app.db, address)
    else:
        # A service that runs still knows the address, and would begin anew with it.
        with exclusive(app.database, "service", wait=False), exclusive(app.database, "sender"):
            found = persons.remove(app.db, address)
    if found.nothing:
        click.echo(f"The history knows nobody by {inert(address)}.")
    else:
        click.echo(texts.removed(found, done=not dry_run))


def _list(app: App, *, json_wanted: bool) -> None:
    found = texts.rows(app.config.watchlist, readers(app.db, app.config.watchlist, datetime.now(UTC)))
    click.echo(as_json(found) if json_wanted else texts.table(found))


def _places(app: App, key: str, recipient: str | None) -> tuple[Place, ...]:
    """The readers of a subscription, or the one that is named; a mistake of the call says who there are."""
    asked = [one for one in places(app.config.watchlist) if one.subscription.key == key]
    if not asked:
        raise no_such("subscription", key, (one.key for one in app.config.watchlist.subscriptions))
    wanted = (recipient or "").casefold()
    found = tuple(one for one in asked if recipient is None or one.recipient.casefold() == wanted)
    if not found:
        named = ", ".join(one.recipient for one in asked)
        raise click.UsageError(f"{recipient!r} is no reader of {key!r}; choose from: {named}")
    return found


def _muted(app: App, key: str, recipient: str | None) -> tuple[tuple[str, str], ...]:
    """The kind and recipient by which rows name one reader, or everybody."""
    found = _places(app, key, recipient)
    return tuple((one.channel.kind, one.recipient) for one in found) if recipient else (("", ""),)


def _last_day(day: date, today: date) -> date:
    if not today <= day <= today + _LONGEST_MUTE:
        raise click.BadParameter(f"{day} is not a day from {today} on, within a year", param_hint="--until")
    return day


def _tried(app: App, numbers: tuple[int, ...]) -> tuple[Delivery, ...]:
    """What became of test messages; while another process sends, it may take them along."""
    for _ in range(_TRIES):
        try:
            app.deliver_only(numbers, datetime.now(UTC))
            break
        except Busy:
            Event().wait(_PAUSE)
    return rehearsals.came_to(app.db, numbers)


def _not_configured(app: App, address: str) -> None:
    """An address that the watchlist still names would be told again at once."""
    folded = address.casefold()
    naming = [one.key for one in app.config.watchlist.channels if folded in (to.casefold() for to in one.to)]
    if naming:
        raise click.UsageError(
            f"channel {', '.join(naming)} still sends to {address}; take it out of the watchlist first"
        )
