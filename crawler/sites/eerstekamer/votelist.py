"""The votes of the plenary meetings, newest first, as `/stemmingen_per_vergaderdag` lists them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import ClassVar

from lxml import html

from crawler.document import Section
from crawler.errors import LayoutChanged
from crawler.html import first
from crawler.sites.eerstekamer.common import path_of
from crawler.sites.eerstekamer.listed import (
    ListPage,
    in_order,
    in_words,
    labelled,
    lines,
    links,
    says_none,
    text_of,
    words_of,
)
from crawler.sites.eerstekamer.reference import Reference, linked, references
from crawler.sites.eerstekamer.votes import parties
from crawler.text import dutch_date, line
from crawler.trim import elements

_ADDRESS = re.compile(r"/stemmingen_per_vergaderdag/?")
_ITEMS = ".//ul[contains(@class, 'stemlijst')]/li"
_DAY = "preceding::h2[1]"
_TEXT = ".//*[contains(@class, 'opsomtekst')]"
_OUTCOME = re.compile(r",?\s*\b(aangenomen|verworpen)\b\s*$", re.IGNORECASE)
_REPORT = re.compile(r".*/verslagdeel/.*")
_SIDE = re.compile(r"\b(voor|tegen|afwezig|aantekening gevraagd)\s*:\s*", re.IGNORECASE)
_BEFORE_NUMBER = re.compile(r"\s*\(\s*$")


class VoteList(ListPage):
    """Reads `/stemmingen_per_vergaderdag` with any filter: bills alone, or motions too."""

    kind: ClassVar[str] = "stemmingen"
    name: ClassVar[str | None] = "Stemmingen per vergaderdag"

    @classmethod
    def reads(cls, url: str) -> bool:
        """The list of votes, whatever its query."""
        return _ADDRESS.fullmatch(path_of(url) or "") is not None

    def rows(self, main: html.HtmlElement, url: str) -> Iterable[Section]:
        """A row a vote, by day and dossier: within a day the order on the page says nothing."""
        found = [_vote(item, url) for item in elements(main, _ITEMS)]
        if not found and not says_none(main):
            raise LayoutChanged("stemlijst", "no vote on the page")
        return (row for _, row in sorted(found, key=lambda vote: (-vote[0].toordinal(), vote[1].key)))


def _vote(item: html.HtmlElement, base: str) -> tuple[date, Section]:
    heading, text = first(item, _DAY), first(item, _TEXT)
    day = dutch_date(text_of(heading)) if heading is not None else None
    if day is None:
        raise LayoutChanged("vergaderdag", "no day above a vote")
    if text is None:
        raise LayoutChanged("opsomtekst")
    about = next(((link, address) for link, address in links(text, base)), None)
    if about is None:
        raise LayoutChanged("dossier", "a vote without a link to what was voted on")
    link, address = about
    reference = linked(address, text_of(link)) or next(iter(references(text_of(link))), None)
    key = reference.row("stemming", day.isoformat()) if reference else f"{address}#{day.isoformat()}"
    return day, Section(key, _title(text, link), _said(item, text, day, reference))


def _title(text: html.HtmlElement, link: html.HtmlElement) -> str:
    """What stands before the link with the number, with the words inside abbreviations."""
    pieces = []
    for piece in text.xpath(".//text()"):
        if piece.getparent() is link and not piece.is_tail:
            break
        pieces.append(str(piece))
    return line(_BEFORE_NUMBER.sub("", "".join(pieces))) or text_of(link)


def _said(item: html.HtmlElement, text: html.HtmlElement, day: date, reference: Reference | None) -> str:
    way = next((text_of(one) for one in elements(text, ".//a[@href]") if _is_report(one)), "")
    outcome = _outcome(item, way)
    if not outcome:
        raise LayoutChanged("uitslag", "a vote without its result")
    sides = dict(_sides(text))
    return lines(
        ("Datum", in_words(day)),
        ("Dossier", reference.shown if reference else ""),
        ("Stuk", reference.paper if reference else ""),
        ("Uitslag", outcome),
        ("Wijze", _OUTCOME.sub("", way)),
        ("Voor", sides.get("voor", "")),
        ("Tegen", sides.get("tegen", "")),
        ("Afwezig", sides.get("afwezig", "")),
        ("Aantekening gevraagd", sides.get("aantekening gevraagd", "")),
    )


def _is_report(link: html.HtmlElement) -> bool:
    return _REPORT.fullmatch(str(link.get("href"))) is not None


def _outcome(item: html.HtmlElement, way: str) -> str:
    """What the mark beside a vote says, in its own words; else the last word of how was voted."""
    mark = first(item, ".//img[@alt]")
    marked = line(str(mark.get("alt"))).lower() if mark is not None else ""
    spoken = _OUTCOME.search(way)
    return marked or (spoken[1].lower() if spoken else "")


def _sides(text: html.HtmlElement) -> Iterator[tuple[str, str]]:
    """Who stood where, by the label before the names."""
    for box in elements(text, ".//*[strong]"):
        for label, names in labelled(_SIDE, words_of(box)):
            yield label, in_order(parties(names))
