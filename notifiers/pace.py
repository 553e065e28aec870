"""The pace of a channel: how long one recipient is left in peace after a message."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field

# Slack takes one message a second for each channel: docs.slack.dev/apis/web-api/rate-limits
_GAPS = {"slack": 1.1}


@dataclass(frozen=True, slots=True)
class Pace:
    """Waits as long as the channel asks between two messages to one recipient."""

    clock: Callable[[], float] = time.monotonic
    sleep: Callable[[float], None] = time.sleep
    _last: dict[tuple[str, str], float] = field(default_factory=dict)

    def keep(self, kind: str, recipient: str) -> None:
        """Returns when a message may go to this recipient, which counts as sent then."""
        gap = _GAPS.get(kind)
        if gap is None:
            return
        place = (kind, recipient.casefold())
        left = self._last[place] + gap - self.clock() if place in self._last else 0.0
        if left > 0:
            self.sleep(left)
        self._last[place] = self.clock()
