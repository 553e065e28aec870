"""The ledger of digests: which period went to whom, and which rows it told.

What a digest holds is chosen by ids, in the transaction that makes it: an alert stands in exactly one digest
of a subscription, whatever the clock says, and one that is committed meanwhile in the next.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from sqlite_utils import Database

from monitors.alerts.digest import (
    Digest,
    Item,
    Period,
    arranged,
    coming,
    control,
    every,
    followed,
    latest,
    named,
)
from monitors.dossiers.timeline import AsOf, timeline
from monitors.history import corrections, plans, sources
from monitors.history.database import write_tx
from monitors.history.records import Row, load_matches, load_notice, moment, stamp
from monitors.history.subscribers import Standing, standing
from monitors.history.timelines import readings
from monitors.history.versions import event_of
from monitors.history.withdrawn import IS_NEWS
from monitors.model import Delivery, Matches, State
from monitors.watchlist import Channel, Subscription, Watchlist
from monitors.words.dutch import local_day

_SUBJECT = "digest"


@dataclass(frozen=True, slots=True)
class Place:
    """A subscription at one of its recipients, who has digests of its own."""

    subscription: Subscription
    channel: Channel
    recipient: str

    @property
    def key(self) -> dict[str, str]:
        """How rows name it."""
        kind = self.channel.kind
        return {"subscription": self.subscription.key, "kind": kind, "recipient": self.recipient.casefold()}


@dataclass(frozen=True, slots=True)
class Held:
    """What a digest tells: ids of alerts, and the changes above one id up to and including another."""

    alerts: tuple[int, ...]
    above: int
    upto: int


def places(watchlist: Watchlist) -> Iterator[Place]:
    """Every subscription at each of its recipients, once for each address."""
    for subscription in watchlist.subscriptions:
        found = {
            (channel.kind, recipient.casefold()): Place(subscription, channel, recipient)
            for channel in reversed(watchlist.channels)
            if channel.key in subscription.channels
            for recipient in reversed(channel.to or ("",))
        }
        yield from reversed(found.values())


def make_due(db: Database, watchlist: Watchlist, now: datetime) -> int:
    """Owes every digest that is due and not made; returns how many. A missed one is made late.

    A subscription that never had one begins with what is still held for it. Who is muted has the digest
    of what was held after that, who left has none.
    """
    made = 0
    silence = standing(db, now)
    for place in places(watchlist):
        if is_silent(place, silence):
            continue
        period = latest(every(place.subscription), now)
        if _wanted(db, place, period):
            with write_tx(db):
                known = _last(db, place) is not None
                if _wanted(db, place, period):
                    made += _make(db, place, period, now) if known else _begin(db, place, period, now)
    return made


def make(db: Database, place: Place, period: Period, now: datetime) -> bool:
    """Owes the digest of a period, asked for by hand; False where it or a later one was made before.

    Nor is one made for who is muted or left.
    """
    with write_tx(db):
        if is_silent(place, standing(db, now)) or not _wanted(db, place, period):
            return False
        _make(db, place, period, now)
    return True


def is_silent(place: Place, silence: Standing) -> bool:
    """Whether the reader at a place is muted or left, and so has no digest."""
    key = place.key
    return silence.silent((key["subscription"],), key["kind"], key["recipient"])


def for_delivery(db: Database, watchlist: Watchlist, delivery: Delivery, now: datetime) -> Digest | None:
    """The digest that a delivery carries as it reads now; None for any other delivery.

    Raises LookupError where its subscription is gone.
    """
    if not delivery.subject.startswith(f"{_SUBJECT}:"):
        return None
    rows = db.query("select * from digest where delivery = ?", [delivery.id])
    row = next(iter(rows), None)
    asked = next((one for one in watchlist.subscriptions if row and one.key == row["subscription"]), None)
    if row is None or asked is None:
        raise LookupError(f"nobody follows what {delivery.subject} tells any more")
    return _digest(db, watchlist, asked, named(row["period"].partition(":")[2]), (_of_row(db, row), now))


def preview(db: Database, watchlist: Watchlist, place: Place, period: Period, now: datetime) -> Digest:
    """The digest of a period: as it was made, else what it would hold now."""
    sql = f"select * from digest where {_AT_PLACE} and period = :period"
    rows = db.query(sql, place.key | {"period": period.key})
    made = next((_of_row(db, row) for row in rows), None)
    return _digest(db, watchlist, place.subscription, period, (made or _pending(db, place, now), now))


def made_at(db: Database, place: Place, period: Period) -> datetime | None:
    """When the digest of a period was made; None where it was not."""
    sql = f"select made from digest where {_AT_PLACE} and period = :period and delivery is not null"
    rows = db.query(sql, place.key | {"period": period.key})
    return next((moment(row["made"]) for row in rows), None)


_AT_PLACE = "subscription = :subscription and kind = :kind and recipient = :recipient"
# What waits for something else than a digest, or may still be taken back, is not ripe. Of lost sources and of
# days to come a digest speaks by itself, as they are when it is sent.
_RIPE = """
    select a.id, d.state from alert a join delivery d on d.id = a.delivery
    where a.kind = :kind and casefold(a.recipient) = :recipient
    and a.event not in (select id from event where type in ('source-not-read', 'reminder'))
    and exists (select 1 from json_each(a.subscriptions) where value = :subscription)
    and not exists (select 1 from digest_item i where i.alert = a.id and i.subscription = :subscription)
    and (d.state <> 'held' or d.reason like 'daily digest%' or d.reason like 'weekly digest%')
    and (d.attempts > 0 or d.not_before is null or d.not_before <= :now) order by a.id
