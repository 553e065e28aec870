"""One event, however many sites tell of it. Belongs inside the transaction that keeps the change."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial

from sqlite_utils import Database

from crawler.document import Document
from monitors.alerts.subscriptions import Due
from monitors.events import joining
from monitors.events.happening import Happening, heaviest
from monitors.events.joining import Known, Said
from monitors.events.sightings import LOOK_BACK
from monitors.events.typed import everything
from monitors.history import below, joined, outbox, rounds, versions
from monitors.history.below import Sighted
from monitors.history.versions import Draft
from monitors.model import EventType, Matches
from monitors.observe import Observation
from monitors.watchlist import Dossier
from monitors.words.phrase import added as sentences_of

MOVED_BACK_WITHIN = timedelta(hours=1)
_MOVES_OF = timedelta(days=365)
CAME_BACK = "moved back within an hour: changes {one} and {other} together say nothing"


@dataclass(frozen=True, slots=True)
class Together:
    """What a change says happened, held beside what is known; `now` is the round's moment."""

    db: Database
    now: datetime
    document: Document
    headline: str
    about: Matches
    followed: tuple[Dossier, ...]
    told: tuple[Happening, ...]
    said: tuple[Said, ...]

    @property
    def kind(self) -> EventType:
        """The type of its event: that of what weighs most."""
        return self.told[0].type

    @property
    def kinds(self) -> tuple[EventType, ...]:
        """Every type that it tells of."""
        return tuple(dict.fromkeys(one.type for one in self.told))

    @property
    def dossiers(self) -> tuple[str, ...]:
        """The keys of what it is about."""
        return tuple(match.key for match in self.about.dossiers)

    def known(self) -> int | None:
        """The event that this change tells of again; of several the one that was known first.

        None where it undoes a move, and where it tells more than an addition can say: neither may get lost.
        """
        seen = joined.known_since(self.db, self.dossiers, self.now - LOOK_BACK)
        weighs = (self.told[0].type, self.told[0].what)
        main = tuple(said for one, said in self._pairs() if (one.type, one.what) == weighs)
        found = [one.event for one in seen if joining.one_event(one, self.document, main)]
        if not found or self._more(seen) is None or self._undone(self._moves()):
            return None
        return min(found)

    def newly_named(self, event: int) -> Matches:
        """The dossiers that this change is the first to name beside those of a known event."""
        return joining.newly_named(joined.known_of(self.db, event), self.about)

    def join(self, event: int, draft: Draft, dues: tuple[Due, ...], others: tuple[Due, ...]) -> int:
        """Keeps the change as one of a known event, and owes what readers do not know yet.

        `others` are those of `dues` who ask for a dossier that it newly names.
        """
        before = joined.known_of(self.db, event)
        seen = joined.known_since(self.db, self.dossiers, self.now - LOOK_BACK)
        facts = joining.addition(before, self.document, self.said, self.headline)
        facts = f"{facts} {self._more(seen) or ''}".strip()
        named = joining.sentence(self.headline) if others else ""
        change = versions.save_change(self.db, replace(draft, event=event), self.now)
        added = facts if facts.startswith(named) else f"{named} {facts}".strip()
        joined.save_said(self.db, change, self.kind, self.said, (added, ""))
        elsewhere = all(one.document.site != self.document.site for one in before)
        to = None if facts else frozenset((due.kind, due.recipient) for due in others)
        below.tell_again(self.db, Sighted(event, change, to, elsewhere), dues, self.now)
        return change

    def begin(self, event: int, change: int, dues: tuple[Due, ...], until: datetime | None) -> None:
        """Keeps what the first change of an event says, and owes it; a moved date waits for its return.

        `until` is how long it waits for the end of its round at the most.
        """
        moves = self._moves()
        joined.save_said(self.db, change, self.kind, self.said, ("", self._earlier(moves)))
        if self.kind is EventType.MOVED:
            dues = tuple(self._after_an_hour(due) for due in dues)
        outbox.enqueue(self.db, event, dues, self.now, until)
        back = self._undone(moves)
        # Whoever was told of the first move is told of the second.
        if back and not below.went(self.db, back.event):
            reason = CAME_BACK.format(one=back.change, other=change)
            rounds.hold(self.db, (back.event, event), reason)

    def _more(self, seen: tuple[Known, ...]) -> str | None:
        """Sentences for what no event told yet beside what weighs most; None where they cannot say it."""
        known = [one for one, said in self._pairs() if joining.tells(seen, self.document, said)]
        rest = (one for one in self.told if one not in (*known, *heaviest(self.told)))
        return sentences_of(rest, self.document, self.followed)

    def _pairs(self) -> Iterable[tuple[Happening, Said]]:
        """Each step that it tells as it may be told elsewhere."""
        steps = (one for one in self.told if one.type is not EventType.CHANGED)
        return zip(steps, self.said, strict=False)

    def _after_an_hour(self, due: Due) -> Due:
        soonest = self.now + MOVED_BACK_WITHIN
        return replace(due, not_before=max(due.not_before or soonest, soonest))

    def _moves(self) -> tuple[Known, ...]:
        if self.kind is not EventType.MOVED:
            return ()
        return joined.moves_since(self.db, self.dossiers, self.now - _MOVES_OF)

    def _earlier(self, moves: tuple[Known, ...]) -> str:
        own = self.said[0] if self.said else None
        chain: list[Said] = []
        for one in reversed(tuple(said for known in moves for said in known.said)):
            if own and joining.one_plan(one, own):
                chain.insert(0, one)
                own = one
        return joining.earlier(one.was for one in chain if one.was)

    def _undone(self, moves: tuple[Known, ...]) -> Known | None:
        """The moves of the last hour that these undo, every one of them and no other."""
        return next((one for one in moves if self._returns(one)), None)

    def _returns(self, one: Known) -> bool:
        recent = all(self.now - said.sighting.seen <= MOVED_BACK_WITHIN for said in one.said)
        whole = len(one.said) == len(self.said)
        return (
            recent
            and whole
            and all(any(map(partial(joining.moved_back, ours), one.said)) for ours in self.said)
        )


def together(
    db: Database, seen: Observation, draft: Draft, dossiers: tuple[Dossier, ...], now: datetime
) -> Together:
    """A change about these dossiers, with everything that it says happened."""
    document, difference = seen.document, draft.difference
    told = everything(document, difference, dossiers)
    said = joining.said_of(document, difference, told, seen.about, now)
    return Together(db, now, document, draft.headline, seen.about, dossiers, told, said)
