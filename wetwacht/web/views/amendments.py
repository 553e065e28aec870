"""The amendments of a dossier with their lines and votes, as its page shows them. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from crawler.text import dutch_date
from monitors.dossiers.milestones import Reading
from monitors.dossiers.timeline import AsOf
from monitors.events.listrows import fields
from monitors.events.votes import grouped, of_row, vote
from monitors.papers.lineage import lineage, order
from monitors.papers.numbered import Paper, papers, papers_of
from monitors.papers.replacement import line_rows
from monitors.watchlist import Amendment, Dossier
from monitors.words import besidetexts, texts
from monitors.words.dutch import capital, dossier_number, inert, local_day, paper_label, shortened
from notifiers.shape import Row
from notifiers.voting import result_rows

_SIGNED, _DECISION, _WITHDRAWN = "Indieners", "Besluit", "Ingetrokken"
_LONGEST = 300
_NOTHING_YET = "Nog geen besluit gezien."
_TAKEN_BACK = "Ingetrokken. De Kamer stemt er niet over."
_UNCERTAIN = "Onbekend is of de Kamer op deze dag al had besloten."
_OUTCOMES = (_DECISION, "Stemming", "Voor", "Tegen", "Afwezig", "Zetels", _WITHDRAWN, "Stand", "Afgehandeld")


@dataclass(frozen=True, slots=True)
class Shown:
    """An amendment that no other one takes the place of; `followed` says that the team follows it by name.

    `url` and `site` are where it stands, `change` the one that brought it.
    """

    name: str
    title: str
    day: date | None
    rows: tuple[Row, ...]
    url: str
    site: str
    change: int | None
    followed: bool


@dataclass(slots=True)
class _Looks:
    """When a paper was first seen, with a decision and at all, and where it was seen last."""

    first: Reading
    last: Reading
    decided: Reading | None = None


def amendments(dossier: Dossier, readings: Iterable[Reading], asked: AsOf) -> tuple[Shown, ...]:
    """The amendments of a dossier's bills as of a day: those that are followed first, then the newest."""
    known_readings = tuple(readings)
    looks = _looks(dossier, known_readings)
    known = {
        number: _as_of(paper, looks[number], asked)
        for number, paper in papers(one.document for one in known_readings).items()
        if number in looks and _day(paper, looks[number]) <= asked.day
    }
    # Whatever another amendment takes the place of is told in the line of that one.
    lines = [lineage(number, known) for number in known]
    replaced = {number for line in lines for number in line.replaces}
    several = len({paper.dossier for paper in known.values()}) > 1
    last = sorted((one for one in known if one not in replaced), key=order, reverse=True)
    shown = [
        _shown(dossier, known[one], looks[one], _rows(known[one], known, looks[one], asked)) for one in last
    ]
    named = [one if not several else _with_bill(one, number) for one, number in zip(shown, last, strict=True)]
    return tuple(sorted(named, key=lambda one: not one.followed))


def _looks(dossier: Dossier, readings: tuple[Reading, ...]) -> dict[str, _Looks]:
    found: dict[str, _Looks] = {}
    for reading in readings:
        for paper in papers_of(reading.document):
            if not paper.is_amendment or paper.dossier not in dossier.numbers:
                continue
            look = found.setdefault(paper.number, _Looks(reading, reading))
            look.last = reading
            if look.decided is None and (paper.said(_DECISION) or paper.said(_WITHDRAWN)):
                look.decided = reading
    return found


def _day(paper: Paper, look: _Looks) -> date:
    return dutch_date(paper.said("Datum")) or local_day(look.first.seen)


def _as_of(paper: Paper, look: _Looks, asked: AsOf) -> Paper:
    """The paper without a decision that came after the day."""
    if look.decided is None or (look.decided.happened or local_day(look.decided.seen)) <= asked.day:
        return paper
    kept = tuple(line for line in paper.data if line.partition(":")[0] not in _OUTCOMES)
    return replace(paper, data=kept)


def _shown(dossier: Dossier, paper: Paper, look: _Looks, rows: tuple[Row, ...]) -> Shown:
    own = bool(paper.url)
    return Shown(
        name=capital(paper_label(paper.number.partition("/")[2])),
        title=shortened(inert(paper.title), _LONGEST),
        day=dutch_date(paper.said("Datum")),
        rows=rows,
        url=paper.url if own else look.last.document.url,
        site=paper.site if own else look.last.document.site,
        change=look.first.change,
        followed=any(_is(one, paper) for one in dossier.amendments),
    )


def _with_bill(one: Shown, number: str) -> Shown:
    return replace(one, name=f"{dossier_number(number.partition('/')[0])}, {one.name.lower()}")


def _is(asked: Amendment, paper: Paper) -> bool:
    title = paper.title.casefold()
    named = any(name.casefold() in title for name in asked.names)
    worded = any(word.casefold() in title for word in asked.words)
    return paper.number in asked.papers or named or worded


def _rows(paper: Paper, known: Mapping[str, Paper], look: _Looks, asked: AsOf) -> tuple[Row, ...]:
    signed = shortened(inert(paper.said(_SIGNED) or ", ".join(paper.signed)), _LONGEST)
    verdict = shortened(inert(paper.said(besidetexts.VERDICT)), _LONGEST)
    return (
        *_outcome(paper, look, asked),
        *((Row(_SIGNED, signed),) if signed else ()),
        *(Row(label, text) for label, text in line_rows(paper.number, known)),
        *((Row(besidetexts.VERDICT, f"{capital(verdict)}."),) if verdict else ()),
    )


def _outcome(paper: Paper, look: _Looks, asked: AsOf) -> Iterator[Row]:
    facts = grouped(of_row(fields("\n".join(paper.data)), "tk"))
    cast, decision = vote(facts, "tk"), shortened(inert(paper.said(_DECISION)), _LONGEST)
    if cast:
        yield from result_rows(facts, cast)
    elif paper.said(_WITHDRAWN):
        yield Row(texts.RESULT, _TAKEN_BACK)
    elif decision:
        yield Row(_DECISION, f"{capital(decision)}.")
    else:
        # A decision that stood there at the first look may be older than that look.
        old = look.decided is not None and look.decided.change is None
        after = old and local_day(look.first.seen) > asked.day
        yield Row(texts.RESULT, _UNCERTAIN if after else _NOTHING_YET)
