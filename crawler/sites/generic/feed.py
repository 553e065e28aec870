"""RSS and Atom of any host: an address a row, its title and its day. Pure."""

from __future__ import annotations

from calendar import timegm
from datetime import datetime
from typing import Any

import feedparser
from lxml import etree

from crawler.blocked import raise_if_blocked, raise_if_html
from crawler.document import Document, Fetch, Section
from crawler.errors import Blocked, LayoutChanged
from crawler.html import canonical
from crawler.sites.generic.place import SITE, own_address
from crawler.text import AMSTERDAM, line

ROOTS = ("rss", "feed", "RDF")


def read_feed(fetch: Fetch) -> Document:
    """The feed, an item of its own host a row. Raises LayoutChanged where there is none."""
    _raise_if_no_feed(fetch)
    feed = feedparser.parse(fetch.body)
    rows = _rows(feed.entries, fetch.url)
    if not feed.entries:
        raise LayoutChanged("items", "a feed without items")
    if not rows:
        raise LayoutChanged("link", "no item links to a page of the host that the feed is on")
    url = canonical(fetch.url, fetch.url)
    return Document(
        site=SITE,
        key=url,
        url=url,
        kind="feed",
        title=line(str(feed.feed.get("title") or "")) or None,
        identifier=url,
        sections=rows,
        index=True,
    )


def root_name(body: bytes) -> str | None:
    """The name of the outermost element of an XML answer, or None where it is cut off or no XML."""
    try:
        root = etree.fromstring(body.removeprefix(b"\xef\xbb\xbf").lstrip(), _parser())
    except etree.XMLSyntaxError:
        return None
    return etree.QName(root).localname


def _raise_if_no_feed(fetch: Fetch) -> None:
    raise_if_html(fetch, "a feed")
    body = fetch.body.removeprefix(b"\xef\xbb\xbf").lstrip()
    if not body.startswith(b"<"):
        raise_if_blocked(fetch)
        raise Blocked(f"no XML instead of a feed: {body[:60]!r}")
    name = root_name(body)
    if name is None:
        raise LayoutChanged("end of feed", "the feed is cut off or not well-formed")
    if name not in ROOTS:
        raise Blocked(f"<{name}> instead of a feed")
    if b"<!DOCTYPE" in body[:1024] or b"<!ENTITY" in body:
        raise LayoutChanged("document type", "the feed declares entities or a document type")


def _rows(entries: Any, base: str) -> tuple[Section, ...]:
    rows: dict[str, Section] = {}
    for entry in entries:
        address = own_address(base, str(entry.get("link") or ""))
        if address and address != canonical(base, base):
            rows.setdefault(address, Section(address, line(str(entry.get("title") or "")), _day(entry)))
    return tuple(rows.values())


def _day(entry: Any) -> str:
    """The day on which an item was published; an update moves without meaning and is not taken for it."""
    parsed = entry.get("published_parsed")
    return datetime.fromtimestamp(timegm(parsed), AMSTERDAM).date().isoformat() if parsed else ""


def _parser() -> etree.XMLParser:
    return etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
