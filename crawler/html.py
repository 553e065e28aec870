"""lxml finds the part of a page that matters, BeautifulSoup reads it: measured, that is eight
times cheaper than BeautifulSoup on the whole page (docs/performance.md)."""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit, urlunsplit

from bs4 import BeautifulSoup
from bs4.element import NavigableString, PageElement, Tag
from lxml import etree, html

from crawler.document import Fetch
from crawler.errors import LayoutChanged
from crawler.text import line

_CHARSET = re.compile(r"charset=[\"']?([\w-]+)", re.IGNORECASE)
_META_CHARSET = re.compile(rb"<meta[^>]+charset=[\"']?([\w-]+)", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_REFERENCE = re.compile(r"&#(?:x0*([0-9a-f]{1,6})|0*(\d{1,7}))(?![0-9a-f]);?", re.IGNORECASE)
_IGNORED = "script,style,noscript,template,svg,figure,iframe,button,form"
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_LANDMARKS = ("section", "article", "main", "header")
_BLOCKS = frozenset(
    (*_HEADINGS, *_LANDMARKS, "p", "li", "ul", "ol", "dl", "dt", "dd", "table", "tr", "blockquote")
) | {"div", "br", "hr"}


def decoded(fetch: Fetch) -> str:
    """The page as text. Raises LayoutChanged where the bytes are not what the page says they are."""
    name = _charset(fetch)
    try:
        return fetch.body.decode(name)
    except (UnicodeDecodeError, LookupError) as error:
        raise LayoutChanged("encoding", f"the page is not valid {name}: {error}") from error


def tree(fetch: Fetch) -> html.HtmlElement:
    """The whole page, parsed. Raises LayoutChanged for an empty, cut-off or undecodable page."""
    text = decoded(fetch)
    if not text.strip():
        raise LayoutChanged("body", "the answer is empty")
    if "</html" not in text[-4096:].lower():
        raise LayoutChanged("end of page", "the page is cut off: no </html>")
    parser = html.HTMLParser(encoding="utf-8", huge_tree=False)
    # lxml refuses text with an encoding declaration; bytes in the declared encoding always work.
    try:
        root = html.document_fromstring(printable(text).encode(), parser=parser)
    except etree.ParserError as error:
        raise LayoutChanged("body", f"the answer holds no element: {error}") from error
    if any(entry.level_name == "FATAL" for entry in parser.error_log):
        # libxml2 stops at a depth of 256 without an error: what it gives then is half a page.
        raise LayoutChanged("markup", f"the page cannot be parsed to its end: {parser.error_log.last_error}")
    return root


def printable(text: str) -> str:
    """The page without control characters, written out or as `&#27;`: lxml reads them, but then
    refuses to move the text that holds them."""
    return _CONTROL.sub(" ", _REFERENCE.sub(_harmless, text))


def first(root: html.HtmlElement, xpath: str) -> html.HtmlElement | None:
    """The first element that the XPath finds, or None."""
    found = root.xpath(xpath)
    return found[0] if isinstance(found, list) and found else None


def required(root: html.HtmlElement, xpath: str, field: str) -> html.HtmlElement:
    """The first element that the XPath finds. Raises LayoutChanged naming the field."""
    element = first(root, xpath)
    if element is None:
        raise LayoutChanged(field)
    return element


def source_of(element: html.HtmlElement) -> bytes:
    """The markup of an element without what stands behind it, as UTF-8."""
    return etree.tostring(element, encoding="utf-8", method="html", with_tail=False)


def soup(markup: bytes) -> BeautifulSoup:
    """A part of a page for reading, without scripts, styles, forms, pictures and buttons."""
    parsed = BeautifulSoup(markup, "lxml", from_encoding="utf-8")
    for tag in parsed.select(_IGNORED):
        tag.decompose()
    return parsed


def blocks(tag: Tag) -> list[str]:
    """The visible text of a part, one cleaned paragraph, list item, heading or row at a time."""
    collected: list[list[str]] = [[]]
    _collect(tag, collected)
    return [text for text in (line("".join(pieces)) for pieces in collected) if text]


def text_of(tag: PageElement | None) -> str:
    """The text of a tag on one cleaned line; empty for None."""
    return line(tag.get_text(" ")) if isinstance(tag, Tag) else ""


def meta(root: html.HtmlElement, name: str) -> str | None:
    """The content of `<meta name=…>` or `<meta property=…>`, or None."""
    element = first(root, f"//meta[@name={name!r} or @property={name!r}]")
    return line(element.get("content") or "") or None if element is not None else None


def link(root: html.HtmlElement, rel: str) -> str | None:
    """The address of `<link rel=…>`, or None."""
    element = first(root, f"//link[@rel={rel!r}]")
    return element.get("href") if element is not None else None


def canonical(base: str, href: str) -> str:
    """An address as it is stored: absolute, https, without fragment or default port."""
    parts = urlsplit(urljoin(base, href.strip()))
    host = (parts.hostname or "").lower()
    port = f":{parts.port}" if parts.port and parts.port not in (80, 443) else ""
    scheme = "https" if parts.scheme == "http" and not port else parts.scheme
    return urlunsplit((scheme, host + port, parts.path or "/", parts.query, ""))


def _harmless(reference: re.Match[str]) -> str:
    code = int(reference[1], 16) if reference[1] else int(reference[2])
    return " " if code > 0x10FFFF or _CONTROL.match(chr(code)) else reference[0]


def _collect(tag: Tag, collected: list[list[str]]) -> None:
    for child in tag.children:
        if isinstance(child, Tag):
            breaks = child.name in _BLOCKS
            if breaks:
                collected.append([])
            _collect(child, collected)
            if breaks:
                collected.append([])
            elif child.name in ("td", "th"):
                collected[-1].append(" ")
        elif type(child) is NavigableString:
            collected[-1].append(str(child))


def _charset(fetch: Fetch) -> str:
    declared = _CHARSET.search(fetch.header("content-type") or "")
    if declared:
        return declared[1]
    in_page = _META_CHARSET.search(fetch.body[:2048])
    return in_page[1].decode("ascii") if in_page else "utf-8"
