"""What becomes of a delivery that was not accepted. Pure."""

from __future__ import annotations

from datetime import datetime, timedelta
from zlib import crc32

from monitors.history.deadletters import IN_DOUBT
from monitors.history.outbox import Outcome
from monitors.model import Delivery, State
from notifiers.notifier import DeliveryError

_FIRST_WAIT = timedelta(minutes=1)
_LONGEST_WAIT = timedelta(hours=1)
_LONGEST_ASKED = timedelta(hours=6)
_GIVE_UP_AFTER = timedelta(hours=47)
# With the waits below that is two days of trying. Whoever comes back after days of silence is not given
# up at the first hiccup.
_TRIES_AT_LEAST = 12
_CREDENTIALS_WAIT = timedelta(minutes=15)
# Whoever failed together does not come back together.
_JITTER = 0.2


def after_error(delivery: Delivery, error: DeliveryError, now: datetime) -> Outcome:
    """Wait, look it up, or give up with a reason."""
    # A failed look-up of an ambiguous delivery leaves it ambiguous.
    doubt = State.AMBIGUOUS in (delivery.state, error.kind)
    doubtful = f"; {IN_DOUBT}" if doubt else ""
    if error.kind in ("recipient", "ours"):
        return Outcome(State.DEAD, f"{error}{doubtful}")
    state = State.AMBIGUOUS if doubt else State.QUEUED
    if error.kind == "credentials":
        return Outcome(state, str(error), now + _CREDENTIALS_WAIT, forgiven=True)
    if delivery.attempts >= _TRIES_AT_LEAST and now - delivery.created > _GIVE_UP_AFTER:
        return Outcome(State.DEAD, f"given up after {delivery.attempts + 1} tries: {error}{doubtful}")
    return Outcome(state, str(error), now + _wait(delivery, error.retry_after))


def _wait(delivery: Delivery, retry_after: float | None) -> timedelta:
    if retry_after is not None:
        return timedelta(seconds=min(retry_after, _LONGEST_ASKED.total_seconds()))
    wait = min(_FIRST_WAIT * int(4 ** min(delivery.attempts, 10)), _LONGEST_WAIT)
    return wait * (1 - _JITTER * crc32(f"{delivery.id}:{delivery.attempts}".encode()) / 2**32)
