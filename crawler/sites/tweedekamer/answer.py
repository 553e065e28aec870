"""One answer of the House's OData service as a document: every row a section."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import ClassVar

from crawler.document import Document, Fact, Fetch, Section, Visit
from crawler.errors import LayoutChanged
from crawler.page import Page
from crawler.sites.tweedekamer.odata import Answer, Query, Row, answer_of, changed, query_of
from crawler.sites.tweedekamer.rows import section_of
from crawler.text import line

_KINDS = {"Zaak": "zaken", "Besluit": "besluit", "Activiteit": "activiteiten", "Document": "documenten"}
_AMENDMENTS = "Soort eq 'Amendement'"
_SHORT_TITLE = re.compile(r"\(([^()]+)\)\s*$")
_SKIP = re.compile(r"((?:\$|%24)skip=)\d+")


class ODataAnswer(Page):
    """Amendments, other cases, papers, activities and decisions of a dossier; unknown values are accepted."""

    site: ClassVar[str] = "tweedekamer"
    hosts: ClassVar[tuple[str, ...]] = ("gegevensmagazijn.tweedekamer.nl", "www.tweedekamer.nl")
    revision: ClassVar[int] = 1

    @classmethod
    def reads(cls, url: str) -> bool:
        """Addresses of the OData service."""
        return query_of(url) is not None

    def document(self, fetch: Fetch) -> Document:
        """The rows by key. A row that has no name of its own is an answer cut short: LayoutChanged."""
        query, answer = _query(fetch), answer_of(fetch)
        sections = tuple(section_of(row, query) for row in answer.rows)
        return Document(
            site=self.site,
            key=_key(query),
            url=fetch.url,
            kind=_kind(query),
            title=_short_title(answer.rows),
            modified=changed(answer.rows),
            identifier=query.dossier or fetch.url,
            facts=_more(fetch.url, query, answer),
            sections=_unique(sections),
        )

    def follow(self, document: Document) -> Iterable[Visit]:
        """The next page of rows where the answer says that there are more."""
        following = document.fact("following")
        return (Visit(following, "page"),) if isinstance(following, str) else ()


def _query(fetch: Fetch) -> Query:
    query = query_of(fetch.url)
    if query is None:
        raise LayoutChanged("entity", f"no entity in {fetch.url}")
    return query


def _kind(query: Query) -> str:
    if _AMENDMENTS in query.filter:
        return "amendementen"
    return _KINDS.get(query.entity, query.entity.lower())


def _key(query: Query) -> str:
    page = f"#{query.skip}" if query.skip else ""
    return f"{query.entity}?{query.filter}{page}"


def _more(url: str, query: Query, answer: Answer) -> tuple[Fact, ...]:
    """The address of the next page as a fact: with $top the service gives a count and no link."""
    seen = query.skip + len(answer.rows)
    if answer.next_link:
        return (Fact("following", answer.next_link),)
    if answer.count is not None and answer.rows and seen < answer.count:
        skipped = _SKIP.sub(rf"\g<1>{seen}", url)
        return (Fact("following", skipped if _SKIP.search(url) else f"{url}&$skip={seen}"),)
    return ()


def _short_title(rows: tuple[Row, ...]) -> str | None:
    """The short title of the bill that all rows belong to: the last words in brackets of their title."""
    titles = {line(str(row.get("Titel") or "")) for row in rows}
    found = _SHORT_TITLE.search(titles.pop()) if len(titles) == 1 else None
    return found[1] if found else None


def _unique(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """Each row once, by key: the service gives a row again when it changed while it was read."""
    by_key = {section.key: section for section in sections}
    return tuple(by_key[key] for key in sorted(by_key))
