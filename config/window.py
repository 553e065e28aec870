"""The start of a search window, which an address may hold as `{from}`. Pure."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from urllib.parse import quote

from config.fields import WINDOW
from crawler.text import AMSTERDAM
from monitors.watchlist import Source

DAYS = 30


def resolve_url(source: Source, now: datetime) -> str:
    """The address to visit: `{from}` becomes Amsterdam midnight 30 days ago, in UTC and percent-encoded.

    It changes once a day, so that validators of one round still hold in the next.
    """
    return filled(source.url, now)


def filled(url: str, now: datetime) -> str:
    """The address with the start of the window filled in."""
    if WINDOW not in url:
        return url
    day = now.astimezone(AMSTERDAM).date() - timedelta(days=DAYS)
    start = datetime.combine(day, time(), AMSTERDAM).astimezone(UTC)
    return url.replace(WINDOW, quote(start.strftime("%Y-%m-%dT%H:%M:%S.000Z"), safe=":"))
