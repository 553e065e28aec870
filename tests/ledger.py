"""Changes written straight into a history, for tests that need many of them or none of the crawl."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from sqlite_utils import Database

from crawler.document import Document
from monitors.alerts.subscriptions import recipients
from monitors.comparing.detect import NEW, detect
from monitors.history import outbox, versions
from monitors.history.database import write_tx
from monitors.history.subscribers import standing
from monitors.history.versions import Draft, NewVersion
from monitors.model import Difference, Event, EventType, Match, Matches, Why
from monitors.watchlist import Watchlist
from tests.invented import NEWS, NEWS_REVISED, SEEN

WHY = (Why("title", "99999", "number"),)


@dataclass(frozen=True)
class Kept:
    """A change to be: what it is about and when it was seen; the news item of the tests unless said."""

    seen: datetime = SEEN
    dossiers: tuple[str, ...] = ("voorbeeldwet",)
    amendments: tuple[str, ...] = ()
    sources: tuple[str, ...] = ("a-source",)
    headline: str = "Nieuwsbericht gewijzigd"
    before: Document | None = NEWS
    after: Document = field(default=NEWS_REVISED)
    difference: Difference | None = None

    @property
    def matches(self) -> Matches:
        """What the change is about."""
        return Matches(
            tuple(Match(key, WHY) for key in self.dossiers), tuple(Match(key, WHY) for key in self.amendments)
        )


def keep(db: Database, kept: Kept, event: int | None = None) -> int:
    """Keeps a change with its version and returns its id; belongs inside a `write_tx`."""
    difference = kept.difference or (detect(kept.before, kept.after) if kept.before else NEW)
    number = versions.save_document(db, kept.after, kept.seen, matched=True)
    version = versions.save_version(db, NewVersion(number, kept.after, kept.matches, 1, None), kept.seen)
    draft = Draft(number, version, None, kept.sources, difference, kept.matches, kept.headline, event)
    return versions.save_change(db, draft, kept.seen)


def tell(db: Database, watchlist: Watchlist, kept: Kept, kind: EventType = EventType.CHANGED) -> int:
    """Keeps a change with its event, owes it to whoever asked for it, and returns the event's id."""
    with write_tx(db):
        event = versions.save_event(db, Event(0, kind, kept.headline, kept.seen))
        keep(db, kept, event)
        chosen = standing(db, kept.seen)
        dues = recipients(watchlist, kept.matches, kind, kept.seen, standing=chosen)
        outbox.enqueue(db, event, dues, kept.seen)
    return event
