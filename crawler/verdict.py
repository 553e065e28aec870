"""What an answer, or the lack of one, says of a visit. Pure; the definitions are in the README."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from crawler.document import Fetch
from crawler.errors import Failure, PageError, Verdict

ROBOTS_FORBID = "robots.txt forbids this address"
ROBOTS_DOWN = "robots.txt could not be read, which forbids everything for now"
_WAIT = {408, 429}
_LONGEST_DELAY = 120.0
_LONGEST_WAIT = 7 * 24 * 3600.0


def failure_of_answer(fetch: Fetch) -> Failure | None:
    """The failure that status and body show on their own, or None for an answer worth reading."""
    if fetch.status in _WAIT or fetch.status >= 500:
        wait = retry_after(fetch.header("retry-after"), fetch.header("date"))
        return Failure(fetch.url, Verdict.UNREACHABLE, f"HTTP {fetch.status}", True, wait)
    if fetch.status >= 300:
        return Failure(fetch.url, Verdict.BLOCKED, f"HTTP {fetch.status}", False)
    if not fetch.body.strip():
        return Failure(fetch.url, Verdict.BROKEN, f"HTTP {fetch.status} with an empty body", True)
    return None


def failure_of_page(url: str, error: PageError) -> Failure:
    """The failure that a page object raised, with the field that vanished where there is one."""
    return Failure(url, error.verdict, error.reason, True, field=getattr(error, "field", None))


def retry_after(value: str | None, date: str | None) -> float | None:
    """Seconds to wait by a Retry-After header in seconds or as a date, or None without a usable one.

    A date counts from the answer's own Date header, so that a wrong clock here does no harm. Never
    more than a week: a figure without sense may not silence a source for good.
    """
    seconds = _seconds(value or "", date or "")
    return None if seconds is None else min(max(0.0, seconds), _LONGEST_WAIT)


def crawl_delay(ours: float, asked: float | None) -> float:
    """Seconds between two requests to a host: ours, or the longer that its robots.txt asks for.

    Never more than two minutes: a round that crawls slower would count as stalled.
    """
    return max(ours, min(asked or 0.0, _LONGEST_DELAY))


def _seconds(value: str, date: str) -> float | None:
    if value.strip().isascii() and value.strip().isdigit():
        return float(value)
    until, since = _http_date(value), _http_date(date)
    return (until - since).total_seconds() if until and since else None


def _http_date(value: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(value)
    except ValueError:
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
