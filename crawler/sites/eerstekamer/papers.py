"""The papers of a bill, as its page lists them: each once, by its number where it has one."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bs4 import BeautifulSoup
from bs4.element import NavigableString, PageElement, Tag

from crawler.document import Section
from crawler.errors import LayoutChanged
from crawler.html import canonical
from crawler.sections import inline, slug
from crawler.text import MONTHS, dutch_date, line

_NUMBER = re.compile(r"^(?:TK|EK), (\d{1,4}|[A-Z]{1,3})$")
_ANNEX = re.compile(r"\s*\bBevat bijlagen?\b\s*", re.IGNORECASE)
_PDF_LABEL = re.compile(r"\s*\bPDF-document\b\s*$", re.IGNORECASE)
# One paper is listed as …/info, …/document3/f=/<id>.pdf or …/meta; which one changes with an annex.
_FORM = re.compile(r"(/behandeling/\d{8}/[^/?]+)/(?:info|meta|document3/.*)$")


def paper_rows(markup: BeautifulSoup, base: str, dossier: str) -> tuple[Section, ...]:
    """One section a paper, in the order of the page. Raises LayoutChanged where there are none."""
    found = markup.find_all("li")
    rows = [row for item in found if (row := _row(item, base, dossier))]
    if not rows:
        raise LayoutChanged("papers", "the list of documents is empty")
    first = {row.key: row for row in reversed(rows)}
    return tuple(first[key] for key in dict.fromkeys(row.key for row in rows))


def _row(item: Tag, base: str, dossier: str) -> Section | None:
    link = item.find("a", href=True)
    if not isinstance(link, Tag):
        text = inline(item)
        return Section(f"row-{slug(text)}", text, "") if text else None
    before, behind = _text(reversed(list(link.previous_siblings))), _text(link.next_siblings)
    reference = line(_ANNEX.sub(" ", behind))
    number = _NUMBER.match(reference)
    address = _FORM.sub(r"\1", canonical(base, str(link["href"])))
    said = (_date(before), reference, "bevat bijlage" if _ANNEX.search(behind) else "")
    heading = _PDF_LABEL.sub("", inline(link))
    return Section(f"{dossier}/{number[1]}" if number else address, heading, "; ".join(filter(None, said)))


def _date(text: str) -> str:
    found = dutch_date(text)
    return f"{found.day} {MONTHS[found.month - 1]} {found.year}" if found else ""


def _text(elements: Iterable[PageElement]) -> str:
    seen = (one for one in elements if isinstance(one, Tag) or type(one) is NavigableString)
    return line(" ".join(one.get_text(" ") if isinstance(one, Tag) else str(one) for one in seen))
