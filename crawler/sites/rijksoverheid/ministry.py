"""The page of a ministry: a few news items and documents between tiles of every other kind."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import ClassVar

from lxml import html

from crawler.blocked import raise_if_blocked
from crawler.document import Document, Fetch, Section
from crawler.errors import LayoutChanged
from crawler.html import canonical, first, required, tree
from crawler.page import Page
from crawler.sites.rijksoverheid.common import HOSTS, SITE, key_of, path_of, row_address
from crawler.text import line, numeric_date
from crawler.trim import elements, trimmed

_ADDRESS = re.compile(r"/ministeries/[^/]+/?")
_NEWS = r"(?:/ministeries/[^/]+|/actueel)/nieuws"
_DATED = re.compile(rf"(?:{_NEWS}|/documenten(?:/[a-z-]+)?)/\d{{4}}/\d{{2}}/\d{{2}}/[^/]+/?")
_MAIN_ALONE = re.compile(rb"\s*<main\b.*</main\s*>\s*", re.IGNORECASE | re.DOTALL)


class MinistryPage(Page):
    """Reads `/ministeries/<name>` as a list; too short to be complete, good as one more sighting."""

    site: ClassVar[str] = SITE
    hosts: ClassVar[tuple[str, ...]] = HOSTS
    revision: ClassVar[int] = 1

    @classmethod
    def reads(cls, url: str) -> bool:
        """The first page of a ministry."""
        return _ADDRESS.fullmatch(path_of(url) or "") is not None

    def part(self, fetch: Fetch) -> bytes:
        """The rows alone."""
        return repr(_rows(fetch)).encode()

    def document(self, fetch: Fetch) -> Document:
        """The linked news items and documents. Raises LayoutChanged("links") where there is none."""
        url = canonical(fetch.url, fetch.url)
        title, rows = _rows(fetch)
        return Document(
            site=SITE,
            key=key_of(path_of(url) or ""),
            url=url,
            kind="ministerie",
            title=title,
            identifier=url,
            sections=rows,
            index=True,
        )


def _rows(fetch: Fetch) -> tuple[str | None, tuple[Section, ...]]:
    raise_if_blocked(fetch)
    root = tree(_whole(fetch))
    heading = first(root, "//h1")
    title = line(str(heading.text_content())) if heading is not None else ""
    main = trimmed(required(root, "//main", "main"))
    rows: dict[str, Section] = {}
    for link in elements(main, ".//a"):
        address = row_address(fetch.url, link.get("href") or "")
        if address and _DATED.fullmatch(path_of(address) or ""):
            rows.setdefault(address, _row(address, link))
    if not rows:
        raise LayoutChanged("links", "no link to a news item or a document")
    return title or None, tuple(rows.values())


def _whole(fetch: Fetch) -> Fetch:
    """The answer; a saved `<main>` without a page around it ends where it ends."""
    alone = _MAIN_ALONE.fullmatch(fetch.body)
    return replace(fetch, body=fetch.body + b"</html>") if alone else fetch


def _row(address: str, link: html.HtmlElement) -> Section:
    inner = first(link, ".//h2 | .//h3 | .//h4")
    heading = line(str((link if inner is None else inner).text_content()))
    dates = (numeric_date(line(str(one.text_content()))) for one in elements(link, ".//span | .//time"))
    return Section(address, heading, next((day.isoformat() for day in dates if day), ""))
