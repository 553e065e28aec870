"""When a source and a followed page are visited again, and until when a message waits. Pure."""

from __future__ import annotations

import hashlib
from datetime import date, datetime, time, timedelta

from crawler.text import AMSTERDAM
from monitors.alerts.workdays import is_working_day
from monitors.watchlist import Source

_DAILY_UNTIL = timedelta(days=14)
_WEEKLY_UNTIL = timedelta(days=90)
_FULL_FETCH_EVERY = timedelta(days=7)
_CHAMBERS = frozenset({"eerstekamer", "tweedekamer"})
_SITTING_DAYS = frozenset({1, 2, 3})
_CLOSELY = timedelta(minutes=15)
_WORKING_DAYS_BEFORE = 2
# First and last day on which neither Chamber meets. Computed: the pattern of "Recessen" on tweedekamer.nl in
# 2023 and 2024 (a Friday up to and including a Monday) laid on the school holidays; in summer and at
# Christmas only the weeks in which the Senate is away too. A wrong day costs no more than half of the pace.
_RECESS = (
    (date(2024, 12, 23), date(2025, 1, 13)),
    (date(2025, 2, 21), date(2025, 3, 3)),
    (date(2025, 4, 25), date(2025, 5, 12)),
    (date(2025, 7, 14), date(2025, 9, 1)),
    (date(2025, 10, 17), date(2025, 10, 27)),
    (date(2025, 12, 23), date(2026, 1, 12)),
    (date(2026, 2, 13), date(2026, 2, 23)),
    (date(2026, 4, 24), date(2026, 5, 11)),
    (date(2026, 7, 13), date(2026, 8, 31)),
    (date(2026, 10, 16), date(2026, 10, 26)),
    (date(2026, 12, 23), date(2027, 1, 11)),
    (date(2027, 2, 19), date(2027, 3, 1)),
    (date(2027, 4, 23), date(2027, 5, 10)),
    (date(2027, 7, 12), date(2027, 8, 30)),
    (date(2027, 10, 15), date(2027, 10, 25)),
    (date(2027, 12, 23), date(2028, 1, 10)),
)
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


def source_due(next_due: datetime | None, last_visit: datetime | None, now: datetime, *, near: bool) -> bool:
    """Whether a source is due: where something of its dossier is `near`, 15 minutes after a visit."""
    if next_due is None or last_visit is None or next_due <= now:
        return True
    return near and now - last_visit >= _CLOSELY


def near_until(now: datetime) -> date:
    """The last day that counts as near: two working days from today on, in Amsterdam."""
    day = now.astimezone(AMSTERDAM).date()
    left = _WORKING_DAYS_BEFORE
    while left:
        day += timedelta(days=1)
        left -= is_working_day(day)
    return day


def page_due(
    first_seen: datetime, last_visit: datetime, now: datetime, *, matched: bool, day: date | None = None
) -> bool:
    """Matched pages: daily for 14 days, weekly to day 90, then monthly. Others when their row changes.

    A page about a `day` to come, such as an agenda: daily until that day, hourly on it.
    """
    age = now - first_seen
    today = now.astimezone(AMSTERDAM).date()
    if day and day >= today:
        return now - last_visit >= timedelta(hours=1 if day == today else 24)
    if not matched:
        return False
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
