"""A letter beside the one before it in its series: which figure is another now. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from crawler.document import Document
from crawler.text import MONTHS
from monitors.comparing.detect import is_row
from monitors.papers.beside import Beside, Passages
from monitors.papers.claims import Claim, claims, masked
from monitors.words import besidetexts as said
from monitors.words import texts
from monitors.words.dutch import capital, inert, listed, number, written

_COMPARABLE = 0.6
_LONGEST = 80
_PAIRS_AT_MOST = 3
_EQUAL_AT_MOST = 3
# A time or a sum says nothing without what it is for.
_BARE = re.compile(
    r"(?:euro|jaar|jaren|maand(?:en)?|we(?:ek|ken)|dag(?:en)?|uur|uren|procent)", re.IGNORECASE
)
_SENTENCES_AT_MOST = 200
_TITLE_SHARED = 0.5
_STEM = 6
_SENTENCE = re.compile(r" (?<=[\w)%’'][.?!] )(?=[A-Z‘'\"])")
_BULLET = "•"
_SUBJECT_WORD = re.compile(r"[^\W\d_]{5,}")
_NO_SUBJECT = frozenset({"ledenbrief", "kamerbrief", "brief", "verzamelbrief", "inzake", *MONTHS})
_LETTER = re.compile(r"brief\b", re.IGNORECASE)
_VOWELS = "aeiou"
_FILLER = re.compile(r"nu|inmiddels|momenteel|thans|circa|ca|ongeveer|zo['’]n|er|in|per|op")


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence with its figures, and its words with a mark in the place of each."""

    text: str
    claims: tuple[Claim, ...]
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Compared:
    """A figure of the letter and that of the letter before; `sure` where both count the very same."""

    old: Claim
    new: Claim
    before: str
    after: str
    sure: bool


def is_letter(document: Document) -> bool:
    """Whether a document may follow on another of its series; of the papers of a bill only letters do."""
    called = document.kind != "kamerstuk" or bool(_LETTER.search(document.title or ""))
    return document.kind in said.LETTERS and called


def previous(document: Document, others: Iterable[Document]) -> Document | None:
    """The letter before this one in its series: same site, kind and sender, a common subject, latest before.

    `others` are letters about a dossier that this one is about.
    """
    if document.published is None or not is_letter(document):
        return None
    earlier = [one for one in others if _same_series(one, document)]
    return max(earlier, key=lambda one: (str(one.published), one.key), default=None)


def beside(document: Document, others: Iterable[Document]) -> Beside | None:
    """What a message tells of the letter before, or None where the two state no figure of one thing."""
    before = previous(document, others)
    if before is None or before.published is None:
        return None
    found = compared(before, document)
    moved = tuple(one for one in found if one.old.value != one.new.value)
    if not moved:
        return None
    day = written(before.published)
    return Beside(
        headline=_headline(document, moved),
        lines=(said.TWO_LETTERS.format(day=day), said.NOT_CHANGED.format(day=day)),
        pairs=tuple(_pair(one, before) for one in moved[:_PAIRS_AT_MOST]),
        rows=(*_reckoned(moved), *_equal(found, moved)),
        pages=(_page(before),),
    )


def compared(before: Document, after: Document) -> tuple[Compared, ...]:
    """The figures of a letter that the letter before states too, in the order of the letter."""
    old, new = _stating(before), _stating(after)
    found = (pair for sentence in new for pair in _against(sentence, old))
    return tuple(dict.fromkeys(found))


def stated(document: Document) -> tuple[tuple[Claim, str], ...]:
    """Every figure that a letter states, with its sentence."""
    return tuple((claim, one.text) for one in _stating(document) for claim in one.claims)


def _same_series(one: Document, document: Document) -> bool:
    if (one.site, one.kind) != (document.site, document.kind) or one.key == document.key:
        return False
    if one.published is None or document.published is None or one.published >= document.published:
        return False
    senders = {one.fact("creator"), document.fact("creator")} - {None}
    return len(senders) < 2 and _shared_subject(one.title or "", document.title or "")


def _shared_subject(one: str, other: str) -> bool:
    left, right = _subject(one), _subject(other)
    return bool(left & right) and len(left & right) >= _TITLE_SHARED * min(len(left), len(right))


def _subject(title: str) -> set[str]:
    words = (word.casefold() for word in _SUBJECT_WORD.findall(title))
    return {word[:_STEM] for word in words if word not in _NO_SUBJECT}


def _stating(document: Document) -> list[_Sentence]:
    """The sentences of a letter that state a figure; lines of a PDF end anywhere, so they are joined."""
    own = [section.text for section in document.sections if not is_row(section.key)]
    read = (*own, *(file.text or "" for file in document.attachments))
    joined = (" ".join(text.split()) for text in read)
    said_ = (
        inert(one) for text in joined for item in text.split(_BULLET) for one in _SENTENCE.split(item.strip())
    )
    sentences = ((one, claims(one)) for one in said_)
    stating = [_Sentence(one, found, masked(one)) for one, found in sentences if found]
    return stating[:_SENTENCES_AT_MOST]


