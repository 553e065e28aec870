"""A web page of any site: its title, the part that matters in sections, its files of the same host. Pure."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any
from urllib.parse import urlsplit

from bs4.element import Tag
from cssselect import HTMLTranslator
from lxml import html

from crawler.blocked import raise_if_blocked
from crawler.document import Attachment, Document, Fetch, Section
from crawler.errors import LayoutChanged
from crawler.html import canonical, first, meta, soup, source_of, tree
from crawler.options import Options
from crawler.sections import split
from crawler.sites.generic.place import SITE, own_address
from crawler.text import AMSTERDAM, instant, line
from crawler.trim import elements, trimmed

_SCOPES = ("//main", "//*[@role='main']", "//article[not(//article/following::article)]", "//body")
_FRAME = (
    ".//nav",
    ".//footer",
    ".//aside",
    ".//header[not(ancestor::main or ancestor::article)]",
    ".//*[@role='navigation' or @role='banner' or @role='contentinfo' or @role='search']",
)
_FILES = {
    ".pdf": "application/pdf",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}
_DEEPEST = 5


def read_page(fetch: Fetch, options: Options) -> Document:
    """The page. Raises Blocked for an error page, LayoutChanged where what is selected is not there."""
    raise_if_blocked(fetch)
    root = tree(fetch)
    url = canonical(fetch.url, fetch.url)
    said = _said(root)
    title = _title(root)
    if title is None:
        raise LayoutChanged("title")
    parts = _selected(root, options)
    files = _attachments(parts, url)
    sections = _sections(parts)
    if not any(section.text for section in sections):
        raise LayoutChanged("text", "there is no text in the part of the page that matters")
    return Document(
        site=SITE,
        key=url,
        url=url,
        kind="pagina",
        title=title,
        published=_published(root, parts, said),
        modified=_moment(_one(said.get("dateModified", ())) or meta(root, "article:modified_time")),
        identifier=url,
        sections=sections,
        attachments=files,
    )


def xpath_of(selector: str) -> str:
    """The XPath of a CSS selector. Raises cssselect.SelectorError for what is none, or none that we know."""
    return HTMLTranslator().css_to_xpath(selector)


def _title(root: html.HtmlElement) -> str | None:
    found = (*elements(root, "//h1"), *elements(root, "//head/title"))
    return next(filter(None, (line(one.text_content()) for one in found)), None)


def _selected(root: html.HtmlElement, options: Options) -> list[html.HtmlElement]:
    """The parts that matter in the order of the page, without what is ignored, scripts and pictures."""
    found = _by_selector(root, options.select) if options.select else _by_landmark(root)
    noise = [] if options.select else list(_FRAME)
    for selector in options.ignore:
        for one in elements(root, xpath_of(selector)):
            if one not in found and one.getparent() is not None:
                one.drop_tree()
    return [trimmed(one, *noise) for one in found]


def _by_selector(root: html.HtmlElement, select: str) -> list[html.HtmlElement]:
    found = elements(root, xpath_of(select))
    if not found:
        raise LayoutChanged("select", f"nothing on the page matches {select!r}")
    chosen = set(found)
    return [one for one in found if not any(outer in chosen for outer in one.iterancestors())]


def _by_landmark(root: html.HtmlElement) -> list[html.HtmlElement]:
    scope = next((found for xpath in _SCOPES if (found := first(root, xpath)) is not None), None)
    if scope is None:
        raise LayoutChanged("main content")
    return [scope]


def _sections(parts: list[html.HtmlElement]) -> tuple[Section, ...]:
    markup = b"".join(b"<div>" + source_of(part) + b"</div>" for part in parts)
    tag = soup(markup)
    for heading in tag.find_all("h1"):
        if isinstance(heading, Tag):
            heading.decompose()
    return split(tag, "tekst")


def _attachments(parts: list[html.HtmlElement], base: str) -> tuple[Attachment, ...]:
    """The PDF and Word files that the parts link; those of other hosts may not be fetched."""
    found: dict[str, Attachment] = {}
    for link in (link for part in parts for link in part.iter("a")):
        address = own_address(base, link.get("href") or "")
        name = urlsplit(address).path.rpartition("/")[2].lower() if address else ""
        media_type = next((kind for end, kind in _FILES.items() if name.endswith(end)), None)
        if address and media_type:
            title = line(link.text_content()) or name
            found.setdefault(address, Attachment(title, address, media_type))
    return tuple(found.values())


def _published(
    root: html.HtmlElement, parts: list[html.HtmlElement], said: dict[str, tuple[str, ...]]
) -> date | None:
    """The day of publication, where the page gives exactly one: to machines, else as a `<time>`."""
    times = (one.get("datetime") or "" for part in parts for one in elements(part, ".//time[@datetime]"))
    for text in (
        _one(said.get("datePublished", ())),
        meta(root, "article:published_time"),
        _one(dict.fromkeys(day.isoformat() for text in times if (day := _day(text)))),
    ):
        if text and (day := _day(text)):
            return day
    return None


def _said(root: html.HtmlElement) -> dict[str, tuple[str, ...]]:
    """The dates that the page gives to search engines (JSON-LD), each different one once."""
    found: dict[str, dict[str, None]] = {}
    for script in elements(root, "//script[@type='application/ld+json']"):
        try:
            value = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue
        for name, text in _dates(value, _DEEPEST):
            found.setdefault(name, {})[text] = None
    return {name: tuple(texts) for name, texts in found.items()}


def _dates(value: Any, depth: int) -> Iterator[tuple[str, str]]:
    if depth and isinstance(value, list):
        for one in value:
            yield from _dates(one, depth - 1)
    elif depth and isinstance(value, dict):
        for name in ("datePublished", "dateModified"):
            if isinstance(value.get(name), str):
                yield name, value[name]
        yield from _dates(value.get("@graph"), depth - 1)


def _one(texts: Any) -> str | None:
    found = tuple(texts)
    return found[0] if len(found) == 1 else None


def _moment(text: str | None) -> datetime | None:
    return instant(text) if text else None


def _day(text: str) -> date | None:
    moment = instant(text)
    return moment.astimezone(AMSTERDAM).date() if moment else None
