"""Whether a difference matters: editorial is what changes no fact, number, name or meaning. Pure."""

from __future__ import annotations

import re
import unicodedata

from monitors.diff import words

_STAMP = re.compile(r"\b(?:laatst\s+(?:bijgewerkt|gewijzigd)|bijgewerkt\s+op)\b", re.IGNORECASE)
_THOUSANDS = re.compile(r"(?<=\d)[.\s\u2009\u202f](?=\d{3}(?!\d))")
_NOT_WORD = re.compile(r"[\W_]+")
_LETTERS_AT_LEAST = 6


def editorial(before: str, after: str) -> str | None:
    """The rule by which a replaced text is editorial, or None when it is material."""
    if folded(before) == folded(after):
        return "typography"
    if _STAMP.search(before) and _STAMP.search(after):
        return "update stamp"
    if _same_but_spelling(before, after):
        return "spelling of the same word"
    return None


def folded(text: str) -> str:
    """A text without case, punctuation, spacing and number formats: what is left carries meaning."""
    plain = _THOUSANDS.sub("", unicodedata.normalize("NFKC", text))
    return _NOT_WORD.sub(" ", plain.casefold()).replace(" ", "")


def _same_but_spelling(before: str, after: str) -> bool:
    runs = [run for run in words(before, after) if run.kind != "equal"]
    pairs = list(zip(runs[::2], runs[1::2], strict=False))
    whole = len(runs) == 2 * len(pairs)
    return whole and bool(pairs) and all(_one_word(old.text, new.text) for old, new in pairs)


def _one_word(old: str, new: str) -> bool:
    if not (old.isalpha() and new.isalpha() and min(len(old), len(new)) >= _LETTERS_AT_LEAST):
        return False
    return _doubled(old, new) or _doubled(new, old) or _swapped(old, new)


def _doubled(short: str, long: str) -> bool:
    """Whether the long word is the short one with a letter written twice."""
    if len(long) != len(short) + 1:
        return False
    at = next((i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return at > 0 and long[at] == long[at - 1] and short[at:] == long[at + 1 :]


def _swapped(old: str, new: str) -> bool:
    """Whether two neighbouring letters changed places."""
    differs = [i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b]
    if len(old) != len(new) or len(differs) != 2 or differs[1] != differs[0] + 1:
        return False
    first, second = differs
    return old[first] == new[second] and old[second] == new[first]
