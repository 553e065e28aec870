"""Which amendments one comes from: by the data, then its title, then its text, never guessed. Pure.

Papers go by their numbers: "99999/12".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from crawler.replacing import Named, amended, is_changed, is_sub, replaced
from monitors.papers.numbered import Paper

Evidence = Literal["data", "title", "text"]
Reason = Literal["itself", "later", "circle"]

REPLACES, AMENDS = "Vervangt", "Wijzigt amendement"
_UNKNOWN = "onbekend"
# What a text says of its own paper; any other sentence may tell of another one.
_OF_ITSELF = re.compile(r"(?:dit|(?:het )?(?:onderhavige?|voorliggende)|ter vervanging van)\b", re.IGNORECASE)
_NOT = re.compile(r"\b(?:niet|geen)\b", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=\w[.?!])\s+(?=[A-Z])|\n")
_PAPERS_AT_MOST = 60


@dataclass(frozen=True, slots=True)
class Link:
    """One paper takes the place of another, with the words that say so.

    `title` holds what the title of the paper names where the data say otherwise.
    """

    paper: str
    replaces: str
    evidence: Evidence
    words: str
    title: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Refused:
    """A link that was stated and cannot be: to the paper itself, to a later one, or round in a circle."""

    link: Link
    reason: Reason


@dataclass(frozen=True, slots=True)
class Lineage:
    """What an amendment comes from. `generations` go from the oldest papers to the amendment itself.

    `unknown` are the papers among them that are changed ones while nothing names what they replace.
    `amends` are the papers that an amendment of an amendment is about; `sub` says that it is one.
    """

    paper: str
    generations: tuple[tuple[str, ...], ...]
    links: tuple[Link, ...] = ()
    unknown: tuple[str, ...] = ()
    refused: tuple[Refused, ...] = ()
    amends: tuple[str, ...] = ()
    sub: bool = False

    @property
    def replaces(self) -> tuple[str, ...]:
        """The papers that the amendment itself takes the place of."""
        return tuple(link.replaces for link in self.links if link.paper == self.paper)


def lineage(number: str, known: Mapping[str, Paper]) -> Lineage:
    """The whole line of an amendment, as far as the known papers tell it."""
    links: list[Link] = []
    refused: list[Refused] = []
    met = [number]
    for paper in met:
        # `met` grows while it is gone through: what is replaced is looked at in its turn.
        for link in _links(known.get(paper, Paper(paper))):
            reason = _refusal(link, links)
            if reason:
                refused.append(Refused(link, reason))
                continue
            links.append(link)
            if link.replaces not in met and len(met) < _PAPERS_AT_MOST:
                met.append(link.replaces)
    told = {link.paper for link in (*links, *(one.link for one in refused))}
    own = known.get(number, Paper(number))
    return Lineage(
        number,
        _generations(number, links),
        tuple(links),
        tuple(paper for paper in met if paper not in told and _is_changed(known.get(paper))),
        tuple(refused),
        _amends(own),
        bool(_amends(own)) or is_sub(own.title),
    )


def order(paper: str) -> tuple[str, int]:
    """How papers stand in a list: by bill, then by number."""
    bill, _, own = paper.partition("/")
    return bill, int(own) if own.isascii() and own.isdigit() else 0


def _links(paper: Paper) -> Iterator[Link]:
    by_data = replaced(f"{REPLACES} {paper.said(REPLACES).partition(';')[0]}", paper.dossier)
    by_title = replaced(paper.title, paper.dossier)
    if by_data.papers and set(by_data.papers) != set(by_title.papers):
        words = f"{REPLACES}: {paper.said(REPLACES)}"
        otherwise = tuple(_whole(paper, name) for name in by_title.papers)
        yield from (Link(paper.number, one, "data", words, otherwise) for one in _wholes(paper, by_data))
    elif by_title.papers:
        # Where both say the same the title is named: readers can look it up.
        yield from (Link(paper.number, n, "title", by_title.words) for n in _wholes(paper, by_title))
    else:
        named = _in_text(paper)
        yield from (Link(paper.number, n, "text", named.words) for n in _wholes(paper, named))


def _in_text(paper: Paper) -> Named:
    for sentence in _SENTENCE.split(paper.text):
        named = replaced(sentence, paper.dossier) if _OF_ITSELF.match(sentence) else Named()
        if named.papers and not _NOT.search(sentence):
            return Named(named.papers, sentence.strip())
    return Named()


def _amends(paper: Paper) -> tuple[str, ...]:
    said = paper.said(AMENDS)
    by_data = replaced(f"{REPLACES} {said}", paper.dossier) if said else Named()
    return _wholes(paper, by_data if by_data.papers else amended(paper.title, paper.dossier))


def _is_changed(paper: Paper | None) -> bool:
    return paper is not None and (is_changed(paper.title) or paper.said(REPLACES) == _UNKNOWN)


def _wholes(paper: Paper, named: Named) -> tuple[str, ...]:
    return tuple(_whole(paper, name) for name in named.papers)


def _whole(paper: Paper, name: str) -> str:
    return name if "/" in name else f"{paper.dossier}/{name}"


def _refusal(link: Link, links: Iterable[Link]) -> Reason | None:
    if link.paper == link.replaces:
        return "itself"
    own, other = order(link.paper), order(link.replaces)
    if own[0] == other[0] and own[1] < other[1]:
        # Papers of a bill are numbered as they come in.
        return "later"
    return "circle" if link.paper in _reached(link.replaces, tuple(links)) else None


def _reached(start: str, links: tuple[Link, ...]) -> set[str]:
    found, fresh = {start}, {start}
    while fresh:
        fresh = {link.replaces for link in links if link.paper in fresh} - found
        found |= fresh
    return found


def _generations(paper: str, links: Iterable[Link]) -> tuple[tuple[str, ...], ...]:
    """The papers by their longest way to the amendment, the oldest first."""
    links = tuple(links)
    steps, fresh = [{paper}], {paper}
    while fresh := {link.replaces for link in links if link.paper in fresh}:
        steps = [step - fresh for step in steps] + [fresh]
    return tuple(tuple(sorted(step, key=order)) for step in reversed(steps) if step)
