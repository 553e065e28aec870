"""Which dossiers and amendments a text is about, with the reason for each. Pure.

One pass over the text by an automaton, whatever the number of dossiers. What counts is data in the
watchlist (`terms` says how they are written); how much it counts, `evidence`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from monitors.matching.evidence import (
    Hit,
    Place,
    Text,
    about,
    amended,
    combined,
    counted,
    named,
    not_of_a_bill,
)
from monitors.matching.numbers import Numbered, numbers
from monitors.matching.plaintext import plain, without_furniture
from monitors.matching.terms import Found, Term, Terms, Use
from monitors.model import Match, Matches, Why
from monitors.watchlist import Amendment, Dossier

_CERTAIN = ("title", "identity")
_Owned = Mapping[Use, list[Found]]


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of a document with the name of its place; `identity` says the document itself is meant."""

    where: str
    text: str


@dataclass(frozen=True, slots=True)
class _Judged:
    """What a text says of one dossier: the hits that count, and those of each of its amendments."""

    dossier: Dossier
    hits: tuple[Hit, ...]
    amendments: tuple[tuple[Amendment, tuple[Hit, ...]], ...] = ()

    @property
    def all(self) -> list[Hit]:
        return [*self.hits, *chain.from_iterable(hits for _, hits in self.amendments)]


class Matcher:
    """Finds the dossiers of a watchlist in passages; build once, use for every document."""

    def __init__(self, dossiers: Iterable[Dossier]) -> None:
        self._dossiers = {dossier.key: dossier for dossier in dossiers}
        self._order = {key: at for at, key in enumerate(self._dossiers)}
        self._terms = Terms(self._dossiers.values())
        self._slots = _by_owner(self._terms.slots)
        self._owner = {a.key: d.key for d in self._dossiers.values() for a in d.amendments}
        self._numbers = _owners(self._dossiers.values())
        self._not_with = _not_with(self._dossiers.values())

    def matches(self, passages: Iterable[Passage]) -> Matches:
        """Every dossier and amendment that the passages are about, in the order of the watchlist."""
        text = _text(passages)
        found = self._found(text)
        judged = [self._judged(self._dossiers[key], text, found) for key in self._candidates(text, found)]
        bills = [one for one in judged if not one.dossier.context and self._is_about(text, one, weak=False)]
        weak = bool(bills) or self._of_another_bill(text)
        topics = [self._topic(text, one, weak) for one in judged if one.dossier.context]
        both = [*bills, *(one for one in topics if one.hits)]
        both.sort(key=lambda one: self._order[one.dossier.key])
        return Matches(
            tuple(Match(one.dossier.key, _reasons(text, one.all)) for one in both),
            tuple(Match(a.key, _reasons(text, hits)) for one in both for a, hits in one.amendments if hits),
        )

    def _found(self, text: Text) -> dict[str, dict[Use, list[Found]]]:
        """What was found, for each owner."""
        found: dict[str, dict[Use, list[Found]]] = defaultdict(lambda: defaultdict(list))
        for one in self._terms.find(text.text):
            found[one.term.owner][one.term.use].append(one)
        for numbered in text.numbers:
            for owner in self._not_with.get(numbered.number, ()):
                term = Term(owner, "not_with")
                found[owner]["not_with"].append(Found(term, numbered.start, numbered.end))
        return found

    def _candidates(self, text: Text, found: Mapping[str, _Owned]) -> list[str]:
        """The dossiers that anything was found of, in the order of the watchlist."""
        of_words = {self._owner.get(owner, owner) for owner in found}
        of_numbers = {self._numbers[n] for one in text.numbers for n in _spellings(one) if n in self._numbers}
        return sorted(of_words | of_numbers, key=self._order.__getitem__)

    def _judged(self, dossier: Dossier, text: Text, found: Mapping[str, _Owned]) -> _Judged:
        numbered = [Hit("number", n.start, n.end) for n in text.numbers if n.number in dossier.numbers]
        own = named(text, found.get(dossier.key, {}), self._slots.get(dossier.key, {}))
        amendments = [(a, self._words(a, text, found.get(a.key, {}))) for a in dossier.amendments]
        known = bool(numbered or own or any(hits for _, hits in amendments))
        return _Judged(
            dossier,
            (*numbered, *own),
            tuple(
                (
                    a,
                    (
                        *hits,
                        *amended(text, found.get(a.key, {}).get("amendment", ()), known, dossier.numbers),
                    ),
                )
                for a, hits in amendments
            ),
        )

    def _words(self, amendment: Amendment, text: Text, found: _Owned) -> tuple[Hit, ...]:
        """An amendment by its papers and by what it does."""
        papers = set(amendment.papers)
        numbered = (Hit("paper", n.start, n.end) for n in text.numbers if papers & set(_spellings(n)))
        words = combined(text, found.get("words", ()), "words", self._slots.get(amendment.key, {}))
        return (*numbered, *counted(text, list(words), found))

    def _is_about(self, text: Text, judged: _Judged, weak: bool) -> bool:
        return bool(judged.all) and about(text, judged.all, weak)

    def _topic(self, text: Text, judged: _Judged, weak: bool) -> _Judged:
        """A topic with the hits that are not merely what a bill is on; none where it is no subject."""
        numbered = [hit for hit in judged.hits if hit.rule == "number"]
        words = [hit for hit in judged.hits if hit.rule != "number"]
        hits = [*numbered, *(not_of_a_bill(text, words) if weak else words)]
        subject = bool(hits) and about(text, hits, weak and not numbered)
        return _Judged(judged.dossier, tuple(hits) if subject else ())

    def _of_another_bill(self, text: Text) -> bool:
        """Whether the title gives the number of a bill that is not followed."""
        titled = [n.number for n in text.numbers if text.place(n.start).where in _CERTAIN]
        return bool(titled) and not any(number in self._numbers for number in titled)


