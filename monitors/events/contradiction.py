"""What two sources say otherwise of one bill. Pure: both are right until somebody looks.

The source where it was decided leads: each chamber for its own votes. A source that is silent
contradicts nobody, and a party that took another name did not vote otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from crawler.document import Document, Section
from crawler.text import dutch_date
from monitors.events.votes import CHAMBERS, Chamber, Facts, Vote, grouped, told, turned, vote
from monitors.model import EventType, Matches, Notice
from monitors.words import texts
from monitors.words.dutch import dossier_number, inert, weekday

KINDS = ("wetsvoorstel", "zaken")
"""Kinds of documents that say something of decisions on bills or of the days of their papers."""

_HOME: Mapping[Chamber, str] = {"ek": "eerstekamer", "tk": "tweedekamer"}
_GRAVE = ("result", "seats", "votes", "decided")
_BILL = re.compile(r"\d{5}(?:-\w+)?")
_PAPER = re.compile(r"(\d{5}(?:-\w+)?)/\w+")
_LAWS = frozenset({"wetgeving", "initiatiefwetgeving", "begroting"})
_SIDES = {"Voor": "votes_tk_for", "Tegen": "votes_tk_against"}
_SEATS = re.compile(r"(\d+) voor, (\d+) tegen")
_ROLL_CALL = "hoofdelijk"


@dataclass(frozen=True, slots=True)
class Statement:
    """What one document says of one bill: facts named as those of a bill's page, and days of papers.

    `day` is that of a report in the news, which speaks only of one vote.
    """

    bill: str
    site: str
    url: str
    facts: Facts
    papers: Mapping[str, str]
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Claim:
    """One side of a disagreement."""

    site: str
    url: str
    value: str


@dataclass(frozen=True, slots=True)
class Disagreement:
    """Two values for one thing; `subject` is `result_ek`, `seats_tk`, … or `paper 36855/6`."""

    bill: str
    subject: str
    followed: Claim
    other: Claim

    @property
    def grave(self) -> bool:
        """Whether readers are told: an outcome, a vote, or the day of a decision."""
        return self.subject.startswith(_GRAVE)


def statements(document: Document) -> tuple[Statement, ...]:
    """What a document says of bills; nothing where it is of another kind."""
    if document.kind not in KINDS:
        return ()
    if document.kind == "wetsvoorstel":
        facts = grouped(told(document)) if _BILL.fullmatch(document.key) else {}
        return (_statement(document, document.key, facts),) if facts else ()
    bills: dict[str, Facts] = {}
    for row in document.sections:
        paper = _PAPER.fullmatch(row.key)
        if paper:
            bills[paper[1]] = bills.get(paper[1]) or _decided_case(row)
    return tuple(_statement(document, bill, facts) for bill, facts in bills.items())


def disagreements(said: Iterable[Statement]) -> tuple[Disagreement, ...]:
    """Every disagreement between documents of different sites about the same bill, the first told first."""
    return tuple(
        found
        for one, other in combinations(said, 2)
        if one.site != other.site and one.bill == other.bill
        for found in (*_decisions(one, other), *_papers(one, other))
    )


def event_type(found: Disagreement, said: Statement) -> EventType:
    """The type of event whose readers hear of it: that of the outcome that is followed."""
    own = vote(said.facts, chamber_of(found))
    result = found.followed.value if found.subject.startswith("result") else own.result if own else ""
    return {"aangenomen": EventType.ADOPTED, "verworpen": EventType.REJECTED}.get(result, EventType.CHANGED)


def headline(found: Disagreement) -> str:
    """The line of the alert."""
    template = texts.DISAGREE[found.subject.partition("_")[0]]
    return template.format(number=dossier_number(inert(found.bill)))


def notice(found: Disagreement, matches: Matches) -> Notice:
    """Both values, and which of them Wetwacht follows."""
    both = (found.followed, found.other)
    home = _HOME[chamber_of(found)] == found.followed.site
    follows = texts.FOLLOWS_HOME if home else texts.FOLLOWS_FIRST
    according = (texts.ACCORDING.format(shown=_shown(one), value=inert(one.value)) for one in both)
    lines = (*according, follows.format(shown=_shown(found.followed)))
    return Notice(lines, tuple((one.site, one.url) for one in both), matches)


def _statement(document: Document, bill: str, facts: Facts) -> Statement:
    papers = {
        row.key: day.isoformat()
        for row in document.sections
        if _PAPER.fullmatch(row.key) and row.key.startswith(f"{bill}/") and (day := dutch_date(row.text))
    }
    return Statement(bill, document.site, document.url, facts, papers)


def _decided_case(row: Section) -> Facts:
    """The decision of the Tweede Kamer in a row of its data, where the case is the bill itself."""
    facts: dict[str, tuple[str, ...]] = {}
    lines = [line.partition(": ")[::2] for line in row.text.splitlines()]
    if dict(lines).get("Soort", "").casefold() not in _LAWS:
        return facts
    roll_call = False
    for label, value in lines:
        outcome = value.partition(" ")[0].rstrip(".,").casefold()
        if label == "Besluit" and outcome in ("aangenomen", "verworpen"):
            facts = {"result_tk": (outcome,)}
        elif label == "Besluit" and facts:
            break
        elif facts and label in _SIDES:
            facts[_SIDES[label]] = tuple(value.split(", "))
        roll_call = roll_call or (label == "Stemming" and value == _ROLL_CALL)
        seats = _SEATS.search(value) if facts and roll_call and label == "Zetels" else None
        if seats:
            facts |= {"seats_tk_for": (seats[1],), "seats_tk_against": (seats[2],)}
    return facts


def _decisions(one: Statement, other: Statement) -> Iterator[Disagreement]:
    for chamber in CHAMBERS:
        led, second = (other, one) if other.site == _HOME[chamber] else (one, other)
        here, there = vote(led.facts, chamber), vote(second.facts, chamber)
        if here and there:
            for subject, ours, theirs in _of_votes(here, there):
                yield _disagreement(f"{subject}_{chamber}", (led, ours), (second, theirs))
        days = [next(iter(said.facts.get(f"decided_{chamber}", ())), "") for said in (led, second)]
        if all(days) and days[0] != days[1]:
            yield _disagreement(f"decided_{chamber}", (led, _day(days[0])), (second, _day(days[1])))


def _of_votes(here: Vote, there: Vote) -> Iterator[tuple[str, str, str]]:
    """What two votes say otherwise; where the outcome differs, the rest says nothing more."""
    if here.result != there.result:
        yield "result", here.result, there.result
    elif here.seats and there.seats and here.seats != there.seats:
        yield "seats", _seats(here.seats), _seats(there.seats)
    else:
        found = turned(here, there)
        if found:
            ours = (texts.PARTY_VOTED.format(party=one.party, side=one.here) for one in found)
            theirs = (texts.PARTY_VOTED.format(party=one.party, side=one.there) for one in found)
            yield "votes", ", ".join(ours), ", ".join(theirs)


def _papers(one: Statement, other: Statement) -> Iterator[Disagreement]:
    for paper, day in one.papers.items():
        theirs = other.papers.get(paper, day)
        if theirs != day:
            yield _disagreement(f"paper {paper}", (one, day), (other, theirs))


def _disagreement(
    subject: str, followed: tuple[Statement, str], other: tuple[Statement, str]
) -> Disagreement:
    ours, theirs = (Claim(said.site, said.url, value) for said, value in (followed, other))
    return Disagreement(followed[0].bill, subject, ours, theirs)


def chamber_of(found: Disagreement) -> Chamber:
    """The chamber whose decision two sources tell otherwise."""
    return "tk" if found.subject.endswith("_tk") else "ek"


def _seats(seats: tuple[str, str]) -> str:
    return texts.SEATS.format(voor=seats[0], tegen=seats[1])


def _day(iso: str) -> str:
    try:
        return weekday(date.fromisoformat(iso))
    except ValueError:
        return iso


def _shown(claim: Claim) -> str:
    return inert(texts.site_of(claim.site, claim.url).shown)
