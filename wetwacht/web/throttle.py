"""How often somebody may guess a password: a few times, then longer and longer pauses."""

from __future__ import annotations

from collections import OrderedDict
from datetime import datetime, timedelta
from threading import Lock

_FREE = 5
_LONGEST = timedelta(minutes=15)
_REMEMBERED = 10_000


class Throttle:
    """Counts wrong passwords for each address; only in memory, so a restart forgives."""

    def __init__(self) -> None:
        self._wrong: OrderedDict[str, tuple[int, datetime]] = OrderedDict()
        self._lock = Lock()

    def wait(self, address: str, now: datetime) -> timedelta | None:
        """How long this address must still wait before it may try; None when it may."""
        with self._lock:
            count, last = self._wrong.get(address, (0, now))
        left = last + _pause(count) - now
        return left if left > timedelta(0) else None

    def wrong(self, address: str, now: datetime) -> None:
        """Counts a wrong password."""
        with self._lock:
            count = self._wrong.pop(address, (0, now))[0]
            self._wrong[address] = (count + 1, now)
            while len(self._wrong) > _REMEMBERED:
                self._wrong.popitem(last=False)

    def right(self, address: str) -> None:
        """Forgets what an address did wrong."""
        with self._lock:
            self._wrong.pop(address, None)


def _pause(count: int) -> timedelta:
    if count < _FREE:
        return timedelta(0)
    return min(_LONGEST, timedelta(seconds=2 ** min(count - _FREE + 1, 20)))
