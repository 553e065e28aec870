"""The sender: what is due goes out row by row, and every row ends sent, dead or held with a reason.

An attempt is written down before anything leaves the machine. Whoever dies in the middle leaves
an ambiguous row: it is looked up where the channel can, else sent again with a visible note.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path

from sqlite_utils import Database

from monitors.history import locks, outbox
from monitors.history.outbox import Outcome
from monitors.model import Delivery, State, Watchlist
from notifiers.message import Message, Options, compose
from notifiers.notifier import DeliveryError, Notifier, Receipt, Thread
from notifiers.registry import NotConfigured

_log = logging.getLogger(__name__)
_FIRST_WAIT = timedelta(minutes=1)
_LONGEST_WAIT = timedelta(hours=6)
_GIVE_UP_AFTER = timedelta(hours=47)
# With the waits below that is two days of trying. Whoever comes back after days of silence is not given
# up at the first hiccup.
_TRIES_AT_LEAST = 12
_CREDENTIALS_WAIT = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class Desk:
    """What the sender needs besides the outbox; `notifier` gives the channel for a kind."""

    database: Path
    watchlist: Watchlist
    notifier: Callable[[str], Notifier]
    public_url: str | None = None


@dataclass(frozen=True, slots=True)
class Sent:
    """What became of one delivery."""

    delivery: Delivery
    outcome: Outcome


def deliver(db: Database, desk: Desk, now: datetime) -> tuple[Sent, ...]:
    """Sends everything that is due, each row on its own. Raises Busy when another sender is at work."""
    with locks.exclusive(desk.database, "sender", wait=False):
        outbox.recover(db)
        return tuple(_attempt(db, desk, delivery, now) for delivery in outbox.due(db, now))


def _attempt(db: Database, desk: Desk, delivery: Delivery, now: datetime) -> Sent:
    outbox.start(db, delivery)
    try:
        delivery = outbox.opened(db, delivery)
        receipt = _send(desk, delivery, now)
        outcome = Outcome(State.SENT, receipt={k: str(v) for k, v in asdict(receipt).items()})
    except DeliveryError as error:
        outcome = after_error(delivery, error, now)
    except Exception as error:  # noqa: BLE001 (one bad message may not stop the others)
        _log.exception("delivery %d failed", delivery.id)
        outcome = Outcome(State.DEAD, f"ours: making or sending it failed: {error!r}")
    outbox.finish(db, delivery, outcome, now)
    return Sent(delivery, outcome)


def _send(desk: Desk, delivery: Delivery, now: datetime) -> Receipt:
    try:
        notifier = desk.notifier(delivery.kind)
    except NotConfigured as error:
        raise DeliveryError("credentials", str(error)) from error
    ambiguous = delivery.state is State.AMBIGUOUS
    found = notifier.find(delivery) if ambiguous else None
    if found:
        return found
    return notifier.send(delivery, message_of(desk, delivery, now), Thread(delivery.subject))


def message_of(desk: Desk, delivery: Delivery, now: datetime) -> Message:
    """The message of a delivery as it would be sent now."""
    options = Options(
        public_url=desk.public_url,
        due=delivery.due,
        late_because=_late_because(delivery),
        perhaps_double=delivery.state is State.AMBIGUOUS,
    )
    return compose(delivery.alerts[0], desk.watchlist, now, options)


def _late_because(delivery: Delivery) -> str | None:
    """What held a message up, where we know: a channel that could not be reached, or ourselves."""
    if not delivery.reason:
        return "wetwacht"
    unreached = delivery.reason.startswith(("temporary", "ambiguous")) and "429" not in delivery.reason
    return delivery.kind if unreached and "limit" not in delivery.reason else None


def after_error(delivery: Delivery, error: DeliveryError, now: datetime) -> Outcome:
    """What becomes of a delivery that was not accepted: wait, look it up, or give up with a reason."""
    if error.kind in ("recipient", "ours"):
        return Outcome(State.DEAD, str(error))
    # A failed look-up of an ambiguous delivery leaves it ambiguous.
    doubt = State.AMBIGUOUS in (delivery.state, error.kind)
    state = State.AMBIGUOUS if doubt else State.QUEUED
    if error.kind == "credentials":
        return Outcome(state, str(error), now + _CREDENTIALS_WAIT, forgiven=True)
    if delivery.attempts >= _TRIES_AT_LEAST and now - delivery.created > _GIVE_UP_AFTER:
        return Outcome(State.DEAD, f"given up after {delivery.attempts + 1} tries: {error}")
    return Outcome(state, str(error), now + _wait(delivery.attempts, error.retry_after))


def _wait(attempts: int, retry_after: float | None) -> timedelta:
    if retry_after is not None:
        return timedelta(seconds=min(retry_after, _LONGEST_WAIT.total_seconds()))
    return min(_FIRST_WAIT * int(4 ** min(attempts, 10)), _LONGEST_WAIT)
