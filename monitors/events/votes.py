"""What the facts of a bill say of its votes, in the form that messages need. Pure.

Facts travel with an alert as pairs of texts: a fact with several values (a list of parties) is
a pair for each value, under one name.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from crawler.document import Document

Chamber = Literal["ek", "tk"]
Outcome = Literal["aangenomen", "verworpen"]
Facts = Mapping[str, tuple[str, ...]]

CHAMBERS: tuple[Chamber, ...] = ("ek", "tk")
_DECIDES = {"adopted": "ek", "rejected": "ek", "rejected_house": "tk"}
_OUTCOMES: dict[str, Outcome] = {"aangenomen": "aangenomen", "verworpen": "verworpen"}
_ADOPTED = {"adopted": "ek", "published": "ek"}
_REJECTED = {"rejected": "ek", "rejected_house": "tk"}
_CHAMBER_NAMES = {"ek": "Eerste Kamer", "tk": "Tweede Kamer"}
_ROW_SIDES = {"Voor": "for", "Tegen": "against", "Afwezig": "absent"}
_ROW_SEATS = re.compile(r"(\d+) (?:stemmen )?voor(?:,| en) (\d+) (?:stemmen )?tegen")
_RENAMED = {"GroenLinks-PvdA": "PRO"}
"""Parties under the name that they took later, in September 2026: the same party, not another vote."""


@dataclass(frozen=True, slots=True)
class Vote:
    """A vote in one chamber as the source gives it; `seats` (for, against) only of a roll call."""

    chamber: Chamber
    result: Outcome
    seats: tuple[str, str] | None = None
    supporters: tuple[str, ...] = ()
    opponents: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Turned:
    """A party that voted otherwise than in the other chamber: `here` and `there` are voor or tegen."""

    party: str
    here: str
    there: str


def told(document: Document) -> tuple[tuple[str, str], ...]:
    """The facts of a document as an alert carries them, its identifier among them."""
    pairs = [("identifier", document.identifier)] if document.identifier else []
    for fact in document.facts:
        values = (fact.value,) if isinstance(fact.value, str) else fact.value
        pairs.extend((fact.name, value) for value in values)
    return tuple(pairs)


def grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    """The pairs of an alert by name again, values in their order."""
    facts: dict[str, tuple[str, ...]] = {}
    for name, value in pairs:
        facts[name] = (*facts.get(name, ()), value)
    return facts


def vote(facts: Facts, chamber: Chamber) -> Vote | None:
    """The vote of a chamber, or None while the source gives no result."""
    result = _result(facts, chamber)
    if result is None:
        return None
    seats = (_one(facts, f"seats_{chamber}_for"), _one(facts, f"seats_{chamber}_against"))
    return Vote(
        chamber,
        result,
        (seats[0], seats[1]) if seats[0] and seats[1] else None,
        facts.get(f"votes_{chamber}_for", ()),
        facts.get(f"votes_{chamber}_against", ()),
        facts.get(f"votes_{chamber}_absent", ()),
    )


def decided(facts: Facts, moved: Collection[str]) -> Vote | None:
    """The vote that a change tells of, given the names of the facts that moved; the Eerste Kamer first.

    Other names of parties, or counts that the source added later, are not a new vote.
    """
    for chamber in CHAMBERS:
        by_stage = "stage" in moved and _DECIDES.get(_one(facts, "stage")) == chamber
        if by_stage or f"result_{chamber}" in moved:
            return vote(facts, chamber)
    return None


def of_row(row: Mapping[str, str], chamber: str) -> tuple[tuple[str, str], ...]:
    """The votes in a row of a list, as pairs named like the facts of a bill's page; `row` is fact by label.

    A list that gives both chambers names them ("Eerste Kamer voor"); else the votes are those of `chamber`.
    """
    pairs: list[tuple[str, str]] = []
    for own, name in _CHAMBER_NAMES.items():
        for label, side in _ROW_SIDES.items():
            said = row.get(f"{name} {label.lower()}", "") or (row.get(label, "") if own == chamber else "")
            pairs += [(f"votes_{own}_{side}", one) for one in said.split(", ") if one]
        seats = _ROW_SEATS.search(row.get("Zetels", "") if own == chamber else row.get(name, ""))
        if seats:
            pairs += [(f"seats_{own}_for", seats[1]), (f"seats_{own}_against", seats[2])]
    result = next((row[label] for label in ("Besluit", "Uitslag") if row.get(label)), "")
    found = re.search(r"aangenomen|verworpen", result.casefold())
    outcome = found[0] if found else "verworpen" if row.get("Verworpen door") else ""
    return (*pairs, *(((f"result_{chamber}", outcome),) if chamber and outcome else ()))


def turned(here: Vote, there: Vote | None) -> tuple[Turned, ...]:
    """Who voted otherwise here than there; only names that voted in both, and on one side in each.

    A party that was renamed in between is told under the name that it has here.
    """
    if there is None:
        return ()
    theirs = {_lasting(name): side for name, side in _sides(there).items()}
    return tuple(
        Turned(name, side, theirs[_lasting(name)])
        for name, side in _sides(here).items()
        if theirs.get(_lasting(name), side) != side
    )


def party_of(name: str) -> str:
    """The party behind a name in a list of votes, called the same in the lists of both chambers."""
    return _lasting(_bare(name))


def _result(facts: Facts, chamber: Chamber) -> Outcome | None:
    """The outcome in a chamber: the stage of the bill outranks the sentence that the source gives with it."""
    stage = _one(facts, "stage")
    if _ADOPTED.get(stage) == chamber:
        return "aangenomen"
    if _REJECTED.get(stage) == chamber:
        return "verworpen"
    return _OUTCOMES.get(_one(facts, f"result_{chamber}"))


def _one(facts: Facts, name: str) -> str:
    return next(iter(facts.get(name, ())), "")


def _sides(vote_: Vote) -> dict[str, str]:
    """The side of each party, without those that are on both because single members differed."""
    supporters, opponents = (set(map(_bare, names)) for names in (vote_.supporters, vote_.opponents))
    return {n: "voor" for n in supporters - opponents} | {n: "tegen" for n in opponents - supporters}


def _lasting(name: str) -> str:
    return _RENAMED.get(name, name)


def _bare(name: str) -> str:
    return name.partition("(")[0].strip()