def _against(sentence: _Sentence, old: list[_Sentence]) -> Iterator[Compared]:
    """The figures of a sentence beside those of the one sentence that is most like it, if one is like it."""
    same = [one for one in old if one.words == sentence.words]
    likest = same or _likest(sentence, old)
    if len(likest) != 1 or len(likest[0].claims) != len(sentence.claims):
        # Of two sentences that are as much alike none is taken.
        return
    (found,) = likest
    close = bool(same) or _same_but_fillers(found.words, sentence.words)
    for before, after in zip(found.claims, sentence.claims, strict=True):
        if before.unit and after.unit and (close or _kindred(before, after)):
            sure = close and before.subject == after.subject and not _BARE.fullmatch(after.unit)
            yield Compared(before, after, found.text, sentence.text, sure)


def _likest(sentence: _Sentence, old: list[_Sentence]) -> list[_Sentence]:
    likeness = [(_alike(one.words, sentence.words), one) for one in old]
    most = max((alike for alike, _ in likeness), default=0.0)
    return [one for alike, one in likeness if alike == most >= _COMPARABLE]


def _alike(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    shared = len(set(one) & set(other))
    if 2 * shared < _COMPARABLE * (len(set(one)) + len(set(other))):
        return 0.0
    return SequenceMatcher(None, one, other, autojunk=False).ratio()


def _kindred(one: Claim, other: Claim) -> bool:
    """Whether two figures count the same kind of thing: "regionale" and "gemeentelijke opvangplekken"."""
    return one.unit.casefold().split()[-1] == other.unit.casefold().split()[-1]


def _same_but_fillers(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether the sentences match closely: only words differ that say nothing of what is counted."""
    left, right = ([word for word in side if not _FILLER.fullmatch(word)] for side in (one, other))
    return left == right


def _headline(document: Document, moved: tuple[Compared, ...]) -> str:
    """The one figure that moved, where it is sure to be of the same thing; else no headline of its own."""
    if len(moved) != 1 or not moved[0].sure:
        return ""
    (one,) = moved
    if not (one.old.is_plain and one.new.is_plain):
        return ""
    for what in (_what(one.new), _what(one.new).rpartition(" ")[2]):
        line = said.FIGURE_MOVED.format(
            letter=said.LETTERS[document.kind], what=what, was=one.old.shown, wordt=one.new.shown
        )
        if len(line) <= _LONGEST:
            return line
    return ""


def _what(claim: Claim) -> str:
    """What a figure counts, its state before it: "gerealiseerde gemeentelijke opvangplekken"."""
    return f"{_inflected(claim.state)} {claim.unit}".strip()


def _inflected(participle: str) -> str:
    """ "gerealiseerd" as "gerealiseerde", "bezet" as "bezette" """
    if not participle:
        return ""
    short = participle[-1] == "t" and participle[-2] in _VOWELS and participle[-3] not in _VOWELS
    return f"{participle}te" if short else f"{participle}e"


def _pair(one: Compared, before: Document) -> Passages:
    heading = capital(_what(one.new)) if one.sure else said.OTHER_FIGURE
    month = f"{MONTHS[before.published.month - 1]} {before.published.year}" if before.published else ""
    label = said.PREVIOUS_LETTER.format(month=month)
    return Passages(heading, label, one.before, said.THIS_LETTER, one.after)


def _reckoned(moved: tuple[Compared, ...]) -> Iterator[tuple[str, str]]:
    """The difference that we reckon ourselves, only of the one figure that is sure and no range."""
    if len(moved) != 1 or not moved[0].sure:
        return
    (one,) = moved
    if not (one.old.is_plain and one.new.is_plain):
        return
    difference = one.new.low - one.old.low
    if difference != int(difference):
        return
    count = number(abs(int(difference)))
    shown = said.ABOUT.format(count=count) if one.old.about or one.new.about else count
    yield said.RECKONED, (said.MORE if difference > 0 else said.LESS).format(count=shown)


def _equal(found: tuple[Compared, ...], moved: tuple[Compared, ...]) -> Iterator[tuple[str, str]]:
    """The figures that stayed in the sentences in which others moved."""
    told = {one.after for one in moved}
    same = [one.new for one in found if one.sure and one.old.value == one.new.value and one.after in told]
    shown = list(dict.fromkeys(f"{one.shown} {one.unit} {one.state}".strip() for one in same))
    if shown:
        yield said.EQUAL_FIGURES, f"{listed(shown[:_EQUAL_AT_MOST])}."


def _page(before: Document) -> tuple[str, str]:
    return said.PREVIOUS_PAGE.format(shown=texts.site_of(before.site, before.url).shown), before.url
