"""The page object: how one shape of page of one site is read.

To add a site: one module (or package) in `crawler/sites/` with a tuple `PAGES` and, if readers know the
site by a name, a `NAME`; fixtures; its rows in docs/sources.md.
"""

from __future__ import annotations

import hashlib
from abc import ABC, abstractmethod
from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass
from typing import ClassVar, Self

from crawler.document import Document, Fetch, Visit
from crawler.options import NONE, Options
from crawler.text import REVISION

_REVISIONS = 1000
_OPTIONS = 1_000_000


@dataclass(frozen=True, slots=True)
class SiteName:
    """A site as readers know it: who speaks there, and its address in words."""

    actor: str
    shown: str


class Page(ABC):
    """Reads one page shape of a site. Pure: an answer goes in, a document comes out."""

    site: ClassVar[str]
    hosts: ClassVar[tuple[str, ...]]
    revision: ClassVar[int]
    confirmed: ClassVar[bool] = True
    visits_rows: ClassVar[bool] = True
    """Whether the rows of its lists are pages to visit; those of a whole site's sitemap are only kept."""
    newest_first: ClassVar[bool] = False
    """Whether its lists start with the newest: what stands behind rows that are all known is known too."""

    options: Options = NONE

    def configured(self, options: Options) -> Self:
        """This page object with the options of a source."""
        page = copy(self)
        page.options = options
        return page

    @classmethod
    @abstractmethod
    def reads(cls, url: str) -> bool:
        """Whether this is the shape for an address of the site; the first that says so reads it."""

    @abstractmethod
    def document(self, fetch: Fetch) -> Document:
        """What the page says. Raises Blocked or LayoutChanged, never returns half a document."""

    def part(self, fetch: Fetch) -> bytes:
        """The bytes that matter: while they stay equal, the page need not be read again.

        Raises Blocked or LayoutChanged where the part cannot be found.
        """
        return fetch.body

    def follow(self, document: Document) -> Iterable[Visit]:
        """Pages and files worth visiting from here: the rows of an index, the files of a page.

        What is neither is where the list goes on; then the list is read again at every visit.
        """
        if document.index:
            rows = document.sections if self.visits_rows else ()
            return tuple(Visit(row.key, "page") for row in rows)
        return tuple(Visit(attachment.url, "file") for attachment in document.attachments)


def revision_of(page: Page) -> int:
    """The revision by which a page is read: that of its page object, the text rules and its options."""
    return page.options.fingerprint * _OPTIONS + page.revision * _REVISIONS + REVISION


def part_hash(page: Page, fetch: Fetch) -> str:
    """The fingerprint of the part that matters, of this revision of the page object."""
    stamp = f"{type(page).__module__}.{type(page).__qualname__}:{revision_of(page)}:".encode()
    return hashlib.sha256(stamp + page.part(fetch)).hexdigest()
