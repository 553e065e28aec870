"""Answers of the House's OData service as documents: every row a section, or one thing by itself."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime
from typing import ClassVar

from crawler.document import Document, Fact, Fetch, Section, Visit
from crawler.errors import LayoutChanged
from crawler.page import Page
from crawler.sites.tweedekamer.fields import UNKNOWN, Row, day, facts, first, text, written
from crawler.sites.tweedekamer.odata import HOST, Answer, Query, answer_of, query_of
from crawler.sites.tweedekamer.queries import one_case
from crawler.sites.tweedekamer.rows import own_key, page_of, paper, section_of, sections_of
from crawler.text import instant

_KINDS = {
    "Zaak": "zaken",
    "Activiteit": "activiteiten",
    "Besluit": "besluiten",
    "Document": "kamerstukken",
    "Kamerstukdossier": "kamerstukdossier",
    "Toezegging": "toezeggingen",
}
_AMENDMENTS = "Soort eq 'Amendement'"
_SEARCH = "contains("
_NEXT = "following"
_GUID = re.compile(r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")


class ODataAnswer(Page):
    """Amendments, other cases, papers, activities, decisions and promises; unknown values are accepted."""

    site: ClassVar[str] = "tweedekamer"
    hosts: ClassVar[tuple[str, ...]] = (HOST, "www.tweedekamer.nl")
    revision: ClassVar[int] = 3

    @classmethod
    def reads(cls, url: str) -> bool:
        """Addresses of the OData service."""
        return query_of(url) is not None

    def document(self, fetch: Fetch) -> Document:
        """The rows by key. A part that was asked for and is not there is a changed layout."""
        query = _query(fetch)
        answer = answer_of(fetch, query)
        if answer.single:
            return _alone(fetch, query, answer.rows[0])
        return Document(
            site=self.site,
            key=query.key,
            url=_page_of_bill(query) or fetch.url,
            kind=_kind(query),
            title=_title(query),
            modified=_changed(answer.rows),
            identifier=query.dossier or fetch.url,
            facts=_more(answer),
            sections=sections_of(answer.rows, query),
        )

    def follow(self, document: Document) -> Iterable[Visit]:
        """The next page of rows where the answer says that there are more."""
        return (*super().follow(document), *_further(document))


class CaseSearch(ODataAnswer):
    """Cases that name a dossier without being filed under it: a list that leads to each of them."""

    confirmed: ClassVar[bool] = False

    @classmethod
    def reads(cls, url: str) -> bool:
        """Queries for cases by words in their subject."""
        query = query_of(url)
        return bool(query and query.entity == "Zaak" and not query.id and _SEARCH in query.filter)

    def document(self, fetch: Fetch) -> Document:
        """The found cases, the address of each a row; their own pages say the rest."""
        query = _query(fetch)
        answer = answer_of(fetch, query)
        if answer.single:
            raise LayoutChanged("value", "one case instead of a list")
        return Document(
            site=self.site,
            key=query.key,
            url=fetch.url,
            kind="zoekresultaten",
            title=None,
            modified=_changed(answer.rows),
            identifier=fetch.url,
            facts=_more(answer),
            sections=tuple(_found(row) for row in answer.rows if row.get("Verwijderd") is not True),
            index=True,
        )


def _query(fetch: Fetch) -> Query:
    query = query_of(fetch.url)
    if query is None:
        raise LayoutChanged("entity", f"no entity in {fetch.url}")
    return query


def _found(row: Row) -> Section:
    own = first(row, "Id")
    if not _GUID.fullmatch(own):
        raise LayoutChanged("Id")
    said = facts(("Soort", first(row, "Soort") or UNKNOWN), ("Datum", written(row.get("GestartOp"))))
    return Section(one_case(own), first(row, "Onderwerp", "Titel", "Nummer"), "\n".join(said))


def _alone(fetch: Fetch, query: Query, row: Row) -> Document:
    """One thing by itself. Its key is its own name, since it may be filed under a dossier only later."""
    section = section_of(row, query)
    is_case = query.entity == "Zaak"
    return Document(
        site=ODataAnswer.site,
        key=own_key(row, query.entity),
        url=(page_of(row) if is_case else None) or fetch.url,
        kind=(first(row, "Soort").lower() if is_case else "") or query.entity.lower(),
        title=first(row, "Onderwerp") or None,
        published=day(row.get("GestartOp") if is_case else row.get("Datum")),
        modified=_changed((row,)),
        identifier=paper(row, query) or first(row, "Nummer", "DocumentNummer", "Id"),
        sections=(Section(own_key(row, query.entity), section.heading, section.text),),
    )


def _kind(query: Query) -> str:
    if query.entity == "Zaak" and _AMENDMENTS in query.filter:
        return "amendementen"
    return _KINDS.get(query.entity, query.entity.lower())


def _title(query: Query) -> str | None:
    """What the list is of. Titles of its rows would make the list another one when a row comes."""
    return f"{_kind(query).capitalize()} bij {query.dossier}" if query.dossier else None


def _page_of_bill(query: Query) -> str | None:
    """The page for readers of the bill; a chapter of the budget has none that we know."""
    if not query.dossier or not query.dossier.isdigit():
        return None
    page = "https://www.tweedekamer.nl/kamerstukken/wetsvoorstellen/detail"
    return f"{page}?cfg=wetsvoorsteldetails&qry=wetsvoorstel%3A{query.dossier}"


def _more(answer: Answer) -> tuple[Fact, ...]:
    return (Fact(_NEXT, answer.following),) if answer.following else ()


def _further(document: Document) -> tuple[Visit, ...]:
    following = document.fact(_NEXT)
    return (Visit(following, "page"),) if isinstance(following, str) else ()


def _changed(found: Iterable[Row]) -> datetime | None:
    """The newest moment at which the House changed a row."""
    said = (text(row.get("GewijzigdOp")) or text(row.get("ApiGewijzigdOp")) for row in found)
    return max((moment for one in said if (moment := instant(one))), default=None)
