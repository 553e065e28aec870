"""What is owed to whom: once for each recipient and event, through states that are written down."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlite_utils import Database

from monitors.alerts.subscriptions import Due
from monitors.history import outbox
from monitors.history.database import write_tx
from monitors.history.outbox import Outcome
from monitors.model import State
from tests.invented import SEEN, WATCHLIST
from tests.ledger import Kept, tell

LATER = SEEN + timedelta(minutes=5)


def test_an_event_is_owed_to_a_recipient_once(db: Database) -> None:
    event = tell(db, WATCHLIST, Kept())
    again = Due("other", "slack", "C0001", ("alles",))
    with pytest.raises(sqlite3.IntegrityError), write_tx(db):
        outbox.enqueue(db, event, (again,), SEEN)
    assert outbox.counts(db) == {"queued": 1}


def test_nothing_is_owed_when_one_recipient_cannot_be_written(db: Database) -> None:
    event = tell(db, WATCHLIST, Kept())
    new = Due("team", "slack", "C0002", ("alles",))
    with pytest.raises(sqlite3.IntegrityError), write_tx(db):
        outbox.enqueue(db, event, (new, replace(new, recipient="C0001")), SEEN)
    assert outbox.counts(db) == {"queued": 1}


def test_a_delivery_knows_its_alert_with_every_reason(db: Database) -> None:
    event = tell(db, WATCHLIST, Kept(amendments=("proef",)))
    (delivery,) = outbox.due(db, SEEN)
    (alert,) = outbox.opened(db, delivery).alerts
    assert (delivery.subject, delivery.recipient, delivery.attempts) == (f"event:{event}", "C0001", 0)
    assert alert.subscriptions == ("wonen", "amendement", "alles")
    assert alert.event.id == event
    assert alert.change
    assert alert.change.subject.title
    assert dict(alert.facts)["passage"] == "Gemeenten regelen de opvang."


def test_what_waits_is_not_due_before_its_time(db: Database) -> None:
    tell(db, WATCHLIST, Kept())
    (delivery,) = outbox.due(db, SEEN)
    outbox.start(db, delivery)
    outbox.finish(db, delivery, Outcome(State.QUEUED, "temporary: busy", LATER), SEEN)
    assert outbox.due(db, LATER - timedelta(seconds=1)) == ()
    (again,) = outbox.due(db, LATER)
    assert again.attempts == 1


@pytest.mark.parametrize("state", [State.SENT, State.DEAD, State.HELD])
def test_an_end_is_an_end(db: Database, state: State) -> None:
    event = tell(db, WATCHLIST, Kept())
    (delivery,) = outbox.due(db, SEEN)
    outbox.start(db, delivery)
    outbox.finish(db, delivery, Outcome(state, "reason", receipt={"reference": "1"}), LATER)
    assert outbox.recover(db) == 0
    assert outbox.due(db, SEEN + timedelta(days=365)) == ()
    (row,) = outbox.deliveries_of(db, event)
    assert (row["state"], row["reason"], row["attempts"]) == (state.value, "reason", 1)
    assert bool(row["sent"]) is (state is State.SENT)


def test_an_attempt_that_nobody_ended_is_ambiguous_to_the_next_sender(db: Database) -> None:
    tell(db, WATCHLIST, Kept())
    (delivery,) = outbox.due(db, SEEN)
    outbox.start(db, delivery)
    assert outbox.due(db, SEEN) == ()
    assert outbox.recover(db) == 1
    (again,) = outbox.due(db, SEEN)
    assert (again.state, again.attempts) == (State.AMBIGUOUS, 1)


def test_a_held_delivery_is_written_down_with_its_reason(db: Database) -> None:
    event = tell(db, replace(WATCHLIST, subscriptions=()), Kept())
    with write_tx(db):
        outbox.enqueue(db, event, (Due("team", "slack", "C0003", ("week",), held="weekly digest"),), SEEN)
    assert outbox.due(db, SEEN + timedelta(days=365)) == ()
    (row,) = outbox.deliveries_of(db, event)
    assert (row["state"], row["reason"]) == ("held", "weekly digest")
