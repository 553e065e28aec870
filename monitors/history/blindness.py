"""Readers who were told that a source cannot be read: once when it is lost, once when it is back."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlite_utils import Database

from monitors.alerts.blindness import Lost, about, lost_of, pressing, readers, served
from monitors.alerts.subscriptions import Due, of_all
from monitors.history import outbox, plans, sources, versions
from monitors.history.database import write_tx
from monitors.history.records import dumps, moment, stamp
from monitors.history.subscribers import Standing, standing
from monitors.model import Event, EventType, Matches, Notice, State
from monitors.sources.health import SourceState
from monitors.sources.schedule import near_until
from monitors.watchlist import Source, Watchlist
from monitors.words import blindtexts
from monitors.words.dutch import local_day
from monitors.words.sourcenames import named, page_of

Place = tuple[str, str]
_PAGES_AT_MOST = 3
_BACK = "the source was read again before this went out"
_WENT = (State.SENT.value, State.SENDING.value, State.AMBIGUOUS.value)


@dataclass(frozen=True, slots=True)
class _Told:
    """A line that a reader was owed: of which sources, and whether it went out."""

    event: int
    place: Place
    sources: tuple[str, ...]
    went: bool


def blind_due(db: Database, watchlist: Watchlist, now: datetime) -> int:
    """Owes readers what is due about sources that are lost or back; returns how many events that made.

    Belongs to the end of a round and to every tick of the service: a day goes by without a round too.
    """
    if not lost_of(watchlist.sources, sources.states(db)) and not _open(db):
        return 0
    with write_tx(db):
        states = sources.states(db)
        back = _tell_back(db, watchlist, states, now)
        return back + _tell_lost(db, watchlist, lost_of(watchlist.sources, states), now)


def readers_told(db: Database) -> dict[str, datetime]:
    """Since when readers know of each source that is lost: when the first message went out."""
    sql = """
        select b.source, min(d.sent) as sent from blindness b
        join alert a on a.event = b.event and a.kind = b.kind and casefold(a.recipient) = b.recipient
        join delivery d on d.id = a.delivery where b.ended is null and d.sent is not null group by b.source
    """
    return {row["source"]: moment(row["sent"]) for row in db.query(sql)}


def _tell_lost(db: Database, watchlist: Watchlist, lost: Sequence[Lost], now: datetime) -> int:
    """One event for all readers who miss the same sources of a site."""
    near = plans.dossiers_between(db, local_day(now), near_until(now))
    known = {(told.place, key) for told in _open(db) for key in told.sources}
    silence = standing(db, now)
    asked = {one: readers(watchlist, served(one.source, watchlist), now, silence) for one in lost}
    hurried = {
        (_place(due), one.source.key)
        for one in lost
        for due in readers(watchlist, pressing(one, watchlist, near, now), now, silence)
    }
    made = 0
    for site in dict.fromkeys(named(one.source).shown for one in lost):
        own = {one: dues for one, dues in asked.items() if named(one.source).shown == site}
        alike = _alike(own, known, hurried)
        for missed, dues in alike.items():
            _tell_down(db, watchlist, missed, dues, now)
        made += len(alike)
    return made


def _alike(
    asked: Mapping[Lost, Iterable[Due]],
    known: Collection[tuple[Place, str]],
    hurried: Collection[tuple[Place, str]],
) -> dict[tuple[Lost, ...], list[Due]]:
    """The readers to whom one of these sources is due, by all that they miss and were not told of."""
    misses = {(_place(due), one.source.key) for one, dues in asked.items() for due in dues} - {*known}
    urgent = {place for place, _ in misses & {*hurried}}
    alike: dict[tuple[Lost, ...], list[Due]] = {}
    for due in of_all(asked.values()):
        if _place(due) in urgent:
            missed = tuple(one for one in asked if (_place(due), one.source.key) in misses)
            alike.setdefault(missed, []).append(due)
    return alike


def _tell_down(
    db: Database, watchlist: Watchlist, missed: Sequence[Lost], dues: Sequence[Due], now: datetime
) -> None:
    lost = sorted(missed, key=lambda one: (one.since, one.source.key))
    found = tuple(one.source for one in lost)
    headline, *lines = blindtexts.down(found, lost[0].since, now, doubt=all(one.doubt for one in lost))
    pages = tuple(dict.fromkeys((one.site, page_of(one)) for one in found))[:_PAGES_AT_MOST]
    event = _owe(db, headline, Notice(tuple(lines), pages, _about(watchlist, found)), dues, now)
    sql = "insert into blindness (kind, recipient, source, since, event, owed) values (?, ?, ?, ?, ?, ?)"
    for due in dues:
        for one in lost:
            db.execute(sql, [*_place(due), one.source.key, stamp(one.since), event, stamp(now)])


def _tell_back(db: Database, watchlist: Watchlist, states: dict[str, SourceState], now: datetime) -> int:
    """What is read again as a whole ends: with a line for who had one, in silence for all others."""
    failing = {key for key, state in states.items() if state.failing_since}
    silence = standing(db, now)
    back: dict[tuple[int, tuple[Source, ...]], list[Due]] = {}
    for told in _open(db):
        found = tuple(one for one in watchlist.sources if one.key in told.sources)
        if failing & {one.key for one in found}:
            continue
        _end(db, told, now)
        due = _reader(watchlist, found, told.place, now, silence)
        if told.went and due:
            back.setdefault((told.event, found), []).append(due)
    for (_, found), dues in back.items():
        read = (states[one.key].last_ok for one in found if one.key in states)
        headline, *lines = blindtexts.up(found, max((at for at in read if at), default=now), now)
        _owe(db, headline, Notice(tuple(lines), (), _about(watchlist, found)), dues, now)
    return len(back)


def _reader(
    watchlist: Watchlist, found: Sequence[Source], place: Place, now: datetime, silence: Standing
) -> Due | None:
    """The reader at a place who still follows what these sources feed."""
    keys = tuple(key for one in found for key in served(one, watchlist))
    return next((due for due in readers(watchlist, keys, now, silence) if _place(due) == place), None)


def _about(watchlist: Watchlist, found: Sequence[Source]) -> Matches:
    return about(key for one in found for key in served(one, watchlist))


def _owe(db: Database, headline: str, notice: Notice, dues: Iterable[Due], now: datetime) -> int:
    event = versions.save_notice(db, Event(0, EventType.BLIND, headline, now), notice)
    outbox.enqueue(db, event, dues, now)
    return event


def _end(db: Database, told: _Told, now: datetime) -> None:
    """Closes a line; one that did not go out yet is not sent any more, a list of many still is."""
    sql = "update blindness set ended = ? where event = ? and kind = ? and recipient = ? and ended is null"
    db.execute(sql, [stamp(now), told.event, *told.place])
    sql = """
        update delivery set state = 'held', reason = ? where state = 'queued' and subject not like 'burst:%'
        and id in (select delivery from alert where event = ? and kind = ? and casefold(recipient) = ?)
    """
    db.execute(sql, [_BACK, told.event, *told.place])


def _open(db: Database) -> tuple[_Told, ...]:
    sql = """
        select b.event, b.kind, b.recipient, group_concat(b.source, char(10)) as sources,
            max(d.state in (select value from json_each(?)) or d.subject like 'burst:%') as went
        from blindness b
        join alert a on a.event = b.event and a.kind = b.kind and casefold(a.recipient) = b.recipient
        join delivery d on d.id = a.delivery where b.ended is null
        group by b.event, b.kind, b.recipient order by b.event, b.kind, b.recipient
    """
    return tuple(
        _Told(row["event"], (row["kind"], row["recipient"]), _keys(row["sources"]), bool(row["went"]))
        for row in db.query(sql, [dumps(_WENT)])
    )


def _keys(lines: str) -> tuple[str, ...]:
    return tuple(sorted(lines.splitlines()))


def _place(due: Due) -> Place:
    return due.kind, due.recipient.casefold()
