"""What travels through the crawler: a visit in, a fetch back, a document out.

Equality of documents is defined here and nowhere else: `compared` is what two readings must
share to be the same version. Everything outside it (`modified`, size labels, the order of
rows) is kept, never compared.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Literal

Role = Literal["source", "page", "file"]
FactValue = str | tuple[str, ...]

METADATA = frozenset({"creator", "subject", "subjects", "type", "following", "truncated", "pages"})
"""Facts by which a site files a document: kept, never compared. Another platform leaves them out.

`pages` are the addresses of what rows are about, where the rows go by another key.
"""

# "(204kB)", "(1,2MB)", "(PDF | 53 pagina's | 1,7 MB)": the site's own label, often stale.
_SIZE_LABEL = re.compile(r"\s*\((?:[^()]*\|)?\s*[\d.,]+\s?[kMG]?B\)\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Visit:
    """One request we intend: the real address of the page, whatever place it is fetched from."""

    url: str
    role: Role = "page"


@dataclass(frozen=True, slots=True)
class Fetch:
    """One answer of a site. `url` is the real address; header names are lower case."""

    url: str
    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes

    def header(self, name: str) -> str | None:
        """The first header of this name, which is given in lower case."""
        return next((value for key, value in self.headers if key == name), None)


@dataclass(frozen=True, slots=True)
class Fact:
    """A named fact of a document: text, or an ordered set of texts (a party list)."""

    name: str
    value: FactValue


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a document. In an index the key is the canonical address of the row's page."""

    key: str
    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file of the document itself. `sha256` and `text` are None until the file was read."""

    title: str
    url: str
    media_type: str
    sha256: str | None = None
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """What a page or paper says. Identity is (site, key); `index` marks lists and feeds."""

    site: str
    key: str
    url: str
    kind: str
    title: str | None
    published: date | None = None
    modified: datetime | None = None
    identifier: str | None = None
    facts: tuple[Fact, ...] = ()
    sections: tuple[Section, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    index: bool = False

    def fact(self, name: str) -> FactValue | None:
        """The value of a fact, or None where the page does not state it."""
        return next((fact.value for fact in self.facts if fact.name == name), None)

    def pages(self) -> tuple[str, ...]:
        """The addresses of what the rows of a list are about, where the rows go by another key."""
        named = self.fact("pages") or ()
        return (named,) if isinstance(named, str) else named

    def text(self) -> str:
        """Everything the document says, a paragraph a line: title, headings, sections, files."""
        files = (attachment.text or "" for attachment in self.attachments)
        parts = [self.title or "", *(f"{s.heading}\n{s.text}" for s in self.sections), *files]
        return "\n".join(part for part in parts if part)


def label(attachment: Attachment) -> str:
    """The title of a file without the size that the site prints behind it."""
    return _SIZE_LABEL.sub("", attachment.title)


def compared(document: Document) -> Document:
    """The document reduced to what makes a version: equal results mean the same version.

    Facts and files are ordered by name and address; sections keep their order, except in an
    index, where the order of rows says nothing. An identifier that is only an address says where
    the document stands: a document that moved is the same version.
    """
    sections = document.sections
    facts = (_sorted_values(fact) for fact in document.facts if fact.name not in METADATA)
    return replace(
        document,
        url="",
        modified=None,
        identifier=_lasting(document.identifier),
        facts=tuple(sorted(facts, key=lambda fact: fact.name)),
        sections=tuple(sorted(sections, key=lambda s: s.key)) if document.index else sections,
        attachments=tuple(sorted(map(_without_label, document.attachments), key=lambda a: a.url)),
    )


def same(before: Document, after: Document) -> bool:
    """Whether two readings are one version."""
    return compared(before) == compared(after)


def row_hash(section: Section) -> str:
    """The fingerprint of a row of an index: a changed row is a reason to visit its page again."""
    return hashlib.sha256(json.dumps([section.heading, section.text]).encode()).hexdigest()


def _lasting(identifier: str | None) -> str | None:
    return None if identifier is None or identifier.startswith("https://") else identifier


def _sorted_values(fact: Fact) -> Fact:
    return fact if isinstance(fact.value, str) else Fact(fact.name, tuple(sorted(fact.value)))


def _without_label(attachment: Attachment) -> Attachment:
    # The same bytes say the same, whatever our reader of today makes of them.
    text = attachment.text if attachment.sha256 is None else None
    return replace(attachment, title=label(attachment), media_type="", text=text)
