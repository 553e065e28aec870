"""Which dossiers and amendments a text is about, with the reason for each. Pure.

One pass over the text by an Aho-Corasick automaton, whatever the number of dossiers. What
counts is data in the watchlist: numbers, names, abbreviations, context words, exclusions.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

import ahocorasick

from crawler.document import Document
from monitors.detect import is_row
from monitors.model import Amendment, Dossier, Match, Matches, Part, Why

Term = Literal["name", "abbreviation", "context", "exclude", "amendment", "words"]

_DROPPED = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\ufeff"))
_SPACE = re.compile(r"\s")
# 36704 · 36 704 · 36.704, then perhaps a paper: "-44", ", nr. 44", "/F". Never part of a longer figure.
_NUMBER = re.compile(
    r"(?<![\d.,€])(?<!\d[ /-])(\d{2})([ .\u00a0\u202f]?)(\d{3})(?![\d%]|[.,]\d)"
    r"(?:-([IVXL]+)\b)?(?:(?:,?\s*nrs?\.?\s*|[-/])(\d{1,3}|[A-Z]{1,2})\b)?"
)
_NOT_A_DOSSIER = re.compile(
    r"(?:€|\b(?:eur|stb\.?|stcrt\.?|tel\.?|telefoon|circa|ruim|bijna|ongeveer|postbus))\s*$", re.IGNORECASE
)
_DOSSIER_WORD = re.compile(
    r"kamerstuk|wetsvoorstel|dossier|novelle|voorstel|nrs?\.|\(\s*$|\bek\b|\btk\b", re.I
)
_AROUND = 40
_SHORT = 4_000
_LEAD = 3
_NEIGHBOURS = 4
_AMENDMENT_NEAR = 80
_AMENDMENT = re.compile(r"amendement", re.IGNORECASE)
_INFLECTED = re.compile(r"(?:'s|’s|s|en|e)?(?!\w)")


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of a document with the name of its place; `identity` says the document itself is meant."""

    where: str
    text: str


@dataclass(frozen=True, slots=True)
class _Hit:
    owner: str
    term: Term
    passage: int
    start: int
    end: int
    text: str
    where: str

    def why(self, rule: str) -> Why:
        return Why(self.where, self.text, rule)


class Matcher:
    """Finds the dossiers of a watchlist in passages; build once, use for every document."""

    def __init__(self, dossiers: Iterable[Dossier]) -> None:
        self._dossiers = tuple(dossiers)
        self._numbers = {number: d.key for d in self._dossiers for number in d.numbers}
        self._papers = {
            paper: (d.key, a.key) for d in self._dossiers for a in d.amendments for paper in a.papers
        }
        self._automaton = _automaton(self._dossiers)

    def matches(self, passages: Iterable[Passage]) -> Matches:
        """Every dossier and amendment of the passages, in the order of the watchlist."""
        texts = [Passage(p.where, normalised(p.text)) for p in passages]
        hits = [hit for i, passage in enumerate(texts) for hit in self._hits(i, passage)]
        numbers = [hit for i, passage in enumerate(texts) for hit in self._number_hits(i, passage)]
        found = {d.key: self._dossier_why(d, hits, numbers) for d in self._dossiers}
        amended = [(d, a, _amendment_why(a, hits, texts, found[d.key])) for d, a in self._amendments()]
        amended = [(d, a, why + self._paper_why(a, numbers)) for d, a, why in amended]
        for dossier, _, why in amended:
            found[dossier.key] += why if why and not found[dossier.key] else ()
        return Matches(
            tuple(Match(key, _distinct(why)) for key, why in found.items() if why),
            tuple(Match(a.key, _distinct(why)) for _, a, why in amended if why),
        )

    def _amendments(self) -> Iterator[tuple[Dossier, Amendment]]:
        return ((dossier, amendment) for dossier in self._dossiers for amendment in dossier.amendments)

    def _hits(self, index: int, passage: Passage) -> Iterator[_Hit]:
        lowered = passage.text.lower()
        for last, entries in self._automaton.iter(lowered):
            for owner, term, word in entries:
                start, end = last - len(word) + 1, last + 1
                hit = _Hit(owner, term, index, start, end, passage.text[start:end], passage.where)
                if _whole(lowered, start, end) and (term != "abbreviation" or hit.text.isupper()):
                    yield hit

    def _number_hits(self, index: int, passage: Passage) -> Iterator[_Hit]:
        for found in _NUMBER.finditer(passage.text):
            number = f"{found[1]}{found[3]}" + (f"-{found[4]}" if found[4] else "")
            before = passage.text[max(0, found.start() - _AROUND) : found.start()]
            glued = not found[2] or found[5] or passage.where in ("title", "identity")
            if _NOT_A_DOSSIER.search(before) or not (glued or _DOSSIER_WORD.search(before)):
                continue
            for owner in (number, f"{number}/{found[5]}") if found[5] else (number,):
                yield _Hit(owner, "name", index, found.start(), found.end(), found[0], passage.where)

    def _dossier_why(self, dossier: Dossier, hits: list[_Hit], numbers: list[_Hit]) -> tuple[Why, ...]:
        own = [hit for hit in hits if hit.owner == dossier.key]
        excluded = [hit for hit in own if hit.term == "exclude"]
        context = {hit.passage for hit in own if hit.term == "context"}
        everywhere = bool(context)
        why = [hit.why("number") for hit in numbers if hit.owner in dossier.numbers]
        for hit in own:
            if hit.term in ("name", "abbreviation") and not _inside(hit, excluded):
                in_context = not dossier.context or hit.passage in context
                # A title is short: there the context may stand anywhere in the document.
                if in_context or (hit.where == "title" and everywhere):
                    why.append(hit.why(hit.term))
        return tuple(why)

    def _paper_why(self, amendment: Amendment, numbers: list[_Hit]) -> tuple[Why, ...]:
        return tuple(hit.why("paper") for hit in numbers if hit.owner in amendment.papers)


