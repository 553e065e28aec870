"""The ledger of digests: each event in exactly one digest of a subscription, whatever the clock does."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlite_utils import Database

from crawler.document import Fact
from crawler.errors import Verdict
from monitors.alerts.digest import Digest, Period, latest, named
from monitors.alerts.subscriptions import Due
from monitors.events.planned import Planned
from monitors.history import digests, joined, outbox, plans, sources, versions
from monitors.history.database import open_database, write_tx
from monitors.history.digests import Place, places
from monitors.model import Delivery, Difference, Event, EventType, Kind, State
from monitors.sources.health import SourceState
from monitors.watchlist import Channel, Subscription, Watchlist
from monitors.words.dutch import HARD_SPACE
from tests.invented import BILL, DOSSIER, NEWS, REJECTED, TOPIC, WATCHLIST
from tests.ledger import Kept, keep, tell

MONDAY = datetime(2026, 7, 20, 5, 30, tzinfo=UTC)
"""Half past seven in Amsterdam."""
WEEK = timedelta(days=7)
WEEKLY = Subscription("team", ("mail",), when="weekly")
DAILY = Subscription("team", ("mail",), when="daily")


def watching(*subscriptions: Subscription, to: tuple[str, ...] = ("a@example.org",)) -> Watchlist:
    return Watchlist((DOSSIER, TOPIC), WATCHLIST.sources, (Channel("mail", "email", to),), subscriptions)


def owed(db: Database) -> list[tuple[str, str]]:
    rows = db.query("select subject, recipient from delivery where subject like 'digest:%' order by id")
    return [(row["subject"], row["recipient"]) for row in rows]


def told(db: Database, watchlist: Watchlist, now: datetime) -> list[tuple[str, list[int]]]:
    """The period and the events of every digest that is owed, as it reads now."""
    rows = list(db.query("select * from delivery where subject like 'digest:%' order by id"))
    found = [digests.for_delivery(db, watchlist, delivery(row["id"], row["subject"]), now) for row in rows]
    return [(one.period.label, sorted(item.event.id for item in one.items)) for one in found if one]


def delivery(number: int, subject: str) -> Delivery:
    return Delivery(number, "mail", "email", "a@example.org", subject, State.QUEUED, 0, MONDAY)


def place(watchlist: Watchlist) -> Place:
    return next(iter(places(watchlist)))


def begun(db: Database, watchlist: Watchlist) -> Watchlist:
    """A watchlist whose ledger was opened a week before."""
    digests.make_due(db, watchlist, MONDAY - WEEK)
    return watchlist


def test_a_subscription_begins_without_a_digest_of_a_week_that_it_did_not_see(db: Database) -> None:
    assert digests.make_due(db, watching(WEEKLY), MONDAY) == 0
    assert owed(db) == []


def test_a_weekly_digest_goes_at_half_past_seven_on_monday_once(db: Database) -> None:
    watchlist = begun(db, watching(WEEKLY))
    event = tell(db, watchlist, Kept(MONDAY - timedelta(days=3)))
    assert digests.make_due(db, watchlist, MONDAY - timedelta(seconds=1)) == 0
    assert digests.make_due(db, watchlist, MONDAY) == 1
    assert digests.make_due(db, watchlist, MONDAY + timedelta(hours=1)) == 0
    assert owed(db) == [("digest:weekly:2026-W29:team", "a@example.org")]
    assert told(db, watchlist, MONDAY) == [("2026-W29", [event])]


def test_a_missed_monday_is_repaired_late_and_labelled_with_its_own_period(db: Database) -> None:
    watchlist = begun(db, watching(WEEKLY))
    event = tell(db, watchlist, Kept(MONDAY - timedelta(days=3)))
    assert digests.make_due(db, watchlist, MONDAY + timedelta(days=2)) == 1
    assert told(db, watchlist, MONDAY) == [("2026-W29", [event])]
    assert digests.make_due(db, watchlist, MONDAY + WEEK) == 1
    assert [label for label, _ in told(db, watchlist, MONDAY + WEEK)] == ["2026-W29", "2026-W30"]


def test_an_event_that_is_committed_after_a_digest_was_made_stands_in_the_next(db: Database) -> None:
    watchlist = begun(db, watching(WEEKLY))
    first = tell(db, watchlist, Kept(MONDAY - timedelta(days=3)))
    digests.make_due(db, watchlist, MONDAY)
    # Seen before the digest was made, and committed behind it.
    second = tell(db, watchlist, Kept(MONDAY - timedelta(minutes=1)))
    digests.make_due(db, watchlist, MONDAY + WEEK)
    assert told(db, watchlist, MONDAY + WEEK) == [("2026-W29", [first]), ("2026-W30", [second])]


def test_an_event_that_another_process_commits_meanwhile_is_told_exactly_once(
    db: Database, tmp_path: Path
) -> None:
    watchlist = begun(db, watching(WEEKLY))

    def telling(day: int) -> None:
        own = open_database(tmp_path / "history.db")
        tell(own, watchlist, Kept(MONDAY - timedelta(days=day)))
        own.close()

    with ThreadPoolExecutor() as pool:
        writing = [pool.submit(telling, day) for day in range(6)]
        digests.make_due(db, watchlist, MONDAY)
        for one in writing:
            one.result()
    digests.make_due(db, watchlist, MONDAY + WEEK)
    events = [event for _, found in told(db, watchlist, MONDAY + WEEK) for event in found]
    assert sorted(events) == list(range(1, 7))


def test_something_of_last_month_that_arrives_today_stands_in_this_digest(db: Database) -> None:
    watchlist = begun(db, watching(WEEKLY))
    seen = MONDAY - timedelta(hours=20)
    with write_tx(db):
        happened = Event(0, EventType.CHANGED, "Oud nieuws", seen, date(2026, 6, 12))
        event = versions.save_event(db, happened)
        keep(db, Kept(seen), event)
        due = Due("mail", "email", "a@example.org", ("team",), held="weekly digest")
        outbox.enqueue(db, event, (due,), seen)
    digests.make_due(db, watchlist, MONDAY)
    assert told(db, watchlist, MONDAY) == [("2026-W29", [event])]


def test_a_clock_that_is_set_back_makes_no_second_digest_and_loses_nothing(db: Database) -> None:
    watchlist = begun(db, watching(WEEKLY))
    first = tell(db, watchlist, Kept(MONDAY - timedelta(days=3)))
    digests.make_due(db, watchlist, MONDAY)
    back = MONDAY - timedelta(days=10)
    second = tell(db, watchlist, Kept(back))
    assert digests.make_due(db, watchlist, back) == 0
    assert digests.make_due(db, watchlist, MONDAY) == 0
    digests.make_due(db, watchlist, MONDAY + WEEK)
    assert told(db, watchlist, MONDAY + WEEK) == [("2026-W29", [first]), ("2026-W30", [second])]


def test_two_processes_at_once_make_one_digest_for_each_recipient(db: Database, tmp_path: Path) -> None:
    watchlist = begun(db, watching(WEEKLY, to=("a@example.org", "b@example.org")))
    tell(db, watchlist, Kept(MONDAY - timedelta(days=3)))

    def making(_: int) -> int:
        own = open_database(tmp_path / "history.db")
        made = digests.make_due(own, watchlist, MONDAY)
        own.close()
        return made

    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(making, range(4))) == 2
    subject = "digest:weekly:2026-W29:team"
    assert owed(db) == [(subject, "a@example.org"), (subject, "b@example.org")]


@pytest.mark.parametrize("night", [date(2026, 3, 29), date(2026, 10, 25)], ids=["spring", "autumn"])
def test_both_nights_on_which_the_clock_changes_have_one_daily_digest_at_half_past_seven(
    db: Database, night: date
) -> None:
    watchlist = watching(DAILY)
    start = datetime(night.year, night.month, night.day, tzinfo=UTC) - timedelta(days=2)
    digests.make_due(db, watchlist, start)
    made = []
    for minutes in range(0, 4 * 24 * 60, 15):
        now = start + timedelta(minutes=minutes)
        if minutes % 180 == 0:
            tell(db, watchlist, Kept(now))
        if digests.make_due(db, watchlist, now):
            made.append(now)
    assert [f"{one.astimezone(Period('daily', night, night).due.tzinfo):%H:%M}" for one in made] == [
        "07:30"
    ] * 4
    found = [event for _, events in told(db, watchlist, start + timedelta(days=4)) for event in events]
    assert len(found) == len(set(found))


def test_a_day_on_which_nothing_happened_has_no_message_and_a_week_has(db: Database) -> None:
    daily, weekly = watching(DAILY), watching(replace(WEEKLY, key="week"))
    digests.make_due(db, daily, MONDAY - timedelta(days=1))
    digests.make_due(db, weekly, MONDAY - WEEK)
    assert digests.make_due(db, daily, MONDAY) == 0
    assert digests.make_due(db, weekly, MONDAY) == 1
    assert told(db, weekly, MONDAY) == [("2026-W29", [])]


def test_what_was_told_at_once_stands_in_the_digest_too_and_is_counted(db: Database) -> None:
    watchlist = begun(db, watching(replace(WEEKLY, when="instant")))
    tell(db, watchlist, Kept(MONDAY - timedelta(days=3)), EventType.REJECTED)
    found = digests.preview(db, watchlist, place(watchlist), named("2026-W29"), MONDAY)
    assert [item.direct for item in found.items] == [True]


def test_what_is_only_for_the_history_or_was_taken_back_stands_in_no_digest(db: Database) -> None:
    watchlist = begun(db, watching(WEEKLY))
    for reason in ("history only: not urgent by the urgency table", "moved back within an hour: 1 and 2"):
        tell(db, watchlist, Kept(MONDAY - timedelta(days=3)))
        db.execute("update delivery set reason = ? where reason = 'weekly digest'", [reason])
    db.conn.commit()
    digests.make_due(db, watchlist, MONDAY)
    assert told(db, watchlist, MONDAY) == [("2026-W29", [])]


def test_what_waits_for_the_end_of_its_round_stands_in_the_next_digest(db: Database) -> None:
    watchlist = begun(db, watching(WEEKLY))
    event = tell(db, watchlist, Kept(MONDAY - timedelta(hours=1)))
    db.execute("update delivery set not_before = '2026-07-20T06:00:00Z'")
    db.conn.commit()
    digests.make_due(db, watchlist, MONDAY)
    digests.make_due(db, watchlist, MONDAY + WEEK)
    assert told(db, watchlist, MONDAY + WEEK) == [("2026-W29", []), ("2026-W30", [event])]


def test_another_frequency_loses_and_repeats_nothing(db: Database) -> None:
    weekly, daily = begun(db, watching(WEEKLY)), watching(DAILY)
    first = tell(db, weekly, Kept(MONDAY - timedelta(days=3)))
    digests.make_due(db, weekly, MONDAY)
    second = tell(db, weekly, Kept(MONDAY + timedelta(hours=1)))
    digests.make_due(db, daily, MONDAY + timedelta(days=1))
    third = tell(db, daily, Kept(MONDAY + timedelta(days=1, hours=1)))
    digests.make_due(db, weekly, MONDAY + WEEK)
    assert told(db, weekly, MONDAY + WEEK) == [
        ("2026-W29", [first]),
        ("2026-07-20", [second]),
        ("2026-W30", [third]),
    ]


def test_what_went_out_before_the_first_digest_is_not_told_again_and_what_was_held_is(db: Database) -> None:
    watchlist = watching(WEEKLY)
    tell(db, watching(replace(WEEKLY, when="instant")), Kept(MONDAY - timedelta(days=40)))
    db.execute("update delivery set state = 'sent'")
    db.conn.commit()
    held = tell(db, watchlist, Kept(MONDAY - timedelta(days=9)))
    digests.make_due(db, watchlist, MONDAY - WEEK)
    digests.make_due(db, watchlist, MONDAY)
    assert told(db, watchlist, MONDAY) == [("2026-W29", [held])]


def test_small_changes_are_counted_once(db: Database) -> None:
    watchlist = begun(db, watching(WEEKLY))
    with write_tx(db):
        keep(db, Kept(MONDAY - timedelta(days=2), difference=Difference(frozenset({Kind.TEXT}), (), False)))
    assert preview(db, watchlist, "2026-W29").small == 1
    digests.make_due(db, watchlist, MONDAY)
    assert preview(db, watchlist, "2026-W29").small == 1
    assert preview(db, watchlist, "2026-W30").small == 0


def test_what_a_later_sighting_adds_stands_in_the_digest_of_its_own_week(db: Database) -> None:
    watchlist = begun(db, watching(WEEKLY))
    event = tell(db, watchlist, Kept(MONDAY - timedelta(days=3)))
    digests.make_due(db, watchlist, MONDAY)
    with write_tx(db):
        change = keep(db, Kept(MONDAY + timedelta(days=1), after=replace(NEWS, key="/other")), event)
        joined.save_said(db, change, EventType.CHANGED, (), ("de stemming is laat", ""))
    digests.make_due(db, watchlist, MONDAY + WEEK)
    (addition,) = preview(db, watchlist, "2026-W30").items
    assert (addition.event.id, addition.added) == (event, "de stemming is laat")
    assert addition.day == date(2026, 7, 21)
    assert [item.added for item in preview(db, watchlist, "2026-W29").items] == [""]


def test_a_digest_says_which_sources_were_read_and_which_not(db: Database) -> None:
    watchlist = watching(WEEKLY)
    with write_tx(db):
        sources.save_state(db, SourceState("ek-99999", Verdict.OK, last_ok=MONDAY))
    control = preview(db, watchlist, "2026-W29").control
    assert (control.sources, control.oldest) == (2, MONDAY)
    assert [(one.source.key, one.since) for one in control.unread] == [("vng-brieven", None)]


def test_the_stage_of_a_bill_and_what_is_to_come_stand_in_a_digest(db: Database) -> None:
    watchlist = watching(WEEKLY)
    tell(db, watchlist, Kept(MONDAY - timedelta(days=3), before=BILL, after=REJECTED), EventType.REJECTED)
    found = preview(db, watchlist, "2026-W29")
    first, _ = found.courses
    assert (first.dossier, first.bills[0].stage) == (DOSSIER, "rejected")
    assert [item.event.type for item in first.items] == [EventType.REJECTED]


def test_what_a_bill_or_an_agenda_says_is_to_come_stands_in_a_digest_once(db: Database) -> None:
    vote = replace(BILL, facts=(*BILL.facts, Fact("planned", "2026-09-01")))
    agenda = replace(NEWS, site="eerstekamer", key="agenda", url="https://www.eerstekamer.nl/agenda")
    watchlist = watching(WEEKLY)
    with write_tx(db):
        keep(db, Kept(MONDAY - timedelta(days=3), before=BILL, after=vote))
        number = versions.save_document(db, agenda, MONDAY, matched=True)
        days = (date(2026, 9, 1), date(2026, 9, 8), date(2026, 7, 1))
        plans.save_plans(db, number, [Planned(day, "voorbeeldwet") for day in days])
    found = preview(db, watchlist, "2026-W29").coming
    assert [(one.day, one.text.replace(HARD_SPACE, " "), one.url) for one in found] == [
        (days[0], "Wetsvoorstel 99 999: gepland bij de Eerste Kamer", BILL.url),
        (days[1], "Voorbeeldwet huisvesting staat op de agenda", agenda.url),
    ]


def test_what_a_followed_amendment_is_told_of_stands_in_its_digest_whatever_the_dossier(db: Database) -> None:
    watchlist = begun(db, watching(replace(WEEKLY, amendments=("proef",))))
    own = tell(db, watchlist, Kept(MONDAY - timedelta(days=3), amendments=("proef",)))
    other = tell(db, watchlist, Kept(MONDAY - timedelta(days=3), dossiers=("opvang",), amendments=("proef",)))
    tell(db, watchlist, Kept(MONDAY - timedelta(days=3)))
    found = preview(db, watchlist, "2026-W29")
    assert sorted(item.event.id for item in found.items) == [own, other]
    assert [one.dossier.key for one in found.courses] == ["opvang", "voorbeeldwet"]


def test_an_event_was_told_where_its_digest_went(db: Database) -> None:
    watchlist = begun(db, watching(WEEKLY))
    event = tell(db, watchlist, Kept(MONDAY - timedelta(days=3)))
    digests.make_due(db, watchlist, MONDAY)
    found = [(one["subject"], one["state"]) for one in outbox.deliveries_of(db, event)]
    assert found == [(f"event:{event}", "held"), ("digest:weekly:2026-W29:team", "queued")]


def test_a_digest_of_a_subscription_that_is_gone_cannot_be_read(db: Database) -> None:
    watchlist = begun(db, watching(WEEKLY))
    digests.make_due(db, watchlist, MONDAY)
    (number,) = db.execute("select id from delivery").fetchone()
    with pytest.raises(LookupError, match="nobody follows"):
        subject = "digest:weekly:2026-W29:team"
        digests.for_delivery(db, watching(), delivery(number, subject), MONDAY)


def preview(db: Database, watchlist: Watchlist, label: str) -> Digest:
    return digests.preview(db, watchlist, place(watchlist), named(label), MONDAY)


def test_the_last_period_that_is_over_is_the_one_whose_digest_is_due() -> None:
    assert latest("weekly", MONDAY).label == "2026-W29"
    assert latest("weekly", MONDAY - timedelta(minutes=1)).label == "2026-W28"
    assert latest("daily", MONDAY).label == "2026-07-19"
    assert latest("weekly", datetime(2027, 1, 4, 12, tzinfo=UTC)).label == "2026-W53"
    assert named("2026-W53") == latest("weekly", datetime(2027, 1, 4, 12, tzinfo=UTC))


@pytest.mark.parametrize("label", ["2026-W54", "2026-07", "week 30", "", "2026-02-30"])
def test_what_names_no_period_is_refused(label: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        named(label)
