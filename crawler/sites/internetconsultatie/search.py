"""A page of search results: a consultation a row, with its closing day."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import ClassVar
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

from lxml import html

from crawler.blocked import raise_if_blocked
from crawler.document import Document, Fact, Fetch, Section, Visit
from crawler.errors import LayoutChanged
from crawler.html import canonical, tree
from crawler.page import Page
from crawler.sites.internetconsultatie.common import (
    HOST,
    HOSTS,
    SITE,
    absolute,
    address_of,
    end_in,
    path_of,
    shown,
    slug_of,
)
from crawler.text import MONTHS
from crawler.trim import elements

ROWS_OF_A_PAGE = 10
MOST_PAGES = 20

_PATH = "/zoeken/resultaat"
_PAGE = "Pagina"
_WINDOW = ("ConsultatiedatumVan", "ConsultatiedatumTotEnMet")
_COUNT = re.compile(r"\b(\d{1,6}) resulta(?:at|ten)\b", re.IGNORECASE)
_NONE = re.compile(r"\b(?:geen resultaten|0 resultaten|niets gevonden|geen consultaties)\b", re.IGNORECASE)
_LONG = re.compile(r"/b\d{1,2}/?$")
_FIGURE = re.compile(r"[0-9]{1,5}")


class SearchResult(Page):
    """Reads `/zoeken/resultaat?…` by the links to consultations and the words beside them."""

    site: ClassVar[str] = SITE
    hosts: ClassVar[tuple[str, ...]] = HOSTS
    revision: ClassVar[int] = 1
    confirmed: ClassVar[bool] = False

    @classmethod
    def reads(cls, url: str) -> bool:
        """The address of the search, whatever it asks for."""
        return (path_of(url) or "").rstrip("/") == _PATH

    def part(self, fetch: Fetch) -> bytes:
        """Rows and where the list goes on."""
        document = self.document(fetch)
        return repr((document.facts, document.sections)).encode()

    def document(self, fetch: Fetch) -> Document:
        """The found consultations. Raises LayoutChanged where there is neither one nor word that none is."""
        raise_if_blocked(fetch)
        root = tree(fetch)
        text = shown(root)
        counted = _COUNT.search(text)
        rows = _rows(root, fetch.url)
        if not rows and not _NONE.search(text):
            raise LayoutChanged("results", "neither a result nor the words that there is none")
        following = _following(fetch.url, int(counted[1]) if counted else len(rows)) if rows else None
        return Document(
            site=SITE,
            key=_lasting(fetch.url),
            url=canonical(fetch.url, fetch.url),
            kind="zoekresultaten",
            title=None,
            identifier=f"https://{HOST}{_lasting(fetch.url)}",
            facts=(Fact("following", following),) if following else (),
            sections=rows,
            index=True,
        )

    def follow(self, document: Document) -> Iterable[Visit]:
        """The consultations, and the next page of results."""
        following = document.fact("following")
        further = (Visit(following, "page"),) if isinstance(following, str) else ()
        return (*super().follow(document), *further)


def _rows(root: html.HtmlElement, base: str) -> tuple[Section, ...]:
    """Each consultation once. A short address is a result only where a closing day stands beside it."""
    found: dict[str, Section] = {}
    for link in elements(root, "//body//a[@href]"):
        address = absolute(base, link.get("href") or "")
        slug, heading = slug_of(address), shown(link)
        if slug is None or not heading:
            continue
        item = next(link.iterancestors("li", "tr", "article"), None)
        closing = end_in(shown(item)) if item is not None else None
        if closing is None and not _LONG.search(path_of(address) or ""):
            continue
        said = f"tot en met {closing.day} {MONTHS[closing.month - 1]} {closing.year}" if closing else ""
        found.setdefault(address_of(slug), Section(address_of(slug), heading, said))
    return tuple(found.values())


def _options(url: str, *left_out: str) -> tuple[tuple[str, str], ...]:
    pairs = parse_qsl(urlsplit(url).query, keep_blank_values=True)
    return tuple(pair for pair in pairs if pair[0] not in left_out)


def _lasting(url: str) -> str:
    """The path of the search without its window of days: the pages of one search are one list."""
    query = urlencode(_options(url, *_WINDOW, _PAGE), quote_via=quote)
    return f"{_PATH}?{query}" if query else _PATH


def _following(url: str, total: int) -> str | None:
    """The address of the next page, where the count says that there is one."""
    said = dict(_options(url)).get(_PAGE, "1")
    number = int(said) if _FIGURE.fullmatch(said) else 1
    if number * ROWS_OF_A_PAGE >= total or number >= MOST_PAGES:
        return None
    query = urlencode((*_options(url, _PAGE), (_PAGE, str(number + 1))), quote_via=quote)
    return f"https://{HOST}{_PATH}?{query}"
