"""An upgrade is silent: the last snapshot, read again by the new page object, becomes the base. Pure."""

from __future__ import annotations

from collections.abc import Callable

from crawler.document import Document, Fetch
from crawler.errors import Failure
from crawler.options import NONE, Options
from crawler.reading import read
from crawler.wire import PageResult
from monitors.history.versions import Version
from monitors.observe import assemble


def rebased(
    last: Version, result: PageResult, body: Callable[[int], Fetch | None], options: Options = NONE
) -> Document:
    """The last version as the page object of today reads it.

    Where the old snapshot cannot be read any more, today's reading itself is the base: better
    one unseen difference than an alert about our own upgrade.
    """
    if result.document is None or result.revision == last.revision or last.snapshot is None:
        return last.document
    fetch = body(last.snapshot)
    reading = read(last.document.site, fetch, options=options) if fetch else None
    if reading is None or isinstance(reading, Failure) or reading.document is None:
        return assemble(result.document, result.files, last.document)
    return assemble(reading.document, (), last.document)
