"""One publication in XML: its text, or its metadata alone."""

from __future__ import annotations

import re
from datetime import date
from typing import ClassVar
from urllib.parse import urlsplit

from lxml import etree

from crawler.document import Document, Fetch
from crawler.errors import LayoutChanged
from crawler.page import Page
from crawler.sites.officielebekendmakingen.body import flat, sections_of
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
    document_of,
    facts_of,
    first_of,
    identifier_of,
    xml_meta,
)
from crawler.sites.officielebekendmakingen.xmltree import under, xml_root
from crawler.text import dutch_date

_METADATA = re.compile(r"/([^/]+)/metadata\.xml")


class PublicationXml(Page):
    """Reads `/<id>.xml` of a Kamerstuk; while a paper is only announced, this address gives 404."""

    site: ClassVar[str] = SITE
    hosts: ClassVar[tuple[str, ...]] = HOSTS
    revision: ClassVar[int] = 1

    @classmethod
    def reads(cls, url: str) -> bool:
        """Addresses of a Kamerstuk in XML."""
        found = publication_of(url)
        return bool(found and found[1] == ".xml" and found[0].startswith("kst-"))

    def document(self, fetch: Fetch) -> Document:
        """The paper. Raises LayoutChanged where number, title or text is missing."""
        root = xml_root(fetch, "a publication", "officiele-publicatie")
        identifier = identifier_of(fetch)
        said = xml_meta(root, "meta")
        titled = _title_element(root)
        title = first_of(said, *TITLES) or (flat(titled) if titled is not None else "")
        return document_of(
            Said(
                identifier=identifier,
                paper=_paper(root, said, identifier),
                title=title,
                published=_received(root) or day(first_of(said, *ISSUED)),
                meta=said,
                sections=sections_of(root, titled),
            )
        )


class OtherXml(PublicationXml):
    """Reads `/<id>.xml` of Staatsblad, Staatscourant and the rest, whose markup nobody here has seen."""

    confirmed: ClassVar[bool] = False

    @classmethod
    def reads(cls, url: str) -> bool:
        """Addresses of any other publication in XML."""
        found = publication_of(url)
        return bool(found and found[1] == ".xml" and not url.endswith("/metadata.xml"))


class PublicationMetadata(Page):
    """Reads `/<id>/metadata.xml`: what the gazette says of a publication, also while it is only a PDF."""

    site: ClassVar[str] = SITE
    hosts: ClassVar[tuple[str, ...]] = HOSTS
    revision: ClassVar[int] = 1

    @classmethod
    def reads(cls, url: str) -> bool:
        """Addresses of the metadata of a publication."""
        parts = urlsplit(url)
        found = _METADATA.fullmatch(parts.path)
        return bool(found and parts.hostname == HOST and publication_of(f"https://{HOST}/{found[1]}"))

    def document(self, fetch: Fetch) -> Document:
        """The metadata as facts. Raises LayoutChanged where the title is missing."""
        root = xml_root(fetch, "metadata of a publication", "metadata_gegevens")
        said = xml_meta(root, "metadata")
        identifier = urlsplit(fetch.url).path.split("/")[1]
        own = first_of(said, "DC.identifier") or identifier
        paper = _paper(root, said, own)
        title, published = first_of(said, *TITLES), day(first_of(said, *ISSUED))
        if not title:
            raise LayoutChanged("title")
        return Document(
            site=SITE,
            key=f"{paper or own}/metadata",
            url=address_of(identifier),
            kind="metadata",
            title=title,
            published=published,
            identifier=paper or address_of(own),
            facts=facts_of(said),
        )


def _paper(root: etree._Element, said: Meta, identifier: str) -> str | None:
    """The number of the paper as its text says it, else its metadata, else its identifier.

    A paper of several dossiers goes by the one that its identifier names.
    """
    numbers = [plain("".join(map(str, one.itertext()))) for one in under(root, "ondernummer")]
    dossiers = [_dossier(one) for one in under(root, "dossiernummer")]
    dossiers = dossiers or [dossier_of(one) for one in said.get("OVERHEIDop.dossiernummer", [])]
    number = next(iter((*numbers, *said.get("OVERHEIDop.ondernummer", []))), "")
    papers = [paper for one in dossiers if (paper := paper_of(one, number, identifier))]
    named = paper_in(identifier)
    return named if named in papers or not papers else papers[0]


def _dossier(element: etree._Element) -> str | None:
    number = next(iter(under(element, "dossiernr")), element)
    chapter = next(iter(under(element, "begrotingshoofdstuk")), None)
    return dossier_of(flat(number), flat(chapter) if chapter is not None else "")


def _title_element(root: etree._Element) -> etree._Element | None:
    """The title of the paper below its number, else the title of a regulation."""
    own = next((one for piece in under(root, "stuk") for one in piece.iterchildren("{*}titel")), None)
    return own if own is not None else next(iter(under(root, "intitule")), None)


def _received(root: etree._Element) -> date | None:
    """The day in the head of a paper ("Ontvangen 15 september 2026"), or None."""
    texts = under(root, "datumtekst")
    dates = [one for text in texts for one in under(text, "datum")]
    return next((found for one in dates if (found := day(one.get("isodatum")))), None) or next(
        (found for text in texts if (found := dutch_date(flat(text)))), None
    )
