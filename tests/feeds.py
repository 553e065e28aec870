"""A search feed of our own that keeps the site's rules: twenty items at most, within its window."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, time
from email.utils import format_datetime
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

from crawler.text import AMSTERDAM

TERM = "voorbeeldwet"
MOST = 20
OTHER_FILTERS = [{"field": "topic", "values": ["Wonen & huur"], "type": "all"}]

Item = tuple[str, date]


def path(window: dict[str, str] | None) -> str:
    """The address of the search, within a window or none."""
    values = {"field": "sort_date", "values": [{"name": "specificPeriod", **(window or {})}], "type": "all"}
    filters: list[dict[str, Any]] = [*([values] if window else []), *OTHER_FILTERS]
    query = {"filters": filters, "resultSearchTerm": TERM, "pageTitle": "Zoeken"}
    return "/api/rss?query=" + quote(json.dumps(query, separators=(",", ":")), safe="")


def items(days: list[date]) -> list[Item]:
    """News items of these days, each with an address of its own."""
    return [(f"/actueel/nieuws/{day:%Y/%m/%d}/bericht-{number}", day) for number, day in enumerate(days)]


def shown(everything: list[Item], window: dict[str, Any]) -> list[Item]:
    """What the site shows of all items within a window, in an order of its own."""
    bounds = [datetime.fromisoformat(window[name]) if name in window else None for name in ("from", "to")]
    since, until = bounds
    found = [
        one
        for one in everything
        if (since is None or moment(one[1]) >= since) and (until is None or moment(one[1]) <= until)
    ]
    return found[:MOST]


def searched(everything: list[Item], path: str) -> bytes | None:
    """The answer to a search, or None for an address that is none."""
    if urlsplit(path).path != "/api/rss":
        return None
    query = json.loads(parse_qs(urlsplit(path).query)["query"][0])
    return feed(shown(everything, query["filters"][0]["values"][0]))


def feed(found: list[Item]) -> bytes:
    """The feed of these items."""
    entries = "".join(
        f"<item><title>Bericht over de Voorbeeldwet</title><link>https://www.rijksoverheid.nl{url}</link>"
        f"<pubDate>{format_datetime(moment(day), usegmt=True)}</pubDate></item>"
        for url, day in found
    )
    head = '<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel><title>Zoeken</title>'
    return f"{head}{entries}</channel></rss>".encode()


def news(url: str, day: date) -> bytes:
    """The page of a news item about the example bill."""
    return f"""<!DOCTYPE html><html lang="nl"><body><main><h1>Bericht over de Voorbeeldwet huisvesting</h1>
<p>Nieuwsbericht {day:%d-%m-%Y} | 10:00</p><p>Dit bericht over wetsvoorstel 99 999 staat op {url}.</p>
<h2>Heeft deze informatie u geholpen?</h2></main></body></html>""".encode()


def moment(day: date) -> datetime:
    """Ten in the morning of a day in Amsterdam, in UTC."""
    return datetime.combine(day, time(10), AMSTERDAM).astimezone(UTC)
