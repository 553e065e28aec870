"""Where in a text stands what was asked, as pieces that a page can mark; never markup. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from monitors.searching.folding import WORD, fold
from monitors.searching.query import Asked, Number
from monitors.words.dutch import inert

_BEFORE, _AFTER = 80, 160
_SHORTEST_PREFIX = 3
_START, _END = r"(?<![^\W_])", r"(?![^\W_])"
_ACCENTED = {
    letter: "".join(chr(code) for code in range(0xC0, 0x250) if fold(chr(code)) == letter)
    for letter in "abcdefghijklmnopqrstuvwxyz"
}


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
    """The surroundings of the first hit in the first text that has one, else the start of the first text.

    One line that steers nothing.
    """
    first = ""
    for text in texts:
        first = first or text
        found = _pattern(asked).search(text) if asked else None
        if found:
            return marked(_around(text, *found.span()), asked)
    return marked(_around(first, 0, 0), asked)


def _hits(text: str, asked: Asked, compounds: bool) -> Iterator[tuple[int, int]]:
    found = [(fold(each[0]), each.span()) for each in WORD.finditer(text)]
    for word, span in found:
        if any(_answers(word, one, compounds) for one in asked.words):
            yield span
    for phrase in asked.phrases:
        for at in range(len(found) - len(phrase) + 1):
            here = found[at : at + len(phrase)]
            if tuple(word for word, _ in here) == phrase:
                yield here[0][1][0], here[-1][1][1]
    for number in asked.numbers:
        yield from (each.span() for each in re.finditer(_number(number), text))


def _answers(word: str, wanted: str, compounds: bool) -> bool:
    if len(wanted) < _SHORTEST_PREFIX:
        return word == wanted
    return wanted in word if compounds else word.startswith(wanted)


def _merged(hits: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    at = 0
    for start, end in sorted(hits):
        if start >= at:
            yield start, end
            at = end


@lru_cache(maxsize=64)
def _pattern(asked: Asked) -> re.Pattern[str]:
    """What finds the first hit of a long text fast; letters that no Dutch text has may escape it."""
    words = (_word(word) + ("" if len(word) >= _SHORTEST_PREFIX else _END) for word in asked.words)
    phrases = (r"[\W_]+".join(map(_word, phrase)) + _END for phrase in asked.phrases)
    numbers = (_number(number) for number in asked.numbers)
    return re.compile("|".join((*phrases, *numbers, *words)), re.IGNORECASE)


def _word(word: str) -> str:
    return _START + "".join(f"[{letter}{_ACCENTED.get(letter, '')}]" for letter in word)


def _number(number: Number) -> str:
    return rf"{_START}{number.number[:2]}[\s.]?{number.number[2:]}{_END}"


def _around(text: str, start: int, end: int) -> str:
    """The text near a place, in one line, cut between words, with an ellipsis where more stands."""
    left, right = max(0, start - _BEFORE), min(len(text), end + _AFTER)
    if left:
        left = text.find(" ", left, start) + 1 or left
    if right < len(text):
        right = max(text.rfind(" ", end, right), end) if text.rfind(" ", end, right) > 0 else right
    piece = inert(text[left:right])
    return ("… " if left else "") + piece + (" …" if right < len(text) else "")
