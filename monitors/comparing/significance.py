"""Whether a difference matters: editorial is what changes no fact, number, name or meaning. Pure.

What no rule calls editorial is material.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from monitors.comparing.align import Gap, gaps
from monitors.comparing.canonical import Token, prepared, tokens
from monitors.comparing.furniture import segments
from monitors.comparing.spelling import misspelt

_LINK = frozenset({"bekijk", "lees", "download", "open", "raadpleeg", "zie"})
_LINK_AT_MOST = 10
_ABBREVIATION = re.compile(r"[A-Z][A-Za-z]{1,7}")
_PHRASE_AT_MOST = 10
_COMPOUND_AT_LEAST = 12
_SMALL_WORDS = frozenset({"van", "voor", "de", "het", "en", "der", "des", "in", "op", "te", "tot", "bij"})
_LIST = re.compile(r"\s*,\s*(?:en\s+|of\s+)?|\s+(?:en|of)\s+")
_JOINT = re.compile(r"\b(?:en|of)\b", re.IGNORECASE)
_ORDERED = re.compile(
    r"\b(?:respectievelijk|resp|eerst|daarna|vervolgens|volgorde|naar|tot|boven|meer|minder)\b", re.IGNORECASE
)
_MEANINGS = (
    ("negation", "niet geen nooit zonder nergens niemand niets noch evenmin"),
    (
        "duty",
        "kan kunnen moet moeten mag mogen dient dienen hoeft hoeven zal zullen wil willen verplicht verboden",
    ),
    (
        "outcome",
        "aangenomen verworpen ingetrokken aangehouden vervallen voorlopig definitief hervat uitgesteld",
    ),
    (
        "outcome",
        "ingediend afgewezen aanvaard goedgekeurd gewijzigd ongewijzigd gepubliceerd aangemeld gestemd",
    ),
    ("scope", "circa ruim bijna ongeveer minstens hoogstens hooguit minimaal maximaal alle enkele sommige"),
    ("scope", "mits tenzij behalve uitsluitend alleen uiterlijk vanaf tot"),
)
_RULES = {word: rule for rule, words in _MEANINGS for word in words.split()}


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a difference matters, by which rule, and the words that it is about."""

    material: bool
    rule: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class _Side:
    """One side of a difference: its sentences that speak, the furniture beside them, and both in meanings."""

    speaking: tuple[str, ...]
    around: tuple[tuple[str, str], ...]
    meanings: tuple[tuple[Token, ...], ...]

    @property
    def row(self) -> tuple[Token, ...]:
        """The meanings of all sentences in order."""
        return tuple(token for sentence in self.meanings for token in sentence)


def judged(before: str, after: str) -> Verdict:
    """What a replaced text comes to; an empty text stands for nothing, so the other side came or went."""
    old, new = _side(before), _side(after)
    if _keys(old.row) == _keys(new.row):
        return Verdict(False, _form(old, new))
    if _reordered(old, new):
        return Verdict(False, "order")
    found = [_hunk(old.row, new.row, gap) for gap in gaps(_keys(old.row), _keys(new.row))]
    return next((one for one in found if one.material), found[0])


def reordered(before: str, after: str) -> bool:
    """Whether two texts are the same sentences, however they stand."""
    old, new = _side(before), _side(after)
    return _keys(old.row) == _keys(new.row) or _reordered(old, new)


def editorial(before: str, after: str) -> str | None:
    """The rule by which a replaced text is editorial, or None when it is material."""
    verdict = judged(before, after)
    return None if verdict.material else verdict.rule


def _side(text: str) -> _Side:
    found = segments(text)
    read = tuple((one, row) for one, rule in found if not rule and (row := _meanings(one)))
    around = tuple((rule, one) for one, rule in found if rule)
    return _Side(tuple(one for one, _ in read), around, tuple(row for _, row in read))


# A sentence is judged in its paragraph, and once more where paragraphs may have changed places.
@lru_cache(maxsize=2_000)
def _meanings(sentence: str) -> tuple[Token, ...]:
    """The meanings of a sentence; the verb of a link ("Lees het verslag") is one with its likes."""
    row = tokens(prepared(sentence))
    if row and row[0].key in _LINK and len(row) <= _LINK_AT_MOST:
        return (Token("bekijk", row[0].surface), *row[1:])
    return row


def _keys(row: Iterable[Token]) -> tuple[str, ...]:
    return tuple(token.key for token in row)


def _form(old: _Side, new: _Side) -> str:
    """The name of what differs between two texts of one meaning."""
    beside = [one for one in (*old.around, *new.around) if (one in old.around) != (one in new.around)]
    if beside:
        return beside[0][0]
    pairs = [(a, b) for a, b in zip(old.row, new.row, strict=True) if a.surface != b.surface]
    if any(a.figure for a, _ in pairs):
        return "format of a number or date"
    if any(a.surface.casefold() != b.surface.casefold() for a, b in pairs):
        return "spelling of the same word"
    return "capitals" if pairs else "typography"


