"""What a team follows and where it is told: the watchlist as the house knows it. Frozen, with tuples."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from crawler.options import NONE, Options

Level = Literal["instant", "weekly", "history"]


@dataclass(frozen=True, slots=True)
class Amendment:
    """A parliamentary amendment we follow. `names` count beside the word amendment, `words` always."""

    key: str
    names: tuple[str, ...]
    words: tuple[str, ...] = ()
    together: tuple[str, ...] = ()
    not_with: tuple[str, ...] = ()
    papers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Dossier:
    """The bill or topic we follow. With `context` it is a topic: names count only beside a context word."""

    key: str
    title: str
    numbers: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    abbreviations: tuple[str, ...] = ()
    together: tuple[str, ...] = ()
    context: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    not_with: tuple[str, ...] = ()
    closed: date | None = None
    closed_because: str | None = None
    follow_up: str | None = None
    amendments: tuple[Amendment, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """A place we visit on a schedule. `dossier` says whose page it is; `url` may hold `{from}`.

    `options` are only for sites without page objects of their own.
    """

    key: str
    site: str
    url: str
    every: timedelta
    dossier: str | None = None
    allow_private_hosts: bool = False
    options: Options = NONE


@dataclass(frozen=True, slots=True)
class Channel:
    """A configured place with its recipients: Slack channel ids, mail addresses, or the console."""

    key: str
    kind: str
    to: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Subscription:
    """Who wants what by which channels. Empty `dossiers` or `events` means all of them.

    `amendments` narrows a subscription: only changes that bear one of them alert. In `quiet` hours nothing
    is sent; with `quiet_outcomes` not even that a bill was adopted or rejected. `remind` is how many working
    days before a vote or closing date the reader hears of it again.
    """

    key: str
    channels: tuple[str, ...]
    dossiers: tuple[str, ...] = ()
    amendments: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    when: Literal["instant", "daily", "weekly"] = "instant"
    quiet: str | None = None
    quiet_outcomes: bool = True
    remind: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Watchlist:
    """Everything the team follows, and by whom.

    `urgency` is the table of `monitors.alerts.urgency`; without one everything is told at once.
    """

    dossiers: tuple[Dossier, ...]
    sources: tuple[Source, ...]
    channels: tuple[Channel, ...]
    subscriptions: tuple[Subscription, ...]
    operators: tuple[str, ...] = ()
    urgency: tuple[tuple[str, Level], ...] = ()

    def dossier(self, key: str) -> Dossier | None:
        """The dossier with this key, or None where it is no longer followed."""
        return next((dossier for dossier in self.dossiers if dossier.key == key), None)
