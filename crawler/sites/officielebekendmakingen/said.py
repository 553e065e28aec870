"""What every shape of a publication says: number, title, day, metadata, text; checked in one place. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from lxml import etree

from crawler.document import Document, Fact, Fetch, Section
from crawler.errors import Blocked, LayoutChanged
from crawler.sites.officielebekendmakingen.names import SITE, address_of, plain, publication_of
from crawler.sites.officielebekendmakingen.xmltree import under

TITLES = ("OVERHEIDop.documenttitel", "DC.title", "DCTERMS.title")
ISSUED = ("DCTERMS.issued", "DCTERMS.available")

_KINDS = {"kst": "kamerstuk", "stb": "staatsblad", "stcrt": "staatscourant"}
_OTHER = "publicatie"
_FACTS = (
    ("dossier", "OVERHEIDop.dossiernummer"),
    ("full_title", "OVERHEIDop.dossiertitel"),
    ("creator", "DC.creator"),
    ("submitters", "OVERHEIDop.indiener"),
    ("signed", "OVERHEIDop.datumOndertekening"),
    ("bills", "OVERHEIDop.behandeldDossier"),
)
_SEVERAL = ("submitters", "bills")

Meta = dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Said:
    """What a publication says of itself, before its parts are checked."""

    identifier: str
    paper: str | None
    title: str
    published: date | None
    meta: Meta = field(default_factory=dict)
    sections: tuple[Section, ...] = ()


def document_of(said: Said) -> Document:
    """The publication as a document. Raises LayoutChanged where title or text is missing."""
    if not said.title:
        raise LayoutChanged("title")
    if not said.sections:
        raise LayoutChanged("text")
    url = address_of(said.identifier)
    return Document(
        site=SITE,
        key=said.paper or said.identifier,
        url=url,
        kind=_KINDS.get(said.identifier.partition("-")[0], _OTHER),
        title=said.title,
        published=said.published,
        identifier=said.paper or url,
        facts=facts_of(said.meta),
        sections=said.sections,
    )


def identifier_of(fetch: Fetch) -> str:
    """The identifier in an address. Raises Blocked where the answer came from another kind of address."""
    found = publication_of(fetch.url)
    if found is None:
        raise Blocked(f"the answer came from another address: {fetch.url}")
    return found[0]


def xml_meta(root: etree._Element, name: str) -> Meta:
    """The values of every `<meta name=… content=…>` of an XML answer, in order."""
    return collected((one.get("name") or "", one.get("content") or "") for one in under(root, name))


def collected(pairs: Iterable[tuple[str, str]]) -> Meta:
    """The values by name, in order, without empty ones."""
    said: Meta = {}
    for name, content in pairs:
        if plain(content):
            said.setdefault(name, []).append(plain(content))
    return said


def first_of(said: Meta, *names: str) -> str:
    """The first value of the first of the names that is there; empty for none."""
    return next((said[name][0] for name in names if name in said), "")


def facts_of(said: Meta) -> tuple[Fact, ...]:
    """What the metadata say that readers may want to know."""
    facts = []
    for name, source in _FACTS:
        values = list(dict.fromkeys(said.get(source, [])))
        if values:
            facts.append(Fact(name, tuple(values) if name in _SEVERAL else values[0]))
    return tuple(facts)
