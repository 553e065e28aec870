"""What an operator mends about events: a merge that was wrong is undone, one that was missed is made."""

from __future__ import annotations

from datetime import datetime

from sqlite_utils import Database

from monitors.alerts.subscriptions import Due, of_all, recipients
from monitors.alerts.urgency import marks_of
from monitors.corrections import split_apart
from monitors.events.typed import everything
from monitors.history import below, joined, kin, outbox, regrouping, versions
from monitors.history.changes import change_by_id, document_of
from monitors.history.corrections import had_as_one
from monitors.history.database import write_tx
from monitors.history.subscribers import standing
from monitors.history.withdrawn import withdrawn
from monitors.model import Change, Event, EventType
from monitors.watchlist import Watchlist

SPLIT = "split from event {old}: event {new} tells of it"


class NotPossible(Exception):
    """Events cannot be regrouped as asked; the message says why."""


def split(db: Database, watchlist: Watchlist, number: int, now: datetime) -> int:
    """Gives a change its own event again, owes that to whoever asked for it, and returns the event.

    Who was told of both as one thing is told first that they are two.
    """
    with write_tx(db):
        change = change_by_id(db, number)
        if change is None or change.event is None:
            raise NotPossible(f"change {number} tells of no event; `wetwacht events` lists those that do")
        old = change.event
        first = regrouping.changes_in(db, old)[0]
        if first == number:
            raise NotPossible(f"event {old} began with change {number}; split the later ones off")
        kind = joined.type_of(db, number) or EventType.CHANGED
        days = [
            one.sighting.day
            for known in joined.known_of(db, old)
            if known.change == number
            for one in known.said
        ]
        event = Event(0, kind, change.headline, change.seen)
        new = regrouping.own_event(db, number) or versions.save_event(db, event)
        places = had_as_one(db, old, number)
        regrouping.set_apart(db, number, old, new, next(iter(days), None))
        below.hold_below(db, number, SPLIT.format(old=old, new=new))
        split_apart(db, old, change.headline, places, now)
        _owe(db, watchlist, change, (new, kind), now)
        return new


def merge(db: Database, one: int, other: int) -> tuple[int, int]:
    """Makes two events one, the older; returns it, and how many messages are held for that."""
    with write_tx(db):
        for event in (one, other):
            if not regrouping.changes_in(db, event):
                raise NotPossible(f"there is no event {event} with sightings; `wetwacht events` lists them")
            if withdrawn(db, event):
                raise NotPossible(f"event {event} was withdrawn by a correction; the other one stays told")
        if one == other:
            raise NotPossible(f"event {one} is one event already")
        into, gone = sorted((one, other))
        return into, regrouping.merge_events(db, into, gone)


def _owe(
    db: Database, watchlist: Watchlist, change: Change, event: tuple[int, EventType], now: datetime
) -> None:
    """Owes the event of a change to everybody who asks for it and is not owed it already."""
    number, kind = event
    known = regrouping.owed(db, number)
    dues = _dues(db, watchlist, change, kind, now)
    outbox.enqueue(db, number, (due for due in dues if (due.kind, due.recipient) not in known), now)


def _dues(
    db: Database, watchlist: Watchlist, change: Change, kind: EventType, now: datetime
) -> tuple[Due, ...]:
    """Whoever asks for anything that a change tells of, as if it had come with an event of its own."""
    document, about = document_of(db, change.id), {match.key for match in change.matches.dossiers}
    dossiers = tuple(one for one in watchlist.dossiers if one.key in about)
    told = everything(document, change.difference, dossiers) if document else ()
    marks = marks_of(change.subject.kind, change.difference, change.matches)
    beside, silence = kin.beside_change(db, change.id), standing(db, now)
    if beside and beside.headline:
        marks |= {"figure"}
    kinds = dict.fromkeys((kind, *(one.type for one in told)))
    return of_all(recipients(watchlist, change.matches, one, now, marks, standing=silence) for one in kinds)
