"""Who voted how, as a table: a row for each party, a column for each chamber. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from crawler.document import Document
from monitors.events.typed import event_type, told_of
from monitors.events.votes import (
    CHAMBERS,
    Chamber,
    Facts,
    Vote,
    decided,
    grouped,
    party_of,
    told,
    turned,
    vote,
)
from monitors.model import Change
from monitors.words import texts
from monitors.words.dutch import inert, parties, shortened
from notifiers.shape import Row
from notifiers.voting import result_rows

_NOT_NAMED = "niet genoemd"
_SIDES = ("voor", "tegen", "afwezig")
_LONGEST = 50
_BILL = "wetsvoorstel"


@dataclass(frozen=True, slots=True)
class Party:
    """A party and what it did in each chamber; `otherwise` says that its sides differ."""

    name: str
    sides: tuple[str, ...]
    otherwise: bool


@dataclass(frozen=True, slots=True)
class Ballot:
    """The parties in their order, and the chambers whose lists the source gives, the Tweede Kamer first."""

    chambers: tuple[str, ...]
    parties: tuple[Party, ...]


@dataclass(frozen=True, slots=True)
class Poll:
    """The vote that a change tells of: the result in words, and a table where its parties are named."""

    chamber: Chamber
    result: Row
    ballot: Ballot | None


def poll(change: Change, after: Document) -> Poll | None:
    """The vote that a change tells of, as its message does; None where it tells of none."""
    kind = event_type(after, change.difference)
    facts = grouped((*told(after), *told_of(after, change, kind)))
    moved = {one.key.removeprefix("fact:") for one in change.difference.parts if one.key.startswith("fact:")}
    cast = decided(facts, moved) if after.kind == _BILL else _of_row(facts)
    if cast is None:
        return None
    named = ballot(facts, CHAMBERS) if cast.supporters or cast.opponents else None
    return Poll(cast.chamber, result_rows(facts, cast)[0], named)


def ballot(facts: Facts, chambers: Iterable[Chamber]) -> Ballot | None:
    """Who voted how in these chambers; None where no source names a party."""
    asked = set(chambers)
    votes = [cast for one in reversed(CHAMBERS) if one in asked and (cast := _listed(facts, one))]
    if not votes:
        return None
    sides = [_sides(one) for one in votes]
    names = {party: name for one in sides for party, (name, _) in one.items()}
    otherwise = {party_of(one.party) for one in turned(votes[-1], votes[0])}
    by_name = {name: party for party, name in names.items()}
    rows = (_party(name, by_name[name], sides, otherwise) for name in parties(by_name))
    return Ballot(tuple(texts.CHAMBERS[one.chamber] for one in votes), tuple(rows))


def _of_row(facts: Facts) -> Vote | None:
    chamber = next(iter(facts.get("procedure", ())), "").rpartition("/")[2]
    return next((cast for one in CHAMBERS if chamber in (one, "") and (cast := vote(facts, one))), None)


def _listed(facts: Facts, chamber: Chamber) -> Vote | None:
    cast = vote(facts, chamber)
    return cast if cast and (cast.supporters or cast.opponents) else None


def _sides(cast: Vote) -> dict[str, tuple[str, str]]:
    """By party its name in this chamber and all that it did, exceptions in brackets."""
    found: dict[str, tuple[str, list[str]]] = {}
    lists = (cast.supporters, cast.opponents, cast.absent)
    for side, names in zip(_SIDES, lists, strict=True):
        for name in map(inert, names):
            bare, bracket, rest = name.partition("(")
            did = found.setdefault(party_of(name), (shortened(bare.strip(), _LONGEST), []))[1]
            did.append(f"{side} {bracket}{shortened(rest, _LONGEST)}".strip())
    return {party: (name, ", ".join(dict.fromkeys(did))) for party, (name, did) in found.items()}


def _party(name: str, party: str, sides: list[dict[str, tuple[str, str]]], otherwise: set[str]) -> Party:
    did = tuple(one[party][1] if party in one else _NOT_NAMED for one in sides)
    return Party(name, did, party in otherwise)


def vote_parts(one: Poll) -> Iterator[str]:
    """The keys of the parts that the vote itself tells already, where they are new."""
    for fact in ("result", "seats", "votes"):
        name = f"fact:{fact}_{one.chamber}"
        yield from (name, *(f"{name}_{side}" for side in ("for", "against", "absent")))
