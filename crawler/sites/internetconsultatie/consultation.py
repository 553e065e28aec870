"""The page of a consultation, read by its h1, its labels and the texts around its parts."""

from __future__ import annotations

import re
from datetime import date
from typing import ClassVar

from lxml import html

from crawler.blocked import raise_if_blocked
from crawler.document import Attachment, Document, Fact, Fetch
from crawler.errors import Blocked, LayoutChanged
from crawler.html import canonical, soup, source_of, tree
from crawler.page import Page
from crawler.sections import split
from crawler.sites.internetconsultatie.common import (
    HOSTS,
    SITE,
    absolute,
    address_of,
    end_in,
    path_of,
    shown,
    slug_of,
    start_in,
)
from crawler.text import dutch_date, line, numeric_date
from crawler.trim import cut_before, cut_from, elements, trimmed

_FILE = re.compile(r"/[A-Za-z0-9_-]+/document/\d{1,9}/?")
_HEADINGS = ".//*[self::h1 or self::h2 or self::h3 or self::h4]"
_REACTIONS = f"{_HEADINGS}[starts-with(normalize-space(.), 'Reacties op deze consultatie')]"
_OPENING = f"{_HEADINGS}[normalize-space(.)='In het kort']"
_LABELS = (
    ("start", "startdatum"),
    ("end", "einddatum"),
    ("end", "sluitingsdatum"),
    ("status", "status"),
    ("type", "type consultatie"),
    ("creator", "organisatie"),
    ("chain", "keten-id"),
)
_DAYS = ("start", "end")
_LABEL_ROWS = ".//tr[count(th|td)=2] | .//dt | .//li[contains(., ':')][not(.//a)]"
_TYPES = {"pdf": "application/pdf", "doc": "application/msword"}
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_FORMAT = re.compile(r"\s*\b(pdf|docx?|xlsx?|pptx?)\b\s*$", re.IGNORECASE)
_BUTTON = re.compile(r"\s*\bdownload(?:en)?\b\s*$", re.IGNORECASE)
_UNKNOWN = "application/octet-stream"


class Consultation(Page):
    """Reads `/<slug>/b1`. Reactions are left out: their number moves every day."""

    site: ClassVar[str] = SITE
    hosts: ClassVar[tuple[str, ...]] = HOSTS
    revision: ClassVar[int] = 1
    confirmed: ClassVar[bool] = False

    @classmethod
    def reads(cls, url: str) -> bool:
        """Addresses of a consultation, long or short."""
        return slug_of(url) is not None

    def part(self, fetch: Fetch) -> bytes:
        """What the document says: the site around it and the number of reactions are noise."""
        document = self.document(fetch)
        said = (document.title, document.published, document.facts, document.sections, document.attachments)
        return repr(said).encode()

    def document(self, fetch: Fetch) -> Document:
        """The consultation. Raises LayoutChanged where h1, closing date or text is missing."""
        raise_if_blocked(fetch)
        root, slug = tree(fetch), slug_of(fetch.url)
        if slug is None:
            raise Blocked(f"the answer came from another address: {fetch.url}")
        heading, body = _heading(root)
        title = shown(heading)
        cut_before(heading, body)
        for reactions in elements(body, _REACTIONS)[:1]:
            cut_from(reactions, body)
        facts = _facts(body)
        files = _files(body, fetch.url)
        _drop(body, heading)
        sections = split(soup(source_of(trimmed(body))), "inleiding")
        if not sections:
            raise LayoutChanged("body")
        return Document(
            site=SITE,
            key=slug,
            url=address_of(slug),
            kind="internetconsultatie",
            title=title,
            published=_day(facts.get("start")),
            identifier=address_of(slug),
            facts=tuple(
                Fact(name, facts[name]) for name in dict.fromkeys(n for n, _ in _LABELS) if name in facts
            ),
            sections=sections,
            attachments=files,
        )


def _heading(root: html.HtmlElement) -> tuple[html.HtmlElement, html.HtmlElement]:
    """The h1 and the whole body around it."""
    found = next((one for one in elements(root, "//body//h1") if shown(one)), None)
    body = next(iter(elements(root, "//body")), None)
    if found is None or body is None:
        raise LayoutChanged("h1")
    return found, body


def _facts(body: html.HtmlElement) -> dict[str, str]:
    """The facts by name, days as ISO dates. Raises LayoutChanged without a closing day."""
    facts: dict[str, str] = {}
    for label, value in _labelled(body):
        name = next((name for name, start in _LABELS if label.lower().startswith(start)), None)
        if name and value:
            facts.setdefault(name, value)
    text = shown(body)
    for name, searched in (("start", start_in), ("end", end_in)):
        found = _any_day(facts.get(name, "")) or searched(text)
        facts.pop(name, None)
        if found:
            facts[name] = found.isoformat()
    if "end" not in facts:
        raise LayoutChanged("end date", "no closing date of the consultation")
    return facts


def _labelled(body: html.HtmlElement) -> list[tuple[str, str]]:
    """Labels with what stands beside them: rows of a table, a list of terms, "Label: value"."""
    pairs = []
    for one in elements(body, _LABEL_ROWS):
        if one.tag == "li":
            label, _, value = shown(one).partition(":")
            pairs.append((label, line(value)))
            continue
        label_cell, value_cell = (one, one.getnext()) if one.tag == "dt" else (one[0], one[1])
        if value_cell is not None:
            pairs.append((shown(label_cell), shown(value_cell)))
    return pairs


def _any_day(text: str) -> date | None:
    return dutch_date(text) or numeric_date(text)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _files(body: html.HtmlElement, base: str) -> tuple[Attachment, ...]:
    """The documents of the consultation, each address once, in the order of the page."""
    found: dict[str, Attachment] = {}
    for link in elements(body, ".//a[@href]"):
        address = absolute(base, link.get("href") or "")
        if _FILE.fullmatch(path_of(address) or ""):
            title, media_type = _named(link)
            url = canonical(base, address)
            found.setdefault(url, Attachment(title, url, media_type))
    return tuple(found.values())


def _named(link: html.HtmlElement) -> tuple[str, str]:
    """Title and type of a file: what its item says without the words of the button."""
    item = next((one for one in link.iterancestors("li", "tr")), link)
    text = _BUTTON.sub("", shown(item))
    ending = _FORMAT.search(text)
    kind = ending[1].lower() if ending else ""
    media_type = _DOCX if kind == "docx" else _TYPES.get(kind, _UNKNOWN)
    return _FORMAT.sub("", text) or shown(link), media_type


def _drop(body: html.HtmlElement, heading: html.HtmlElement) -> None:
    """Removes what is said elsewhere: the labels above the text, the table of facts, the list of files."""
    opening = next(iter(elements(body, _OPENING)), None)
    if opening is not None:
        cut_before(opening, body)
    elif heading.getparent() is not None:
        heading.drop_tree()
    for table in elements(body, ".//table[contains(., 'Startdatum')] | .//dl[contains(., 'Startdatum')]"):
        _remove(table)
    for name in ("Consultatiegegevens", "Relevante documenten"):
        for title in elements(body, f"{_HEADINGS}[normalize-space(.)='{name}']"):
            _remove(title)
    for link in elements(body, ".//a[contains(@href, '/document/')]"):
        if _FILE.fullmatch(
            path_of(absolute("https://www.internetconsultatie.nl/", link.get("href") or "")) or ""
        ):
            _remove(next((one for one in link.iterancestors("li", "tr")), link))


def _remove(element: html.HtmlElement) -> None:
    if element.getparent() is not None:
        element.drop_tree()
