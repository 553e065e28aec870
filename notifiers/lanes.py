"""Who may go now: whoever failed holds back what comes after it in its lanes, and nothing else. Pure."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime

from monitors.history.lanes import Lane, Waiting
from monitors.model import Delivery, State
from notifiers.notifier import DeliveryError, Unreachable

WAITS = "waits: "
# From this many alerts for one recipient at once they are one message, up to what still reads as a list.
MANY = 6
LISTED_AT_MOST = 60
# A channel that left so many in a row without an answer is not asked again in this pass.
_SILENT_AT_MOST = 3


class Line:
    """One pass through what is owed, in order; a lane or channel that failed is closed until the next."""

    def __init__(self, now: datetime) -> None:
        self._now = now
        self._lanes: dict[Lane, str] = {}
        self._kinds: dict[str, str] = {}
        self._silent: Counter[str] = Counter()

    def waits(self, waiting: Waiting) -> str | None:
        """Why a delivery may not go now, empty where its own time has not come; None where it may go."""
        reason = self._kinds.get(waiting.delivery.kind) or next(
            (self._lanes[lane] for lane in sorted(waiting.lanes) if lane in self._lanes), None
        )
        early = waiting.not_before is not None and waiting.not_before > self._now
        if early and waiting.delivery.reason:
            self._close(waiting, waiting.delivery.reason)
        elif reason and not early:
            self._close(waiting, reason)
        return "" if early else f"{WAITS}{reason}" if reason else None

    def came_to(self, waiting: Waiting, state: State, error: DeliveryError | None) -> None:
        """Closes what an attempt showed to be closed."""
        kind = waiting.delivery.kind
        self._silent[kind] = self._silent[kind] + 1 if isinstance(error, Unreachable) else 0
        if error is None or state not in (State.QUEUED, State.AMBIGUOUS):
            return
        self._close(waiting, str(error))
        if error.kind == "credentials" or self._silent[kind] >= _SILENT_AT_MOST:
            self._kinds[kind] = str(error)

    def _close(self, waiting: Waiting, reason: str) -> None:
        reason = reason.removeprefix(WAITS)
        self._lanes.update({lane: reason for lane in waiting.lanes if lane not in self._lanes})


def crowds(owed: Iterable[Waiting], now: datetime) -> Iterator[tuple[int, ...]]:
    """The deliveries that go together: all that one recipient may have now, where that is many."""
    line = Line(now)
    free = [one for one in owed if line.waits(one) is None and one.listable]
    places: defaultdict[tuple[str, str], list[Waiting]] = defaultdict(list)
    for one in free:
        places[(one.delivery.kind, one.delivery.recipient.casefold())].append(one)
    for place in places.values():
        if sum(one.listable for one in place) >= MANY:
            yield from (group for group in _groups(place) if len(group) > 1)


def _groups(place: list[Waiting]) -> Iterator[tuple[int, ...]]:
    """What fits in one list each; a delivery that is a full list already stays as it is."""
    group: list[Waiting] = []
    for one in place:
        if group and sum(other.listable for other in group) + one.listable > LISTED_AT_MOST:
            yield _numbers(group)
            group = []
        group.append(one)
    yield _numbers(group)


def _numbers(group: list[Waiting]) -> tuple[int, ...]:
    return tuple(one.delivery.id for one in group)


def waited_for(delivery: Delivery) -> str:
    """The reason why a delivery did not go before, its own or that of the one it waited for."""
    return (delivery.reason or "").removeprefix(WAITS)
