"""The copy of rijksoverheid.nl and of the files it keeps at open.overheid.nl."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from email.utils import format_datetime
from urllib.parse import parse_qs

from crawler.text import AMSTERDAM, instant
from wetwacht.demo.noise import Noise
from wetwacht.demo.pdf import pdf
from wetwacht.demo.render import Answer, html, page
from wetwacht.demo.state import OPEN_OVERHEID, RIJKSOVERHEID, Kamerstuk, News, State, matches, slug, teaser

_FEED = "application/rss+xml; charset=utf-8"
_XML = "application/xml; charset=utf-8"
_ERROR = '{"statusCode":500,"message":"Internal server error"}'
_LONGEST_FEED = 20
_SITEMAP_ENTRIES = 13


@dataclass(frozen=True, slots=True)
class Query:
    """What a search feed is asked for."""

    term: str = ""
    title: str = "Zoeken"
    news_only: bool = False
    since: datetime | None = None
    until: datetime | None = None


class BadQuery(ValueError):
    """The query is not one that the site understands: it answers 500."""


def answer(state: State, path: str, query: str, noise: Noise) -> Answer | None:
    """What the copy answers, or None where the site has no such page. Raises BadQuery."""
    if path == "/api/rss":
        return _feed(state, _query(query))
    if path == "/news/sitemap.xml":
        return _sitemap(state, noise)
    found = state.pages.get(RIJKSOVERHEID + path)
    shared = {"noise": noise, "footer": state.footer.get("rijksoverheid", 0)}
    if isinstance(found, News):
        values = {
            "payload": " ".join(found.body),
            "teaser": teaser(found.body),
            "ministry": slug(found.ministry),
        }
        return html("rijksoverheid/news.html", item=found, **values, **shared)
    if isinstance(found, Kamerstuk):
        return html("rijksoverheid/document.html", item=found, ministry=slug(found.creator), **shared)
    return _file(state, path)


def _file(state: State, path: str) -> Answer | None:
    holder = next((paper for paper in state.papers() if paper.file == OPEN_OVERHEID + path), None)
    return Answer("application/pdf", pdf(holder.letter, holder.title)) if holder else None


def _query(text: str) -> Query:
    raw = parse_qs(text).get("query", ["{}"])[0]
    try:
        asked = json.loads(raw)
        filters = {entry["field"]: entry["values"] for entry in asked.get("filters", [])}
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise BadQuery(_ERROR) from error
    window = (filters.get("sort_date") or [{}])[0]
    return Query(
        term=str(asked.get("resultSearchTerm") or ""),
        title=str(asked.get("pageTitle") or "Zoeken"),
        news_only="pro:newsDocument" in filters.get("content_type", []),
        since=_bound(window.get("from")),
        until=_bound(window.get("to")),
    )


def _bound(text: str | None) -> datetime | None:
    if text is None:
        return None
    moment = instant(text) if "T" in text else None
    if moment is None:
        raise BadQuery(_ERROR)
    return moment


def _published(item: News | Kamerstuk) -> datetime:
    if isinstance(item, News):
        return item.published
    return datetime.combine(item.on, time(), AMSTERDAM).astimezone(UTC)


def _within(item: News | Kamerstuk, asked: Query) -> bool:
    moment = _published(item)
    after = asked.since is None or moment >= asked.since
    return after and (asked.until is None or moment <= asked.until) and matches(item.said, asked.term)


def _feed(state: State, asked: Query) -> Answer:
    papers = [] if asked.news_only else state.papers()
    everything: list[News | Kamerstuk] = [*state.news(RIJKSOVERHEID), *papers]
    found = [item for item in everything if _within(item, asked)]
    found.sort(key=lambda item: (_published(item), item.url), reverse=True)
    items = [_entry(item) for item in found[:_LONGEST_FEED]]
    return Answer(_FEED, page("rijksoverheid/feed.xml", title=asked.title, items=items))


def _entry(item: News | Kamerstuk) -> dict[str, str]:
    said = item.body if isinstance(item, News) else item.intro
    return {
        "title": item.title,
        "url": item.url,
        "description": teaser(said),
        "stamp": format_datetime(_published(item), usegmt=True),
        "guid": "doc-" + hashlib.sha256(item.url.encode()).hexdigest()[:12],
    }


def _sitemap(state: State, noise: Noise) -> Answer:
    items = []
    for item in state.news(RIJKSOVERHEID)[:_SITEMAP_ENTRIES]:
        touched = (item.modified or item.published) + timedelta(milliseconds=noise.number(item.url, 0, 999))
        items.append(
            {
                "url": item.url,
                "title": item.title,
                "lastmod": _zulu(touched),
                "stamp": _zulu(touched + timedelta(seconds=6)),
            }
        )
    return Answer(_XML, page("rijksoverheid/sitemap.xml", items=items))


def _zulu(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
