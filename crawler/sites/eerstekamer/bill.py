"""The page of a bill: stage, status sentences, votes, key data and its papers."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from lxml import html

from crawler.blocked import raise_if_blocked
from crawler.document import Document, Fact, Fetch, Section
from crawler.errors import Blocked, LayoutChanged
from crawler.html import canonical, required, soup, source_of, tree
from crawler.page import Page
from crawler.sections import slug, split
from crawler.sites.eerstekamer.common import HOSTS, SITE, main_part, page_title, path_of
from crawler.sites.eerstekamer.papers import paper_rows
from crawler.sites.eerstekamer.stage import blocks_of, stage_of
from crawler.sites.eerstekamer.votes import status_facts
from crawler.text import dutch_date
from crawler.trim import trimmed

_ADDRESS = re.compile(r"/wetsvoorstel/(\d{5})(?:_[^/]*)?/?")
_TITLE = re.compile(r"(.*?)\s*\((\d{2})\.?(\d{3})[\s(-]*([A-Z0-9]*)\)+")
_STATUS, _KEY_DATA, _PAPERS = "stand-van-zaken", "kerngegevens", "documenten"
_NOISE = (
    ".//*[@id='filters' or @id='validationMsgs']",
    ".//*[contains(@class, 'voortgangBlok')]//*[contains(@class, 'docs') or contains(@class, 'informatie')]",
    ".//*[contains(@class, 'seriekeuze')][following::a[@id='p1']]",
)
_PAPER_LIST = ".//div[contains(@class, 'behandeling')]"
_NOT_TEXT = (_PAPER_LIST, ".//*[@id='w_voortgangModule' or @id='voortgangModule']")
_LISTS = (("inbreng-geleverd-door", "inbreng"), ("ondertekening", "signed_by"))
_TEXTS = (
    ("titel", "full_title"),
    ("schriftelijke-voorbereiding", "committee"),
    ("inwerkingtreding", "entry_into_force"),
)


@dataclass(frozen=True, slots=True)
class _Name:
    """What the page calls the bill, and its dossier number with suffix ("36945-XXII")."""

    title: str
    dossier: str


class BillPage(Page):
    """Reads `/wetsvoorstel/<number>_<slug>`; the number identifies, the slug may change."""

    site: ClassVar[str] = SITE
    hosts: ClassVar[tuple[str, ...]] = HOSTS
    revision: ClassVar[int] = 2

    @classmethod
    def reads(cls, url: str) -> bool:
        """Addresses of bills."""
        return _ADDRESS.fullmatch(path_of(url) or "") is not None

    def part(self, fetch: Fetch) -> bytes:
        """The title and the main part without popovers, filters and scripts."""
        raise_if_blocked(fetch)
        root = tree(fetch)
        return f"{_name(root, fetch.url)}\n".encode() + source_of(trimmed(main_part(root), *_NOISE))

    def document(self, fetch: Fetch) -> Document:
        """The bill with its papers as sections; the page shows no date of publication."""
        raise_if_blocked(fetch)
        root = tree(fetch)
        name, main = _name(root, fetch.url), trimmed(main_part(root), *_NOISE)
        url = canonical(fetch.url, fetch.url)
        stage = stage_of(blocks_of(main))
        listed = source_of(required(main, _PAPER_LIST, "behandeling"))
        papers = paper_rows(soup(listed), url, name.dossier)
        parts = split(soup(source_of(trimmed(main, *_NOT_TEXT))), "samenvatting")
        summary, status, key_data = _regions(parts)
        return Document(
            site=SITE,
            key=name.dossier,
            url=url,
            kind="wetsvoorstel",
            title=name.title,
            identifier=name.dossier,
            facts=(Fact("stage", stage), *status_facts(status), *_key_facts(key_data), *summary),
            sections=papers,
        )


def _name(root: html.HtmlElement, url: str) -> _Name:
    """Title and number by the page. Raises Blocked where the page is of another bill."""
    found = _TITLE.fullmatch(page_title(root))
    asked = _ADDRESS.fullmatch(path_of(url) or "")
    if not found or not found[1]:
        raise LayoutChanged("title", "no short title with a dossier number in <title>")
    number = found[2] + found[3]
    if asked and asked[1] != number:
        raise Blocked(f"the page of dossier {number} answered for {asked[1]}")
    return _Name(found[1], f"{number}-{found[4]}" if found[4] else number)


def _regions(parts: tuple[Section, ...]) -> tuple[tuple[Fact, ...], list[str], dict[str, str]]:
    """Summary, status lines and key data. Raises LayoutChanged naming the heading that is missing."""
    keys = [part.key for part in parts]
    for heading in (_STATUS, _KEY_DATA, _PAPERS):
        if heading not in keys:
            raise LayoutChanged(heading)
    status, key_data, papers = (keys.index(key) for key in (_STATUS, _KEY_DATA, _PAPERS))
    text = "\n".join(filter(None, (p for part in parts[:status] for p in (part.heading, part.text))))
    summary = (Fact("summary", " ".join(text.splitlines())),) if text else ()
    lines = [one for part in parts[status:key_data] for one in part.text.splitlines()]
    return summary, lines, {slug(part.heading): part.text for part in reversed(parts[key_data:papers])}


def _key_facts(data: dict[str, str]) -> Iterable[Fact]:
    submitted = dutch_date(data.get("ingediend", ""))
    if submitted is None:
        raise LayoutChanged("ingediend")
    yield Fact("submitted", submitted.isoformat())
    for key, name in _TEXTS:
        if data.get(key):
            yield Fact(name, " ".join(data[key].splitlines()))
    for key, name in _LISTS:
        if data.get(key):
            yield Fact(name, tuple(dict.fromkeys(data[key].splitlines())))
