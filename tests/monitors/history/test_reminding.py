"""Reminders in a real history: kept once, and taken back where a day is off by then."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from crawler.document import Document, Fact
from monitors.history import digests, outbox, subscribers
from monitors.history.database import open_database, write_tx
from monitors.history.reminding import remind_due
from monitors.model import Delivery, EventType, State
from monitors.watchlist import Subscription
from tests.chronicle import Chronicle
from tests.invented import BILL
from tests.office import A, B, watching

SEEN = datetime(2026, 9, 1, 9, tzinfo=UTC)
FRIDAY = datetime(2026, 10, 9, 5, tzinfo=UTC)
"""Seven o'clock in Amsterdam, two working days before Tuesday 13 October."""
MINUTE = timedelta(minutes=1)
ASKED = Subscription("alles", ("team",), when="weekly", remind=(2,))


def bill(planned: str | None) -> Document:
    facts = (Fact("stage", "plenary"), *((Fact("planned", planned),) if planned else ()))
    return replace(BILL, facts=facts, sections=())


@pytest.fixture
def history(tmp_path: Path) -> Iterator[Chronicle]:
    made = Chronicle(tmp_path / "history.db", watching(ASKED, to=(A, B)))
    made.seen(bill("2026-10-13"), SEEN, silent=True)
    yield made
    made.db.close()


def owed(history: Chronicle, now: datetime) -> list[Delivery]:
    found = (outbox.opened(history.db, one) for one in outbox.due(history.db, now))
    return [one for one in found if one.alerts and one.alerts[0].event.type is EventType.REMINDER]


def headlines(history: Chronicle, now: datetime) -> list[str]:
    return [one.alerts[0].event.headline for one in owed(history, now)]


def test_each_reader_is_reminded_once_however_often_anybody_looks(history: Chronicle) -> None:
    assert remind_due(history.db, history.watchlist, FRIDAY - MINUTE) == 0
    assert remind_due(history.db, history.watchlist, FRIDAY) == 1
    for minutes in range(3):
        assert remind_due(history.db, history.watchlist, FRIDAY + minutes * timedelta(hours=30)) == 0
    assert [one.recipient for one in owed(history, FRIDAY)] == [A, B]
    assert len(set(headlines(history, FRIDAY))) == 1


def test_a_look_that_changes_nothing_writes_nothing(history: Chronicle) -> None:
    remind_due(history.db, history.watchlist, FRIDAY)
    before = history.db.conn.total_changes
    remind_due(history.db, history.watchlist, FRIDAY + MINUTE)
    assert history.db.conn.total_changes == before


def test_two_processes_that_look_at_the_same_moment_make_one(history: Chronicle) -> None:
    other = open_database(history.file)
    made = remind_due(other, history.watchlist, FRIDAY)
    with write_tx(other):
        other.execute("delete from look_ahead")
    other.close()
    assert (made, remind_due(history.db, history.watchlist, FRIDAY)) == (1, 0)


def test_nobody_who_did_not_ask_is_reminded(history: Chronicle) -> None:
    watchlist = watching(replace(ASKED, remind=()), to=(A, B))
    assert remind_due(history.db, watchlist, FRIDAY) == 0


def test_a_day_that_moves_is_reminded_of_again_and_one_that_falls_through_never(history: Chronicle) -> None:
    history.seen(bill("2026-10-27"), FRIDAY - timedelta(days=1), silent=True)
    assert remind_due(history.db, history.watchlist, FRIDAY) == 0
    assert remind_due(history.db, history.watchlist, FRIDAY + timedelta(days=14)) == 1
    history.seen(bill("2026-11-10"), FRIDAY + timedelta(days=15), silent=True)
    assert remind_due(history.db, history.watchlist, FRIDAY + timedelta(days=15)) == 0
    history.seen(bill(None), FRIDAY + timedelta(days=20), silent=True)
    assert remind_due(history.db, history.watchlist, FRIDAY + timedelta(days=28)) == 0


def test_what_waits_for_the_morning_is_not_sent_of_a_day_that_is_off(history: Chronicle) -> None:
    history.watchlist = watching(replace(ASKED, quiet="19:00-10:00"), to=(A,))
    remind_due(history.db, history.watchlist, FRIDAY)
    history.seen(bill(None), FRIDAY + MINUTE, silent=True)
    assert remind_due(history.db, history.watchlist, FRIDAY + 2 * MINUTE) == 0
    noon = FRIDAY + timedelta(hours=5)
    assert owed(history, noon) == []
    (row,) = history.db.query("select state, reason from delivery")
    assert row == {
        "state": "held",
        "reason": "the day moved, fell through or passed before this went out",
    }
    history.seen(bill("2026-10-13"), FRIDAY + 3 * MINUTE, silent=True)
    assert remind_due(history.db, history.watchlist, noon) == 1
    assert len(owed(history, noon)) == 1


def test_what_was_sent_stays_sent_when_the_day_moves(history: Chronicle) -> None:
    remind_due(history.db, history.watchlist, FRIDAY)
    for one in owed(history, FRIDAY):
        outbox.finish(history.db, one, outbox.Outcome(State.SENT), FRIDAY)
    history.seen(bill("2026-10-27"), FRIDAY + MINUTE, silent=True)
    remind_due(history.db, history.watchlist, FRIDAY + 2 * MINUTE)
    assert {row["state"] for row in history.db.query("select state from delivery")} == {"sent"}
    history.seen(bill("2026-10-13"), FRIDAY + 3 * MINUTE, silent=True)
    assert remind_due(history.db, history.watchlist, FRIDAY + 4 * MINUTE) == 0


def test_news_of_a_near_day_that_went_out_at_once_is_not_repeated(history: Chronicle) -> None:
    history.watchlist = watching(replace(ASKED, when="instant"), to=(A,))
    seen = FRIDAY + timedelta(hours=4)
    history.seen(bill("2026-10-12"), seen, EventType.MOVED)
    assert remind_due(history.db, history.watchlist, seen + MINUTE) == 0
    history.watchlist = watching(ASKED, to=(B,))
    assert remind_due(history.db, history.watchlist, seen + 2 * MINUTE) == 1


def test_a_mute_that_ends_in_time_lets_the_reminder_through(history: Chronicle) -> None:
    subscribers.mute(history.db, "alles", "", "", FRIDAY.date(), "operator", FRIDAY)
    assert remind_due(history.db, history.watchlist, FRIDAY) == 0
    subscribers.unmute(history.db, "alles", "", "")
    assert remind_due(history.db, history.watchlist, FRIDAY + MINUTE) == 1


def test_a_digest_does_not_tell_a_reminder_as_news(history: Chronicle) -> None:
    remind_due(history.db, history.watchlist, FRIDAY)
    for one in owed(history, FRIDAY):
        outbox.finish(history.db, one, outbox.Outcome(State.SENT), FRIDAY)
    for days in (3, 10):
        digests.make_due(history.db, history.watchlist, FRIDAY + timedelta(days=days))
    (one, _) = outbox.due(history.db, FRIDAY + timedelta(days=11))
    told = digests.for_delivery(history.db, history.watchlist, one, FRIDAY + timedelta(days=11))
    assert told
    assert told.items == ()
