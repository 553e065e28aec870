"""How often a source is visited: its own pace, the chambers' days, failures, and a whole answer a week."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from crawler.errors import Failure, Verdict
from monitors.sources.health import SourceState, backed_off, visited
from monitors.sources.schedule import full_fetch_due, in_recess, interval
from monitors.watchlist import Source
from tests import pages
from tests.house import House, source, watchlist
from tests.servers import Page, Site

HOUR, SECOND = timedelta(hours=1), timedelta(seconds=1)
TUESDAY = datetime(2026, 10, 6, 8, tzinfo=UTC)
FRIDAY = datetime(2026, 10, 9, 8, tzinfo=UTC)
RECESS = datetime(2026, 7, 28, 8, tzinfo=UTC)
PATH = "/vragen-en-antwoorden/voorbeeld-999001"


def of(site: str, key: str = "bron") -> Source:
    return Source(key, site, "https://www.example.org/", HOUR)


def test_sources_are_spread_by_a_tenth_and_each_keeps_its_place() -> None:
    lengths = [interval(of("vng", f"bron-{n}"), FRIDAY) for n in range(200)]
    assert min(lengths) >= HOUR * 0.9
    assert max(lengths) <= HOUR * 1.1
    assert len(set(lengths)) > 150
    assert interval(of("vng"), FRIDAY) == interval(of("vng"), TUESDAY)


@pytest.mark.parametrize("site", ["eerstekamer", "tweedekamer"])
def test_a_chamber_is_watched_closer_when_it_sits_and_less_in_recess(site: str) -> None:
    usual = interval(of(site), FRIDAY)
    assert abs(interval(of(site), TUESDAY) - usual / 2) <= SECOND
    assert abs(interval(of(site), RECESS) - usual * 2) <= SECOND


def test_the_day_is_that_of_amsterdam() -> None:
    late_on_monday = datetime(2026, 10, 5, 22, 30, tzinfo=UTC)
    assert interval(of("eerstekamer"), late_on_monday) == interval(of("eerstekamer"), TUESDAY)
    assert not in_recess(datetime(2026, 7, 12, tzinfo=UTC).date())


@pytest.mark.parametrize(
    ("usual", "failures", "waits"),
    [
        (HOUR, 1, HOUR),
        (HOUR, 2, 2 * HOUR),
        (HOUR, 3, 4 * HOUR),
        (HOUR, 9, 6 * HOUR),
        (HOUR / 6, 9, HOUR / 6 * 16),
        (24 * HOUR, 4, 24 * HOUR),
    ],
)
def test_failures_in_a_row_are_waited_out_longer_and_longer(
    usual: timedelta, failures: int, waits: timedelta
) -> None:
    assert backed_off(usual, failures) == waits


def test_a_source_that_is_back_keeps_its_own_pace_again() -> None:
    failure = Failure("https://www.example.org/", Verdict.UNREACHABLE, "HTTP 500", True)
    state = SourceState("bron")
    for _ in range(3):
        state = visited(state, of("vng"), failure, FRIDAY).state
    usual = interval(of("vng"), FRIDAY)
    assert state.next_due == FRIDAY + 4 * usual
    assert visited(state, of("vng"), None, FRIDAY).state.next_due == FRIDAY + usual


def test_a_whole_answer_is_asked_for_once_a_week() -> None:
    assert full_fetch_due(None, FRIDAY)
    assert not full_fetch_due(FRIDAY - timedelta(days=6), FRIDAY)
    assert full_fetch_due(FRIDAY - timedelta(days=7), FRIDAY)


def test_a_site_that_always_says_not_modified_cannot_hide_a_change_for_good(tmp_path: Path) -> None:
    with Site() as site:
        site.pages[PATH] = Page(pages.question())
        house = House(tmp_path, watchlist(source(site, "vraag", "vng", PATH)))
        house.visit()
        site.requests.clear()
        for _ in range(3):
            assert house.visit().unchanged == 1
        assert site.bodies() == []
        house.now += timedelta(days=7)
        assert house.visit().unchanged == 1
        assert site.bodies() == [PATH]
        site.requests.clear()
        assert house.visit().unchanged == 1
        assert site.bodies() == []
    assert house.changes() == ()
