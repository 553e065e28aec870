"""The nouns of the house. Frozen, with tuples and aware UTC datetimes; no logic beyond their own shape."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Literal

from crawler.options import NONE, Options
from monitors.alerts.below import Also, First
from monitors.papers.beside import Beside

Op = Literal["insert", "delete", "replace", "move"]
Level = Literal["instant", "weekly", "history"]


class Kind(StrEnum):
    """What sort of difference a change is."""

    NEW = "new"
    TEXT = "text"
    FACT = "fact"
    STATUS = "status"
    DATE = "date"
    ATTACHMENT = "attachment"
    VOTE = "vote"
    WITHDRAWN = "withdrawn"
    GONE = "gone"


class EventType(StrEnum):
    """What happened in the world; `changed` where a source does not say more."""

    SUBMITTED = "submitted"
    CHANGED = "changed"
    REPLACED = "replaced"
    WITHDRAWN = "withdrawn"
    ADOPTED = "adopted"
    REJECTED = "rejected"
    ADVICE = "advice-received"
    SCHEDULED = "scheduled"
    MOVED = "moved"
    POSTPONED = "postponed"
    PUBLISHED = "published"
    IN_FORCE = "in-force"
    PROMISED = "promised"
    ANSWERED = "answered"
    SOURCE_DOWN = "source-down"
    SOURCE_UP = "source-up"
    CHANNEL = "channel-stopped"


class State(StrEnum):
    """Where a delivery is; only sent, dead and held are ends."""

    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    AMBIGUOUS = "ambiguous"
    DEAD = "dead"
    HELD = "held"


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

    `amendments` narrows a subscription: only changes that bear one of them alert.
    """

    key: str
    channels: tuple[str, ...]
    dossiers: tuple[str, ...] = ()
    amendments: tuple[str, ...] = ()
    events: tuple[str, ...] = ()
    when: Literal["instant", "daily", "weekly"] = "instant"
    quiet: str | None = None


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


@dataclass(frozen=True, slots=True)
class Why:
    """Why something matched or was judged: where it stood, the words, and the rule."""

    where: str
    text: str
    rule: str


@dataclass(frozen=True, slots=True)
class Match:
    """A dossier or amendment that a document or change is about, with every reason."""

    key: str
    why: tuple[Why, ...]


@dataclass(frozen=True, slots=True)
class Matches:
    """Everything a text is about."""

    dossiers: tuple[Match, ...] = ()
    amendments: tuple[Match, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """One difference inside a document. `before` is None for an insert, `after` for a delete.

    `key` says where: `title`, `published`, `fact:<name>`, `section:<key>` or `attachment:<address>`.
    """

    op: Op
    key: str
    heading: str
    before: str | None
    after: str | None
    material: bool = True


@dataclass(frozen=True, slots=True)
class Difference:
    """What `detect` says of two versions; empty parts and kinds mean the same version."""

    kinds: frozenset[Kind]
    parts: tuple[Part, ...]
    material: bool
    why: tuple[Why, ...] = ()


@dataclass(frozen=True, slots=True)
class Subject:
    """The document that a change is about, as readers know it."""

    site: str
    key: str
    url: str
    title: str | None
    kind: str
    published: date | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """One new version of a document. `seen` is our look, `last_seen` the last look at the old text."""

    id: int
    seen: datetime
    subject: Subject
    sources: tuple[str, ...]
    difference: Difference
    matches: Matches
    headline: str
    event: int | None = None
    last_seen: datetime | None = None


@dataclass(frozen=True, slots=True)
class Event:
    """One happening in the world, seen as a change; `happened` only where the source says so."""

    id: int
    type: EventType
    headline: str
    seen: datetime
    happened: date | None = None


@dataclass(frozen=True, slots=True)
class Notice:
    """What an event without a change of its own tells: sentences for readers, and (site, address) pages."""

    lines: tuple[str, ...]
    pages: tuple[tuple[str, str], ...]
    matches: Matches


@dataclass(frozen=True, slots=True)
class SourceEvent:
    """A source went down or came back, for operators. `field` is the part that vanished."""

    source: str
    url: str
    verdict: str
    reason: str
    since: datetime
    until: datetime | None = None
    last_good: datetime | None = None
    field: str | None = None


@dataclass(frozen=True, slots=True)
class Alert:
    """An event for one recipient, with all subscriptions that asked for it."""

    event: Event
    change: Change | None
    source_event: SourceEvent | None = None
    subscriptions: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    notice: Notice | None = None
    beside: Beside | None = None
    also: tuple[Also, ...] = ()


@dataclass(frozen=True, slots=True)
class Delivery:
    """One message to one recipient. `subject` is unique per channel and recipient (`event:17`).

    `due` is when it was meant to go, where quiet hours came between.
    """

    id: int
    channel: str
    kind: str
    recipient: str
    subject: str
    state: State
    attempts: int
    created: datetime
    alerts: tuple[Alert, ...] = ()
    due: datetime | None = None
    reason: str | None = None
    first: First | None = None
