"""One publication as a page for readers."""

from __future__ import annotations

import re
from datetime import date
from typing import ClassVar
from urllib.parse import urlsplit

from lxml import html

from crawler.blocked import raise_if_blocked
from crawler.document import Document, Fetch, Section
from crawler.html import first, required, soup, source_of, tree
from crawler.page import Page
from crawler.sections import split
from crawler.sites.officielebekendmakingen.names import (
    HOST,
    HOSTS,
    SITE,
    address_of,
    day,
    dossier_of,
    paper_in,
    paper_of,
    plain,
    publication_of,
)
from crawler.sites.officielebekendmakingen.said import (
    ISSUED,
    TITLES,
    Meta,
    Said,
    collected,
    document_of,
    first_of,
    identifier_of,
)
from crawler.sites.officielebekendmakingen.xmltree import is_error_page, raise_if_blocked_by_address
from crawler.text import dutch_date, numeric_date
from crawler.trim import elements, trimmed

_TEXT = "//*[@id='broodtekst'] | //div[contains(concat(' ', @class, ' '), ' stuk ')]"
_HEAD = (
    "//table[.//th[normalize-space(.)='Datum publicatie']] | //dl[dt[normalize-space(.)='Datum publicatie']]"
)
_RECEIVED = ("Datum ontvangst", "Datum publicatie")


class PublicationPage(Page):
    """Reads `/<id>.html` of any publication, whatever folder the address names."""

    site: ClassVar[str] = SITE
    hosts: ClassVar[tuple[str, ...]] = HOSTS
    revision: ClassVar[int] = 1

    @classmethod
    def reads(cls, url: str) -> bool:
        """Addresses of a publication as a page, and of the page that stands for one that is not there."""
        found = publication_of(url)
        own = urlsplit(url).hostname == HOST
        return own and (is_error_page(url) or bool(found and found[1] == ".html"))

    def part(self, fetch: Fetch) -> bytes:
        """Text and metadata, without the site around them."""
        root = _page(fetch)
        return repr((_page_meta(root), _labels(root))).encode() + source_of(trimmed(_text_part(root)))

    def document(self, fetch: Fetch) -> Document:
        """The publication. Raises Blocked for a soft 404, LayoutChanged where title or text is missing."""
        root = _page(fetch)
        said, labels, identifier = _page_meta(root), _labels(root), identifier_of(fetch)
        own = said.get("DC.identifier", [identifier])[0]
        text = trimmed(_text_part(root), f".{_HEAD.replace(' | //', ' | .//')}")
        heading = first(text, ".//h1")
        title = first_of(said, *TITLES) or (plain(str(heading.text_content())) if heading is not None else "")
        if heading is not None:
            heading.drop_tree()
        return document_of(
            Said(
                identifier=own if publication_of(address_of(own)) else identifier,
                paper=_paper_of_page(said, labels, own),
                title=title,
                published=_shown(labels) or day(first_of(said, *ISSUED)),
                meta=said,
                sections=_normalised(split(soup(source_of(text)), "tekst")),
            )
        )


def _page_meta(root: html.HtmlElement) -> Meta:
    found = elements(root, "//head/meta[@name and @content]")
    return collected((one.get("name") or "", one.get("content") or "") for one in found)


def _page(fetch: Fetch) -> html.HtmlElement:
    raise_if_blocked_by_address(fetch)
    raise_if_blocked(fetch)
    return tree(fetch)


def _text_part(root: html.HtmlElement) -> html.HtmlElement:
    return required(root, _TEXT, "broodtekst")


def _labels(root: html.HtmlElement) -> dict[str, str]:
    """The tables above the text by their labels, whether those stand beside the values or above them."""
    found: dict[str, str] = {}
    for table in elements(root, _HEAD):
        labels, values = elements(table, ".//th | .//dt"), elements(table, ".//td | .//dd")
        if len(labels) == len(values):
            texts = ([plain(str(one.text_content())) for one in column] for column in (labels, values))
            found.update(zip(*texts, strict=True))
    return found


def _shown(labels: dict[str, str]) -> date | None:
    days = (dutch_date(text) or numeric_date(text) for name in _RECEIVED if (text := labels.get(name)))
    return next(filter(None, days), None)


def _paper_of_page(said: Meta, labels: dict[str, str], identifier: str) -> str | None:
    """The number of the paper as the page's metadata or table says it, else as its identifier does."""
    dossier, number = first_of(said, "OVERHEIDop.dossiernummer"), first_of(said, "OVERHEIDop.ondernummer")
    shown = re.fullmatch(r"(.+?)[ ,]+(?:nr\. ?)?(\w+)", labels.get("Dossier- en ondernummer", ""))
    if not (dossier and number) and shown:
        dossier, number = shown[1], shown[2]
    return paper_in(identifier) or paper_of(dossier_of(dossier), number, identifier)


def _normalised(sections: tuple[Section, ...]) -> tuple[Section, ...]:
    return tuple(
        Section(one.key, plain(one.heading), "\n".join(map(plain, one.text.split("\n")))) for one in sections
    )
