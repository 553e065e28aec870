"""Which links of a page are files of the document itself, and what kind of files."""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from lxml import html

from crawler.document import Attachment
from crawler.html import canonical, first
from crawler.sites.rijksoverheid.common import FILE_HOST, HOST, path_of
from crawler.text import line

_TYPES = {
    ".pdf": "application/pdf",
    ".doc": "application/msword",
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".odt": "application/vnd.oasis.opendocument.text",
    ".ods": "application/vnd.oasis.opendocument.spreadsheet",
    ".xls": "application/vnd.ms-excel",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".ppt": "application/vnd.ms-powerpoint",
    ".pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    ".zip": "application/zip",
    ".csv": "text/csv",
    ".xml": "application/xml",
}
_UNKNOWN = "application/octet-stream"
_OPEN_FILE = re.compile(r"/documenten/(?:ronl-)?[0-9a-f-]+(?:_\d+)?/(?:file|pdf)/?", re.IGNORECASE)
_DOWNLOAD = re.compile(r"^Download [‘'\"](.*)[’'\"]$")
_PDF = re.compile(r"\bPDF\b")


def files_of(part: html.HtmlElement, base: str) -> tuple[Attachment, ...]:
    """The files that a part links, each address once, in the order of the page."""
    found: dict[str, Attachment] = {}
    for link in part.iter("a"):
        attachment = _file(link, base)
        if attachment:
            found.setdefault(attachment.url, attachment)
    return tuple(found.values())


def drop_file_links(part: html.HtmlElement, base: str) -> None:
    """Removes paragraphs that hold nothing but a file link: the file is listed on its own."""
    for link in list(part.iter("a")):
        paragraph = link.getparent()
        if paragraph is None or _file(link, base) is None:
            continue
        if paragraph.tag in ("p", "li") and _text(paragraph) == _text(link):
            paragraph.drop_tree()


def pages_of(part: html.HtmlElement, base: str) -> tuple[str, ...]:
    """The addresses of document pages that a part links, each once."""
    links = (_address(link, base) or "" for link in part.iter("a"))
    pages = (url for url in links if "/documenten/" in (path_of(url) or "") and not _media_type(url, ""))
    return tuple(dict.fromkeys(pages))


def _file(link: html.HtmlElement, base: str) -> Attachment | None:
    url = _address(link, base)
    media_type = _media_type(url, _text(link)) if url else None
    if not url or media_type is None:
        return None
    heading = first(link, ".//h2 | .//h3")
    title = _text(link if heading is None else heading)
    return Attachment(_DOWNLOAD.sub(r"\1", title), url, media_type)


def _address(link: html.HtmlElement, base: str) -> str | None:
    try:
        url = canonical(base, str(link.get("href") or ""))
    except ValueError:
        return None
    return url if urlsplit(url).hostname in (HOST, FILE_HOST) and url.startswith("https:") else None


def _media_type(url: str, label: str) -> str | None:
    """The type of a file, None for an address that is a page."""
    parts = urlsplit(url)
    named = _TYPES.get(PurePosixPath(parts.path).suffix.lower())
    if named:
        return named
    if parts.hostname == FILE_HOST:
        return _TYPES[".pdf"] if _OPEN_FILE.fullmatch(parts.path) else None
    if parts.path.startswith("/binaries/"):
        return _TYPES[".pdf"] if _PDF.search(label) else _UNKNOWN
    return None


def _text(element: html.HtmlElement) -> str:
    return line(str(element.text_content()))
