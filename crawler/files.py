"""Files that a site publishes, PDF and docx: told apart by their bytes, never by their names."""

from __future__ import annotations

import re
from typing import ClassVar
from urllib.parse import parse_qsl, urlsplit

from crawler.document import Document, Fetch
from crawler.docx import read_docx
from crawler.errors import Blocked, LayoutChanged
from crawler.filetext import FileText
from crawler.html import canonical
from crawler.page import Page
from crawler.pdf import read_pdf
from crawler.text import dutch_date

_HEAD = 1024
_OLD_OFFICE = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_NAMES = (".pdf", ".docx")
_LAST_SEGMENTS = ("file", "pdf")
_DATE = re.compile(r"^Datum:?\s+(\d{1,2}\s+[a-z]+\s+\d{4})\b", re.IGNORECASE | re.MULTILINE)
_SIDE_BLOCK = re.compile(r"^(?:Ons kenmerk|Datum)\b", re.IGNORECASE | re.MULTILINE)
_LETTER = re.compile(r"\bLbr\.?\s*(\d{2}/\d{3})\b")


def read_file(body: bytes) -> FileText:
    """What a PDF or docx says. Raises Blocked for HTML or encryption, LayoutChanged for a damaged file."""
    if b"%PDF-" in body[:_HEAD]:
        return read_pdf(body)
    if body.startswith(b"PK"):
        return read_docx(body)
    if body.startswith(_OLD_OFFICE) and _ENCRYPTED in body:
        raise Blocked("the docx is encrypted")
    if re.match(rb"\s*(?:<!doctype html|<html)", body.removeprefix(b"\xef\xbb\xbf")[:_HEAD], re.IGNORECASE):
        raise Blocked("HTML instead of a file")
    raise LayoutChanged("file format", "the answer is neither a PDF nor a docx")


def file_text(body: bytes) -> str:
    """The text of an attachment, a paragraph a line. Raises like `read_file`."""
    return read_file(body).text()


class FilePage(Page):
    """Reads the files of a site; a subclass says whose they are."""

    revision: ClassVar[int] = 1

    @classmethod
    def reads(cls, url: str) -> bool:
        """Addresses on the site's hosts that end like a file, or ask for one."""
        parts = urlsplit(url)
        path = parts.path.lower()
        named = path.endswith(_NAMES) or path.rpartition("/")[2] in _LAST_SEGMENTS
        asked = dict(parse_qsl(parts.query)).get("f", "").lower().endswith(_NAMES)
        return parts.hostname in cls.hosts and (named or asked)

    def document(self, fetch: Fetch) -> Document:
        """The file as a document, a page a section."""
        file = read_file(fetch.body)
        url = canonical(fetch.url, fetch.url)
        text = file.text()
        shown = _DATE.search(text)
        return Document(
            site=self.site,
            key=url,
            url=url,
            kind=file.kind,
            title=file.title,
            published=dutch_date(shown[1]) if shown else None,
            modified=file.modified,
            identifier=_letter_number(text) or url,
            sections=file.sections,
        )


def _letter_number(text: str) -> str | None:
    """The number of a members' letter; a file that merely mentions one has no side block."""
    number = _LETTER.search(text)
    return number[1] if number and _SIDE_BLOCK.search(text) else None
