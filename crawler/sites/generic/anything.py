"""A page of any site: told apart by what answers, read as the options of its source say."""

from __future__ import annotations

import json
from typing import Any, ClassVar
from urllib.parse import urlsplit

from crawler.blocked import raise_if_blocked, raise_if_html
from crawler.document import Document, Fetch, Section, compared
from crawler.errors import Blocked, LayoutChanged
from crawler.files import FilePage
from crawler.html import canonical, decoded
from crawler.options import AnswerKind
from crawler.sites.generic.feed import ROOTS, read_feed, root_name
from crawler.sites.generic.jsonpath import lines_at
from crawler.sites.generic.place import SITE
from crawler.sites.generic.webpage import read_page

_ENDINGS: dict[str, AnswerKind] = {
    ".pdf": "pdf",
    ".docx": "pdf",
    ".json": "json",
    ".rss": "feed",
    ".atom": "feed",
}
_FILES = (b"%PDF-", b"PK\x03\x04", bytes.fromhex("d0cf11e0a1b11ae1"))
_ERRORS = ("error", "errors", "fault")


class Anything(FilePage):
    """A web page, a PDF or Word file, a feed or a JSON answer. Its host is that of its source's address."""

    site: ClassVar[str] = SITE
    hosts: ClassVar[tuple[str, ...]] = ()
    revision: ClassVar[int] = 1

    @classmethod
    def reads(cls, url: str) -> bool:
        """Every web address."""
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and bool(parts.hostname)

    def document(self, fetch: Fetch) -> Document:
        """What the answer says. Raises Blocked where another kind of answer came than was expected."""
        if not self.reads(fetch.url):
            raise Blocked(f"no address of a page: {fetch.url}")
        kind = self.options.kind or _ending(fetch.url) or _told(fetch)
        if kind == "pdf":
            return super().document(fetch)
        if kind == "feed":
            return read_feed(fetch)
        if kind == "json":
            return _read_json(fetch, self.options.json_path)
        if _told(fetch) != "html":
            raise Blocked(f"{_told(fetch)} instead of a page")
        return read_page(fetch, self.options)

    def part(self, fetch: Fetch) -> bytes:
        """What is read of the answer: everything around it moves without meaning."""
        return repr(compared(self.document(fetch))).encode(errors="surrogatepass")


def _ending(url: str) -> AnswerKind | None:
    path = urlsplit(url).path.lower()
    return next((kind for ending, kind in _ENDINGS.items() if path.endswith(ending)), None)


def _told(fetch: Fetch) -> AnswerKind:
    body = fetch.body.removeprefix(b"\xef\xbb\xbf").lstrip()
    if body.startswith(_FILES):
        return "pdf"
    if body.startswith((b"{", b"[")):
        return "json"
    if body.startswith(b"<?xml") or body.startswith(tuple(f"<{name}".encode() for name in ROOTS)):
        # XHTML declares itself as XML too.
        return "html" if root_name(body) == "html" or b"<html" in body[:2048].lower() else "feed"
    return "html"


def _read_json(fetch: Fetch, path: str | None) -> Document:
    value = _json(fetch)
    try:
        lines = lines_at(value, path)
    except LayoutChanged as error:
        if isinstance(value, dict) and any(name in value for name in _ERRORS):
            raise Blocked("the answer is an error of the API") from error
        raise
    if isinstance(value, dict) and path is None and any(value.get(name) for name in _ERRORS):
        raise Blocked("the answer is an error of the API")
    url = canonical(fetch.url, fetch.url)
    parts = urlsplit(url)
    return Document(
        site=SITE,
        key=url,
        url=url,
        kind="gegevens",
        title=f"{parts.netloc}{parts.path}",
        identifier=url,
        sections=(Section("waarden", "", "\n".join(lines)),),
    )


def _json(fetch: Fetch) -> Any:
    raise_if_html(fetch, "JSON")
    text = decoded(fetch).removeprefix("\ufeff").strip()
    if not text.startswith(("{", "[")):
        raise_if_blocked(fetch)
        raise Blocked(f"no JSON: {text[:60]!r}")
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        raise LayoutChanged("end of answer", "the JSON is cut off, nested too deep or damaged") from error
