"""Topics, questions and other pages of the platform since June 2026 that need not show a date.

Nobody here has seen their markup. What is known: cards and lists of links stand between the texts
and change without meaning, and the pages above other pages hold nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from lxml import etree, html

from crawler.document import Attachment, Document, Fact, Fetch, Section
from crawler.errors import LayoutChanged
from crawler.html import canonical, soup, source_of
from crawler.sections import split
from crawler.sites.rijksoverheid.attachments import drop_file_links, files_of
from crawler.sites.rijksoverheid.common import SITE, key_of, path_of, row_address
from crawler.sites.rijksoverheid.newplatform import end_of, heading_of, moment_of, split_date
from crawler.text import AMSTERDAM, line
from crawler.trim import cut_before, cut_from, elements, trimmed

HUB = "themapagina"
_FRAME = (".//nav", ".//aside", ".//footer")
_BLOCKS_IN_LINK = ".//a[.//h2 or .//h3 or .//h4 or .//p or .//div]"
_ITEMS = ".//li | .//p"
_TEASERS = "/actueel/"


@dataclass(frozen=True, slots=True)
class _Parts:
    """A page taken apart. `links` are those of its cards, `ended` says that its known end was there."""

    title: str
    body: bytes
    links: tuple[str, ...]
    attachments: tuple[Attachment, ...]
    ended: bool


def part(root: html.HtmlElement, fetch: Fetch) -> bytes:
    """Title, date and text; the cards only where there is no text."""
    issued = _issued(root)
    parts = _parts(root, fetch)
    links = () if _sections(parts) else parts.links
    return repr((parts.title, issued, links, parts.attachments)).encode() + parts.body


def read(root: html.HtmlElement, fetch: Fetch, kind: str) -> Document:
    """The document, `kind` where the page shows none. Raises LayoutChanged without h1, end or content."""
    issued = _issued(root)
    modified = moment_of(root, "dateModified")
    parts = _parts(root, fetch)
    sections = _sections(parts)
    dated = split_date(sections)
    shown, published, sections = dated or (kind, issued, sections)
    if not (sections or parts.attachments or parts.links):
        raise LayoutChanged("body")
    if sections and published is None and not parts.ended:
        # Whatever answers has an h1 and some text: this must be shown to be a page of the site.
        raise LayoutChanged("date", "neither a date nor the known end of a page")
    only_links = not sections and not parts.attachments
    url = canonical(fetch.url, fetch.url)
    return Document(
        site=SITE,
        key=key_of(urlsplit(url).path),
        url=url,
        kind=HUB if only_links else shown,
        title=parts.title,
        published=published,
        modified=modified,
        identifier=url,
        facts=(Fact("related", parts.links),) if only_links else (),
        sections=sections,
        attachments=parts.attachments,
    )


def _issued(root: html.HtmlElement) -> date | None:
    moment = moment_of(root, "datePublished")
    return moment.astimezone(AMSTERDAM).date() if moment else None


def _parts(root: html.HtmlElement, fetch: Fetch) -> _Parts:
    heading, title = heading_of(root, fetch)
    scope = next((one for one in heading.iterancestors() if one.tag in ("main", "body")), root)
    cut_before(heading, scope)
    end = end_of(scope)
    if end is not None:
        cut_from(end, scope)
    elif scope.tag != "main":
        raise LayoutChanged("end of text", "neither <main> nor the texts that follow the body")
    # Class names are made anew at every build of the site.
    etree.strip_attributes(trimmed(scope, *_FRAME), "class", "id")
    attachments = files_of(scope, fetch.url)
    heading.drop_tree()
    drop_file_links(scope, fetch.url)
    return _Parts(title, *_without_cards(scope, fetch.url), attachments, end is not None)


def _without_cards(scope: html.HtmlElement, base: str) -> tuple[bytes, tuple[str, ...]]:
    """The markup without cards and items that are nothing but a link, and the addresses of those."""
    links: dict[str, None] = {}
    own = key_of(path_of(base) or "")
    for card in [one for one in elements(scope, f"{_BLOCKS_IN_LINK} | {_ITEMS}") if _is_link(one)]:
        for link in elements(card, "descendant-or-self::a"):
            address = row_address(base, link.get("href") or "")
            path = path_of(address or "") or ""
            if address and key_of(path) != own and not path.startswith(_TEASERS):
                links.setdefault(address)
        if card.getparent() is not None:
            card.drop_tree()
    return source_of(scope), tuple(links)


def _is_link(element: html.HtmlElement) -> bool:
    """Whether all that an element says stands in links."""
    text = line(str(element.text_content()))
    linked = "".join(str(link.text_content()) for link in elements(element, "descendant-or-self::a"))
    return bool(text) and "".join(text.split()) == "".join(line(linked).split())


def _sections(parts: _Parts) -> tuple[Section, ...]:
    """The text by heading, without the headings of cards: those that nothing is left below."""
    sections = split(soup(parts.body), "body")
    behind = [section.text for section in sections[1:]] + [""]
    return tuple(one for one, after in zip(sections, behind, strict=False) if one.text or after)
