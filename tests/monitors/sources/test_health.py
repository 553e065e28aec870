from __future__ import annotations

from datetime import UTC, datetime, timedelta

from crawler.errors import Failure, Verdict
from monitors.sources.freshness import Rows
from monitors.sources.health import Outcome, SourceState, visited
from monitors.watchlist import Source

NOW = datetime(2026, 7, 30, 7, 10, tzinfo=UTC)
SOURCE = Source("vng-brieven", "vng", "https://vng.nl/brieven", timedelta(hours=1))
DOWN = Failure(SOURCE.url, Verdict.UNREACHABLE, "no answer in time", True)
BROKEN = Failure(SOURCE.url, Verdict.BROKEN, "required part 'rows' is missing", True, field="rows")


def after(*failures: Failure | None) -> list[Outcome]:
    state, outcomes = SourceState(SOURCE.key), []
    for step, failure in enumerate(failures):
        outcome = visited(state, SOURCE, failure, NOW + step * SOURCE.every)
        outcomes.append(outcome)
        state = outcome.state
    return outcomes


def test_one_outage_is_one_message_down_and_one_up() -> None:
    events = [outcome.event for outcome in after(None, DOWN, DOWN, DOWN, None, None) if outcome.event]
    assert len(events) == 2
    down, up = events
    assert down.until is None
    assert down.since == NOW + timedelta(hours=1)
    assert up.until == NOW + timedelta(hours=4)


def test_a_single_hiccup_is_not_told() -> None:
    assert [outcome.event for outcome in after(None, DOWN, None)] == [None, None, None]


def test_a_broken_layout_is_told_at_once_with_the_field_and_the_last_good_look() -> None:
    event = after(None, BROKEN)[-1].event
    assert event
    assert event.field == "rows"
    assert event.last_good == NOW


def test_a_site_that_asks_to_wait_is_left_alone() -> None:
    waiting = Failure(SOURCE.url, Verdict.UNREACHABLE, "HTTP 429", True, retry_after=7200)
    assert after(None, waiting)[-1].state.not_before == NOW + timedelta(hours=3)


def test_a_legally_empty_source_is_quiet_and_read() -> None:
    state = visited(SourceState(SOURCE.key), SOURCE, None, NOW, Rows(0)).state
    assert state.verdict is Verdict.QUIET
    assert state.last_ok == NOW


def test_an_index_that_fell_to_nothing_is_suspect_until_it_was_looked_at_often() -> None:
    state = visited(SourceState(SOURCE.key), SOURCE, None, NOW, Rows(214)).state
    for _ in range(3):
        state = visited(state, SOURCE, None, NOW, Rows(0)).state
        assert state.verdict is Verdict.SUSPECT
        assert state.reason == "0 of 214 rows left"
    assert visited(state, SOURCE, None, NOW, Rows(210)).state.verdict is Verdict.OK
    assert visited(state, SOURCE, None, NOW, Rows(0)).state.verdict is Verdict.QUIET


def test_a_small_window_that_slides_empty_is_quiet() -> None:
    state = visited(SourceState(SOURCE.key), SOURCE, None, NOW, Rows(2)).state
    assert visited(state, SOURCE, None, NOW, Rows(0)).state.verdict is Verdict.QUIET
