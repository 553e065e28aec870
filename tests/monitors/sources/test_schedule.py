from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from monitors.sources.schedule import near_until, page_due, quiet_until, source_due

FIRST = datetime(2026, 1, 1, 9, tzinfo=UTC)


@pytest.mark.parametrize(
    ("age_days", "since_visit_days", "due"),
    [(3, 1, True), (3, 0.5, False), (30, 6, False), (30, 7, True), (200, 29, False), (200, 30, True)],
)
def test_a_matched_page_is_visited_daily_then_weekly_then_monthly(
    age_days: float, since_visit_days: float, due: bool
) -> None:
    now = FIRST + timedelta(days=age_days)
    assert page_due(FIRST, now - timedelta(days=since_visit_days), now, matched=True) is due


def test_an_unmatched_page_waits_for_its_row_to_change() -> None:
    assert not page_due(FIRST, FIRST, FIRST + timedelta(days=400), matched=False)


@pytest.mark.parametrize(
    ("moment", "since_visit", "due"),
    [
        (datetime(2026, 10, 1, 9, tzinfo=UTC), timedelta(hours=23), False),
        (datetime(2026, 10, 1, 9, tzinfo=UTC), timedelta(hours=24), True),
        (datetime(2026, 10, 5, 22, 30, tzinfo=UTC), timedelta(hours=1), True),
        (datetime(2026, 10, 6, 9, tzinfo=UTC), timedelta(minutes=59), False),
        (datetime(2026, 10, 6, 9, tzinfo=UTC), timedelta(hours=1), True),
        (datetime(2026, 10, 7, 9, tzinfo=UTC), timedelta(days=40), False),
    ],
)
def test_an_agenda_is_visited_daily_until_its_day_and_hourly_on_it_whomever_it_is_about(
    moment: datetime, since_visit: timedelta, due: bool
) -> None:
    tuesday = date(2026, 10, 6)
    assert page_due(FIRST, moment - since_visit, moment, matched=False, day=tuesday) is due


def test_a_matched_page_keeps_its_pace_when_its_day_is_past() -> None:
    now = FIRST + timedelta(days=3)
    assert page_due(FIRST, now - timedelta(days=1), now, matched=True, day=date(2025, 12, 30))


def test_a_source_of_a_dossier_with_a_vote_near_is_due_every_quarter_of_an_hour() -> None:
    visited, soon = FIRST, FIRST + timedelta(minutes=15)
    later = FIRST + timedelta(hours=6)
    assert source_due(later, visited, soon, near=True)
    assert not source_due(later, visited, soon - timedelta(minutes=1), near=True)
    assert not source_due(later, visited, soon, near=False)
    assert source_due(soon, visited, soon, near=False)
    assert source_due(None, None, soon, near=False)


@pytest.mark.parametrize(
    ("now", "last"),
    [
        (datetime(2026, 10, 5, 9, tzinfo=UTC), date(2026, 10, 7)),
        (datetime(2026, 10, 8, 9, tzinfo=UTC), date(2026, 10, 12)),
        (datetime(2026, 10, 10, 9, tzinfo=UTC), date(2026, 10, 13)),
        (datetime(2026, 10, 5, 22, 30, tzinfo=UTC), date(2026, 10, 8)),
    ],
)
def test_near_is_two_working_days_in_amsterdam(now: datetime, last: date) -> None:
    assert near_until(now) == last


def test_quiet_hours_end_at_seven_in_amsterdam_whatever_the_season() -> None:
    winter = datetime(2026, 1, 15, 22, tzinfo=UTC)
    summer = datetime(2026, 7, 15, 22, tzinfo=UTC)
    assert quiet_until(winter, "19:00-07:00") == datetime(2026, 1, 16, 6, tzinfo=UTC)
    assert quiet_until(summer, "19:00-07:00") == datetime(2026, 7, 16, 5, tzinfo=UTC)


def test_outside_quiet_hours_nothing_waits() -> None:
    assert quiet_until(datetime(2026, 1, 15, 12, tzinfo=UTC), "19:00-07:00") is None
    assert quiet_until(datetime(2026, 1, 15, 22, tzinfo=UTC), None) is None
