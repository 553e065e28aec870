"""The agenda of a plenary day: which bills are debated, voted on, or passed without either."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import ClassVar

from lxml import html

from crawler.document import Fact, Section
from crawler.errors import LayoutChanged
from crawler.html import first
from crawler.sites.eerstekamer.common import HOME, path_of
from crawler.sites.eerstekamer.listed import (
    FOLLOWING,
    ListPage,
    day_in,
    in_words,
    lines,
    links,
    says_none,
    text_of,
)
from crawler.sites.eerstekamer.reference import Reference, linked, without_number
from crawler.text import line
from crawler.trim import elements

_ADDRESS = re.compile(r"/plenaire_vergadering/(\d{4})(\d{2})(\d{2})/?")
_BLOCKS = ".//*[contains(concat(' ', @class, ' '), ' agendablok ')]"
_TIME = re.compile(r"\b\d{1,2}[.:]\d{2}\b(?:\s*[-–]\s*\d{1,2}[.:]\d{2}\b)?(?:\s*uur\b)?")
_SORTS = (
    ("hamerstuk", re.compile(r"\bhamerstuk", re.IGNORECASE)),
    ("stemming", re.compile(r"\bstemming", re.IGNORECASE)),
    ("debat", re.compile(r"\b(?:debat|termijn|behandeling|beraadslaging|beschouwing)", re.IGNORECASE)),
)


class PlenaryDay(ListPage):
    """Reads `/plenaire_vergadering/YYYYMMDD`. Times are indicative by the site's own word, so left out."""

    kind: ClassVar[str] = "plenaire agenda"

    @classmethod
    def reads(cls, url: str) -> bool:
        """Addresses of plenary days."""
        return day_of(url) is not None

    def facts(self, main: html.HtmlElement) -> tuple[Fact, ...]:
        """The next plenary day, where the page already leads to it."""
        found = ((day_of(address), address) for _, address in links(main, HOME))
        return following(found, day_in(main.getroottree().getroot()))

    def rows(self, main: html.HtmlElement, url: str) -> Iterable[Section]:
        """A row a dossier on the agenda, by number: its place and time that day still move."""
        day, found = day_of(url), elements(main, _BLOCKS)
        if day is None or day_in(main.getroottree().getroot()) != day:
            raise LayoutChanged("datum", "the page does not say that it is about the day in its address")
        if not found and not says_none(main):
            raise LayoutChanged("agendablok", "no item on the agenda")
        planned: dict[Reference, tuple[str, dict[str, None]]] = {}
        for reference, title, sort in (one for block in found for one in _items(block, url)):
            planned.setdefault(reference, (title, {}))[1][sort] = None
        for reference, (title, sorts) in sorted(planned.items(), key=lambda item: item[0].dossier):
            sort = "; ".join(sorted(sorts))
            told = lines(("Datum", in_words(day)), ("Dossier", reference.shown), ("Soort", sort))
            yield Section(reference.row("plenair", day.isoformat()), title, told)


def day_of(url: str) -> date | None:
    """The day in the address of a plenary meeting, or None for any other address."""
    found = _ADDRESS.fullmatch(path_of(url) or "")
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None


def without_times(text: str) -> str:
    """A heading without the time that is put before it."""
    return line(_TIME.sub(" ", text)).strip(" ,;-–")


def following(found: Iterable[tuple[date | None, str]], day: date) -> tuple[Fact, ...]:
    """The fact that names the page of the first later day among addresses with their days."""
    later = sorted((one, address) for one, address in found if one and one > day)
    return (Fact(FOLLOWING, later[0][1]),) if later else ()


def _items(block: html.HtmlElement, base: str) -> Iterator[tuple[Reference, str, str]]:
    heading = first(block, ".//h3")
    if heading is None:
        raise LayoutChanged("h3", "an item on the agenda without a heading")
    said = without_times(text_of(heading))
    sort = next((name for name, pattern in _SORTS if pattern.search(said)), said)
    for link, address in links(block, base):
        reference = linked(address, text_of(link))
        if reference:
            yield reference, without_number(text_of(link)), sort
