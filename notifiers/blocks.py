"""A message in Slack's layout. Pure: crawled text goes in elements that Slack does not parse."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from monitors.words import texts
from monitors.words.dutch import inert, within
from notifiers.message import Link, Message, Pair, Row
from notifiers.plain import plain
from notifiers.pressed import buttons
from notifiers.shape import Chapter, Quote, Span

Element = dict[str, Any]

# Slack refuses a message at some 11,000 characters of blocks in total, and a header at 150.
_HEADER_AT_MOST = 150
_BLOCKS_AT_MOST = 45
_TOTAL_AT_MOST = 9_000
_BLOCK_AT_MOST = 2_800
_TEXT_AT_MOST = 30_000
_NAMED_BRACKETS = str.maketrans("<>", "‹›")


def payload(message: Message, *, pressable: bool = False) -> dict[str, Any]:
    """The blocks and the text of a message; the text is what notifications and screen readers say.

    A `pressable` message about a change ends with buttons, for which somebody must be listening.
    """
    summary = " ".join((message.headline, *message.intro[:1]))
    blocks = _within_limits(list(_blocks(message)))
    below = [buttons(message.change)] if pressable and message.change else []
    return {"text": escaped(summary), "blocks": [*blocks, *below]}


def fallback(message: Message) -> dict[str, Any]:
    """The whole message as text without layout, for when Slack refuses the blocks."""
    return {"text": escaped(plain(message, width=None, details=False))[:_TEXT_AT_MOST], "mrkdwn": False}


def escaped(text: str) -> str:
    """Text in which Slack reads no mention, command or link: exactly these three characters."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _blocks(message: Message) -> Iterable[Element]:
    headline = within(inert(message.headline), _HEADER_AT_MOST).translate(_NAMED_BRACKETS)
    yield {"type": "header", "text": _plain_text(headline or texts.MAIL_LIST)}
    for note in message.notes:
        yield from _rich(_section([_text(note, italic=True)]))
    yield from _rich(_section([_text(" ".join(message.intro))]))
    for chapter in message.chapters:
        yield from _rich(*_chapter(chapter))
    yield from _rows(message.rows)
    for pair in message.pairs:
        yield from _rich(*_pair(pair))
    yield from _rows(message.later)
    yield from _rich(_section(list(_links(message.links))))
    footer = inert(" ".join(message.footer)).translate(_NAMED_BRACKETS)
    if footer:
        yield {"type": "context", "elements": [_plain_text(footer[:_BLOCK_AT_MOST])]}


def _rows(rows: tuple[Row, ...]) -> Iterable[Element]:
    sections = [_section([_text(row.label, bold=True), *_row_text(row)]) for row in rows if not row.detail]
    yield from _rich(*sections)


def _row_text(row: Row) -> Iterable[Element]:
    if row.url is None:
        yield _text(f"  {inert(row.text)}", raw=True)
    else:
        yield _text("  ", raw=True)
        yield {"type": "link", "url": row.url, "text": inert(row.text)}


def _chapter(chapter: Chapter) -> Iterable[Element]:
    yield _section([_text(chapter.heading, bold=True)])
    for way in chapter.ways:
        opening = _text(f"{inert(way.name)} | " if way.name else "| ", raw=True)
        yield _section([opening, *(part for cell in way.cells for part in _cell(cell))])
    for entry in chapter.entries:
        label = [_text(entry.label, bold=True), _text("  ", raw=True)] if entry.label else []
        ending = [_text(" ", raw=True), *_links(entry.links)] if entry.links else []
        yield _section([*label, _text(entry.text), *ending])


def _cell(cell: Span) -> Iterable[Element]:
    yield _text(cell.text, bold=True) if cell.changed else _text(cell.text)
    yield _text(" | ", raw=True)


def _pair(pair: Pair) -> Iterable[Element]:
    yield _section([_text(pair.heading, bold=True)])
    for label, quote, old in pair.sides():
        left, right = texts.QUOTED.split("{text}") if pair.quoted else ("", "")
        style = "strike" if old else "bold"
        spans = [_span(quote, i, style) for i in range(len(quote))]
        opening = _text(f"{label}  {left}", raw=True)
        yield {
            "type": "rich_text_quote",
            "elements": [one for one in (opening, *spans, _text(right)) if one["text"]],
        }


def _span(quote: Quote, i: int, style: str) -> Element:
    """A stretch of a quotation; the spaces around changed words stay outside the mark."""
    span = quote[i]
    if span.changed:
        return _text(span.text, **{style: True})
    return _text(f"{' ' if i else ''}{inert(span.text)}{' ' if i + 1 < len(quote) else ''}", raw=True)


def _links(links: tuple[Link, ...]) -> Iterable[Element]:
    for i, link in enumerate(links):
        if i:
            yield _text(" · ", raw=True)
        if link.url is None:
            yield _text(link.text, code=True)
        else:
            yield {"type": "link", "url": link.url, "text": inert(link.text)}


def _rich(*elements: Element) -> Iterable[Element]:
    """One block of the elements that hold something, or none: Slack refuses what is empty."""
    filled = [element for element in elements if element["elements"]]
    if filled:
        yield {"type": "rich_text", "elements": filled}


def _section(elements: list[Element]) -> Element:
    return {"type": "rich_text_section", "elements": [one for one in elements if one["text"]]}


def _text(text: str, *, raw: bool = False, **style: bool) -> Element:
    element: Element = {"type": "text", "text": (text if raw else inert(text))[:_BLOCK_AT_MOST]}
    return element | {"style": style} if style else element


def _plain_text(text: str) -> Element:
    return {"type": "plain_text", "text": text, "emoji": False}


def _within_limits(blocks: list[Element]) -> list[Element]:
    """The blocks that Slack takes; what is left out is said. The first and the last two always stay."""
    size = 0
    kept: list[Element] = []
    tail = blocks[-2:] if len(blocks) > 2 else []
    left = _TOTAL_AT_MOST - sum(map(_size, tail))
    for block in blocks[: len(blocks) - len(tail)]:
        size += _size(block)
        if kept and (size > left or len(kept) >= _BLOCKS_AT_MOST - len(tail) - 1):
            return [*kept, *_rich(_section([_text(texts.LEFT_OUT)])), *tail]
        kept.append(block)
    return [*kept, *tail]


def _size(block: Element) -> int:
    """The characters of a block as Slack counts them: after escaping, in all of its elements."""
    own = block.get("text", "")
    texts_ = len(escaped(own)) if isinstance(own, str) else _size(own)
    return texts_ + len(block.get("url", "")) + sum(_size(element) for element in block.get("elements", ()))
