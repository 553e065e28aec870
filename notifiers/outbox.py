"""The sender: what is due goes out row by row, and every row ends sent, dead or held with a reason.

An attempt is written down before anything leaves the machine. Whoever dies in the middle leaves
an ambiguous row: it is looked up where the channel can, else sent again with a visible note.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Iterator
from dataclasses import asdict, dataclass, field, replace
from datetime import datetime
from pathlib import Path

from sqlite_utils import Database

from monitors.alerts.below import First
from monitors.alerts.corrections import Corrected
from monitors.alerts.digest import Digest
from monitors.alerts.start import Start
from monitors.history import (
    bursts,
    corrections,
    digests,
    lanes,
    locks,
    outbox,
    pauses,
    rehearsals,
    starting,
)
from monitors.history.outbox import Outcome
from monitors.history.rehearsals import Rehearsal
from monitors.model import Delivery, State
from monitors.telling import Teller
from monitors.watchlist import Watchlist
from notifiers.corrected import correction_message, kept_back, marked, still_right
from notifiers.digest import digest_message
from notifiers.lanes import Line, crowds, waited_for
from notifiers.leaving import one_click, with_ways_out
from notifiers.message import Message, Options, compose_all, noted
from notifiers.notifier import DeliveryError, Notifier, Receipt, Thread
from notifiers.pace import Pace
from notifiers.registry import NotConfigured
from notifiers.rehearsed import rehearsal_message
from notifiers.retry import after_error
from notifiers.started import started_message

CANNOT_EDIT = "this channel cannot edit a message; the history says who reported it too"
WITHDRAWN = "corrected; what it tells was withdrawn"
_log = logging.getLogger(__name__)


# What a delivery carries that is not made from its own alerts.
Carried = Digest | Corrected | Start | Rehearsal | None


@dataclass(frozen=True, slots=True)
class Desk:
    """What the sender needs besides the outbox; `notifier` gives the channel for a kind.

    `contact` is where readers of a start message can ask.
    """

    database: Path
    watchlist: Watchlist
    notifier: Callable[[str], Notifier]
    public_url: str | None = None
    pace: Pace = field(default_factory=Pace)
    contact: str | None = None


@dataclass(frozen=True, slots=True)
class Sent:
    """What became of one delivery."""

    delivery: Delivery
    outcome: Outcome
    error: DeliveryError | None = None


def deliver(db: Database, desk: Desk, now: datetime) -> tuple[Sent, ...]:
    """Sends everything that is due, each lane on its own. Raises Busy when another sender is at work."""
    with locks.exclusive(desk.database, "sender", wait=False):
        outbox.recover(db)
        tell = Teller(db, desk.watchlist, now).stopped
        pauses.pause(db, tell, now)
        bursts.gather(db, crowds(lanes.waiting(db), now))
        sent = tuple(_passed(db, desk, now))
        _tell_operators(db, sent, tell, now)
        return sent


def deliver_only(db: Database, desk: Desk, numbers: Collection[int], now: datetime) -> tuple[Sent, ...]:
    """Sends these deliveries where they still wait, whatever else does. Raises Busy as `deliver` does."""
    with locks.exclusive(desk.database, "sender", wait=False):
        chosen = [one.delivery for one in lanes.waiting(db) if one.delivery.id in numbers]
        return tuple(sent for one in chosen if (sent := _attempt(db, desk, one, now)))


def _tell_operators(db: Database, sent: tuple[Sent, ...], tell: pauses.Tell, now: datetime) -> None:
    """Owes them what no longer takes messages; each is told once, until it is mended."""
    for kind in {one.delivery.kind for one in sent if one.outcome.state is State.SENT}:
        pauses.accepted(db, kind)
    refused = {one.delivery.kind: one.error for one in sent if one.error and one.error.kind == "credentials"}
    for kind, error in refused.items():
        pauses.stopped(db, kind, str(error), tell, now)
    pauses.pause(db, tell, now)


def _passed(db: Database, desk: Desk, now: datetime) -> Iterator[Sent]:
    """One attempt at most for each delivery; what waits for another is told why."""
    line = Line(now)
    behind: dict[int, str] = {}
    for waiting in lanes.waiting(db):
        reason = line.waits(waiting)
        if reason is None:
            sent = _attempt(db, desk, waiting.delivery, now)
            if sent:
                line.came_to(waiting, sent.outcome.state, sent.error)
                yield sent
        elif reason:
            behind[waiting.delivery.id] = reason
    lanes.note(db, behind)


def _attempt(db: Database, desk: Desk, delivery: Delivery, now: datetime) -> Sent | None:
    """One attempt; None where the delivery was held meanwhile."""
    desk.pace.keep(delivery.kind, delivery.recipient)
    if not outbox.start(db, delivery):
        return None
    refused: DeliveryError | None = None
    try:
        delivery = outbox.opened(db, delivery)
        carried: Carried = digests.for_delivery(db, desk.watchlist, delivery, now)
        carried = carried or corrections.for_delivery(db, delivery)
        carried = carried or starting.for_delivery(db, desk.watchlist, delivery)
        carried = carried or rehearsals.for_delivery(desk.watchlist, delivery)
        outcome = _handed_over(desk, delivery, now, carried)
    except DeliveryError as error:
        refused, outcome = error, after_error(delivery, error, now)
    except Exception as error:  # noqa: BLE001 (one bad message may not stop the others)
        _log.exception("delivery %d failed", delivery.id)
        outcome = Outcome(State.DEAD, f"ours: making or sending it failed: {error!r}")
    outbox.finish(db, delivery, outcome, now)
    return Sent(delivery, outcome, refused)


def _handed_over(desk: Desk, delivery: Delivery, now: datetime, carried: Carried) -> Outcome:
    notifier = _notifier(desk, delivery)
    edits = carried is None and delivery.first is not None and delivery.first.edited
    if delivery.first and edits:
        receipt = _edit(desk, delivery, delivery.first, notifier)
    elif carried is None and kept_back(delivery):
        receipt = _found(delivery, notifier)
    else:
        receipt = _send(desk, still_right(delivery), notifier, now, carried)
    if receipt is None:
        return Outcome(State.HELD, CANNOT_EDIT if edits else WITHDRAWN)
    return Outcome(State.SENT, receipt={k: str(v) for k, v in asdict(receipt).items()})


def _notifier(desk: Desk, delivery: Delivery) -> Notifier:
    try:
        return desk.notifier(delivery.kind)
    except NotConfigured as error:
        raise DeliveryError("credentials", str(error)) from error


def _found(delivery: Delivery, notifier: Notifier) -> Receipt | None:
    return notifier.find(delivery) if delivery.state is State.AMBIGUOUS else None


def _send(desk: Desk, delivery: Delivery, notifier: Notifier, now: datetime, carried: Carried) -> Receipt:
    found = _found(delivery, notifier)
    if found:
        return found
    first = delivery.first
    parent = Receipt(*first.receipt) if first and first.receipt else None
    key = first.subject if first else delivery.subject
    top = Receipt(*first.top) if first and first.top else None
    # What was told wrong, and what sources say otherwise, must be seen in the channel itself.
    thread = Thread(key, parent, broadcast=bool(first and first.own), top=top)
    return notifier.send(delivery, message_of(desk, delivery, now, carried), thread)


def _edit(desk: Desk, delivery: Delivery, first: First, notifier: Notifier) -> Receipt | None:
    """Replaces the first message by what it would say now; done twice it is the same."""
    if first.receipt is None or first.sent is None:
        return None
    as_sent = replace(marked(delivery), first=None, state=State.QUEUED, due=first.due)
    return notifier.update(Receipt(*first.receipt), message_of(desk, as_sent, first.sent))


def message_of(desk: Desk, delivery: Delivery, now: datetime, carried: Carried = None) -> Message:
    """The message of a delivery as it would be sent now; `carried` is the digest or notice in it."""
    options = Options(
        public_url=desk.public_url,
        due=delivery.due,
        late_because=_late_because(delivery),
        perhaps_double=delivery.state is State.AMBIGUOUS,
        addition=delivery.first.addition if delivery.first else None,
    )
    asked = carried.subscription.key if isinstance(carried, Digest | Start | Rehearsal) else None
    options = with_ways_out(options, desk.database, desk.watchlist, delivery, asked)
    return one_click(_message(desk, delivery, now, carried, options), options)


def _message(desk: Desk, delivery: Delivery, now: datetime, carried: Carried, options: Options) -> Message:
    if isinstance(carried, Digest):
        return digest_message(carried, desk.watchlist, now, options)
    if isinstance(carried, Start):
        message = started_message(carried, desk.watchlist, options, desk.contact)
        return noted(message, delivery.created, now, options)
    if isinstance(carried, Rehearsal):
        return noted(rehearsal_message(carried, delivery.created, options), delivery.created, now, options)
    if isinstance(carried, Corrected):
        made = carried.correction.made
        return noted(correction_message(carried, desk.watchlist, desk.public_url), made, now, options)
    return compose_all(delivery.alerts, desk.watchlist, now, options)


def _late_because(delivery: Delivery) -> str | None:
    """What held a message up, where we know: a channel that could not be reached, or ourselves."""
    reason = waited_for(delivery)
    if not reason:
        return "wetwacht"
    unreached = reason.startswith(("temporary", "ambiguous")) and "429" not in reason
    return delivery.kind if unreached and "limit" not in reason else None