def passages_of(document: Document) -> tuple[Passage, ...]:
    """The passages of a whole document: identity, title, headings with text, files."""
    sections = (Passage(f"section {s.heading or s.key}", f"{s.heading}\n{s.text}") for s in document.sections)
    files = (Passage(f"file {a.title}", f"{a.title}\n{a.text or ''}") for a in document.attachments)
    facts = (Passage(f"fact {f.name}", f.value) for f in document.facts if isinstance(f.value, str))
    return (*_head(document), *facts, *sections, *files)


def passages_of_parts(
    document: Document, parts: Iterable[Part], before: Document | None = None
) -> tuple[Passage, ...]:
    """What a change is about: the document where it is short, else its head and what stands around the parts.

    A long letter is about many dossiers; a change in it is about those beside it. A file that came
    is about all that it says; around what went the version before is looked at.
    """
    parts = tuple(parts)
    touched = tuple(Passage(f"change in {part.heading or part.key}", _said(part)) for part in parts)
    if len(document.text()) <= _SHORT:
        return (*passages_of(document), *touched)
    around = tuple(Passage(f"around {p.heading or p.key}", _around(document, p, before)) for p in parts)
    return (*_head(document), *_lead(document), *touched, *around)


def _said(part: Part) -> str:
    return "\n".join((part.heading, part.before or "", part.after or ""))


def _lead(document: Document) -> tuple[Passage, ...]:
    first = document.sections[0].text if document.sections and not is_row(document.sections[0].key) else ""
    return (Passage("lead", "\n".join(first.split("\n")[:_LEAD])),)


def _around(document: Document, part: Part, before: Document | None) -> str:
    """The paragraphs around a part of a body section or a file; empty for rows, facts and dates."""
    whole = document if part.after is not None or before is None else before
    text, said = _texts(whole).get(part.key, ""), part.after if part.after is not None else part.before
    lines = text.split("\n")
    if said not in lines:
        # A whole file or section came or went: it is about all that it says.
        return text if part.op in ("insert", "delete") else ""
    at = lines.index(said)
    return "\n".join(lines[max(0, at - _NEIGHBOURS) : at + _NEIGHBOURS + 1])


def _texts(document: Document) -> dict[str, str]:
    texts = {f"section:{s.key}": s.text for s in document.sections if not is_row(s.key)}
    return texts | {f"attachment:{a.url}": a.text or "" for a in document.attachments}


def normalised(text: str) -> str:
    """NFKC (ligatures, odd hyphens and spaces), no soft hyphens, every space a plain one."""
    plain = (
        unicodedata.normalize("NFKC", text).translate(_DROPPED).replace("\u2010", "-").replace("\u2011", "-")
    )
    return _SPACE.sub(" ", plain)


def _head(document: Document) -> tuple[Passage, ...]:
    identity = (Passage("identity", document.key),) if document.kind == "wetsvoorstel" else ()
    return (*identity, Passage("title", document.title or ""))


def _automaton(dossiers: tuple[Dossier, ...]) -> ahocorasick.Automaton:
    words: dict[str, list[tuple[str, Term, str]]] = {}
    for owner, term, raw in _terms(dossiers):
        word = normalised(raw).lower()
        words.setdefault(word, []).append((owner, term, word))
    automaton = ahocorasick.Automaton()
    # An automaton without words cannot search; this one is never found.
    for word, entries in (words or {"\0": []}).items():
        automaton.add_word(word, tuple(entries))
    automaton.make_automaton()
    return automaton


def _terms(dossiers: tuple[Dossier, ...]) -> Iterator[tuple[str, Term, str]]:
    for dossier in dossiers:
        lists: tuple[tuple[Term, tuple[str, ...]], ...] = (
            ("name", dossier.names),
            ("abbreviation", dossier.abbreviations),
            ("context", dossier.context),
            ("exclude", dossier.exclude),
        )
        yield from ((dossier.key, term, word) for term, words in lists for word in words)
        for amendment in dossier.amendments:
            yield from ((amendment.key, "amendment", name) for name in amendment.names)
            yield from ((amendment.key, "words", word) for word in amendment.words)


def _amendment_why(
    amendment: Amendment, hits: list[_Hit], texts: list[Passage], dossier: tuple[Why, ...]
) -> tuple[Why, ...]:
    why = [hit.why("words") for hit in hits if hit.owner == amendment.key and hit.term == "words"]
    for hit in hits:
        if hit.owner == amendment.key and hit.term == "amendment":
            before = texts[hit.passage].text[max(0, hit.start - _AMENDMENT_NEAR) : hit.start]
            # "amendement-Vondeling" is a name; "amendement van het lid …" needs the dossier beside it.
            glued = re.search(r"amendement(?:en)?[-\s]+$", before, re.IGNORECASE)
            if glued or (dossier and _AMENDMENT.search(before)):
                why.append(hit.why("amendment by name"))
    return tuple(why)


def _inside(hit: _Hit, excluded: list[_Hit]) -> bool:
    return any(
        other.passage == hit.passage and other.start <= hit.start and hit.end <= other.end
        for other in excluded
    )


def _whole(text: str, start: int, end: int) -> bool:
    before = text[start - 1] if start else " "
    return not (before.isalnum() or before == "_") and _INFLECTED.match(text, end) is not None


def _distinct(why: tuple[Why, ...]) -> tuple[Why, ...]:
    return tuple(dict.fromkeys(why))
