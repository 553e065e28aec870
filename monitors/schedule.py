"""When a followed page is visited again, and until when a message waits. Pure."""

from __future__ import annotations

from datetime import datetime, time, timedelta

from crawler.text import AMSTERDAM

_DAILY_UNTIL = timedelta(days=14)
_WEEKLY_UNTIL = timedelta(days=90)


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
