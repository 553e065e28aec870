"""How the gazette names things: identifiers in addresses, dossiers, papers, days. Pure."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from urllib.parse import urlsplit

from crawler.text import MONTHS, line

SITE = "officielebekendmakingen"
HOST = "zoek.officielebekendmakingen.nl"
REPOSITORY = "repository.overheid.nl"
HOSTS = (REPOSITORY, HOST)
"""The repository first: that is where the queries go."""

_PUBLICATION = re.compile(r"[a-z][a-z-]*-[\w()-]*\d[\w()-]*|kst-[\w()-]+", re.ASCII)
_ENDINGS = (".html", ".xml")
# "37 020", "36.455 (R2188)", "36600-VII": five figures, perhaps a number of the Kingdom, perhaps a chapter.
_KINGDOM = re.compile(r"\(?\bR ?\d{3,4}\b\)?")
_DOSSIER = re.compile(r"(\d{2})[ .]?(\d{3})(?:[ -]+([A-Z]{1,7}))?[ -]*")
_NUMBER = re.compile(r"\d{1,4}|[A-Z]{1,3}")
_PAPER = re.compile(r"kst-(\d{5})(?:-\(?R\d+\)?)?(?:-([A-Z]{1,7}))?-(\d{1,4}|[A-Z]{1,3})(?:-[a-z]\d{1,2})?")
# A reprint or an erratum of a paper is a paper of its own: "kst-36704-44-h1", "stb-2026-120-v1".
_EDITION = re.compile(r"-([a-z]\d{1,2})$")


def plain(text: str) -> str:
    """One line without ligatures, typographic hyphens of other widths and the like (NFKC)."""
    folded = unicodedata.normalize("NFKC", text)
    return line(folded.translate({0x2010: "-", 0x2011: "-", 0x2012: "-"}))


def publication_of(url: str) -> tuple[str, str] | None:
    """Identifier and ending of the address of a publication ("kst-36703-C", ".html"), whatever its folder.

    None for any other address.
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    name = parts.path.rpartition("/")[2]
    ending = next((end for end in _ENDINGS if name.endswith(end)), "")
    identifier = name.removesuffix(ending)
    if parts.hostname not in HOSTS or not _PUBLICATION.fullmatch(identifier):
        return None
    return identifier, ending or ".html"


def address_of(identifier: str) -> str:
    """The permanent address of a publication."""
    return f"https://{HOST}/{identifier}.html"


def dossier_of(text: str, chapter: str = "") -> str | None:
    """A dossier as we write it ("36704", "37020-X"), or None for anything else."""
    found = _DOSSIER.fullmatch(_KINGDOM.sub("", plain(text)).strip())
    if not found:
        return None
    behind = plain(chapter) or found[3] or ""
    return f"{found[1]}{found[2]}" + (f"-{behind}" if behind else "")


def paper_of(dossier: str | None, number: str, identifier: str) -> str | None:
    """The number of a paper ("36867/D"), or None where dossier or number are not known."""
    known = _NUMBER.fullmatch(plain(number))
    if not dossier or not known:
        return None
    edition = _EDITION.search(identifier)
    return f"{dossier}/{known[0]}" + (f"-{edition[1]}" if edition else "")


def paper_in(identifier: str) -> str | None:
    """The number of the paper that an identifier names, or None: "kst-1259252" names none."""
    found = _PAPER.fullmatch(identifier)
    if not found:
        return None
    dossier = found[1] + (f"-{found[2]}" if found[2] else "")
    return paper_of(dossier, found[3], identifier)


def day(text: str | None) -> date | None:
    """The day of an ISO date, or None."""
    try:
        return date.fromisoformat((text or "").strip()[:10])
    except ValueError:
        return None


def written(found: date | None) -> str:
    """A day in words ("12 juni 2026"); empty for None."""
    return f"{found.day} {MONTHS[found.month - 1]} {found.year}" if found else ""
