"""Reading one answer with its page object: unchanged, a document, or a failure. Pure."""

from __future__ import annotations

import logging
from dataclasses import dataclass

from crawler.document import Document, Fetch, Visit
from crawler.errors import Failure, PageError, Verdict
from crawler.page import part_hash
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


def read(site: str, fetch: Fetch, known_part: str | None = None) -> Reading | Failure:
    """Reads an answer unless its part that matters is the known one. Never raises for a bad page."""
    page = page_for(site, fetch.url)
    if page is None:
        reason = f"no page object of {site} reads this address"
        return Failure(fetch.url, Verdict.BROKEN, reason, False)
    try:
        part = part_hash(page, fetch)
        if part == known_part:
            return Reading(part, page.revision)
        document = page.document(fetch)
        return Reading(part, page.revision, document, tuple(page.follow(document)))
    except PageError as error:
        return failure_of_page(fetch.url, error)
    except Exception as error:  # noqa: BLE001 (a page that breaks its reader is a verdict on that page only)
        _log.exception("reading %s failed", fetch.url)
        return Failure(fetch.url, Verdict.BROKEN, f"reading it failed: {error!r}", True)
