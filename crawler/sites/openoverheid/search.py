"""A page of search results: the detail of each document a row."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import ClassVar
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

from crawler.document import Document, Fact, Fetch, Section, Visit
from crawler.errors import LayoutChanged
from crawler.html import canonical
from crawler.page import Page
from crawler.sites.openoverheid.answers import (
    API,
    HOST,
    HOSTS,
    SITE,
    Row,
    day,
    detail_address,
    document_id,
    needed,
    newest,
    parsed,
    path_of,
    row,
    rows,
    text,
    written,
)

MOST_FOLLOWED = 500
"""Documents of a search that is read to its end; of a larger one only the page that was asked for."""

_VERSION = re.compile(r"_(\d{1,5})$")
_WINDOW = ("publicatiedatumVan", "publicatiedatumTot")
_PAGING = ("start",)
_FIGURE = re.compile(r"[0-9]{1,9}")


class SearchResult(Page):
    """Reads `/overheid/openbaarmakingen/api/v0/zoek?…`; a new version of a document is another row."""

    site: ClassVar[str] = SITE
    hosts: ClassVar[tuple[str, ...]] = HOSTS
    revision: ClassVar[int] = 1

    @classmethod
    def reads(cls, url: str) -> bool:
        """The address of the search, whatever it asks for."""
        return (path_of(url) or "").rstrip("/") == API

    def part(self, fetch: Fetch) -> bytes:
        """Rows and where the list goes on: moments of indexing and the total are noise."""
        document = self.document(fetch)
        return repr((document.facts, document.sections)).encode()

    def document(self, fetch: Fetch) -> Document:
        """The found documents, newest as the service orders them. Raises LayoutChanged for half a row."""
        value = parsed(fetch, "resultaten")
        total, found = value.get("totaal"), [row(one, "document") for one in rows(value, "resultaten")]
        if not isinstance(total, int) or isinstance(total, bool):
            raise LayoutChanged("totaal")
        start = _start(fetch.url)
        if not found and start < total:
            raise LayoutChanged("resultaten", f"no results where {total} were found")
        following = _following(fetch.url, start + len(found), total) if found else None
        return Document(
            site=SITE,
            key=_lasting(fetch.url),
            url=canonical(fetch.url, fetch.url),
            kind="zoekresultaten",
            title=None,
            modified=newest([one.get("mutatiedatumtijd") for one in found]),
            identifier=f"https://{HOST}{_lasting(fetch.url)}",
            facts=(Fact("following", following),) if following else (),
            sections=_sections(found),
            index=True,
        )

    def follow(self, document: Document) -> Iterable[Visit]:
        """The details of the documents, and the next page of results."""
        following = document.fact("following")
        further = (Visit(following, "page"),) if isinstance(following, str) else ()
        return (*super().follow(document), *further)


def _sections(found: list[Row]) -> tuple[Section, ...]:
    made = (_section(one) for one in found)
    return tuple({section.key: section for section in made}.values())


def _section(said: Row) -> Section:
    uuid = document_id(needed(said, "pid"))
    if uuid is None:
        raise LayoutChanged("pid")
    version = _VERSION.search(text(said.get("id")))
    lines = (written(day(said.get("openbaarmakingsdatum"))), f"versie {version[1]}" if version else "")
    return Section(detail_address(uuid), needed(said, "titel"), "; ".join(filter(None, lines)))


def _options(url: str, *left_out: str) -> tuple[tuple[str, str], ...]:
    pairs = parse_qsl(urlsplit(url).query, keep_blank_values=True)
    return tuple(pair for pair in pairs if pair[0] not in left_out)


def _lasting(url: str) -> str:
    """The path of the search without its window of days: the pages of one search are one list."""
    query = urlencode(_options(url, *_WINDOW, *_PAGING), quote_via=quote)
    return f"{API}?{query}" if query else API


def _start(url: str) -> int:
    said = dict(_options(url)).get("start", "0")
    return int(said) if _FIGURE.fullmatch(said) else 0


def _following(url: str, start: int, total: int) -> str | None:
    if start >= total or total > MOST_FOLLOWED:
        return None
    query = urlencode((*_options(url, *_PAGING), ("start", str(start))), quote_via=quote)
    return f"https://{HOST}{API}?{query}"