def _text(passages: Iterable[Passage]) -> Text:
    pieces: list[str] = []
    places: list[Place] = []
    found: list[Numbered] = []
    at, title = 0, ""
    for passage in passages:
        piece = plain(passage.text)
        # A text that begins with its title says it once.
        piece = piece.removeprefix(title) if title else piece
        title = piece if passage.where == "title" else title
        piece = piece if passage.where in _CERTAIN else without_furniture(piece)
        places.append(Place(passage.where, at, at + len(piece)))
        found.extend(_moved(numbers(piece, passage.where in _CERTAIN), at))
        pieces.append(piece)
        at += len(piece) + 1
    return Text("\n".join(pieces), tuple(places), tuple(found))


def _moved(found: Iterable[Numbered], by: int) -> Iterator[Numbered]:
    return (Numbered(n.number, n.papers, n.start + by, n.end + by) for n in found)


def _spellings(numbered: Numbered) -> tuple[str, ...]:
    return (numbered.number, *numbered.papers)


def _owners(dossiers: Iterable[Dossier]) -> dict[str, str]:
    """Which dossier a number or the paper of an amendment belongs to."""
    owners: dict[str, str] = {}
    for dossier in dossiers:
        papers = chain.from_iterable(amendment.papers for amendment in dossier.amendments)
        owners.update(dict.fromkeys((*papers, *dossier.numbers), dossier.key))
    return owners


def _not_with(dossiers: Iterable[Dossier]) -> dict[str, list[str]]:
    """Whom the number of another bill speaks against."""
    owners: dict[str, list[str]] = defaultdict(list)
    for dossier in dossiers:
        barred = [(dossier.key, dossier.not_with), *((a.key, a.not_with) for a in dossier.amendments)]
        for owner, words in barred:
            for word in words:
                owners[word].append(owner)
    return owners


def _by_owner(slots: Mapping[tuple[str, Use, int], int]) -> dict[str, dict[tuple[Use, int], int]]:
    owned: dict[str, dict[tuple[Use, int], int]] = defaultdict(dict)
    for (owner, use, group), parts in slots.items():
        owned[owner][use, group] = parts
    return owned


def _reasons(text: Text, hits: Iterable[Hit]) -> tuple[Why, ...]:
    return tuple(dict.fromkeys(text.why(hit) for hit in hits))
