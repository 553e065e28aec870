"""A message as plain text: the console, the text part of a mail, Slack when it refuses the layout. Pure."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator

from monitors.words.dutch import inert
from notifiers.message import Message, Pair, Row
from notifiers.shape import Chapter, words

WIDTH = 78
_LABEL_AT_MOST = 16


def plain(message: Message, *, width: int | None = WIDTH, details: bool = True) -> str:
    """The whole message in lines of at most `width`; links stand on a line of their own, uncut.

    Without `details` the full party lists are left out; without a width lines are not broken.
    """
    blocks: tuple[Iterable[str], ...] = (
        _wrapped(message.headline, "", width),
        (line for note in message.notes for line in _wrapped(note, "", width)),
        _wrapped(" ".join(message.intro), "", width),
        *(_chapter(chapter, width) for chapter in message.chapters),
        _rows(message.rows, width, details),
        *(_pair(pair, width) for pair in message.pairs),
        _rows(message.later, width, details),
        _links(message, width),
        _wrapped(" ".join(message.footer), "", width),
    )
    return "\n\n".join(text for text in map("\n".join, blocks) if text)


def _rows(rows: tuple[Row, ...], width: int | None, details: bool) -> Iterator[str]:
    shown = [row for row in rows if details or not row.detail]
    column = min(max((len(row.label) for row in shown), default=0), _LABEL_AT_MOST)
    for row in shown:
        yield from _labelled(inert(row.label), row.text, column, width)
        if row.url:
            yield row.url


def _pair(pair: Pair, width: int | None) -> Iterator[str]:
    yield from _wrapped(pair.heading, "", width)
    column = max(len(label) for label, _, _ in pair.sides())
    for label, quote, _ in pair.sides():
        yield from _labelled(label, words(quote, quoted=pair.quoted), column, width)


def _chapter(chapter: Chapter, width: int | None) -> Iterator[str]:
    yield from _wrapped(chapter.heading, "", width)
    for way in chapter.ways:
        cells = " | ".join(cell.text for cell in way.cells)
        yield from _wrapped(f"{way.name} | {cells} |".strip(), "", width)
    column = min(max((len(entry.label) for entry in chapter.entries), default=0), _LABEL_AT_MOST)
    for entry in chapter.entries:
        commands = "".join(f" ({link.text})" for link in entry.links if link.url is None)
        yield from _labelled(inert(entry.label), entry.text + commands, column, width)
        yield from (f"{' ' * (column + 2 if column else 0)}{link.url}" for link in entry.links if link.url)


def _labelled(label: str, text: str, column: int, width: int | None) -> Iterator[str]:
    name = f"{label:<{column}}  " if column else ""
    first, *rest = _wrapped(text, name, width, indent=" " * (column + 2 if column else 0)) or [label]
    yield from (first, *rest)


def _links(message: Message, width: int | None) -> Iterator[str]:
    for link in message.links:
        yield from _wrapped(f"{link.text}:" if link.url else link.text, "", width)
        if link.url:
            yield link.url


def _wrapped(text: str, label: str, width: int | None, indent: str = "") -> list[str]:
    clean = inert(text)
    if width is None:
        return [f"{label}{clean}".rstrip()] if clean else []
    return textwrap.wrap(clean, width, initial_indent=label, subsequent_indent=indent, break_on_hyphens=False)
