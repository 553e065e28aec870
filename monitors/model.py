"""The nouns of the house. Frozen, with tuples and aware UTC datetimes; no logic beyond their own shape."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Literal

from monitors.alerts.below import Also, First
from monitors.alerts.votes import OtherVote
from monitors.papers.beside import Beside

Op = Literal["insert", "delete", "replace", "move"]


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
    CORRECTION = "correction"
    REMINDER = "reminder"
    START = "subscription-started"
    BLIND = "source-not-read"
    REMARK = "remark"


OF_OURSELVES = frozenset(
    (
        EventType.SOURCE_DOWN,
        EventType.SOURCE_UP,
        EventType.CHANNEL,
        EventType.CORRECTION,
        EventType.REMINDER,
        EventType.START,
        EventType.BLIND,
        EventType.REMARK,
    )
)
"""What Wetwacht tells of itself: nobody subscribes to these by name."""


class State(StrEnum):
    """Where a delivery is; only sent, dead and held are ends."""

    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    AMBIGUOUS = "ambiguous"
    DEAD = "dead"
    HELD = "held"


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
    """A source went down or came back, for operators. `field` is the part that vanished.

    `looks` counts the visits that failed, `others` the other sources of the site and `working` those of them
    that are read. `good` and `bad` are the numbers of kept copies: the last one before, and the first since.
    """

    source: str
    url: str
    verdict: str
    reason: str
    since: datetime
    until: datetime | None = None
    last_good: datetime | None = None
    field: str | None = None
    looks: int = 0
    others: int = 0
    working: int = 0
    good: int | None = None
    bad: int | None = None


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
    votes: tuple[OtherVote, ...] = ()
    withdrawn: bool = False


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
