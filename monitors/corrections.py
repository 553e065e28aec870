"""A mistake is corrected to everybody who was told it, and marked in history."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlite_utils import Database

from monitors.alerts.corrections import Corrected, Correction, Wording, mistake
from monitors.history import corrections, versions
from monitors.history.corrections import Had
from monitors.history.database import write_tx
from monitors.history.withdrawn import hold
from monitors.model import OF_OURSELVES, Event, EventType, Notice
from monitors.words import correctiontexts as said
from monitors.words.dutch import inert


class NotPossible(Exception):
    """An event cannot be corrected as asked; the message says why, and what to do."""


@dataclass(frozen=True, slots=True)
class Made:
    """A correction, to whom it is owed, and how many messages of the event are held back for it."""

    correction: Correction
    places: tuple[Had, ...]
    held: int = 0

    def for_reader(self, kind: str, change: int | None) -> Corrected:
        """The correction as a reader of this kind of channel gets it, below no message yet."""
        persons = sum(one.kind == "email" for one in self.places)
        return Corrected(self.correction, kind, None, len(self.places) - persons, persons, change)


def correct(db: Database, number: int, wording: Wording, now: datetime, *, again: bool = False) -> Made:
    """Owes what is right to everybody who had the event, whatever they ask for now, and holds the rest."""
    with write_tx(db):
        drafted = draft(db, number, wording, now, again=again)
        kept = owed(db, drafted.correction, drafted.places)
        return Made(kept, drafted.places, hold(db, number, kept.id))


def draft(db: Database, number: int, wording: Wording, now: datetime, *, again: bool = False) -> Made:
    """What `correct` would owe, and to whom; keeps nothing. Raises NotPossible."""
    wrong = mistake(wording)
    if wrong:
        raise NotPossible(wrong)
    event = _event(db, number)
    known = [one for one in corrections.corrections(db, number).get(number, ()) if one.withdrawn]
    if known and not again:
        raise NotPossible(f"event {number} has correction {known[-1].id} already; --again sends another one")
    texts = (inert(event.headline), wording.titled, wording.right.strip())
    cause = wording.cause.strip() if wording.cause else None
    made = Correction(0, number, *texts, now, cause, wording.url)
    return Made(made, corrections.had(db, number))


def split_apart(db: Database, event: int, headline: str, places: tuple[Had, ...], now: datetime) -> None:
    """Tells those who had two events as one that they are two. Belongs inside the split's transaction."""
    if places:
        right = said.TWO_EVENTS.format(headline=inert(headline))
        wrong = inert(_event(db, event).headline)
        made = Correction(
            0, event, wrong, said.SPLIT_HEADLINE, right, now, said.TAKEN_FOR_ONE, withdrawn=False, by="split"
        )
        owed(db, made, places)


def owed(db: Database, correction: Correction, places: tuple[Had, ...]) -> Correction:
    """Keeps a correction with an event of its own and owes it. Belongs inside a transaction."""
    event = Event(0, EventType.CORRECTION, correction.headline, correction.made)
    pages = (("", correction.url),) if correction.url else ()
    about = corrections.matches_of(db, correction.event)
    own = versions.save_notice(db, event, Notice((correction.right,), pages, about))
    kept = corrections.save(db, correction, own)
    corrections.owe(db, kept, own, places)
    return kept


def _event(db: Database, number: int) -> Event:
    found = corrections.event_by_id(db, number)
    if found is None:
        raise NotPossible(f"there is no event {number}; `wetwacht events` lists them")
    event, joined = found
    if joined is not None:
        raise NotPossible(f"event {number} is part of event {joined}; correct that one")
    if event.type in OF_OURSELVES:
        raise NotPossible(f"event {number} is of Wetwacht itself; correct the event that it is about")
    return event
