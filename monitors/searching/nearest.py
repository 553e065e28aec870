"""Known words that look like one that was not found. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from monitors.searching.folding import WORD, fold

_SHORTEST = 4
_FRAGMENT = 6


def trigrams(word: str) -> tuple[str, ...]:
    """Every three letters in a row, each once."""
    return tuple(dict.fromkeys(word[at : at + 3] for at in range(len(word) - 2)))


def allowed(word: str) -> int:
    """How many letters may differ before another word is no longer a likely spelling of this one."""
    if len(word) < _SHORTEST:
        return 0
    return 1 if len(word) <= 5 else 2 if len(word) <= 11 else 3


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word, or last part of one, that differs least from this word; None where none is near."""
    limit = allowed(word)
    found: tuple[int, bool, str] | None = None
    for whole in known:
        for piece in _pieces(whole, len(word), limit):
            if piece == word:
                continue
            far = distance(word, piece, limit)
            if far <= limit and (found is None or (far, piece != whole, piece) < found):
                found = (far, piece != whole, piece)
    return found[2] if found else None


def distance(one: str, other: str, limit: int) -> int:
    """How many letters are added, dropped, replaced or swapped with a neighbour; at most `limit` + 1."""
    if abs(len(one) - len(other)) > limit:
        return limit + 1
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, letter in enumerate(one, 1):
        line = [row]
        for column, against in enumerate(other, 1):
            cost = min(last[column] + 1, line[-1] + 1, last[column - 1] + (letter != against))
            swapped = row > 1 and column > 1 and letter == other[column - 2] and one[row - 2] == against
            line.append(min(cost, before[column - 2] + 1) if swapped else cost)
        if min(line) > limit:
            return limit + 1
        before, last = last, line
    return min(last[-1], limit + 1)


def respelled(text: str, better: Mapping[str, str]) -> str:
    """A text with some of its words replaced, found by their folded form."""
    return WORD.sub(lambda found: better.get(fold(found[0]), found[0]), text)


def _pieces(whole: str, length: int, limit: int) -> Iterable[str]:
    if abs(len(whole) - length) <= limit:
        yield whole
    # The last part of a compound is a word of its own that titles need not name alone.
    for size in (length - 1, length, length + 1):
        if _FRAGMENT <= size < len(whole) - limit:
            yield whole[-size:]