"""


def _last(db: Database, place: Place) -> Row | None:
    sql = f"select * from digest where {_AT_PLACE} order by id desc limit 1"
    return next(iter(db.query(sql, place.key)), None)


def _wanted(db: Database, place: Place, period: Period) -> bool:
    """Whether no digest of this or a later period was made; the clock may have been set back."""
    sql = f"select 1 from digest where {_AT_PLACE} and last >= :last limit 1"
    return not any(True for _ in db.query(sql, place.key | {"last": period.last.isoformat()}))


def _pending(db: Database, place: Place, now: datetime) -> Held:
    last = _last(db, place)
    alerts = tuple(row["id"] for row in _ripe(db, place, now))
    upto = next(iter(db.query("select coalesce(max(id), 0) as id from change")))["id"]
    return Held(alerts, last["upto"] if last else 0, upto)


def _ripe(db: Database, place: Place, now: datetime) -> list[Row]:
    return list(db.query(_RIPE, place.key | {"now": stamp(now)}))


def _begin(db: Database, place: Place, period: Period, now: datetime) -> int:
    """Opens the ledger of a place without a message: what went out at once before is not told again."""
    told = tuple(row["id"] for row in _ripe(db, place, now) if row["state"] != State.HELD)
    _save(db, place, period, replace(_pending(db, place, now), alerts=told), now)
    return 0


def _make(db: Database, place: Place, period: Period, now: datetime) -> int:
    """Keeps what a digest tells and owes it; a day on which nothing happened is only kept."""
    held = _pending(db, place, now)
    number = _save(db, place, period, held, now)
    if period.every == "daily" and not held.alerts and not _added(db, place.subscription.key, held):
        return 0
    sql = "insert into delivery (kind, channel, recipient, subject, state, created) values (?, ?, ?, ?, ?, ?)"
    subject = f"{_SUBJECT}:{period.key}:{place.subscription.key}"
    values = [place.channel.kind, place.channel.key, place.recipient, subject, State.QUEUED.value, stamp(now)]
    delivery = db.execute(sql, values).lastrowid
    db.execute("update digest set delivery = ? where id = ?", [delivery, number])
    return 1


def _save(db: Database, place: Place, period: Period, held: Held, now: datetime) -> int:
    sql = """
        insert into digest (subscription, kind, recipient, period, last, above, upto, made)
        values (:subscription, :kind, :recipient, :period, :last, :above, :upto, :made)
    """
    own = {"period": period.key, "last": period.last.isoformat(), "made": stamp(now)}
    number = int(db.execute(sql, place.key | own | {"above": held.above, "upto": held.upto}).lastrowid or 0)
    for alert in held.alerts:
        item = "insert into digest_item (alert, subscription, digest) values (?, ?, ?)"
        db.execute(item, [alert, place.subscription.key, number])
    return number


def _of_row(db: Database, row: Row) -> Held:
    items = db.query("select alert from digest_item where digest = ? order by alert", [row["id"]])
    return Held(tuple(item["alert"] for item in items), row["above"], row["upto"])


def _digest(
    db: Database, watchlist: Watchlist, asked: Subscription, period: Period, told: tuple[Held, datetime]
) -> Digest:
    held, now = told
    items = (*_items(db, held.alerts), *_added(db, asked.key, held))
    dossiers, today = followed(watchlist, asked, items), local_day(now)
    courses = {one.key: timeline(one, readings(db, one.key), AsOf(today)) for one in dossiers}
    own = arranged(dossiers, items, courses)
    days = plans.days_after(db, {one.key: one.title for one in dossiers}, today)
    small = _small(db, courses, held)
    read = control(watchlist.sources, sources.states(db))
    wrong = corrections.of_alerts(db, held.alerts)
    return Digest(period, asked, own, coming(own, courses, days, today), small, read, wrong)


def _items(db: Database, alerts: Iterable[int]) -> Iterator[Item]:
    sql = f"""
        select e.*, d.state, c.id as shown, c.matches, o.site, o.url,
            o.kind = 'wetsvoorstel' and c.kinds like '%"status"%' as bill
        from alert a join event e on e.id = a.event join delivery d on d.id = a.delivery
        left join change c on c.id = coalesce(a.change, (select min(id) from change where event = e.id))
        left join document o on o.id = c.document where a.id = ? and {IS_NEWS}
    """
    for alert in alerts:
        yield from map(_item, db.query(sql, [alert]))


def _item(row: Row) -> Item:
    event, direct = event_of(row), row["state"] != State.HELD
    if row["notice"]:
        notice = load_notice(row["notice"])
        site, url = next(iter(notice.pages), ("", ""))
        return Item(event, _keys(notice.matches), site, url, direct=direct)
    about = load_matches(row["matches"]) if row["matches"] else Matches()
    return Item(
        event, _keys(about), row["site"] or "", row["url"] or "", row["shown"], direct, bool(row["bill"])
    )


def _keys(matches: Matches) -> tuple[str, ...]:
    return tuple(match.key for match in matches.dossiers)


def _added(db: Database, subscription: str, held: Held) -> tuple[Item, ...]:
    """What later sightings add to events that this or an earlier digest of the subscription tells."""
    sql = f"""
        select e.*, c.id as shown, c.seen as sighted, c.matches, s.added, o.site, o.url
        from said s join change c on c.id = s.change join event e on e.id = c.event
        join document o on o.id = c.document
        where s.added <> '' and c.id > ?1 and c.id <= ?2 and {IS_NEWS} and e.id in
            (select a.event from alert a join digest_item i on i.alert = a.id where i.subscription = ?3
             union select event from alert where id in (select value from json_each(?4)))
        order by c.id
    """
    values = [held.above, held.upto, subscription, json.dumps(held.alerts)]
    return tuple(_addition(row) for row in db.query(sql, values))


def _addition(row: Row) -> Item:
    keys = _keys(load_matches(row["matches"]))
    event = replace(event_of(row), seen=moment(row["sighted"]), happened=None)
    return Item(event, keys, row["site"], row["url"], row["shown"], added=row["added"])


def _small(db: Database, dossiers: Iterable[str], held: Held) -> int:
    sql = """
        select count(*) as n from change c where not material and id > ? and id <= ? and exists
        (select 1 from change_dossier where change = c.id and dossier in (select value from json_each(?)))
    """
    values = [held.above, held.upto, json.dumps(list(dossiers))]
    return int(next(iter(db.query(sql, values)))["n"])
