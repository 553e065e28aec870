"""Where in a text stands what was asked, as pieces that a page can mark; never markup. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from monitors.searching.folding import WORD, fold
from monitors.searching.query import Asked

_BEFORE, _AFTER = 80, 160
_SEARCHED = 20_000


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of a text as it stands in the source; `hit` where it answers the question."""

    text: str
    hit: bool


def marked(text: str, asked: Asked, compounds: bool = False) -> tuple[Span, ...]:
    """The whole text in pieces, the hits marked; with `compounds` also words that hold one of them."""
    spans: list[Span] = []
    at = 0
    for start, end in _merged(_hits(text, asked, compounds)):
        spans += [Span(text[at:start], False)] * (start > at) + [Span(text[start:end], True)]
        at = end
    return (*spans, Span(text[at:], False)) if at < len(text) else tuple(spans)


def snippet(texts: Iterable[str], asked: Asked) -> tuple[Span, ...]:
    """The surroundings of the first hit in the first text that has one, else the start of the first text."""
    first = ""
    for text in texts:
        searched = text[:_SEARCHED]
        first = first or searched
        found = next(_merged(_hits(searched, asked, False)), None) if asked else None
        if found:
            return marked(_around(searched, *found), asked)
    return marked(_around(first, 0, 0), asked)


def _hits(text: str, asked: Asked, compounds: bool) -> Iterator[tuple[int, int]]:
    wanted = (*asked.words, *(word for phrase in asked.phrases for word in phrase))
    for found in WORD.finditer(text):
        word = fold(found[0])
        if any(_answers(word, one, compounds) for one in wanted):
            yield found.span()
    for number in asked.numbers:
        spelled = rf"(?<![^\W_]){number.number[:2]}[\s.]?{number.number[2:]}(?![^\W_])"
        yield from (found.span() for found in re.finditer(spelled, text))


def _answers(word: str, wanted: str, compounds: bool) -> bool:
    if len(wanted) < 3:
        return word == wanted
    return wanted in word if compounds else word.startswith(wanted)


def _merged(hits: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    at = 0
    for start, end in sorted(hits):
        if start >= at:
            yield start, end
            at = end


def _around(text: str, start: int, end: int) -> str:
    """The text near a place, in one line, cut between words, with an ellipsis where more stands."""
    left, right = max(0, start - _BEFORE), min(len(text), end + _AFTER)
    if left:
        left = text.find(" ", left, start) + 1 or left
    if right < len(text):
        right = max(text.rfind(" ", end, right), end) if text.rfind(" ", end, right) > 0 else right
    piece = " ".join(text[left:right].split())
    return ("… " if left else "") + piece + (" …" if right < len(text) else "")
