"""Whether a difference matters: editorial is what changes no fact, number, name or meaning. Pure."""

from __future__ import annotations

import re
import unicodedata

from monitors.diff import words

_STAMP = re.compile(
    r"\b(?:laatst\s+(?:bijgewerkt|gewijzigd)|bijgewerkt)\b(?:\s+op)?[\s:]*"
    r"(?:\d{1,2}[\s-](?:\w+|\d{1,2})[\s-]\d{4})?(?:[\s,|]*(?:om\s+)?\d{1,2}[:.]\d{2}(?:\s+uur)?)?",
    re.IGNORECASE,
)
# A figure with the signs that change its meaning: "-5", "< 100", "2,5", "12 %".
_FIGURE = re.compile(r"(?:(?<![\w-])[-–−]\s?|[<>≤≥±]\s*)?\d+(?:[.,:/]\d+)*(?:\s*[%‰])?")
_THOUSANDS = re.compile(r"(?<=\d)[.\s\u2009\u202f](?=\d{3}(?!\d))")
_NOT_WORD = re.compile(r"[\W_]+")
_LETTERS_AT_LEAST = 6


def editorial(before: str, after: str) -> str | None:
    """The rule by which a replaced text is editorial, or None when it is material."""
    if _alike(before, after):
        return "typography"
    if _STAMP.search(before) and _alike(_STAMP.sub(" ", before), _STAMP.sub(" ", after)):
        return "update stamp"
    if _same_but_spelling(before, after):
        return "spelling of the same word"
    return None


def folded(text: str) -> str:
    """A text without case, punctuation, spacing and number formats: what is left carries meaning."""
    plain = _THOUSANDS.sub("", unicodedata.normalize("NFKC", text))
    return _NOT_WORD.sub(" ", plain.casefold()).replace(" ", "")


def _alike(before: str, after: str) -> bool:
    return folded(before) == folded(after) and _figures(before) == _figures(after)


def _figures(text: str) -> list[str]:
    """The figures in order, each in one spelling; "1, 2" is two of them and "12" is one."""
    plain = _THOUSANDS.sub("", unicodedata.normalize("NFKC", text))
    return [re.sub(r"\s", "", found).replace("–", "-").replace("−", "-") for found in _FIGURE.findall(plain)]


def _same_but_spelling(before: str, after: str) -> bool:
    runs = [run for run in words(before, after) if run.kind != "equal"]
    pairs = list(zip(runs[::2], runs[1::2], strict=False))
    whole = len(runs) == 2 * len(pairs)
    return whole and bool(pairs) and all(_one_word(old.text, new.text) for old, new in pairs)


def _one_word(old: str, new: str) -> bool:
    if not (old.isalpha() and new.isalpha() and min(len(old), len(new)) >= _LETTERS_AT_LEAST):
        return False
    if old[0].isupper() or new[0].isupper():
        # "Janssen" and "Jansen" are two people.
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
