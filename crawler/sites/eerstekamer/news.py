"""News of the Eerste Kamer: the item, and the list that leads to items."""

from __future__ import annotations

import re
from datetime import date
from typing import ClassVar
from urllib.parse import urlsplit

from lxml import html

from crawler.blocked import raise_if_blocked
from crawler.document import Document, Fetch, Section
from crawler.errors import LayoutChanged
from crawler.html import canonical, first, required, soup, source_of, tree
from crawler.page import Page
from crawler.sections import split
from crawler.sites.eerstekamer.common import HOSTS, SITE, main_part, page_title, path_of
from crawler.text import line
from crawler.trim import trimmed

_ITEM = re.compile(r"/nieuws/(\d{4})(\d{2})(\d{2})/[^/]+/?")
_LIST = re.compile(r"/nieuws/?")
_NOISE = (
    ".//*[@id='validationMsgs' or @id='social']",
    ".//*[contains(@class, 'seriekeuze')]",
    ".//time[not(preceding::time)]",
)
_HEADINGS = ".//*[self::h2 or self::h3 or self::h4]"


class NewsItem(Page):
    """Reads `/nieuws/YYYYMMDD/<slug>`."""

    site: ClassVar[str] = SITE
    hosts: ClassVar[tuple[str, ...]] = HOSTS
    revision: ClassVar[int] = 1

    @classmethod
    def reads(cls, url: str) -> bool:
        """Addresses of news items."""
        return _ITEM.fullmatch(path_of(url) or "") is not None

    def part(self, fetch: Fetch) -> bytes:
        """Title, date and the main part without links to elsewhere."""
        title, published, main = _parts(fetch)
        return f"{title}\n{published}\n".encode() + source_of(main)

    def document(self, fetch: Fetch) -> Document:
        """The item with its shown date and its text."""
        title, published, main = _parts(fetch)
        sections = split(soup(source_of(main)), "body")
        if not sections:
            raise LayoutChanged("body")
        url = canonical(fetch.url, fetch.url)
        return Document(
            site=SITE,
            key=urlsplit(url).path,
            url=url,
            kind="nieuws",
            title=title,
            published=published,
            identifier=url,
            sections=sections,
        )


class NewsList(Page):
    """Reads `/nieuws` by the addresses of its links: nobody here has seen its markup."""

    site: ClassVar[str] = SITE
    hosts: ClassVar[tuple[str, ...]] = HOSTS
    revision: ClassVar[int] = 1
    confirmed: ClassVar[bool] = False

    @classmethod
    def reads(cls, url: str) -> bool:
        """The list of news, whatever its query."""
        return _LIST.fullmatch(path_of(url) or "") is not None

    def part(self, fetch: Fetch) -> bytes:
        """The rows alone."""
        return repr(_rows(_page(fetch), fetch.url)).encode()

    def document(self, fetch: Fetch) -> Document:
        """The list, a news item a row."""
        root = _page(fetch)
        url = canonical(fetch.url, fetch.url)
        parts = urlsplit(url)
        heading = first(root, "//h1")
        title = _text(heading) if heading is not None else page_title(root)
        return Document(
            site=SITE,
            key=f"{parts.path}?{parts.query}" if parts.query else parts.path,
            url=url,
            kind="nieuwsoverzicht",
            title=title or None,
            identifier=url,
            sections=_rows(root, url),
            index=True,
        )


def _page(fetch: Fetch) -> html.HtmlElement:
    raise_if_blocked(fetch)
    return tree(fetch)


def _parts(fetch: Fetch) -> tuple[str, date, html.HtmlElement]:
    root = _page(fetch)
    title = _text(required(root, "//h1", "h1"))
    if not title:
        raise LayoutChanged("h1")
    shown = required(root, "//time[@datetime]", "time")
    published = _day(str(shown.get("datetime")))
    return title, published, trimmed(main_part(root), *_NOISE)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text.strip()[:10])
    except ValueError as error:
        raise LayoutChanged("time", f"not a date: {text[:40]!r}") from error


def _rows(root: html.HtmlElement, base: str) -> tuple[Section, ...]:
    """The rows by address; where several links lead to one item, the first with words names it."""
    rows: dict[str, Section] = {}
    for link in root.iter("a"):
        address = canonical(base, str(link.get("href") or ""))
        found = _ITEM.fullmatch(path_of(address) or "")
        if found and not rows.get(address, Section("", "", "")).heading:
            rows[address] = Section(address, _heading(link), "-".join(found.groups()))
    if not rows:
        raise LayoutChanged("news links", "no link to a news item")
    return tuple(rows.values())


def _heading(link: html.HtmlElement) -> str:
    inner = first(link, _HEADINGS)
    return _text(link if inner is None else inner)


def _text(element: html.HtmlElement) -> str:
    return line(str(element.text_content()))
