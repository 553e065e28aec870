"""How much the words of a text say about one dossier or amendment. Pure.

A word counts where it stands: a title or the first lines say what a text is about; one mention far
down a long text is in passing.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from monitors.matching.numbers import Numbered
from monitors.matching.terms import Found, Use
from monitors.model import Why

CLOSE = 250
"""How far apart, in characters, the parts of a combination or a name and its context may stand."""

BETWEEN = " … "
"""What stands in a reason between the words of a combination."""

_NOT_WITH = 600
_TITLE_CONTEXT = 700
_LEAD = 600
_HEADING_AT_MOST = 90
_SHORT, _LONG = 1_500, 8_000
_AMENDMENT_NEAR = 80
_AMENDMENT_OF = re.compile(r"amendement|wijziging|bepaling|clausule", re.IGNORECASE)
_GLUED_BEFORE = re.compile(r"amendement(?:en)?[- ]+(?:van )?$", re.IGNORECASE)
_GLUED_AFTER = re.compile(
    r"(?:'?s)?[-' ]{1,2}(?:amendement|verbod|clausule|wijziging|voorstel|bepaling)", re.IGNORECASE
)
_OTHER_LAW = re.compile(r"\b(?:bij|op|in) (?:de|het) (?:Rijkswet|begroting\w*|Wet |[A-Z]?\w{3,}wet\b)")
_COMPARED = re.compile(
    r"\b(?:net als|evenals|zoals|van \w+ tot|anders dan|in tegenstelling tot|naar het voorbeeld van|"
    r"vergelijkbaar met|niet te verwarren met)(?: (?:bij|in|met|de|het|die|eerder)){0,3} $",
    re.IGNORECASE,
)
_OF_A_BILL = re.compile(
    r"\b(?:wet|wets?voorstel\w*|novelle|amendement\w*|\w{4,}wet(?:ten)?)\b", re.IGNORECASE
)
_SENTENCE_END = re.compile(r"[.!?](?=\s)|\n")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a passage stands in the whole text."""

    where: str
    start: int
    end: int

    @property
    def says_all(self) -> bool:
        """Whether one word here says what the text is about."""
        return self.where in ("title", "identity") or self.where.startswith(("change", "source"))


@dataclass(frozen=True, slots=True)
class Hit:
    """Words that speak for a dossier, and by which rule; `parts` are those of a combination."""

    rule: str
    start: int
    end: int
    parts: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Text:
    """All passages as one text, with what was found in it. `numbers` are those of all bills."""

    text: str
    places: tuple[Place, ...]
    numbers: tuple[Numbered, ...]

    def place(self, at: int) -> Place:
        """The passage in which a character stands."""
        return self.places[max(0, bisect_right(self.places, at, key=lambda place: place.start) - 1)]

    def why(self, hit: Hit) -> Why:
        """The reason that a hit is, for readers."""
        pieces = (self.text[start:end] for start, end in hit.parts or ((hit.start, hit.end),))
        words = BETWEEN.join(dict.fromkeys(pieces)).replace("\n", " ")
        return Why(self.place(hit.start).where, words, hit.rule)

    def one_place(self, start: int, end: int) -> bool:
        """Whether two places are of one passage; a title belongs to whatever follows it."""
        first, last = self.place(start), self.place(end)
        return first == last or first.where == "title"

    def weight(self, hit: Hit) -> int:
        """How much one hit counts for: a number, or words in a heading, count twice."""
        start = self.text.rfind("\n", 0, hit.start) + 1
        end = self.text.find("\n", hit.end)
        line = self.text[start : end if end >= 0 else len(self.text)].rstrip()
        heading = len(line) < _HEADING_AT_MOST and not line.endswith((".", "!", "?", ",", ";"))
        return 2 if heading or hit.rule == "number" else 1

    def sentence(self, hit: Hit) -> str:
        """The sentence around a hit."""
        near = max(0, hit.start - CLOSE * 2)
        starts = [found.end() for found in _SENTENCE_END.finditer(self.text, near, hit.start)]
        ends = _SENTENCE_END.search(self.text, hit.end)
        return self.text[starts[-1] if starts else near : ends.start() if ends else len(self.text)]


def named(text: Text, found: Mapping[Use, list[Found]], slots: Mapping[tuple[Use, int], int]) -> list[Hit]:
    """The names, abbreviations and combinations of a dossier that count where they stand."""
    names = [Hit(use, f.start, f.end) for use in ("name", "abbreviation") for f in found.get(use, ())]
    if found.get("context") or slots.get(("context", 0)):
        names = [hit for hit in names if _in_context(text, hit, found.get("context", []))]
    hits = [*names, *combined(text, found.get("together", []), "together", slots)]
    return counted(text, hits, found)


