"""Readers for whom a subscription starts: each is told once what to expect, when the first round was made."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date, datetime, timedelta

from sqlite_utils import Database

from monitors.again import again_with
from monitors.alerts.digest import followed
from monitors.alerts.start import Facts, Start, narrowed, stand_of
from monitors.dossiers.replay import replay, span
from monitors.dossiers.timeline import AsOf, timeline
from monitors.history import replaying, sources
from monitors.history.database import write_tx
from monitors.history.digests import Place, places
from monitors.history.records import dumps, moment, optional_date, optional_stamp, stamp
from monitors.history.subscribers import standing
from monitors.history.timelines import claiming
from monitors.model import Delivery, State
from monitors.sources.schedule import quiet_until
from monitors.watchlist import Subscription, Watchlist
from monitors.words.dutch import local_day

_SUBJECT = "start"
_LOOKED_BACK = timedelta(days=30)
_SILENT = "console"


def start_due(db: Database, watchlist: Watchlist, now: datetime) -> int:
    """Owes the start message to every reader who has none yet; returns how many.

    Waits until each source was visited once: before that nobody can say where anything stands.
    """
    known = _known(db)
    fresh = [one for one in places(watchlist) if one.channel.kind != _SILENT and _key(one) not in known]
    if fresh:
        chosen = standing(db, now)
        fresh = [one for one in fresh if not chosen.silent(*_silence(one))]
    if not fresh or not _visited(db, watchlist):
        return 0
    asked = {one.subscription.key: one.subscription for one in fresh}
    facts = {key: _facts(db, watchlist, one, now) for key, one in asked.items()}
    with write_tx(db):
        return sum(_start(db, one, facts[one.subscription.key], now) for one in fresh)


def for_delivery(db: Database, watchlist: Watchlist, delivery: Delivery) -> Start | None:
    """The start that a delivery tells of; None for any other delivery.

    Raises LookupError where its subscription is gone.
    """
    if not delivery.subject.startswith(f"{_SUBJECT}:"):
        return None
    rows = db.query("select subscription, facts from started where delivery = ?", [delivery.id])
    row = next(iter(rows), None)
    asked = next((one for one in watchlist.subscriptions if row and one.key == row["subscription"]), None)
    if row is None or asked is None:
        raise LookupError(f"nobody follows what {delivery.subject} tells any more")
    return Start(asked, delivery.kind, _loaded(row["facts"]))


def _start(db: Database, place: Place, facts: Facts, now: datetime) -> int:
    """One row and one delivery, also where another process looks at the same moment."""
    sql = """
        insert or ignore into started (subscription, kind, recipient, started, facts)
        values (:subscription, :kind, :recipient, :started, :facts)
    """
    cursor = db.execute(sql, place.key | {"started": stamp(now), "facts": dumps(_dumped(facts))})
    if not cursor.rowcount:
        return 0
    number = cursor.lastrowid
    sql = """
        insert into delivery (kind, channel, recipient, subject, state, created, due, not_before)
        values (?, ?, ?, ?, ?, ?, ?, ?)
    """
    waits = optional_stamp(quiet_until(now, place.subscription.quiet))
    subject = f"{_SUBJECT}:{place.subscription.key}"
    values = [place.channel.kind, place.channel.key, place.recipient, subject, State.QUEUED.value]
    delivery = db.execute(sql, [*values, stamp(now), waits, waits]).lastrowid
    db.execute("update started set delivery = ? where id = ?", [delivery, number])
    return 1


def _facts(db: Database, watchlist: Watchlist, asked: Subscription, now: datetime) -> Facts:
    today = local_day(now)
    stands = tuple(
        (one.key, stand_of(one, timeline(one, claiming(db, one.key), AsOf(today)).bills, today))
        for one in followed(watchlist, asked)
    )
    first = replaying.first_change(db)
    if first is None or asked.when != "instant":
        return Facts(stands, _since(db))
    since = now - _LOOKED_BACK
    again = again_with(narrowed(watchlist, asked))
    found = replay(replaying.kept_changes(db, since), again)
    at_once = sum(one.when == "instant" and one.compared != "no_longer" for one in found)
    return Facts(stands, _since(db), at_once, round(span(since, first, now)))


def _since(db: Database) -> date | None:
    """The day of the first version: since when we look."""
    rows = db.query("select min(seen) as seen from version")
    return next((local_day(moment(row["seen"])) for row in rows if row["seen"]), None)


def _visited(db: Database, watchlist: Watchlist) -> bool:
    states = sources.states(db)
    return all(one.key in states and states[one.key].last_visit for one in watchlist.sources)


def _known(db: Database) -> frozenset[tuple[str, ...]]:
    rows = db.query("select subscription, kind, recipient from started")
    return frozenset((row["subscription"], row["kind"], row["recipient"]) for row in rows)


def _silence(place: Place) -> tuple[tuple[str, ...], str, str]:
    return (place.subscription.key,), place.channel.kind, place.recipient


def _key(place: Place) -> tuple[str, ...]:
    return tuple(place.key.values())


def _dumped(facts: Facts) -> dict[str, object]:
    return {**asdict(facts), "since": facts.since.isoformat() if facts.since else None}


def _loaded(text: str) -> Facts:
    value = json.loads(text)
    stands = tuple((key, stand) for key, stand in value["stands"])
    return Facts(stands, optional_date(value["since"]), value["expected"], value["days"])
