"""How a source fares: one message when it goes down, one when it is back. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from crawler.errors import Failure, Verdict
from monitors.model import SourceEvent
from monitors.sources.freshness import Rows, stale
from monitors.sources.schedule import interval
from monitors.watchlist import Source

_MANY = 5
BELIEVED_AFTER = 3
_DOUBLINGS = 4
_LONGEST_BACK_OFF = timedelta(hours=6)


@dataclass(frozen=True, slots=True)
class SourceState:
    """What we remember of a source.

    `failures` counts visits in a row, `announced` says that operators know, `items` counts the
    rows of an index when it was last believed, `newest` is the day of the newest that it ever gave.
    """

    key: str
    verdict: Verdict | None = None
    reason: str | None = None
    field: str | None = None
    first_ok: datetime | None = None
    last_ok: datetime | None = None
    last_visit: datetime | None = None
    next_due: datetime | None = None
    not_before: datetime | None = None
    failing_since: datetime | None = None
    failures: int = 0
    announced: bool = False
    items: int = 0
    newest: date | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """The new state of a source and what operators are to hear of it, if anything."""

    state: SourceState
    event: SourceEvent | None = None


def visited(
    state: SourceState, source: Source, failure: Failure | None, now: datetime, rows: Rows | None = None
) -> Outcome:
    """The outcome of one visit: failed, or read; `rows` is what a list gave.

    An index that is legally empty is quiet; one that lost all its rows, or that stands still, is suspect.
    """
    failure = failure or shrunk(state, source.url, rows)
    if failure:
        return _failed(state, source, failure, now)
    # An unchanged list gives no rows, and standing still is just that.
    seen = [day for day in (state.newest, rows.newest if rows else None) if day]
    read = replace(
        state,
        first_ok=state.first_ok or now,
        items=rows.count if rows else state.items,
        newest=max(seen, default=None),
    )
    reason = stale(source, read.newest, now)
    return _stale(read, source, reason, now) if reason else _read(read, source, now, rows)


def shrunk(state: SourceState, url: str, rows: Rows | None) -> Failure | None:
    """The failure of an index that lost all its many rows; looked at often enough, it is believed."""
    if rows is None or rows.count > 0 or state.items < _MANY or state.failures >= BELIEVED_AFTER:
        return None
    reason = f"0 of {state.items} rows left"
    return Failure(url, Verdict.SUSPECT, reason, True)


def backed_off(usual: timedelta, failures: int) -> timedelta:
    """How long to wait after failures in a row: twice as long each time, at most sixteen times or six hours.

    A source that is visited less often than that keeps its own pace.
    """
    waited: timedelta = usual * 2 ** min(failures - 1, _DOUBLINGS)
    return max(usual, min(waited, _LONGEST_BACK_OFF))


def slowest(usual: timedelta) -> timedelta:
    """How long is waited at most for a source that goes on failing."""
    return backed_off(usual, _DOUBLINGS + 1)


def _read(state: SourceState, source: Source, now: datetime, rows: Rows | None) -> Outcome:
    event = None
    if state.announced and state.failing_since:
        event = _event(state, source, until=now)
    fresh = SourceState(
        key=state.key,
        verdict=Verdict.QUIET if rows and rows.count == 0 else Verdict.OK,
        first_ok=state.first_ok,
        last_ok=now,
        last_visit=now,
        next_due=now + interval(source, now),
        items=state.items,
        newest=state.newest,
    )
    return Outcome(fresh, event)


def _stale(state: SourceState, source: Source, reason: str, now: datetime) -> Outcome:
    """A list that stands still was read, so it keeps its pace: what comes next must be seen in time."""
    outcome = _failed(state, source, Failure(source.url, Verdict.SUSPECT, reason, True), now)
    return replace(outcome, state=replace(outcome.state, next_due=now + interval(source, now)))


def _failed(state: SourceState, source: Source, failure: Failure, now: datetime) -> Outcome:
    failing = replace(
        state,
        verdict=failure.verdict,
        reason=failure.reason,
        field=failure.field,
        last_visit=now,
        next_due=now + backed_off(interval(source, now), state.failures + 1),
        not_before=_wait_until(failure, now),
        failing_since=state.failing_since or now,
        failures=state.failures + 1,
    )
    if state.announced or not _worth_telling(failing):
        return Outcome(failing)
    return Outcome(replace(failing, announced=True), _event(failing, source, until=None))


def _worth_telling(state: SourceState) -> bool:
    """A broken layout does not mend itself: told at once. The rest may be a hiccup: told the second time."""
    return state.verdict is Verdict.BROKEN or state.failures >= 2


def _wait_until(failure: Failure, now: datetime) -> datetime | None:
    return now + timedelta(seconds=failure.retry_after) if failure.retry_after else None


def _event(state: SourceState, source: Source, until: datetime | None) -> SourceEvent:
    if state.failing_since is None:
        raise ValueError(f"source {source.key} has no outage to tell of")
    return SourceEvent(
        source=source.key,
        url=source.url,
        verdict=str(state.verdict),
        reason=state.reason or "",
        since=state.failing_since,
        until=until,
        last_good=state.last_ok,
        field=state.field,
        looks=state.failures,
    )


def beside(event: SourceEvent, sources: Iterable[Source], states: Mapping[str, SourceState]) -> SourceEvent:
    """The event with how many other sources of its site there are, and how many of them are read."""
    known = tuple(sources)
    site = next((one.site for one in known if one.key == event.source), None)
    others = [states.get(one.key) for one in known if one.site == site and one.key != event.source]
    working = sum(1 for one in others if one and one.verdict and one.verdict.read)
    return replace(event, others=len(others), working=working)
