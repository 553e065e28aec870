"""How the history fares, by its own account: read by `monitors.history.condition`, judged elsewhere. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from monitors.sources.health import SourceState

Access = Literal["absent", "unreadable", "broken", "locked", "foreign", "old", "newer", "usable"]


@dataclass(frozen=True, slots=True)
class Spell:
    """A verdict of a source and since when it stood."""

    source: str
    seen: datetime
    verdict: str
    reason: str | None


@dataclass(frozen=True, slots=True)
class Queue:
    """What is still to be sent: how many may go now, since when the oldest might, how many are in doubt."""

    due: int = 0
    oldest: datetime | None = None
    waiting: int = 0
    ambiguous: int = 0


@dataclass(frozen=True, slots=True)
class Dead:
    """What was given up for one recipient, all for one reason."""

    kind: str
    recipient: str
    reason: str
    count: int
    since: datetime


@dataclass(frozen=True, slots=True)
class Paused:
    """An address, or with recipient `*` a whole channel, that takes nothing."""

    kind: str
    recipient: str
    since: datetime


@dataclass(frozen=True, slots=True)
class Digested:
    """The last digest of a subscription at a recipient, and the one that should have been made by now."""

    subscription: str
    recipient: str
    period: str
    made: datetime
    missing: str | None = None
    due: datetime | None = None


@dataclass(frozen=True, slots=True)
class Condition:
    """What a database file says of itself; anything but `usable` has its reason and nothing else.

    `checked` is False for a file that is too large to read through beside a service; `newest` is the last
    moment that any row was seen; `restless` counts the verdicts of each source in the last seven days.
    """

    access: Access
    reason: str = ""
    size: int = 0
    journal: str = ""
    schema: str = ""
    checked: bool = False
    newest: datetime | None = None
    states: tuple[SourceState, ...] = ()
    restless: tuple[tuple[str, int], ...] = ()
    queue: Queue = Queue()
    dead: tuple[Dead, ...] = ()
    paused: tuple[Paused, ...] = ()
    digests: tuple[Digested, ...] = ()
