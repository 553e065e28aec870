"""Texts as they are searched: letters without case or accents, and the words of a text. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

WORD = re.compile(r"[^\W_]+")
_LONGEST = 40
_SHORTEST = 4


def fold(text: str) -> str:
    """A text without case, accents and the several forms that one letter or digit can have."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in plain if not unicodedata.combining(letter))


def words(text: str) -> tuple[str, ...]:
    """The folded words of a text, in order."""
    return tuple(WORD.findall(fold(text)))


def worth_knowing(texts: Iterator[str]) -> frozenset[str]:
    """The folded words of texts that can be part of a compound or the right spelling of another."""
    return frozenset(
        word
        for text in texts
        for word in words(text)
        if _SHORTEST <= len(word) <= _LONGEST and not any(letter.isdigit() for letter in word)
    )
