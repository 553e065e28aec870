"""The words of a watchlist as one automaton: every term is found in one pass, however many there are. Pure.

A term is a word or phrase. `*` at its start or end leaves that side of the word open ("strafba*"),
"a | b" are alternatives, and "a + b" asks for both close together ("illegal* + strafba*").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

import ahocorasick

from monitors.matching.plaintext import folded, plain
from monitors.watchlist import Dossier

Use = Literal["name", "abbreviation", "together", "context", "exclude", "not_with", "amendment", "words"]
_INFLECTED = re.compile(r"(?:'s|s|en|e|n|de)?(?![^\W_])")
_SPLIT_AT_LEAST = 12
_GAPS = re.compile(r"[ -]")


@dataclass(frozen=True, slots=True)
class Term:
    """One term of one owner (a dossier or amendment); `group` and `slot` place it in a combination."""

    owner: str
    use: Use
    group: int = 0
    slot: int = 0


@dataclass(frozen=True, slots=True)
class Found:
    """A term found in a text, from `start` to `end`."""

    term: Term
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Entry:
    term: Term
    word: str
    open_left: bool
    open_right: bool
    capitals: bool


class Terms:
    """Finds the terms of dossiers; build once, use for every text."""

    def __init__(self, dossiers: Iterable[Dossier]) -> None:
        entries = [entry for dossier in dossiers for entry in _entries(dossier)]
        self.slots = _slots(entries)
        self._words = _automaton((entry.word, entry) for entry in entries)
        long = (entry for entry in entries if _may_be_split(entry))
        self._split = _automaton((_GAPS.sub("", entry.word), entry) for entry in long)

    def find(self, text: str) -> list[Found]:
        """Every term of a plain text; a long name also where spaces or hyphens split it."""
        searched = folded(text)
        hits = (*self._whole(text, searched), *self._pieces(searched))
        return list(dict.fromkeys(_found(entry, searched, start, end) for entry, start, end in hits))

    def _whole(self, text: str, searched: str) -> Iterator[tuple[_Entry, int, int]]:
        for last, entries in self._words.iter(searched):
            end = last + 1
            for entry in entries:
                start = end - len(entry.word)
                if _bounded(entry, searched, start, end) and (
                    not entry.capitals or text[start:end].isupper()
                ):
                    yield entry, start, end

    def _pieces(self, searched: str) -> Iterator[tuple[_Entry, int, int]]:
        places = [at for at, letter in enumerate(searched) if letter not in " -"]
        for last, entries in self._split.iter(_GAPS.sub("", searched)):
            for entry in entries:
                start, end = places[last + 1 - len(_GAPS.sub("", entry.word))], places[last] + 1
                if searched[start:end] != entry.word and _bounded(entry, searched, start, end):
                    yield entry, start, end


def _found(entry: _Entry, text: str, start: int, end: int) -> Found:
    """The whole word that an open term is part of."""
    while entry.open_right and end < len(text) and text[end].isalnum():
        end += 1
    while entry.open_left and start and text[start - 1].isalnum():
        start -= 1
    return Found(entry.term, start, end)


def _slots(entries: Iterable[_Entry]) -> dict[tuple[str, Use, int], int]:
    """How many parts each combination has."""
    slots: dict[tuple[str, Use, int], int] = {}
    for entry in entries:
        key = (entry.term.owner, entry.term.use, entry.term.group)
        slots[key] = max(slots.get(key, 0), entry.term.slot + 1)
    return slots


def _entries(dossier: Dossier) -> Iterator[_Entry]:
    uses: tuple[tuple[Use, tuple[str, ...]], ...] = (
        ("name", dossier.names),
        ("abbreviation", dossier.abbreviations),
        ("together", dossier.together),
        ("context", dossier.context),
        ("exclude", dossier.exclude),
        ("not_with", dossier.not_with),
    )
    for use, terms in uses:
        yield from _of(dossier.key, use, terms)
    for amendment in dossier.amendments:
        yield from _of(amendment.key, "amendment", amendment.names)
        yield from _of(amendment.key, "words", (*amendment.words, *amendment.together))
        yield from _of(amendment.key, "not_with", amendment.not_with)


def _of(owner: str, use: Use, terms: tuple[str, ...]) -> Iterator[_Entry]:
    for group, term in enumerate(terms):
        for slot, part in enumerate(re.split(r" \+ ", term)):
            for word in part.split("|"):
                yield _entry(Term(owner, use, group, slot), word.strip())


def _entry(term: Term, word: str) -> _Entry:
    bare = folded(plain(word.strip("*").strip()))
    return _Entry(term, bare, word.startswith("*"), word.endswith("*"), term.use == "abbreviation")


def _automaton(words: Iterable[tuple[str, _Entry]]) -> ahocorasick.Automaton:
    by_word: dict[str, list[_Entry]] = {}
    for word, entry in words:
        by_word.setdefault(word, []).append(entry)
    automaton = ahocorasick.Automaton()
    # An automaton without words cannot search; this one is never found.
    for word, entries in (by_word or {"\0": []}).items():
        automaton.add_word(word, tuple(entries))
    automaton.make_automaton()
    return automaton


def _may_be_split(entry: _Entry) -> bool:
    return entry.term.use == "name" and len(_GAPS.sub("", entry.word)) >= _SPLIT_AT_LEAST


def _bounded(entry: _Entry, text: str, start: int, end: int) -> bool:
    left = entry.open_left or not start or not (text[start - 1].isalnum() or text[start - 1] == "_")
    return left and (entry.open_right or _INFLECTED.match(text, end) is not None)
