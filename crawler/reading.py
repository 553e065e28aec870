"""Reading one answer with its page object: unchanged, a document, or a failure. Pure."""

from __future__ import annotations

import logging
from dataclasses import dataclass

from crawler.document import Document, Fetch, Role, Visit
from crawler.errors import Failure, PageError, Verdict
from crawler.files import file_text
from crawler.options import NONE, Options
from crawler.page import part_hash, revision_of
from crawler.registry import page_for
from crawler.verdict import failure_of_page

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a page object made of an answer; `document` is None when the part that matters is known."""

    part: str
    revision: int
    document: Document | None = None
    visits: tuple[Visit, ...] = ()
    newest_first: bool = False

    @property
    def pages(self) -> tuple[str, ...]:
        """The rows that are pages to visit."""
        return tuple(url for url in self._addresses("page") if url in self._rows)

    @property
    def files(self) -> tuple[str, ...]:
        """The files of the page itself."""
        return self._addresses("file")

    @property
    def further(self) -> tuple[str, ...]:
        """Where a list goes on: pages that are none of its rows."""
        return tuple(url for url in self._addresses("page") if url not in self._rows)

    @property
    def _rows(self) -> frozenset[str]:
        if self.document is None:
            return frozenset()
        return frozenset((*(row.key for row in self.document.sections), *self.document.pages()))

    def _addresses(self, role: Role) -> tuple[str, ...]:
        return tuple(visit.url for visit in self.visits if visit.role == role)


def read(
    site: str, fetch: Fetch, known_part: str | None = None, options: Options = NONE
) -> Reading | Failure:
    """Reads an answer unless its part that matters is the known one. Never raises for a bad page."""
    page = page_for(site, fetch.url, options)
    if page is None:
        reason = f"no page object of {site} reads this address"
        return Failure(fetch.url, Verdict.BROKEN, reason, False)
    try:
        part = part_hash(page, fetch)
        if part == known_part:
            return Reading(part, revision_of(page))
        document = page.document(fetch)
        return Reading(part, revision_of(page), document, tuple(page.follow(document)), page.newest_first)
    except PageError as error:
        return failure_of_page(fetch.url, error)
    except Exception as error:  # noqa: BLE001 (a page that breaks its reader is a verdict on that page only)
        return _unread(fetch, error)


def read_file_text(fetch: Fetch) -> str | Failure:
    """The text of a file, or why it cannot be read. Never raises for a bad file."""
    try:
        return file_text(fetch.body)
    except PageError as error:
        return failure_of_page(fetch.url, error)
    except Exception as error:  # noqa: BLE001 (a file that breaks its reader is a note on its page only)
        return _unread(fetch, error)


def _unread(fetch: Fetch, error: Exception) -> Failure:
    _log.exception("reading %s failed", fetch.url, exc_info=error)
    return Failure(fetch.url, Verdict.BROKEN, f"reading it failed: {error!r}", True)
