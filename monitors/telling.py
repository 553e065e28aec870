"""Changes with their events, and what is owed to whom. Belongs inside one transaction per result."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlite_utils import Database

from crawler.registry import origin_for
from monitors.alerts.subscriptions import Due, of_all, operators, recipients
from monitors.alerts.urgency import marks_of
from monitors.events import reissue
from monitors.events.typed import happened
from monitors.history import kin, outbox, rounds, sources, versions
from monitors.history.evidence import copies_around
from monitors.history.pauses import Pause
from monitors.history.records import dump_source_event
from monitors.history.rounds import Waiting
from monitors.history.subscribers import standing
from monitors.history.versions import Draft
from monitors.model import Event, EventType, Matches, Notice, SourceEvent
from monitors.observe import Observation
from monitors.sources.health import beside
from monitors.together import Together, together
from monitors.watchlist import Watchlist
from monitors.words.headline import headline
from monitors.words.stopped import stopped

REISSUED = "re-issue: {count} documents changed in one round; event {event} tells of them"
_ROUND_AT_MOST = timedelta(hours=6)


@dataclass(frozen=True, slots=True)
class Teller:
    """Writes what a round tells; `now` is the round's moment."""

    db: Database
    watchlist: Watchlist
    now: datetime

    def change(self, seen: Observation, draft: Draft, *, followed: bool) -> None:
        """Keeps a change and, where it matters to a dossier, its event and whom it is owed to.

        One on a followed page that may be part of a re-issue waits for the end of its round.
        """
        before = draft.previous.document if draft.previous else None
        dossiers = tuple(
            d for d in self.watchlist.dossiers if any(d.key == m.key for m in seen.about.dossiers)
        )
        found = kin.beside(self.db, seen.document, draft.difference, draft.matches, draft.version)
        line = found.headline if found else ""
        line = line or headline(seen.document, before, draft.difference, dossiers)
        draft = replace(draft, headline=line)
        if not (draft.difference.material and dossiers):
            versions.save_change(self.db, draft, self.now)
            return
        marks = marks_of(seen.document.kind, draft.difference, seen.about)
        if found and found.headline:
            # A figure that moved between two letters, as one that moved within a document.
            marks |= {"figure"}
        this = together(self.db, seen, draft, dossiers, self.now)
        due = self._dues(this, seen.about, marks)
        known = this.known()
        if known:
            others = self._dues(this, this.newly_named(known), marks)
            this.join(known, draft, due, others)
            return
        waits = followed and before is not None and reissue.may_be_reissued(this.kind, draft.difference)
        day = happened(seen.document, draft.difference, dossiers)
        event = Event(0, this.kind, draft.headline, self.now, day)
        number = versions.save_event(self.db, event, awaits=draft.sources[0] if waits else None)
        change = versions.save_change(self.db, replace(draft, event=number), self.now)
        this.begin(number, change, due, self.now + _ROUND_AT_MOST if waits else None)

    def source(self, event: SourceEvent) -> None:
        """Owes operators that a source went down or came back."""
        kind = EventType.SOURCE_UP if event.until else EventType.SOURCE_DOWN
        event = beside(event, self.watchlist.sources, sources.states(self.db))
        own = next((one for one in self.watchlist.sources if one.key == event.source), None)
        if own:
            place = origin_for(own.site, own.url).real(own.url)
            good, bad = copies_around(self.db, own.key, place, event.since)
            event = replace(event, good=good, bad=bad)
        kept = Event(0, kind, f"{event.source}: {event.verdict}", self.now)
        number = versions.save_event(self.db, kept, dump_source_event(event))
        outbox.enqueue(self.db, number, operators(self.watchlist), self.now)

    def stopped(self, pause: Pause, now: datetime) -> None:
        """Owes operators that an address or a channel takes nothing; not at the address itself."""
        headline, lines = stopped(pause)
        event = Event(0, EventType.CHANNEL, headline, now)
        number = versions.save_notice(self.db, event, Notice(lines, (), Matches()))
        place = (pause.kind, pause.recipient.casefold())
        due = (one for one in operators(self.watchlist) if (one.kind, one.recipient.casefold()) != place)
        outbox.enqueue(self.db, number, due, now)

    def settle(self) -> None:
        """Ends a round: what waited is told, each on its own or as one line for a re-issue."""
        for one in rounds.waiting(self.db):
            if reissue.is_flood(one.changed, len(one.events)):
                self._tell_reissue(one)
            else:
                rounds.release(self.db, one.events)

    def _dues(self, this: Together, about: Matches, marks: Collection[str]) -> tuple[Due, ...]:
        silence = standing(self.db, self.now)
        return of_all(
            recipients(self.watchlist, about, kind, self.now, marks, standing=silence) for kind in this.kinds
        )

    def _tell_reissue(self, waiting: Waiting) -> None:
        source = next((one for one in self.watchlist.sources if one.key == waiting.source), None)
        dues, matches = rounds.dues_of(self.db, waiting.events), rounds.matches_of(self.db, waiting.events)
        line = reissue.headline(source, waiting.changed)
        event = Event(0, EventType.CHANGED, line, waiting.seen)
        notice = reissue.notice(source, waiting.changed, matches)
        number = versions.save_notice(self.db, event, notice)
        outbox.enqueue(self.db, number, dues, self.now)
        reason = REISSUED.format(count=waiting.changed, event=number)
        rounds.hold(self.db, waiting.events, reason)
