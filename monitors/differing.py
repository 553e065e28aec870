"""What two sources say otherwise of one bill: kept, and told once below the message of it.

Belongs inside the transaction that keeps the result, after its change.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlite_utils import Database

from crawler.document import Document
from monitors.alerts.subscriptions import recipients
from monitors.events import contradiction, reported
from monitors.events.contradiction import Disagreement, Statement, chamber_of, disagreements, statements
from monitors.events.joining import Known
from monitors.events.sightings import LOOK_BACK
from monitors.history import below, contradictions, joined, versions
from monitors.history.subscribers import standing
from monitors.model import Event, Matches
from monitors.observe import Observation
from monitors.watchlist import Watchlist

_KINDS = (*contradiction.KINDS, *reported.KINDS)


@dataclass(frozen=True, slots=True)
class Differing:
    """What a reading says, held beside what other sites said; `now` is the round's moment."""

    db: Database
    watchlist: Watchlist
    now: datetime

    def keep(self, seen: Observation, before: Document | None, *, silent: bool) -> None:
        """Keeps what other sites say otherwise; what is grave is told once, unless `silent`."""
        if not seen.matches.dossiers or seen.document.kind not in _KINDS:
            return
        dossiers = tuple(match.key for match in seen.matches.dossiers)
        known = joined.known_since(self.db, dossiers, self.now - LOOK_BACK)
        for own in self._own(seen.document, before, known):
            for found in self._found(own, known):
                fresh = contradictions.save_disagreement(self.db, found, self.now)
                news = fresh and found.grave and not silent
                if news and not contradictions.withdrawn_at(self.db, found):
                    self._tell(found, own, seen.matches, known)

    def _own(
        self, document: Document, before: Document | None, known: tuple[Known, ...]
    ) -> Iterator[Statement]:
        """What a reading says that it did not say before."""
        told = {one.bill: one for one in statements(before)} if before else {}
        yield from (one for one in statements(document) if one != told.get(one.bill))
        place = (document.site, document.key)
        for one in known:
            fresh = any(said.sighting.seen == self.now for said in one.said)
            if fresh and (one.document.site, one.document.key) == place:
                yield from self._reports((one,))

    def _reports(self, known: tuple[Known, ...]) -> Iterator[Statement]:
        bills = {dossier.key: dossier.numbers for dossier in self.watchlist.dossiers}
        yield from (told for one in known if (told := reported.reported(one, bills)))

    def _found(self, own: Statement, known: tuple[Known, ...]) -> tuple[Disagreement, ...]:
        others = contradictions.documents_naming(self.db, own.bill, contradiction.KINDS, own.site)
        said = (*(one for other in others for one in statements(other)), *self._reports(known[::-1]))
        # What was read before is followed where neither is the chamber's own.
        return tuple(
            found
            for other in said
            if other.bill == own.bill and reported.of_one_vote(other, own)
            for found in disagreements((other, own))
        )

    def _tell(self, found: Disagreement, own: Statement, matches: Matches, known: tuple[Known, ...]) -> None:
        kind = contradiction.event_type(found, own)
        event = Event(0, kind, contradiction.headline(found), self.now)
        number = versions.save_notice(self.db, event, contradiction.notice(found, matches))
        dues = recipients(self.watchlist, matches, kind, self.now, standing=standing(self.db, self.now))
        below.tell_below(self.db, number, _first(found, known), dues, self.now)
        second = _alone(found, known)
        if second:
            contradictions.hold_second(self.db, second, number)


def _first(found: Disagreement, known: tuple[Known, ...]) -> int | None:
    """The event of the decision: as the source told it that is followed, else as another did."""
    told = [one for one in known if reported.tells_of(one, found.bill, chamber_of(found))]
    told.sort(key=lambda one: (one.document.url != found.followed.url, one.document.url != found.other.url))
    return told[0].event if told else None


def _alone(found: Disagreement, known: tuple[Known, ...]) -> int | None:
    """The event of a report that tells nothing but another outcome than the source that is followed."""
    if not found.subject.startswith("result"):
        return None
    told = (one for one in known if one.document.url == found.other.url)
    event = next((one.event for one in told if one.document.kind in reported.KINDS), None)
    return event if event != _first(found, known) else None
