"""What is held beside a change, as parts of its message. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from monitors.model import Part
from monitors.papers.beside import Beside, Passages
from monitors.watchlist import Source
from notifiers.links import linked
from notifiers.quotes import Quoted, quoted
from notifiers.shape import Link, Row


def passages(beside: Beside, words: int) -> tuple[Quoted, ...]:
    """The passages of two documents, at most so many words a side, under the names of the documents."""
    return tuple(_quoted(one, words) for one in beside.pairs)


def rows(beside: Beside) -> tuple[Row, ...]:
    """The labelled lines."""
    return tuple(Row(label, text) for label, text in beside.rows)


def pages(beside: Beside, sources: Iterable[Source]) -> tuple[Link, ...]:
    """Where the other document stands, as far as it may be linked."""
    found = ((text, linked(url, sources)) for text, url in beside.pages)
    return tuple(Link(text, url) for text, url in found if url)


def _quoted(one: Passages, words: int) -> Quoted:
    part = Part("replace", f"section:{one.heading}", one.heading, one.before or None, one.after or None)
    found = quoted(part, words)
    return replace(
        found, pair=replace(found.pair, label_before=one.label_before, label_after=one.label_after)
    )
