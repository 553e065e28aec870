"""A subscription that changes how often it is told loses nothing and is told nothing twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlite_utils import Database

from monitors.history import digests, outbox
from monitors.history.database import open_database
from monitors.model import Delivery, State
from monitors.watchlist import Channel, Subscription, Watchlist
from tests.invented import DOSSIER, WATCHLIST
from tests.ledger import Kept, tell

START = datetime(2026, 7, 6, 5, 30, tzinfo=UTC)
"""A Monday, half past seven in Amsterdam."""
STEP = timedelta(hours=6)
WEEKS = 4 * 7 * 4
"""Four weeks of four steps a day."""
INSTANT = Subscription("team", ("mail",), quiet="19:00-07:00")
DAILY, WEEKLY = replace(INSTANT, when="daily"), replace(INSTANT, when="weekly")


def watching(subscription: Subscription) -> Watchlist:
    channel = Channel("mail", "email", ("lid.a@example.org",))
    return Watchlist((DOSSIER,), WATCHLIST.sources, (channel,), (subscription,))


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    found = open_database(tmp_path / "history.db")
    # A file that is thrown away need not survive a power cut.
    found.execute("pragma synchronous = off")
    yield found
    found.close()


class Reader:
    """Who is told, as it goes: events at once, and events that only a digest told."""

    def __init__(self, db: Database) -> None:
        self.db = db
        self.at_once: Counter[int] = Counter()
        self.in_digests: Counter[int] = Counter()
        self.only_there: Counter[int] = Counter()
        self.periods: list[str] = []

    def tick(self, watchlist: Watchlist, now: datetime) -> None:
        digests.make_due(self.db, watchlist, now)
        for one in outbox.due(self.db, now):
            self.take(one, watchlist, now)
            outbox.finish(self.db, one, outbox.Outcome(State.SENT), now)

    def take(self, one: Delivery, watchlist: Watchlist, now: datetime) -> None:
        digest = digests.for_delivery(self.db, watchlist, one, now)
        if digest is None:
            self.at_once.update(alert.event.id for alert in outbox.opened(self.db, one).alerts)
            return
        self.periods.append(digest.period.key)
        self.in_digests.update(item.event.id for item in digest.items)
        self.only_there.update(item.event.id for item in digest.items if not item.direct)


@pytest.mark.parametrize("switched", range(26, 59, 3))
@pytest.mark.parametrize(
    ("before", "after"),
    [
        (INSTANT, WEEKLY),
        (WEEKLY, INSTANT),
        (WEEKLY, DAILY),
        (DAILY, WEEKLY),
        (INSTANT, DAILY),
        (DAILY, INSTANT),
    ],
)
def test_each_event_is_told_once_whenever_the_frequency_changes(
    db: Database, before: Subscription, after: Subscription, switched: int
) -> None:
    reader = Reader(db)
    events = []
    for step in range(WEEKS):
        now = START + step * STEP
        watchlist = watching(before if step < switched else after)
        if 6 <= step < WEEKS - 2 * 7 * 4 and step % 2:
            events.append(tell(db, watchlist, Kept(now - timedelta(hours=1))))
        reader.tick(watchlist, now)
    told = reader.at_once + reader.only_there
    assert told == Counter(events)
    assert max(reader.in_digests.values()) == 1
    assert len(set(reader.periods)) == len(reader.periods)
    assert [
        state for (state,) in db.execute("select distinct state from delivery where state = 'queued'")
    ] == []
