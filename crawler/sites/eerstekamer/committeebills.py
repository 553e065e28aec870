"""The bills before a committee, under the heading of the stage that they are in."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import ClassVar

from lxml import html

from crawler.document import Section
from crawler.errors import LayoutChanged
from crawler.html import blocks, canonical, first, soup, source_of
from crawler.sites.eerstekamer.common import path_of
from crawler.sites.eerstekamer.listed import ListPage, lines, says_none, text_of
from crawler.sites.eerstekamer.reference import bill_number, linked
from crawler.trim import elements

_ADDRESS = re.compile(r"/wetsvoorstellen_bij_commissie/?")
_LINKS = ".//ul[contains(@class, 'ladder')]//a[contains(@href, '/wetsvoorstel/')]"


class CommitteeBills(ListPage):
    """Reads `/wetsvoorstellen_bij_commissie?key=<id of the committee>`."""

    kind: ClassVar[str] = "wetsvoorstellen bij commissie"

    @classmethod
    def reads(cls, url: str) -> bool:
        """The bills of any committee."""
        return _ADDRESS.fullmatch(path_of(url) or "") is not None

    def rows(self, main: html.HtmlElement, url: str) -> Iterable[Section]:
        """A row a bill, by dossier; the stage is the heading above it."""
        found = [row for link in elements(main, _LINKS) if (row := _row(link, url))]
        if not found and not says_none(main):
            raise LayoutChanged("ladder", "no bill on the page")
        return sorted(found, key=lambda row: row.key)


def _row(link: html.HtmlElement, base: str) -> Section | None:
    address = canonical(base, str(link.get("href")))
    if bill_number(address) is None:
        return None
    heading = first(link, "preceding::h2[1]")
    if heading is None:
        raise LayoutChanged("h2", "no stage above a bill")
    number, *title = blocks(soup(source_of(link))) or [""]
    reference = linked(address, number)
    if reference is None or not title:
        raise LayoutChanged("titel", "a bill without its number and title")
    told = lines(("Dossier", reference.shown), ("Stand", text_of(heading)))
    return Section(reference.row("commissie"), " ".join(title), told)