def _reordered(old: _Side, new: _Side) -> bool:
    """Whether the same sentences stand in another order, or the same items of one list."""
    if Counter(map(_keys, old.meanings)) == Counter(map(_keys, new.meanings)):
        return all(any(not t.figure for t in sentence) for sentence in old.meanings)
    if len(old.speaking) != len(new.speaking):
        return False
    pairs = [(a, b) for a, b in zip(old.speaking, new.speaking, strict=True) if _plain(a) != _plain(b)]
    return bool(pairs) and all(_same_list(a, b) for a, b in pairs)


def _plain(sentence: str) -> str:
    return " ".join(_keys(_meanings(sentence)))


def _same_list(before: str, after: str) -> bool:
    """Whether two sentences differ only in the order of the items of one list ("CDA, D66 en SP")."""
    same_words = Counter(_keys(_meanings(before))) == Counter(_keys(_meanings(after)))
    same_joints = _JOINT.findall(before) == _JOINT.findall(after)
    if not (same_words and same_joints) or _ORDERED.search(before):
        return False
    old, new = prepared(before).rstrip(".").split(" "), prepared(after).rstrip(".").split(" ")
    start = next((i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), 0)
    end = next((i for i, (a, b) in enumerate(zip(old[::-1], new[::-1], strict=False)) if a != b), 0)
    cores = (_items(side[start : len(side) - end]) for side in (old, new))
    return _same_items(*cores) or _same_items(*(_items(_whole(side, start, end)) for side in (old, new)))


def _whole(words: Sequence[str], start: int, end: int) -> Sequence[str]:
    """The words that differ, with the rest of the items at both ends."""
    stop = len(words) - end
    while start > 0 and not words[start - 1].endswith((",", ":")):
        start -= 1
    while stop < len(words) and not words[stop - 1].endswith(","):
        stop += 1
    return words[start:stop]


def _items(words: Sequence[str]) -> list[str]:
    return [item for item in _LIST.split(" ".join(words).strip(" ,")) if item]


def _same_items(old: list[str], new: list[str]) -> bool:
    plain = [Counter(_plain(item) for item in side) for side in (old, new)]
    whole = all(not re.search(r"[.:;()]", item) and re.match(r"\W*[^\W\d]", item) for item in old)
    return len(old) > 1 and plain[0] == plain[1] and whole


def _hunk(old: Sequence[Token], new: Sequence[Token], gap: Gap) -> Verdict:
    """What the words of one gap come to."""
    was, now = old[gap.i1 : gap.i2], new[gap.j1 : gap.j2]
    around = old[max(0, gap.i1 - 1) : gap.i2 + 1], new[max(0, gap.j1 - 1) : gap.j2 + 1]
    rule = _one_word(was, now, opening=gap.i1 == 0) or _expanded(was, now, around)
    shown = " ".join(token.surface for token in (now or was))
    return Verdict(False, rule, shown) if rule else Verdict(True, _meaning(was, now), shown)


def _one_word(was: Sequence[Token], now: Sequence[Token], *, opening: bool) -> str | None:
    if "".join(_keys(was)) == "".join(_keys(now)):
        return "hyphenation"
    pairs = list(zip(was, now, strict=False))
    rules = [misspelt(a.surface, b.surface, opening=opening) for a, b in pairs]
    return rules[0] if rules and len(was) == len(now) and all(rules) else None


def _expanded(
    was: Sequence[Token], now: Sequence[Token], around: tuple[Sequence[Token], Sequence[Token]]
) -> str | None:
    """Whether one side has the abbreviation and the other the words that it stands for."""
    short, long = sorted((was, now), key=len)
    if not 1 < len(long) + 1 <= _PHRASE_AT_MOST or len(short) > 1:
        return None
    side = around[0] if long is was else around[1]
    for name in {token.surface for token in (*short, *side) if _ABBREVIATION.fullmatch(token.surface)}:
        phrase = [token.key for token in long if token.surface != name]
        stays = not short or short[0].surface == name
        if stays and phrase and _stands_for(name, phrase):
            return "abbreviation"
    return None


def _stands_for(name: str, phrase: Sequence[str]) -> bool:
    """Whether a name is made of the initials of a phrase, or its letters run through words that it begins.

    One word is a phrase only when it is a long compound: "SP" does not stand for "SGP".
    """
    large = [word for word in phrase if word not in _SMALL_WORDS]
    short = name.lower()
    if short in ("".join(word[0] for word in words) for words in (large, phrase)) and len(large) > 1:
        return True
    letters = iter(" ".join(phrase))
    whole = len(large) > 1 or len(phrase[0]) >= _COMPOUND_AT_LEAST
    runs = short[0] == phrase[0][0] and all(c in letters for c in short)
    return whole and runs and not name[1:].islower() and {word[0] for word in large} <= set(short)


def _meaning(was: Sequence[Token], now: Sequence[Token]) -> str:
    """The name of what a reader learns from these words."""
    both = (*was, *now)
    if any(token.figure or any(c.isdigit() for c in token.key) for token in both):
        return "number or date"
    named = next((_RULES[token.key] for token in both if token.key in _RULES), None)
    if named:
        return named
    if any(token.surface[:1].isupper() for token in both):
        return "name"
    return "other words" if was and now else "words added" if now else "words removed"
