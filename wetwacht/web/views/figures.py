"""The figures of a dossier's letters, each beside what the letter before said of the same thing. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from monitors.dossiers.milestones import Reading
from monitors.dossiers.timeline import AsOf
from monitors.papers.claims import Claim
from monitors.papers.series import compared, is_letter, previous, stated
from monitors.words.dutch import capital, inert, local_day, shortened

_LONGEST = 300

Identity = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Stated:
    """A figure in the sentence of a letter. `again` says that a later text of the same letter has it."""

    figure: str
    sentence: str
    title: str
    published: date | None
    site: str
    url: str
    seen: datetime
    change: int | None
    again: bool = False


@dataclass(frozen=True, slots=True)
class Series:
    """What is counted, and what letters said of it, oldest first."""

    what: str
    stated: tuple[Stated, ...]

    @property
    def moved(self) -> bool:
        """Whether letters name different figures."""
        return len({one.figure for one in self.stated}) > 1


@dataclass(slots=True)
class _Chain:
    """A series as it grows; `told` are the texts that name the figure, each with it, the last one last."""

    what: str
    stated: list[Stated]
    told: list[tuple[int, Claim]]


def series(readings: Iterable[Reading], asked: AsOf) -> tuple[Series, ...]:
    """Every figure that letters state of something named: what moved first, what stands alone last."""
    chains: list[_Chain] = []
    last: dict[Identity, Reading] = {}
    for reading in _by_then(readings, asked):
        identity = reading.document.site, reading.document.key
        again = identity in last
        before = last.get(identity) or _before(reading, last)
        if before:
            for pair in compared(before.document, reading.document):
                old, new = (before, pair.old, pair.before), (reading, pair.new, pair.after)
                _chained(chains, old, new, again=again)
        last[identity] = reading
    told = [Series(one.what, tuple(one.stated)) for one in chains]
    alone = (one for reading in last.values() for one in _alone(reading, chains))
    return tuple(sorted((*told, *alone), key=lambda one: (not one.moved, len(one.stated) == 1)))


def _alone(reading: Reading, chains: list[_Chain]) -> Iterator[Series]:
    """The figures of a letter that no other text states, where it says of what and whose they are."""
    told = {named for one in chains for named in one.told}
    for claim, sentence in stated(reading.document):
        if claim.unit and claim.owners and (id(reading), claim) not in told:
            yield Series(_what(claim), (_stated((reading, claim, sentence), again=False),))


def _by_then(readings: Iterable[Reading], asked: AsOf) -> Iterator[Reading]:
    """The letters of a day; one counts from the day on it, a later text of it from when it was seen."""
    met: set[Identity] = set()
    for one in readings:
        document = one.document
        if not is_letter(document):
            continue
        first = (document.site, document.key) not in met
        met.add((document.site, document.key))
        day = document.published if first and document.published else local_day(one.seen)
        if asked.by == "seen" or day <= asked.day:
            yield one


def _before(reading: Reading, last: dict[Identity, Reading]) -> Reading | None:
    found = previous(reading.document, (one.document for one in last.values()))
    return last[found.site, found.key] if found else None


Said = tuple[Reading, Claim, str]


def _chained(chains: list[_Chain], old: Said, new: Said, *, again: bool) -> None:
    """Adds a pair to its series; a later text that repeats the figure of its letter adds nothing."""
    tail, head = (id(old[0]), old[1]), (id(new[0]), new[1])
    chain = next((one for one in chains if one.told[-1] == tail), None)
    if chain is None:
        chain = _Chain(_what(new[1]), [_stated(old, again=False)], [tail])
        chains.append(chain)
    chain.told.append(head)
    if not (again and old[1].value == new[1].value):
        chain.stated.append(_stated(new, again=again))


def _stated(said: Said, *, again: bool) -> Stated:
    reading, claim, sentence = said
    document = reading.document
    return Stated(
        figure=inert(claim.shown),
        sentence=shortened(inert(sentence), _LONGEST),
        title=inert(document.title or ""),
        published=document.published,
        site=document.site,
        url=document.url,
        seen=reading.seen,
        change=reading.change,
        again=again,
    )


def _what(claim: Claim) -> str:
    state = f" ({inert(claim.state)})" if claim.state else ""
    return capital(inert(claim.unit)) + state
