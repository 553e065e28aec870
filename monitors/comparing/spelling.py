"""Whether two words are one word written otherwise: typing errors, old spellings, linking letters. Pure."""

from __future__ import annotations

import re

_SWAPPED_AT_LEAST = 6
_DOUBLED_AT_LEAST = 7
_MISSING_AT_LEAST = 8
_OPENING_AT_LEAST = 9
"""A capital may be a name ("Jansen", "Janssen"): only a long first word of a sentence is taken for a word."""
_ENDING = 4
_BEGINNING = 2
# No Dutch word ends so: "regerng".
_UNSPOKEN = re.compile(r"[bdfgklmprstvz](?:ng|nd|md|nt)(?:en)?$")
# One sound in two spellings, as the word lists had it before and after: kontakt, lokatie, opgaaf.
_OLD_SPELLINGS = (
    (re.compile(r"k(?=[tao])"), "c"),
    (re.compile(r"aaf$"), "ave"),
    (re.compile(r"kado"), "cadeau"),
    (re.compile(r"kwa(?=[rn])"), "qua"),
    (re.compile(r"isasie|izatie"), "isatie"),
    (re.compile(r"ae(?=[nt])"), "e"),
)


def misspelt(old: str, new: str, *, opening: bool) -> str | None:
    """The rule by which two words are one, or None. Inflections are other words: "woning", "woningen"."""
    short, long = sorted((old, new), key=len)
    if not (old.isalpha() and new.isalpha()) or not _common(old, new, opening):
        return None
    short, long = short.lower(), long.lower()
    if _modern(short) == _modern(long):
        return "spelling of the same word"
    if len(short) >= _DOUBLED_AT_LEAST and _doubled(short, long):
        return "typing error: a letter twice"
    if len(short) >= _SWAPPED_AT_LEAST and _swapped(short, long):
        return "typing error: letters swapped"
    return "typing error: a letter missing" if _missing(short, long) else None


def _common(old: str, new: str, opening: bool) -> bool:
    """Whether neither word can be a name."""
    if old.islower() and new.islower():
        return True
    written = old[1:].islower() and new[1:].islower()
    return opening and written and min(len(old), len(new)) >= _OPENING_AT_LEAST


def _modern(word: str) -> str:
    for old, new in _OLD_SPELLINGS:
        word = old.sub(new, word)
    return word


def _added(short: str, long: str) -> int | None:
    """The place of the one letter that the long word has more."""
    if len(long) != len(short) + 1:
        return None
    at = next((i for i, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return at if short[at:] == long[at + 1 :] else None


def _doubled(short: str, long: str) -> bool:
    at = _added(short, long)
    return at is not None and 0 < at < len(short) - 2 and long[at] == long[at - 1]


def _missing(short: str, long: str) -> bool:
    """Whether a letter is missing inside: at the ends it makes another form or another word."""
    at = _added(short, long)
    inside = at is not None and _BEGINNING <= at < len(long) - _ENDING
    return len(long) >= _MISSING_AT_LEAST and (inside or (at is not None and bool(_UNSPOKEN.search(short))))


def _swapped(old: str, new: str) -> bool:
    """Whether two neighbouring letters changed places."""
    differs = [i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b]
    if len(old) != len(new) or len(differs) != 2 or differs[1] != differs[0] + 1:
        return False
    first, second = differs
    return old[first] == new[second] and old[second] == new[first]
