"""Records of a query: one row a paper, whichever of its two publications the record describes. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from lxml import etree

from crawler.document import Section
from crawler.errors import LayoutChanged
from crawler.sites.officielebekendmakingen.names import (
    HOST,
    address_of,
    day,
    dossier_of,
    paper_of,
    plain,
    publication_of,
    written,
)
from crawler.sites.officielebekendmakingen.xmltree import under
from crawler.text import instant

_ANNOUNCED = "Onopgemaakt"
_PARLIAMENT = "OVERHEIDop.Parlementair"


@dataclass(frozen=True, slots=True)
class Record:
    """A record as a row. `typeset` is False for the first of the two publications of a paper.

    `page` is where the text of a typeset paper stands; None for the rest.
    """

    row: Section
    typeset: bool
    changed: datetime | None
    is_paper: bool
    page: str | None = None


def record_of(element: etree._Element, dossier: str | None) -> Record:
    """One record; `dossier` is the one asked for. Raises LayoutChanged without identifier or title."""
    identifier = _first(element, "identifier")
    heading = _heading(element)
    if not identifier:
        raise LayoutChanged("identifier")
    if not heading:
        raise LayoutChanged("title")
    key = _paper(element, identifier, dossier)
    text = _paper_text(element) if key else _publication_text(element)
    typeset = _first(element, "documentstatus") != _ANNOUNCED
    return Record(
        row=Section(key or _address(element, identifier), heading, text),
        typeset=typeset,
        changed=instant(_first(element, "timestamp")),
        is_paper=key is not None,
        page=_text_page(element, identifier) if key and typeset else None,
    )


def rows_of(records: list[Record]) -> tuple[Section, ...]:
    """The rows by key, each once: the typeset publication of a paper where both are there."""
    kept: dict[str, Record] = {}
    for record in records:
        before = kept.get(record.row.key)
        if before is None or record.typeset or not before.typeset:
            kept[record.row.key] = record
    return tuple(kept[key].row for key in sorted(kept, key=_natural))


def _paper(element: etree._Element, identifier: str, asked: str | None) -> str | None:
    """The number of the paper; None for other publications, annexes and what says no number.

    A paper of several dossiers goes by the one that was asked for.
    """
    if not identifier.startswith("kst-"):
        return None
    dossiers = [dossier_of(one) for one in _all(element, "dossiernummer")]
    numbers = _all(element, "ondernummer")
    if not dossiers or len(dossiers) != len(numbers):
        return None
    pairs = list(zip(dossiers, numbers, strict=True))
    dossier, number = next((pair for pair in pairs if pair[0] == asked), pairs[0])
    return paper_of(dossier, number, identifier)


def _paper_text(element: etree._Element) -> str:
    """What stays the same when a paper is typeset: its dates, its kind and its identifier do not."""
    return _lines(
        ("Soort", _first(element, "publicatienaam")),
        ("Kamer", _first(element, "creator")),
        ("Vergaderjaar", _first(element, "vergaderjaar")),
    )


def _publication_text(element: etree._Element) -> str:
    issued = day(_first(element, "issued")) or day(_first(element, "available"))
    return _lines(
        ("Soort", _volume(element)),
        ("Type", ", ".join(_types(element))),
        ("Rubriek", _first(element, "rubriek") or _first(element, "subrubriek")),
        ("Organisatie", _first(element, "creator")),
        ("Datum uitgifte", written(issued)),
        ("Datum ondertekening", written(day(_first(element, "datumOndertekening")))),
        ("Dossier", ", ".join(_dossiers(element))),
    )


def _volume(element: etree._Element) -> str:
    """ "Staatsblad 2026, 120": the name with year and number where the record says both."""
    name = _first(element, "publicatienaam")
    year, number = _first(element, "jaargang"), _first(element, "publicatienummer")
    return f"{name} {year}, {number}" if name and year and number else name


def _types(element: etree._Element) -> list[str]:
    found = (one for one in under(element, "type") if one.get("scheme") != _PARLIAMENT)
    return list(dict.fromkeys(filter(None, (_text(one) for one in found))))


def _dossiers(element: etree._Element) -> list[str]:
    said = (*_all(element, "dossiernummer"), *_all(element, "behandeldDossier"))
    return list(dict.fromkeys(dossier_of(one) or one for one in said))


def _heading(element: etree._Element) -> str:
    """The title of the paper itself; the title of a record starts with that of its dossier."""
    own, title, dossier = (_first(element, name) for name in ("documenttitel", "title", "dossiertitel"))
    return own or title.removeprefix(f"{dossier};").strip() or title if title else own


def _address(element: etree._Element, identifier: str) -> str:
    """The permanent address. An address elsewhere is none: what a record says is not trusted."""
    said = _first(element, "preferredUrl")
    found = publication_of(said) if said.startswith("https://") else None
    return address_of(found[0] if found else identifier)


def _text_page(element: etree._Element, identifier: str) -> str | None:
    """Where the text of a paper stands: in XML, else as a page; None where the record names neither."""
    found = publication_of(address_of(identifier))
    if found is None or found[0] != identifier:
        return None
    forms = {one.get("manifestation") for one in under(element, "itemUrl")}
    if "xml" in forms:
        return f"https://{HOST}/{identifier}.xml"
    return address_of(identifier) if "html" in forms else None


def _lines(*pairs: tuple[str, str]) -> str:
    return "\n".join(f"{label}: {value}" for label, value in pairs if value)


def _first(element: etree._Element, name: str) -> str:
    return next(iter(_all(element, name)), "")


def _all(element: etree._Element, name: str) -> list[str]:
    """Every value of a field; some records put several into one, with a semicolon between."""
    texts = [_text(one) for one in under(element, name)]
    if name in ("dossiernummer", "ondernummer", "behandeldDossier"):
        texts = [part.strip() for text in texts for part in text.split(";")]
    return [text for text in texts if text]


def _text(element: etree._Element) -> str:
    return plain("".join(map(str, element.itertext())))


def _natural(key: str) -> tuple[str, int, str]:
    """Papers by dossier and number, 9 before 10, the Senate's letters behind the House's numbers."""
    dossier, _, number = key.partition("/")
    figure, _, edition = number.partition("-")
    return (dossier, int(figure), edition) if figure.isdecimal() else (dossier, 10_000, number.zfill(8))
