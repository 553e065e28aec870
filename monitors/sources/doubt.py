"""When a page of any site is not believed: its own page object cannot know it from another page. Pure."""

from __future__ import annotations

from crawler.document import Document
from monitors.sources.health import BELIEVED_AFTER, SourceState


def doubt(before: Document | None, state: SourceState, after: Document) -> str | None:
    """Why the answer of a source is taken for another page's, or None where it is believed.

    What answers often enough is believed: then the page really became another one.
    """
    if after.index or state.failures >= BELIEVED_AFTER:
        return None
    if state.items:
        return f"a single page answered where a list of {state.items} rows stood"
    if before is None or before.index or before.title == after.title or _lines(before) & _lines(after):
        return None
    return "neither the title nor any line is what it was: another page seems to have answered"


def _lines(document: Document) -> set[str]:
    return {line for section in document.sections for line in section.text.split("\n") if line}
