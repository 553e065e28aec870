"""Mutes and departures on real rows: nothing is lost, nothing is told twice, corrections always go."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlite_utils import Database

from monitors import corrections
from monitors.alerts.corrections import Wording
from monitors.alerts.subscriptions import recipients
from monitors.history import below, digests, joined, outbox
from monitors.history.below import Sighted
from monitors.history.database import write_tx
from monitors.history.subscribers import LEFT, join, leave, mute, standing, unmute
from monitors.model import EventType, State
from monitors.watchlist import Channel, Subscription, Watchlist
from tests.invented import DOSSIER, WATCHLIST
from tests.ledger import Kept, keep, tell

MONDAY = datetime(2026, 7, 20, 5, 30, tzinfo=UTC)
"""Half past seven in Amsterdam, when weekly digests go."""
DAY, WEEK = timedelta(days=1), timedelta(days=7)
A, B = "Lid.A@example.org", "lid.b@example.org"
TEAM, MORE = Subscription("team", ("mail",)), Subscription("more", ("mail",))
UNTIL = date(2026, 7, 30)
"""A Thursday."""
MUTED = "weekly digest: muted until 2026-07-30"


def watching(*subscriptions: Subscription, to: tuple[str, ...] = (A,)) -> Watchlist:
    return Watchlist((DOSSIER,), WATCHLIST.sources, (Channel("mail", "email", to),), subscriptions)


def rows(db: Database) -> list[tuple[str, str, str | None]]:
    found = db.query("select subject, state, reason from delivery order by id")
    return [(row["subject"], row["state"], row["reason"]) for row in found]


def send(db: Database, now: datetime) -> list[str]:
    """Every message that may go by now is accepted; their subjects."""
    due = outbox.due(db, now)
    for one in due:
        outbox.finish(db, one, outbox.Outcome(State.SENT), now)
    return [one.subject for one in due]


def in_digests(db: Database, watchlist: Watchlist, now: datetime) -> list[tuple[str, list[int]]]:
    """The period and events of each digest that is owed."""
    found = []
    for row in list(db.query("select * from delivery where subject like 'digest:%' order by id")):
        digest = digests.for_delivery(db, watchlist, outbox.delivery_of(row), now)
        assert digest
        found.append((digest.period.label, sorted(one.event.id for one in digest.items)))
    return found


def muted(db: Database, until: date = UNTIL, now: datetime = MONDAY) -> int:
    return mute(db, "team", "email", A, until, "operator", now)


def test_a_mute_holds_up_to_and_including_its_last_day_whatever_the_capitals(db: Database) -> None:
    muted(db)
    last = datetime(2026, 7, 30, 21, 59, tzinfo=UTC)
    assert standing(db, last).muted_until("team", "email", A.upper()) == UNTIL
    assert standing(db, last + timedelta(minutes=1)).muted_until("team", "email", A) is None


def test_what_happens_in_a_mute_stands_in_the_first_digest_after_it_and_only_there(db: Database) -> None:
    watchlist = watching(TEAM)
    digests.make_due(db, watchlist, MONDAY - WEEK)
    before = tell(db, watchlist, Kept(MONDAY - DAY))
    assert send(db, MONDAY - DAY) == [f"event:{before}"]
    digests.make_due(db, watchlist, MONDAY)
    send(db, MONDAY)
    muted(db)
    within = tell(db, watchlist, Kept(MONDAY + DAY))
    assert rows(db)[-1] == (f"event:{within}", "held", MUTED)
    # The digest of the week in which the mute began is not made on its Monday, nor a row of its ledger.
    assert digests.make_due(db, watchlist, MONDAY + WEEK) == 0
    assert next(iter(db.query("select count(*) as n from digest")))["n"] == 2
    assert send(db, MONDAY + WEEK) == []
    assert digests.make_due(db, watchlist, MONDAY + 11 * DAY) == 1
    after = tell(db, watchlist, Kept(MONDAY + 11 * DAY))
    assert send(db, MONDAY + 11 * DAY) == ["digest:weekly:2026-W30:team", f"event:{after}"]
    digests.make_due(db, watchlist, MONDAY + 2 * WEEK)
    assert in_digests(db, watchlist, MONDAY + 2 * WEEK) == [
        ("2026-W29", [before]),
        ("2026-W30", [within]),
        ("2026-W31", [after]),
    ]


def test_what_is_queued_when_a_mute_begins_is_held_and_a_correction_is_not(db: Database) -> None:
    watchlist = watching(TEAM)
    wrong = tell(db, watchlist, Kept(MONDAY - DAY))
    send(db, MONDAY - DAY)
    corrections.correct(db, wrong, Wording("Het zijn er 97.000.", None, None, None), MONDAY)
    waiting = tell(db, watchlist, Kept(MONDAY))
    assert muted(db) == 1
    held = [(subject, reason) for subject, state, reason in rows(db) if state == "held"]
    assert held == [(f"event:{waiting}", MUTED)]
    assert "correction:1" in send(db, MONDAY)


def test_a_message_that_another_subscription_asks_for_too_still_goes(db: Database) -> None:
    event = tell(db, watching(TEAM, MORE), Kept(MONDAY))
    assert muted(db) == 0
    assert send(db, MONDAY) == [f"event:{event}"]


def test_a_digest_that_is_made_and_did_not_go_waits_for_the_end_of_the_mute(db: Database) -> None:
    watchlist = watching(TEAM)
    digests.make_due(db, watchlist, MONDAY - WEEK)
    digests.make_due(db, watchlist, MONDAY)
    assert muted(db) == 1
    assert send(db, MONDAY + DAY) == []
    assert send(db, datetime(2026, 7, 31, 5, 30, tzinfo=UTC)) == ["digest:weekly:2026-W29:team"]


def test_a_mute_that_ends_early_tells_again_and_the_digest_tells_what_was_held(db: Database) -> None:
    watchlist = watching(TEAM)
    digests.make_due(db, watchlist, MONDAY - WEEK)
    digests.make_due(db, watchlist, MONDAY)
    muted(db)
    held = tell(db, watchlist, Kept(MONDAY + DAY))
    assert unmute(db, "team", "email", A.upper())
    assert not unmute(db, "team", "email", A)
    assert send(db, MONDAY + DAY) == ["digest:weekly:2026-W29:team"]
    digests.make_due(db, watchlist, MONDAY + WEEK)
    assert in_digests(db, watchlist, MONDAY + WEEK)[-1] == ("2026-W30", [held])


def test_a_longer_mute_takes_the_place_of_a_shorter_one(db: Database) -> None:
    muted(db)
    muted(db, date(2026, 8, 30))
    assert standing(db, MONDAY).muted_until("team", "email", A) == date(2026, 8, 30)


def test_everybody_of_a_subscription_can_be_muted_at_once(db: Database) -> None:
    watchlist = watching(TEAM, to=(A, B))
    mute(db, "team", "", "", UNTIL, "operator", MONDAY)
    tell(db, watchlist, Kept(MONDAY))
    assert [state for _, state, _ in rows(db)] == ["held", "held"]


def test_who_left_is_owed_nothing_and_what_was_queued_is_held(db: Database) -> None:
    watchlist = watching(TEAM, to=(A, B))
    first = tell(db, watchlist, Kept(MONDAY))
    assert leave(db, "team", "email", A.lower(), "reader", MONDAY)
    assert not leave(db, "team", "email", A, "reader", MONDAY)
    assert rows(db) == [(f"event:{first}", "held", LEFT), (f"event:{first}", "queued", None)]
    tell(db, watchlist, Kept(MONDAY + DAY))
    assert len(rows(db)) == 3
    assert join(db, "team", "email", A)
    assert not join(db, "team", "email", A)
    tell(db, watchlist, Kept(MONDAY + 2 * DAY))
    assert len(rows(db)) == 5


def test_who_left_has_no_digest_any_more_not_even_one_that_was_made(db: Database) -> None:
    watchlist = watching(TEAM)
    digests.make_due(db, watchlist, MONDAY - WEEK)
    digests.make_due(db, watchlist, MONDAY)
    leave(db, "team", "email", A, "reader", MONDAY)
    assert rows(db) == [("digest:weekly:2026-W29:team", "held", LEFT)]
    assert digests.make_due(db, watchlist, MONDAY + WEEK) == 0


@pytest.mark.parametrize("gone", [True, False])
def test_an_addition_is_not_owed_to_who_left_or_is_muted_and_the_digest_has_it(
    db: Database, gone: bool
) -> None:
    watchlist = watching(TEAM)
    digests.make_due(db, watchlist, MONDAY - WEEK)
    digests.make_due(db, watchlist, MONDAY)
    event = tell(db, watchlist, Kept(MONDAY + DAY))
    send(db, MONDAY + DAY)
    if gone:
        leave(db, "team", "email", A, "reader", MONDAY + 2 * DAY)
    else:
        muted(db)
    now = MONDAY + 3 * DAY
    kept = Kept(now, before=None)
    dues = recipients(watchlist, kept.matches, EventType.CHANGED, now, standing=standing(db, now))
    with write_tx(db):
        change = keep(db, kept, event)
        joined.save_said(db, change, EventType.CHANGED, (), ("Volgens vng.nl: 31 voor.", ""))
        below.tell_again(db, Sighted(event, change, None), dues, now)
    assert not any(subject.startswith("addition") for subject, _, _ in rows(db))
    made = digests.make_due(db, watchlist, MONDAY + 12 * DAY)
    assert made == (0 if gone else 1)
    if made:
        row = next(iter(db.query("select * from delivery where subject like 'digest:%' order by id desc")))
        digest = digests.for_delivery(db, watchlist, outbox.delivery_of(row), now)
        assert digest
        assert [one.added for one in digest.items if one.added] == ["Volgens vng.nl: 31 voor."]


def test_a_daily_reader_has_what_was_muted_in_the_first_daily_digest(db: Database) -> None:
    watchlist = watching(replace(TEAM, when="daily"))
    digests.make_due(db, watchlist, MONDAY)
    muted(db)
    held = tell(db, watchlist, Kept(MONDAY + DAY))
    assert rows(db)[-1][2] == "daily digest: muted until 2026-07-30"
    assert digests.make_due(db, watchlist, MONDAY + 2 * DAY) == 0
    assert digests.make_due(db, watchlist, MONDAY + 11 * DAY) == 1
    assert in_digests(db, watchlist, MONDAY + 11 * DAY) == [("2026-07-30", [held])]
