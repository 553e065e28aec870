"""The status sentences of a bill page: which chamber decided what, when, and who voted how."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from typing import Literal

from crawler.document import Fact
from crawler.text import dutch_date

Chamber = Literal["tk", "ek"]

_SIDES = {"voor": "for", "tegen": "against", "afwezig": "absent"}
_VOTES = re.compile(r"^(Voor|Tegen|Afwezig)\s*:\s*(.*)$", re.IGNORECASE)
_NEXT_VOTES = re.compile(r"(?<=[.;])\s+(?=(?:Voor|Tegen|Afwezig)\s*:)", re.IGNORECASE)
# Two letters before the full stop: "v.d. Berg" is no end of a sentence.
_NEXT_SENTENCE = re.compile(r"(?<=[\w)]{2}[.!?])\s+(?=[A-Z])")
_HOUSE = re.compile(r"\bdoor de Tweede Kamer\b|\bde Tweede Kamer heeft\b", re.IGNORECASE)
_SENATE = re.compile(r"\bdoor de Eerste Kamer\b|\bde Eerste Kamer heeft\b", re.IGNORECASE)
_RESULT = re.compile(r"\b(aangenomen|verworpen|hamerstuk afgedaan)\b", re.IGNORECASE)
_OTHER_PAPER = re.compile(r"\b(?:motie|moties|amendement|amendementen)\b", re.IGNORECASE)
_SEATS = re.compile(r"\b(\d+) stem(?:men)? voor en (\d+) stem(?:men)? tegen\b", re.IGNORECASE)
_NOBODY = ("", "geen", "niemand", "-")
_INBRENG = re.compile(r"\binbreng\b", re.IGNORECASE)
# What is still to come stands in the present tense: "bespreekt 13 oktober 2026 de procedure".
_PLANNED = re.compile(
    r"\b(?:bespreekt|bespreken|behandelt|behandelen|vergadert|vergaderen|stemt|stemmen|debatteert"
    r"|levert|leveren|geleverd|brengt|biedt|besluit|vindt|vinden|gepland|voorzien|staat|staan|zal|zullen)\b",
    re.IGNORECASE,
)
_PAST = re.compile(r"\b(?:heeft|hebben|had|is op|zijn op|werd|werden|was|waren)\b", re.IGNORECASE)


def status_facts(lines: Iterable[str]) -> tuple[Fact, ...]:
    """The facts of the status sentences, a line each as on the page; the first of a name counts.

    A decision without a chamber, after that of the Tweede Kamer, is the Eerste Kamer's. One
    without a date was taken on the day that its chamber's sentence before it names.
    """
    facts: dict[str, Fact] = {}
    sentences: list[str] = []
    chamber: Chamber | None = None
    day: date | None = None
    for text in (piece for one in lines for piece in _pieces(one)):
        votes = _VOTES.match(text)
        if votes:
            _keep(facts, _vote_facts(chamber, votes[1], votes[2]))
            continue
        sentences.append(text)
        decided = chamber == "tk" and "result_tk" in facts
        before, chamber = chamber, _chamber(text, "ek" if decided else chamber)
        day = dutch_date(text) or (day if chamber == before else None)
        _keep(facts, _decision_facts(chamber, day, text))
        _keep(facts, _planned_facts(text))
    status = (Fact("status", " ".join(sentences)),) if sentences else ()
    return (*status, *facts.values())


def parties(text: str) -> tuple[str, ...]:
    """The names of a list such as "SP, Lid X en PVV.", in its order, none torn apart."""
    names = _split(text.strip().removesuffix("."), ",")
    last = _split(names[-1], " en ")
    if len(last) > 1:
        names[-1:] = [" en ".join(last[:-1]), last[-1]]
    cleaned = (name.strip().removeprefix("en ").strip() for name in names)
    return tuple(dict.fromkeys(name for name in cleaned if name.lower() not in _NOBODY))


def _pieces(text: str) -> list[str]:
    pieces = _NEXT_VOTES.split(text)
    return [p for piece in pieces for p in ([piece] if _VOTES.match(piece) else _NEXT_SENTENCE.split(piece))]


def _chamber(sentence: str, current: Chamber | None) -> Chamber | None:
    if _OTHER_PAPER.search(sentence):
        return None
    if _SENATE.search(sentence):
        return "ek"
    return "tk" if _HOUSE.search(sentence) else current


def _decision_facts(chamber: Chamber | None, day: date | None, sentence: str) -> tuple[Fact, ...]:
    result, seats = _RESULT.search(sentence), _SEATS.search(sentence)
    if chamber is None or not (result or seats):
        return ()
    facts = []
    if result:
        word = "verworpen" if result[1].lower() == "verworpen" else "aangenomen"
        facts.append(Fact(f"result_{chamber}", word))
    if seats:
        facts += [Fact(f"seats_{chamber}_for", seats[1]), Fact(f"seats_{chamber}_against", seats[2])]
    if day:
        facts.append(Fact(f"decided_{chamber}", day.isoformat()))
    return tuple(facts)


def _planned_facts(sentence: str) -> tuple[Fact, ...]:
    """The day that a sentence sets for what is to come: inbreng, or any other step."""
    day = dutch_date(sentence)
    if day is None or _PAST.search(sentence) or not _PLANNED.search(sentence):
        return ()
    return (Fact("inbreng_op" if _INBRENG.search(sentence) else "planned", day.isoformat()),)


def _vote_facts(chamber: Chamber | None, side: str, names: str) -> tuple[Fact, ...]:
    voted = parties(names)
    return (Fact(f"votes_{chamber}_{_SIDES[side.lower()]}", voted),) if chamber and voted else ()


def _keep(facts: dict[str, Fact], found: tuple[Fact, ...]) -> None:
    for fact in found:
        facts.setdefault(fact.name, fact)


def _split(text: str, separator: str) -> list[str]:
    """Splits where the separator stands outside brackets: "NSC (behalve de leden A en B)" stays whole."""
    pieces, depth, start = [], 0, 0
    for index, character in enumerate(text):
        depth = max(0, depth + (character == "(") - (character == ")"))
        if depth == 0 and text.startswith(separator, index):
            pieces.append(text[start:index])
            start = index + len(separator)
    return [*pieces, text[start:]]