def counted(text: Text, hits: Iterable[Hit], found: Mapping[Use, list[Found]]) -> list[Hit]:
    """The hits that are not part of an excluded phrase, compared with, or beside words of another matter."""
    excluded, others = found.get("exclude", []), found.get("not_with", [])
    elsewhere = any(text.place(other.start).says_all for other in others)
    return [
        hit
        for hit in hits
        if not (elsewhere or _inside(hit, excluded) or _near(hit, others, _NOT_WITH))
        and not _COMPARED.search(text.text, max(0, hit.start - 40), hit.start)
    ]


def combined(
    text: Text, found: Iterable[Found], use: Use, slots: Mapping[tuple[Use, int], int]
) -> Iterator[Hit]:
    """Every place where all parts of a combination stand close together; a single word is one of one part."""
    groups: dict[int, list[Found]] = {}
    for one in found:
        groups.setdefault(one.term.group, []).append(one)
    for group, members in groups.items():
        parts = slots[(use, group)]
        if len({member.term.slot for member in members}) == parts:
            windows = _windows(sorted(members, key=lambda member: member.start), parts, use)
            yield from (hit for hit in windows if text.one_place(hit.start, hit.end))


def _windows(members: list[Found], parts: int, rule: str) -> Iterator[Hit]:
    last: dict[int, Found] = {}
    for member in members:
        last[member.term.slot] = member
        start = min(one.start for one in last.values())
        if len(last) == parts and member.end - start <= CLOSE:
            found = sorted((one.start, one.end) for one in last.values())
            yield Hit(rule, start, max(end for _, end in found), tuple(found) if parts > 1 else ())
            last = {}


def amended(text: Text, names: Iterable[Found], dossier: bool, own: tuple[str, ...]) -> Iterator[Hit]:
    """An amendment by its submitter: beside the word amendment, and not on another bill.

    "amendement-Vondeling" is a name of its own; "het amendement van het lid Vondeling" needs the
    `dossier` beside it.
    """
    for name in names:
        before = text.text[max(0, name.start - _AMENDMENT_NEAR) : name.start]
        glued = _GLUED_BEFORE.search(before) or _GLUED_AFTER.match(text.text, name.end)
        near = dossier and _AMENDMENT_OF.search(before)
        if (glued or near) and not _of_another(text, name, own, dossier):
            yield Hit("amendment by name", name.start, name.end)


def _of_another(text: Text, name: Found, own: tuple[str, ...], dossier: bool) -> bool:
    """Whether a number or law near a name is another's, and none of ours is there."""
    near = {n.number for n in text.numbers if abs(n.start - name.end) <= CLOSE}
    if near:
        return not near & set(own)
    return not dossier and bool(_OTHER_LAW.search(text.text, name.end, name.end + CLOSE))


def about(text: Text, hits: list[Hit], weak: bool) -> bool:
    """Whether hits say that the text is about something, and not that it is mentioned in passing.

    `weak` asks for more: a topic beside a bill, or a paper of another bill.
    """
    body = next((place.start for place in text.places if place.where != "title"), 0)
    length = len(text.text) - body
    if not weak and any(text.place(hit.start).says_all for hit in hits):
        return True
    needed = (1 if length < _SHORT else 2 if length < _LONG else 3) + weak
    early = length >= _SHORT and any(hit.start - body < _LEAD for hit in hits)
    return sum(text.weight(hit) for hit in hits) + early >= needed


def not_of_a_bill(text: Text, hits: Iterable[Hit]) -> list[Hit]:
    """The hits whose sentence does not speak of a law or bill: there a topic is only what the bill is on."""
    return [hit for hit in hits if hit.rule == "together" or not _OF_A_BILL.search(text.sentence(hit))]


def _in_context(text: Text, hit: Hit, context: list[Found]) -> bool:
    others = [one for one in context if one.start >= hit.end or one.end <= hit.start]
    if _near(hit, others, CLOSE):
        return True
    return text.place(hit.start).where == "title" and any(one.start <= _TITLE_CONTEXT for one in others)


def _near(hit: Hit, others: Iterable[Found], distance: int) -> bool:
    return any(other.start - distance <= hit.end and hit.start <= other.end + distance for other in others)


def _inside(hit: Hit, phrases: Iterable[Found]) -> bool:
    return any(phrase.start <= hit.start and hit.end <= phrase.end for phrase in phrases)
