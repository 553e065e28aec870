"""What committees decide on a day or in a meeting: on which dossier, and what is planned with it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from lxml import html

from crawler.document import Fact, Section
from crawler.errors import LayoutChanged
from crawler.html import first, soup, source_of
from crawler.sections import split
from crawler.sites.eerstekamer.common import HOME, path_of
from crawler.sites.eerstekamer.listed import (
    ListPage,
    boxes,
    day_in,
    in_words,
    lines,
    links,
    named,
    says_none,
    text_of,
    words_of,
)
from crawler.sites.eerstekamer.plenary import following, without_times
from crawler.sites.eerstekamer.reference import bill_number, linked, references, without_number
from crawler.text import dutch_date
from crawler.trim import elements

_DAY = re.compile(r"/commissievergaderingen_op/?")
_MEETING = re.compile(r"/commissievergadering/((\d{4})(\d{2})(\d{2})_[a-z0-9_]+)/?")
_ITEMS = ".//ul[contains(@class, 'ladder_plan')]/li"
_HEADINGS = ("h2", "h3", "h4")


@dataclass(frozen=True, slots=True)
class _Meeting:
    """A meeting as its address names it ("20260929_ocw"), its day, and the committee's name if known."""

    code: str
    day: date
    committee: str = ""


class CommitteeDay(ListPage):
    """Reads `/commissievergaderingen_op?key=<id of the day>`; the day on the page identifies it."""

    kind: ClassVar[str] = "commissieagenda"
    by_day: ClassVar[bool] = True

    @classmethod
    def reads(cls, url: str) -> bool:
        """The committee meetings of any day."""
        return _DAY.fullmatch(path_of(url) or "") is not None

    def facts(self, main: html.HtmlElement) -> tuple[Fact, ...]:
        """The next day with meetings, where the page already leads to it."""
        found = ((dutch_date(text_of(one)), to) for one, to in links(main, HOME) if self.reads(to))
        return following(found, day_in(main.getroottree().getroot()))

    def rows(self, main: html.HtmlElement, url: str) -> Iterable[Section]:
        """A row a meeting, and one for each dossier it decides on; times are left out."""
        found = elements(main, _ITEMS)
        if not found and not says_none(main):
            raise LayoutChanged("ladder_plan", "no meeting on the page")
        rows = [row for item in found for row in _rows_of_meeting(item, url)]
        return sorted(rows, key=lambda row: row.key)


class CommitteeMeeting(ListPage):
    """Reads `/commissievergadering/YYYYMMDD_<committee>` by its headings: nobody here has seen its markup."""

    kind: ClassVar[str] = "commissievergadering"
    confirmed: ClassVar[bool] = False

    @classmethod
    def reads(cls, url: str) -> bool:
        """Addresses of meetings."""
        return _meeting(url) is not None

    def rows(self, main: html.HtmlElement, url: str) -> Iterable[Section]:
        """A row a dossier; none is legal, a page that does not name the meeting's day is not."""
        meeting = _meeting(url)
        said = f"{named(main.getroottree().getroot())} {text_of(main)}"
        if meeting is None or in_words(meeting.day) not in said.lower():
            raise LayoutChanged("datum", "the page does not say that it is about the day in its address")
        decided = {row.key: row for row in _decisions(main, meeting)}
        mentioned = {row.key: row for row in _mentions(main, url, meeting)}
        return sorted((mentioned | decided).values(), key=lambda row: row.key)


def _rows_of_meeting(item: html.HtmlElement, base: str) -> Iterator[Section]:
    found = next(((one, m) for one, address in links(item, base) if (m := _meeting(address))), None)
    if found is None:
        raise LayoutChanged("commissievergadering", "a meeting without its address")
    link, meeting = found
    name, sort = without_times(text_of(link)), first(item, ".//em")
    told = lines(("Datum", in_words(meeting.day)), ("Soort", text_of(sort) if sort is not None else ""))
    yield Section(f"commissievergadering/{meeting.code}", name, told)
    yield from _decisions(item, _Meeting(meeting.code, meeting.day, name))


def _decisions(element: html.HtmlElement, meeting: _Meeting) -> Iterator[Section]:
    """The parts under a heading with a dossier number: first a title, then what is decided or planned."""
    for part in split(soup(source_of(element)), "kop", _HEADINGS):
        named_here = references(part.heading)
        if not named_here or not part.text:
            continue
        title, *decided = part.text.splitlines()
        one = named_here[-1] if named_here[-1].paper else named_here[0]
        told = (
            *_head(", ".join(dict.fromkeys(reference.shown for reference in named_here)), meeting),
            *(("Besluitpunt", text) for text in decided),
        )
        yield Section(one.row("commissie", meeting.code), title, lines(*told))


def _mentions(main: html.HtmlElement, base: str, meeting: _Meeting) -> Iterator[Section]:
    """The bills that a page links without such a heading, with the words around the link."""
    for address, link, box in boxes(main, base, lambda one: bill_number(one) is not None):
        said, name = words_of(box), words_of(link)
        reference = linked(address, said)
        if reference is None:
            continue
        around = without_times(said.replace(name, " "))
        told = lines(*_head(reference.shown, meeting), ("Besluitpunt", around))
        yield Section(reference.row("commissie", meeting.code), without_number(name), told)


def _head(numbers: str, meeting: _Meeting) -> tuple[tuple[str, str], ...]:
    return (("Datum", in_words(meeting.day)), ("Dossier", numbers), ("Commissie", meeting.committee))


def _meeting(url: str) -> _Meeting | None:
    found = _MEETING.fullmatch(path_of(url) or "")
    try:
        return _Meeting(found[1], date(int(found[2]), int(found[3]), int(found[4]))) if found else None
    except ValueError:
        return None
