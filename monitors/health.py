"""How a source fares: one message when it goes down, one when it is back. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from crawler.errors import Failure, Verdict
from monitors.model import Source, SourceEvent
from monitors.schedule import interval

_MANY = 5
BELIEVED_AFTER = 3
_DOUBLINGS = 4
_LONGEST_BACK_OFF = timedelta(hours=6)


@dataclass(frozen=True, slots=True)
class SourceState:
    """What we remember of a source.

    `failures` counts visits in a row, `announced` says that operators know, `items` counts the
    rows of an index when it was last believed.
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


@dataclass(frozen=True, slots=True)
class Outcome:
    """The new state of a source and what operators are to hear of it, if anything."""

    state: SourceState
    event: SourceEvent | None = None


def visited(
    state: SourceState, source: Source, failure: Failure | None, now: datetime, items: int | None = None
) -> Outcome:
    """The outcome of one visit: failed, or read; `items` counts the rows that an index gave.

    An index that is legally empty is quiet; one that lost all its rows is suspect.
    """
    failure = failure or shrunk(state, source.url, items)
    return _failed(state, source, failure, now) if failure else _read(state, source, now, items)


def shrunk(state: SourceState, url: str, items: int | None) -> Failure | None:
    """The failure of an index that lost all its many rows; looked at often enough, it is believed."""
    if items is None or items > 0 or state.items < _MANY or state.failures >= BELIEVED_AFTER:
        return None
    reason = f"0 of {state.items} rows left"
    return Failure(url, Verdict.SUSPECT, reason, True)


def backed_off(usual: timedelta, failures: int) -> timedelta:
    """How long to wait after failures in a row: twice as long each time, at most sixteen times or six hours.

    A source that is visited less often than that keeps its own pace.
    """
    waited: timedelta = usual * 2 ** min(failures - 1, _DOUBLINGS)
    return max(usual, min(waited, _LONGEST_BACK_OFF))


def _read(state: SourceState, source: Source, now: datetime, items: int | None) -> Outcome:
    event = None
    if state.announced and state.failing_since:
        event = _event(state, source, until=now)
    fresh = SourceState(
        key=state.key,
        verdict=Verdict.QUIET if items == 0 else Verdict.OK,
        first_ok=state.first_ok or now,
        last_ok=now,
        last_visit=now,
        next_due=now + interval(source, now),
        items=state.items if items is None else items,
    )
    return Outcome(fresh, event)


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
    )
