"""When a source and a followed page are visited again, and until when a message waits. Pure."""

from __future__ import annotations

import hashlib
from datetime import date, datetime, time, timedelta

from crawler.text import AMSTERDAM
from monitors.model import Source

_DAILY_UNTIL = timedelta(days=14)
_WEEKLY_UNTIL = timedelta(days=90)
_FULL_FETCH_EVERY = timedelta(days=7)
_CHAMBERS = frozenset({"eerstekamer", "tweedekamer"})
_SITTING_DAYS = frozenset({1, 2, 3})
# First and last day. A recess that is not here only means that we look as often as in other weeks.
_RECESS = ((date(2026, 7, 13), date(2026, 8, 31)),)
_JITTER = 0.1


def interval(source: Source, now: datetime) -> timedelta:
    """How long after a visit a source is due again: faster on a chamber's sitting days, slower in recess.

    Up to a tenth shorter or longer, always the same for a source, so that they do not come all at once.
    """
    digest = hashlib.sha256(source.key.encode()).digest()
    share = int.from_bytes(digest[:4]) / (2**32 - 1)
    length = source.every * (_pace(source.site, now) * (1 + _JITTER * (2 * share - 1)))
    return timedelta(seconds=round(length.total_seconds()))


def in_recess(day: date) -> bool:
    """Whether both chambers are known to be in recess."""
    return any(first <= day <= last for first, last in _RECESS)


def full_fetch_due(fetched: datetime | None, now: datetime) -> bool:
    """Whether an answer is to be asked for whole, whatever its validators say: one a week.

    A site that wrongly answers "not modified" would otherwise hide every change for good.
    """
    return fetched is None or now - fetched >= _FULL_FETCH_EVERY


def _pace(site: str, now: datetime) -> float:
    day = now.astimezone(AMSTERDAM).date()
    if site not in _CHAMBERS:
        return 1.0
    if in_recess(day):
        return 2.0
    return 0.5 if day.weekday() in _SITTING_DAYS else 1.0


def page_due(first_seen: datetime, last_visit: datetime, now: datetime, *, matched: bool) -> bool:
    """Matched pages: daily for 14 days, weekly to day 90, then monthly. Others when their row changes."""
    if not matched:
        return False
    age = now - first_seen
    if age <= _DAILY_UNTIL:
        return now - last_visit >= timedelta(days=1)
    return now - last_visit >= timedelta(days=7 if age <= _WEEKLY_UNTIL else 30)


def quiet_until(now: datetime, quiet: str | None) -> datetime | None:
    """The end of the quiet hours ("19:00-07:00", Amsterdam) that `now` falls in, or None."""
    if not quiet:
        return None
    start, end = (time.fromisoformat(part) for part in quiet.split("-"))
    local = now.astimezone(AMSTERDAM)
    clock = local.time()
    if start <= end:
        inside = start <= clock < end
        day = local.date()
    else:
        inside = clock >= start or clock < end
        day = local.date() + timedelta(days=1 if clock >= start else 0)
    return datetime.combine(day, end, AMSTERDAM).astimezone(now.tzinfo) if inside else None
