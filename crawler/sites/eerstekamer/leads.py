"""Lists that lead to other pages, and the list of promises: read by link, their markup was never seen."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import ClassVar
from urllib.parse import parse_qs, urlsplit

from lxml import html

from crawler.document import Section
from crawler.errors import LayoutChanged
from crawler.sites.eerstekamer.committees import CommitteeDay
from crawler.sites.eerstekamer.common import path_of
from crawler.sites.eerstekamer.listed import ListPage, boxes, in_order, in_words, lines, text_of, words_of
from crawler.sites.eerstekamer.plenary import PlenaryDay, day_of, without_times
from crawler.sites.eerstekamer.reference import bill_number, references, without_number
from crawler.text import dutch_date

_SEARCH = re.compile(r"/zoeken/?")
_NOTHING = re.compile(
    r"\b(?:geen|0) (?:zoek)?(?:resultaten|resultaat|treffers)\b|\bniets gevonden\b", re.IGNORECASE
)
_NUMBER = re.compile(r"\d{2}[ .]?\d{3}")
_PROMISES = re.compile(r"/toezeggingen(?:_\d+)?/?")
_PROMISE = re.compile(r"/toezegging/[^/]+/?")
_PLANNING = re.compile(r"/planning_livestreams/?")


class Search(ListPage):
    """Reads `/zoeken?q=36704&type=wetsvoorstel`: finds a bill again when the name in its address changed."""

    kind: ClassVar[str] = "zoekresultaten"
    confirmed: ClassVar[bool] = False
    index: ClassVar[bool] = True

    @classmethod
    def reads(cls, url: str) -> bool:
        """Searches for bills."""
        types = parse_qs(urlsplit(url).query).get("type", [])
        return _SEARCH.fullmatch(path_of(url) or "") is not None and types == ["wetsvoorstel"]

    def rows(self, main: html.HtmlElement, url: str) -> Iterable[Section]:
        """The bills found, a bill asked for by number alone. None only where the page says so."""
        asked = parse_qs(urlsplit(url).query).get("q", [""])[0].strip()
        number = re.sub(r"\D", "", asked) if _NUMBER.fullmatch(asked) else None

        def wanted(address: str) -> bool:
            return (found := bill_number(address)) is not None and number in (None, found)

        found = [
            Section(address, without_number(text_of(link)), "")
            for address, link, _ in boxes(main, url, wanted)
        ]
        if not found and not _NOTHING.search(text_of(main)):
            raise LayoutChanged("bill links", "neither a bill nor a word that none was found")
        return found


class Planning(ListPage):
    """Reads `/planning_livestreams` for the days that it leads to, plenary and of committees."""

    kind: ClassVar[str] = "planning"
    confirmed: ClassVar[bool] = False
    index: ClassVar[bool] = True

    @classmethod
    def reads(cls, url: str) -> bool:
        """The overview of what is planned."""
        return _PLANNING.fullmatch(path_of(url) or "") is not None

    def rows(self, main: html.HtmlElement, url: str) -> Iterable[Section]:
        """The days by address."""

        def wanted(address: str) -> bool:
            return PlenaryDay.reads(address) or (CommitteeDay.reads(address) and "key=" in address)

        found = []
        for address, link, box in boxes(main, url, wanted):
            day = day_of(address) or dutch_date(words_of(box))
            found.append(Section(address, without_times(text_of(link)), day.isoformat() if day else ""))
        if not found:
            raise LayoutChanged("day links", "no link to a day")
        return sorted(found, key=lambda row: row.key)


class Promises(ListPage):
    """Reads `/toezeggingen_2`: what ministers promised, a row a promise."""

    kind: ClassVar[str] = "toezeggingen"
    confirmed: ClassVar[bool] = False

    @classmethod
    def reads(cls, url: str) -> bool:
        """The list, whatever its filter."""
        return _PROMISES.fullmatch(path_of(url) or "") is not None

    def rows(self, main: html.HtmlElement, url: str) -> Iterable[Section]:
        """The promises by address, with the day and the dossiers that stand beside them."""
        found = []
        wanted = _PROMISE.fullmatch
        for address, link, box in boxes(main, url, lambda one: wanted(path_of(one) or "") is not None):
            day, beside = dutch_date(words_of(box)), references(words_of(box))
            told = lines(
                ("Datum", in_words(day) if day else ""),
                ("Dossier", in_order(one.shown for one in beside)),
            )
            found.append(Section(address, without_number(text_of(link)), told))
        if not found:
            raise LayoutChanged("toezegging links", "no link to a promise")
        return sorted(found, key=lambda row: row.key)
