"""The start of a search window is a local midnight, also where the clock changes in between."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from config.window import resolve_url
from monitors.watchlist import Source

URL = "https://www.rijksoverheid.nl/api/rss?query=%7B%22from%22%3A%22{from}%22%7D"


def _source(url: str) -> Source:
    return Source("a", "rijksoverheid", url, timedelta(hours=1))


@pytest.mark.parametrize(
    ("now", "start"),
    [
        (datetime(2026, 7, 31, 10, tzinfo=UTC), "2026-06-30T22:00:00.000Z"),
        (datetime(2026, 1, 31, 10, tzinfo=UTC), "2025-12-31T23:00:00.000Z"),
        # Summer time began on 29 March 2026: the window starts in winter time.
        (datetime(2026, 4, 10, 10, tzinfo=UTC), "2026-03-10T23:00:00.000Z"),
        # Summer time ended on 25 October 2026: the window starts in summer time.
        (datetime(2026, 11, 1, 10, tzinfo=UTC), "2026-10-01T22:00:00.000Z"),
        # Half past midnight in Amsterdam is still the day before in UTC.
        (datetime(2026, 7, 30, 22, 30, tzinfo=UTC), "2026-06-30T22:00:00.000Z"),
        (datetime(2026, 7, 30, 21, 30, tzinfo=UTC), "2026-06-29T22:00:00.000Z"),
    ],
)
def test_the_window_starts_at_amsterdam_midnight_30_days_ago(now: datetime, start: str) -> None:
    assert resolve_url(_source(URL), now) == URL.replace("{from}", start)


def test_the_address_stays_the_same_for_a_whole_day() -> None:
    morning = datetime(2026, 11, 22, 23, 0, tzinfo=UTC)
    hours = (morning + timedelta(hours=hour) for hour in range(24))
    assert len({resolve_url(_source(URL), now) for now in hours}) == 1


def test_an_address_without_a_window_is_left_alone() -> None:
    plain = "https://vng.nl/nieuws?onderwerp%5B0%5D=1"
    assert resolve_url(_source(plain), datetime(2026, 1, 1, tzinfo=UTC)) == plain
