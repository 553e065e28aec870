"""Whose subscription starts is told once: not before the first round, not again, and never by an upgrade."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from monitors.alerts.start import Start
from monitors.history import digests, outbox, sources, starting, subscribers
from monitors.history.database import open_database, write_tx
from monitors.history.starting import start_due
from monitors.model import Delivery, EventType
from monitors.sources.health import SourceState
from monitors.watchlist import Channel, Subscription, Watchlist
from tests.chronicle import Chronicle
from tests.invented import DOSSIER, NEWS, NEWS_REVISED, REJECTED, SEEN, TOPIC, WATCHLIST
from tests.office import A, B, watching

NOW = SEEN + timedelta(days=2)


@pytest.fixture
def history(tmp_path: Path) -> Iterator[Chronicle]:
    made = Chronicle(tmp_path / "history.db", watching(to=(A, B)))
    yield made
    made.db.close()


def owed(history: Chronicle) -> list[Delivery]:
    return [one for one in outbox.due(history.db, NOW) if one.subject.startswith("start:")]


def start_of(history: Chronicle, delivery: Delivery) -> Start:
    found = starting.for_delivery(history.db, history.watchlist, delivery)
    assert found
    return found


def test_every_new_reader_is_told_once(history: Chronicle) -> None:
    assert start_due(history.db, history.watchlist, NOW) == 2
    assert start_due(history.db, history.watchlist, NOW + timedelta(minutes=1)) == 0
    assert [(one.subject, one.recipient) for one in owed(history)] == [("start:alles", A), ("start:alles", B)]


def test_a_reader_who_comes_later_is_told_alone(history: Chronicle) -> None:
    start_due(history.db, watching(to=(A,)), NOW)
    assert start_due(history.db, history.watchlist, NOW) == 1
    assert [one.recipient for one in owed(history)] == [A, B]


def test_an_address_written_otherwise_is_the_same_reader(history: Chronicle) -> None:
    start_due(history.db, watching(to=(A,)), NOW)
    assert start_due(history.db, watching(to=(A.upper(),)), NOW) == 0


def test_the_console_gets_none(history: Chronicle) -> None:
    assert start_due(history.db, watching(to=("console",), kind="console"), NOW) == 0


def test_who_left_is_not_told_that_a_subscription_starts(history: Chronicle) -> None:
    subscribers.leave(history.db, "alles", "email", A, "reader", NOW)
    assert start_due(history.db, history.watchlist, NOW) == 1
    assert [one.recipient for one in owed(history)] == [B]


def test_it_waits_for_the_end_of_quiet_hours(history: Chronicle) -> None:
    quiet = watching(Subscription("alles", ("team",), quiet="07:00-23:00"))
    start_due(history.db, quiet, SEEN)
    assert outbox.due(history.db, SEEN) == ()
    assert len(outbox.due(history.db, SEEN + timedelta(hours=5))) == 1


def test_it_waits_until_every_source_was_visited_once(history: Chronicle) -> None:
    watchlist = replace(history.watchlist, sources=WATCHLIST.sources)
    assert start_due(history.db, watchlist, NOW) == 0
    with write_tx(history.db):
        for source in watchlist.sources:
            sources.save_state(history.db, SourceState(source.key, last_visit=NOW))
    assert start_due(history.db, watchlist, NOW) == 2


def test_it_says_where_dossiers_stand_and_what_would_have_come(history: Chronicle) -> None:
    history.watchlist = replace(history.watchlist, dossiers=(DOSSIER, TOPIC))
    history.seen(REJECTED, SEEN, silent=True)
    history.seen(replace(NEWS, title="Voorbeeldwet huisvesting (99999)"), SEEN, EventType.SCHEDULED)
    start_due(history.db, history.watchlist, NOW)
    facts = start_of(history, owed(history)[0]).facts
    assert facts.stands == (
        (DOSSIER.key, "verworpen door de Eerste Kamer op 21 april 2026"),
        (TOPIC.key, "onderwerp, geen wetsvoorstel"),
    )
    assert (facts.expected, facts.days, facts.since) == (1, 2, date(2026, 4, 21))


def test_a_digest_alone_expects_no_messages_at_once(history: Chronicle) -> None:
    history.seen(replace(NEWS, title="Voorbeeldwet huisvesting (99999)"), SEEN)
    history.watchlist = watching(Subscription("alles", ("team",), when="weekly"))
    start_due(history.db, history.watchlist, NOW)
    assert start_of(history, owed(history)[0]).facts.expected is None


def test_a_subscription_that_is_gone_is_not_told(history: Chronicle) -> None:
    start_due(history.db, history.watchlist, NOW)
    with pytest.raises(LookupError, match="start:alles"):
        starting.for_delivery(history.db, replace(history.watchlist, subscriptions=()), owed(history)[0])


def before_the_table(history: Chronicle) -> None:
    """The history as it stood before start messages existed."""
    with write_tx(history.db):
        history.db.execute("drop table started")
        history.db.execute("drop table reminder")
        history.db.execute("delete from _sqlite_migrations where name = 'm018_reminders'")
    history.db.close()


@pytest.mark.parametrize("told", ["alerts", "digests"])
def test_an_upgrade_is_silent(history: Chronicle, told: str) -> None:
    if told == "alerts":
        history.seen(replace(NEWS, title="Voorbeeldwet huisvesting (99999)"), SEEN)
        history.seen(replace(NEWS_REVISED, title="Voorbeeldwet huisvesting (99999)"), NOW)
    else:
        digests.make_due(history.db, history.watchlist, SEEN)
    before_the_table(history)
    history.db = open_database(history.file)
    assert start_due(history.db, history.watchlist, NOW) == 0
    more = Watchlist(
        history.watchlist.dossiers,
        (),
        (Channel("team", "email", (A, B)),),
        (*history.watchlist.subscriptions, Subscription("wonen", ("team",))),
    )
    assert start_due(history.db, more, NOW) == 2
