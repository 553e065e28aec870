"""A history written straight into its tables: versions, changes, events and what was owed, day by day."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from sqlite_utils import Database

from crawler.document import Document
from monitors.alerts.subscriptions import recipients
from monitors.alerts.urgency import marks_of
from monitors.comparing.detect import NEW, detect
from monitors.history import outbox, versions
from monitors.history.database import open_database, write_tx
from monitors.history.versions import Draft, NewVersion
from monitors.matching.match import Matcher
from monitors.matching.scope import passages_of
from monitors.model import Event, EventType
from monitors.observe import about
from monitors.watchlist import Watchlist


@dataclass(slots=True)
class Chronicle:
    """Keeps documents as they are seen; what the watchlist asks for is owed."""

    file: Path
    watchlist: Watchlist
    db: Database = field(init=False)
    matcher: Matcher = field(init=False)

    def __post_init__(self) -> None:
        self.db = open_database(self.file)
        self.matcher = Matcher(self.watchlist.dossiers)

    def seen(
        self, document: Document, at: datetime, kind: EventType = EventType.CHANGED, *, silent: bool = False
    ) -> int:
        """Keeps a version; not `silent`, it is a change with an event of this kind. The change, or 0."""
        matches = about(self.matcher.matches(passages_of(document)), ())
        with write_tx(self.db):
            known = versions.find_document(self.db, document.site, document.key)
            last = versions.last_version(self.db, known) if known else None
            number = versions.save_document(self.db, document, at, matched=True)
            version = versions.save_version(self.db, NewVersion(number, document, matches, 1, None), at)
            if silent:
                return 0
            difference = detect(last.document, document) if last else NEW
            event = None
            if matches.dossiers and difference.material:
                event = versions.save_event(self.db, Event(0, kind, f"Kop {version}", at, document.published))
                marks = marks_of(document.kind, difference, matches)
                dues = recipients(self.watchlist, matches, kind, at, marks)
                outbox.enqueue(self.db, event, dues, at)
            draft = Draft(number, version, last, ("a",), difference, matches, f"Kop {version}", event)
            return versions.save_change(self.db, draft, at)
