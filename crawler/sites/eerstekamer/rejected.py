"""The bills that the Eerste Kamer rejected, with who voted how in both chambers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import ClassVar

from lxml import html

from crawler.document import Section
from crawler.errors import LayoutChanged
from crawler.html import blocks, canonical, first, soup, source_of
from crawler.sites.eerstekamer.common import path_of
from crawler.sites.eerstekamer.listed import ListPage, in_order, in_words, labelled, lines, text_of
from crawler.sites.eerstekamer.reference import bill_number, linked, without_number
from crawler.sites.eerstekamer.votes import parties
from crawler.text import dutch_date, line
from crawler.trim import elements

_ADDRESS = re.compile(r"/[a-z_]*verworpen[a-z_]*(?:_\d+)?/?")
_ITEMS = ".//ul[contains(@class, 'ladder')]/li[.//a[contains(@href, '/wetsvoorstel/')]]"
_CHAMBER = re.compile(r"^(EK|TK)\s*:\s*(.*)$")
_NAMES = {"EK": "Eerste Kamer", "TK": "Tweede Kamer"}
_SIDE = re.compile(r"\b(Voor|Tegen|Afwezig)\s*:\s*")
_NEXT_SENTENCE = re.compile(r"(?<=[\w)]{2}[.!?])\s+(?=[A-Z])")


class RejectedList(ListPage):
    """Reads the list of rejected bills. Its rows were seen, its address was not."""

    kind: ClassVar[str] = "verworpen wetsvoorstellen"
    name: ClassVar[str | None] = "Verworpen wetsvoorstellen"
    confirmed: ClassVar[bool] = False

    @classmethod
    def reads(cls, url: str) -> bool:
        """Addresses that speak of what was rejected."""
        return _ADDRESS.fullmatch(path_of(url) or "") is not None

    def rows(self, main: html.HtmlElement, url: str) -> Iterable[Section]:
        """A row a bill, newest first as the site orders them."""
        found = tuple(row for item in elements(main, _ITEMS) if (row := _row(item, url)))
        if not found:
            raise LayoutChanged("ladder", "no rejected bill on the page")
        return found


def _row(item: html.HtmlElement, base: str) -> Section | None:
    link = next(
        (one for one in elements(item, ".//a[@href]") if bill_number(canonical(base, str(one.get("href"))))),
        None,
    )
    if link is None:
        return None
    said = blocks(soup(source_of(item)))
    reference = linked(canonical(base, str(link.get("href"))), " ".join(said))
    day = next(filter(None, map(dutch_date, said)), None)
    if reference is None or day is None:
        raise LayoutChanged("datum", "a rejected bill without its number or day")
    title = next((one for one in said if without_number(one) != one), "")
    head = first(item, "preceding::h2[1]")
    told = (
        ("Datum", in_words(day)),
        ("Dossier", reference.shown),
        ("Verworpen door", text_of(head) if head is not None else ""),
        *(pair for one in said if (found := _CHAMBER.match(one)) for pair in _chamber(found)),
    )
    return Section(reference.row("verworpen"), without_number(title), lines(*told))


def _chamber(found: re.Match[str]) -> Iterator[tuple[str, str]]:
    """Who voted how in a chamber, then what else its line says (a roll call, who was away)."""
    name, said = _NAMES[found[1]], line(found[2])
    other = [_SIDE.split(said, maxsplit=1)[0]]
    for label, behind in labelled(_SIDE, said):
        names, *rest = _NEXT_SENTENCE.split(behind)
        other += rest
        yield f"{name} {label}", in_order(parties(names))
    yield name, " ".join(filter(None, map(line, other)))
