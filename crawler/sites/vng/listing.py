"""Listings of news, letters, publications and questions, whose markup nobody here has seen.

Read by the pattern of the links and the text beside them, never by class names.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import ClassVar
from urllib.parse import parse_qsl, quote, urlencode, urlsplit

from lxml import html

from crawler.blocked import raise_if_blocked
from crawler.document import Document, Fact, Fetch, Section, Visit
from crawler.errors import LayoutChanged
from crawler.html import blocks, canonical, first, tree
from crawler.page import Page
from crawler.sites.vng.fields import NUMBER
from crawler.sites.vng.markup import HOSTS, SITE, own_address, readable, title_of, without_noise
from crawler.text import AMSTERDAM, MONTHS, dutch_date, instant, line

_ROWS = {
    "/nieuws": ("nieuws",),
    "/brieven": ("brieven",),
    "/publicaties": ("publicaties",),
    "/brieven-en-publicaties": ("brieven", "publicaties"),
    "/vragen-en-antwoorden": ("vragen-en-antwoorden",),
    "/artikelen": ("artikelen",),
    "/projecten": ("projecten",),
    "/agenda": ("agenda",),
    "/overzicht-praktijkvoorbeelden": ("praktijkvoorbeelden",),
}
_FOLLOWING = "following"
_PAGE = "page"
_DIGITS = re.compile(r"[0-9]{1,6}")
_SCOPES = ("//*[@id='block-vng-main-content']", "//main", "//body")
_FRAME = ".//nav|.//header[@role='banner']|.//footer|.//*[contains(@class, 'menu')]"
_DAY = r"(?:(?:maan|dins|woens|donder|vrij|zater|zon)dag\s+)?"
_DATE = rf"{_DAY}\d{{1,2}}\s+(?:{'|'.join(MONTHS)})\s+\d{{4}}"
_KIND = (
    r"ledenbrief|brief aan (?:het )?(?:parlement|kabinet)|overige brief|brief|nieuws(?:bericht)?|publicatie"
)
_GAP = r"[\s|·,;•–-]*"
# Only a line of nothing but these is about the row; in a teaser the same words mean anything.
_META = re.compile(
    rf"{_GAP}(?P<date>{_DATE})?{_GAP}(?P<kind>{_KIND})?{_GAP}(?P<number>{NUMBER.pattern})?{_GAP}",
    re.IGNORECASE,
)
_SAYS_NOTHING = re.compile(r"(?:lees|bekijk|toon)\s+(?:meer|verder)\b.*|meer|verder", re.IGNORECASE)


class Listing(Page):
    """An index: one row for each linked page, newest as the site orders them.

    The pages of one listing are one index; each leads to the next while the site links one.
    """

    site: ClassVar[str] = SITE
    hosts: ClassVar[tuple[str, ...]] = HOSTS
    revision: ClassVar[int] = 2
    newest_first: ClassVar[bool] = True
    confirmed: ClassVar[bool] = False

    @classmethod
    def reads(cls, url: str) -> bool:
        """The listings, with any filter."""
        parts = urlsplit(url)
        return parts.hostname in cls.hosts and parts.path.rstrip("/") in _ROWS

    def document(self, fetch: Fetch) -> Document:
        """The rows by address. Raises LayoutChanged("rows") where no link has the pattern."""
        raise_if_blocked(fetch)
        root = tree(fetch)
        url = canonical(fetch.url, fetch.url)
        path, following = urlsplit(url).path, _following(root, url)
        sections = tuple(_row(key, links, box) for key, links, box in _rows(root, url))
        if not sections:
            raise LayoutChanged("rows", "no link on the page leads to a listed page")
        return Document(
            site=self.site,
            key="?".join(filter(None, (path, _query(_filters(url))))),
            url=url,
            kind="overzicht",
            title=title_of(root),
            identifier=url,
            facts=(Fact(_FOLLOWING, following),) if following else (),
            sections=sections,
            index=True,
        )

    def follow(self, document: Document) -> Iterable[Visit]:
        """The listed pages, then the next page of the listing."""
        following = document.fact(_FOLLOWING)
        further = (Visit(following, "page"),) if isinstance(following, str) else ()
        return (*super().follow(document), *further)

    def part(self, fetch: Fetch) -> bytes:
        """What the rows say: teasers and pictures beside them do not count."""
        document = self.document(fetch)
        rows = [[section.key, section.heading, section.text] for section in document.sections]
        return json.dumps([document.title, rows]).encode()


def _rows(root: html.HtmlElement, url: str) -> Iterator[tuple[str, list[html.HtmlElement], html.HtmlElement]]:
    """Each listed page once: its address, its links, and the largest element that has only them."""
    scope = next((found for xpath in _SCOPES if (found := first(root, xpath)) is not None), None)
    if scope is None:
        raise LayoutChanged("main content")
    for frame in scope.xpath(_FRAME):
        frame.drop_tree()
    links = _links(scope, url)
    boxes: dict[html.HtmlElement, set[str]] = {}
    for key, found in links.items():
        for one in found:
            for box in (one, *one.iterancestors()):
                boxes.setdefault(box, set()).add(key)
    for key, found in links.items():
        alone = [box for box in (found[0], *found[0].iterancestors()) if boxes[box] == {key}]
        inside = [box for box in alone if box is not scope and box.tag not in ("main", "body", "html")]
        yield key, found, inside[-1] if inside else found[0]


def _following(root: html.HtmlElement, url: str) -> str | None:
    """The address of the next page with the same filter, where a link on the page leads to its number."""
    path, number = urlsplit(url).path, _number(url) + 1
    for one in root.iter("a"):
        target = own_address(url, one.get("href") or "")
        if target and urlsplit(target).path.rstrip("/") == path.rstrip("/") and _number(target) == number:
            return f"https://{HOSTS[0]}{path}?{_query((*_filters(url), (_PAGE, str(number))))}"
    return None


def _filters(url: str) -> tuple[tuple[str, str], ...]:
    """The query of a listing without the number of its page."""
    return tuple(one for one in parse_qsl(urlsplit(url).query, keep_blank_values=True) if one[0] != _PAGE)


def _number(url: str) -> int:
    """The number of a page of a listing: the site counts from zero."""
    said = dict(parse_qsl(urlsplit(url).query)).get(_PAGE, "0")
    return int(said) if _DIGITS.fullmatch(said) else 0


def _query(pairs: tuple[tuple[str, str], ...]) -> str:
    return urlencode(pairs, quote_via=quote)


def _links(scope: html.HtmlElement, url: str) -> dict[str, list[html.HtmlElement]]:
    names = "|".join(map(re.escape, _ROWS[urlsplit(url).path.rstrip("/")]))
    pattern = re.compile(rf"/(?:{names})/[^/]+/?")
    links: dict[str, list[html.HtmlElement]] = {}
    for one in scope.iter("a"):
        target = own_address(url, one.get("href") or "")
        if target and pattern.fullmatch(urlsplit(target).path):
            links.setdefault(f"https://{HOSTS[0]}{urlsplit(target).path.rstrip('/')}", []).append(one)
    return links


def _row(key: str, links: list[html.HtmlElement], box: html.HtmlElement) -> Section:
    heading = next(filter(None, map(_heading, links)), line(links[0].text_content()))
    without_noise(box)
    said = [meta for text in blocks(readable(box)) if text != heading and (meta := _META.fullmatch(text))]
    kind, number = (next((m[name] for m in said if m[name]), "") for name in ("kind", "number"))
    told = (_date(box, said), kind.lower(), NUMBER.sub(r"Lbr. \1", number))
    return Section(key, heading, "; ".join(filter(None, told)))


def _date(box: html.HtmlElement, said: list[re.Match[str]]) -> str:
    """The date of a row in ISO form, from its text or its `<time>`; empty without one."""
    shown = next((dutch_date(meta["date"]) for meta in said if meta["date"]), None)
    marked = first(box, ".//time[@datetime]")
    if shown is None and marked is not None:
        moment = instant(marked.attrib["datetime"])
        shown = moment.astimezone(AMSTERDAM).date() if moment else None
    return shown.isoformat() if shown else ""


def _heading(one: html.HtmlElement) -> str:
    """What a link calls its page: the heading inside it, else its first words that are no "lees meer"."""
    inner = first(one, ".//h2|.//h3|.//h4|.//h5|.//h6")
    texts = blocks(readable(one if inner is None else inner))
    unlike = (text for text in texts if not _SAYS_NOTHING.fullmatch(text) and not _META.fullmatch(text))
    return next(unlike, "")
