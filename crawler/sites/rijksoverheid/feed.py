"""The search feed `/api/rss?query=<JSON>`: one row an item, newest or most relevant twenty."""

from __future__ import annotations

import json
from calendar import timegm
from collections.abc import Iterable
from datetime import date, datetime
from typing import Any, ClassVar
from urllib.parse import parse_qsl, quote, urlsplit

import feedparser

from crawler.document import Document, Fact, Fetch, Section, Visit
from crawler.errors import LayoutChanged
from crawler.html import canonical
from crawler.page import Page
from crawler.sites.rijksoverheid.common import HOST, HOSTS, SITE, path_of, row_address, xml_root
from crawler.sites.rijksoverheid.window import FIELD, filters_of, window_of, within
from crawler.text import AMSTERDAM, line

_PATH = "/api/rss"
_MOST_ITEMS = 20


class SearchFeed(Page):
    """Reads the answers of a search as a list; the moving date window is no part of its identity.

    The site shows twenty items at most and has no second page: a feed of twenty is truncated.
    """

    site: ClassVar[str] = SITE
    hosts: ClassVar[tuple[str, ...]] = HOSTS
    revision: ClassVar[int] = 2

    @classmethod
    def reads(cls, url: str) -> bool:
        """The address of the feed, whatever its query."""
        return path_of(url) == _PATH

    def part(self, fetch: Fetch) -> bytes:
        """Title and rows alone: descriptions and build dates are noise."""
        feed = _parsed(fetch)
        return repr((_title(feed), _rows(feed, fetch.url))).encode()

    def document(self, fetch: Fetch) -> Document:
        """The found pages, an address a row. Raises LayoutChanged for an unfiltered empty feed."""
        feed = _parsed(fetch)
        query = _query(fetch.url)
        if not feed.entries and not _may_be_empty(query):
            raise LayoutChanged("items", "an unfiltered feed without items")
        rows = _rows(feed, fetch.url)
        if feed.entries and not rows:
            raise LayoutChanged("link", "no item links to a page of the site")
        identity = _without_window(fetch.url, query)
        return Document(
            site=SITE,
            key=identity.removeprefix(f"https://{HOST}"),
            url=canonical(fetch.url, fetch.url),
            kind="zoekresultaten",
            title=_title(feed) or None,
            identifier=identity,
            facts=(Fact("truncated", "ja"),) if len(feed.entries) >= _MOST_ITEMS else (),
            sections=rows,
            index=True,
        )

    def follow(self, document: Document) -> Iterable[Visit]:
        """The rows, and for a truncated feed with a date window the same search in each half of it."""
        halves = _halves(document) if document.fact("truncated") else ()
        return (*super().follow(document), *(Visit(url, "page") for url in halves))


def _parsed(fetch: Fetch) -> Any:
    xml_root(fetch, "rss", "a feed")
    return feedparser.parse(fetch.body)


def _title(feed: Any) -> str:
    return line(str(feed.feed.get("title") or ""))


def _rows(feed: Any, base: str) -> tuple[Section, ...]:
    rows: dict[str, Section] = {}
    for entry in feed.entries:
        address = row_address(base, str(entry.get("link") or ""))
        if address:
            rows.setdefault(address, Section(address, line(str(entry.get("title") or "")), _day(entry)))
    return tuple(rows.values())


def _day(entry: Any) -> str:
    """The shown date: documents carry Amsterdam midnight, which is the day before in UTC."""
    parsed = entry.get("published_parsed")
    return datetime.fromtimestamp(timegm(parsed), AMSTERDAM).date().isoformat() if parsed else ""


def _query(url: str) -> dict[str, Any]:
    """The JSON query of an address; empty where it is none."""
    raw = dict(parse_qsl(urlsplit(url).query)).get("query", "")
    try:
        query = json.loads(raw)
    except ValueError:
        return {}
    return query if isinstance(query, dict) else {}


def _may_be_empty(query: dict[str, Any]) -> bool:
    windows = any(one.get("field") == FIELD for one in filters_of(query))
    return windows or bool(str(query.get("resultSearchTerm") or "").strip())


def _without_window(url: str, query: dict[str, Any]) -> str:
    """The address without its date window, so that the same search has one name every day."""
    kept = [one for one in filters_of(query) if one.get("field") != FIELD]
    if len(kept) == len(list(filters_of(query))):
        return canonical(url, url)
    return _address({**query, "filters": kept})


def _halves(document: Document) -> tuple[str, ...]:
    query = _query(document.url)
    window = window_of(query)
    days = tuple(date.fromisoformat(row.text) for row in document.sections if row.text)
    halves = window.halves(days) if window else None
    return tuple(_address(within(query, half)) for half in halves or ())


def _address(query: dict[str, Any]) -> str:
    written = json.dumps(query, ensure_ascii=False, separators=(",", ":"))
    return f"https://{HOST}{_PATH}?query={quote(written, safe='')}"
