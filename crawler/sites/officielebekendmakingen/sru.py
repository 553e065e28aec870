"""Answers of the gazette's search service (SRU): a row a paper or publication, or a diagnostic."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

from lxml import etree

from crawler.document import Document, Fact, Fetch, Visit
from crawler.errors import Blocked, LayoutChanged
from crawler.html import canonical
from crawler.page import Page
from crawler.sites.officielebekendmakingen.names import HOST, HOSTS, REPOSITORY, SITE, dossier_of, plain
from crawler.sites.officielebekendmakingen.records import Record, record_of, rows_of
from crawler.sites.officielebekendmakingen.xmltree import under, xml_root

LAST_RECORD = 10_000
"""The service gives no record behind this one: it answers 504."""

_PATH = "/sru"
_FIGURE = re.compile(r"[0-9]{1,9}")
_DOSSIER = re.compile(
    r'\bw\.(?:dossiernummer|behandeldDossier)\s*==?\s*"?([\w() -]+?)"?(?=\s|$|\))', re.IGNORECASE
)
_WINDOW = re.compile(r'(\bdt\.\w+\s*[<>]=?\s*)"?\d{4}-\d{2}-\d{2}"?')
_PAPERS, _OTHERS = "kamerstukken", "zoekresultaten"
_TITLES = {_PAPERS: "Kamerstukken", _OTHERS: "Officiële publicaties"}
_FOLLOWED = (f"https://{HOST}/stb-", f"https://{HOST}/stcrt-")


@dataclass(frozen=True, slots=True)
class _Query:
    """What an address asks for; `most` is how many records it asks for at a time, where it says so."""

    words: str
    start: int
    most: int | None
    options: tuple[tuple[str, str], ...]

    @property
    def lasting(self) -> str:
        """The question whatever its window of days."""
        return _WINDOW.sub(r"\1*", self.words)

    @property
    def dossier(self) -> str | None:
        """The one dossier that is asked for, or None."""
        found = {dossier_of(one) for one in _DOSSIER.findall(self.words)}
        return found.pop() if len(found) == 1 else None


class SearchAnswer(Page):
    """Reads a page of records. Publications of Staatsblad and Staatscourant are visited, papers once they are
    typeset: their addresses change with it, their numbers do not."""

    site: ClassVar[str] = SITE
    hosts: ClassVar[tuple[str, ...]] = HOSTS
    revision: ClassVar[int] = 2

    @classmethod
    def reads(cls, url: str) -> bool:
        """Addresses of the search service."""
        parts = urlsplit(url)
        return parts.hostname == REPOSITORY and parts.path.rstrip("/") == _PATH

    def part(self, fetch: Fetch) -> bytes:
        """Rows and the address of the next ones: moments of typesetting are noise."""
        document = self.document(fetch)
        return repr((document.kind, document.facts, document.sections)).encode()

    def document(self, fetch: Fetch) -> Document:
        """The found papers. Raises Blocked for a diagnostic, LayoutChanged for fewer records than are due."""
        query = _query(fetch.url)
        root = xml_root(fetch, "an answer of the search service", "searchRetrieveResponse")
        total = _total(root)
        records = [record_of(one, query.dossier) for one in _records(root, query, total)]
        kind = _kind(query, records)
        following = _following(fetch.url, query, len(records), total)
        return Document(
            site=SITE,
            key=_key(query),
            url=f"https://{HOST}/dossier/{query.dossier}"
            if query.dossier
            else canonical(fetch.url, fetch.url),
            kind=kind,
            title=f"{_TITLES[kind]} bij {query.dossier}" if query.dossier else None,
            modified=_changed(records),
            identifier=query.dossier or _address(fetch.url, query),
            facts=tuple(_facts(following, records)),
            sections=rows_of(records),
        )

    def follow(self, document: Document) -> Iterable[Visit]:
        """The publications and papers that have pages of their own, and the next page of records."""
        pages = [row.key for row in document.sections if row.key.startswith(_FOLLOWED)]
        following = document.fact("following")
        further = (following,) if isinstance(following, str) else ()
        return tuple(Visit(url, "page") for url in (*pages, *document.pages(), *further))


def _query(url: str) -> _Query:
    options = tuple(parse_qsl(urlsplit(url).query))
    said = dict(options)
    return _Query(
        words=plain(said.get("query", "")),
        start=_figure(said.get("startRecord")) or 1,
        most=_figure(said.get("maximumRecords")),
        options=tuple(pair for pair in options if pair[0] != "startRecord"),
    )


def _key(query: _Query) -> str:
    page = f"#{query.start}" if query.start > 1 else ""
    return f"{_PATH}?{query.lasting}{page}"


def _address(url: str, query: _Query) -> str:
    """The address of the question: the same every day, also where it asks for a window of days."""
    windowed = query.lasting != query.words or query.start > 1
    return f"https://{REPOSITORY}{_key(query)}" if windowed else canonical(url, url)


def _kind(query: _Query, records: list[Record]) -> str:
    """What the list is of: as it was asked for, else as all of its records are."""
    if "publicatienaam" in query.words:
        return _PAPERS if "kamerstuk" in query.words.lower() else _OTHERS
    return _PAPERS if records and all(record.is_paper for record in records) else _OTHERS


def _total(root: etree._Element) -> int:
    """How many records there are in all. An error has no such figure, and status 200."""
    said = [plain(one.text or "") for one in under(root, "numberOfRecords")[:1]]
    messages = [plain("".join(map(str, one.itertext()))) for one in under(root, "message")]
    if not said and (messages or under(root, "diagnostics")):
        raise Blocked(
            f"the search service gave a diagnostic: {' | '.join(messages)[:160] or 'without words'}"
        )
    total = _figure(said[0]) if said else None
    if total is None:
        raise LayoutChanged("numberOfRecords")
    return total


def _records(root: etree._Element, query: _Query, total: int) -> list[etree._Element]:
    """The records. Fewer than are due would read as papers that were taken away: LayoutChanged."""
    found = under(root, "record")
    due = min(max(total - query.start + 1, 0), query.most if query.most is not None else total)
    positions = [_figure(plain(one.text or "")) for one in under(root, "nextRecordPosition")]
    goes_on = positions[:1] == [query.start + len(found)]
    short = len(found) < due and query.most is not None and not goes_on
    if short or (due and not found):
        raise LayoutChanged("records", f"{len(found)} records where {due} of {total} were due")
    return found


def _following(url: str, query: _Query, count: int, total: int) -> str | None:
    """The address of the next records, where there are any that the service gives."""
    start = query.start + count
    if not count or start > min(total, LAST_RECORD - 1):
        return None
    parts = urlsplit(url)
    options = urlencode((*query.options, ("startRecord", str(start))), quote_via=quote)
    return f"https://{parts.hostname}{parts.path}?{options}"


def _facts(following: str | None, records: list[Record]) -> Iterable[Fact]:
    """The address of the next records, and where the texts of papers stand."""
    pages = tuple(sorted({record.page for record in records if record.page}))
    if following:
        yield Fact("following", following)
    if pages:
        yield Fact("pages", pages)


def _changed(records: list[Record]) -> datetime | None:
    return max((record.changed for record in records if record.changed), default=None)


def _figure(text: str | None) -> int | None:
    return int(text) if text and _FIGURE.fullmatch(text) else None
