from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from monitors.schedule import page_due, quiet_until

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


def test_quiet_hours_end_at_seven_in_amsterdam_whatever_the_season() -> None:
    winter = datetime(2026, 1, 15, 22, tzinfo=UTC)
    summer = datetime(2026, 7, 15, 22, tzinfo=UTC)
    assert quiet_until(winter, "19:00-07:00") == datetime(2026, 1, 16, 6, tzinfo=UTC)
    assert quiet_until(summer, "19:00-07:00") == datetime(2026, 7, 16, 5, tzinfo=UTC)


def test_outside_quiet_hours_nothing_waits() -> None:
    assert quiet_until(datetime(2026, 1, 15, 12, tzinfo=UTC), "19:00-07:00") is None
    assert quiet_until(datetime(2026, 1, 15, 22, tzinfo=UTC), None) is None
