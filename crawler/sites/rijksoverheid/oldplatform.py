"""Pages of the platform of before June 2026: metadata in DCTERMS, text in `.article.content`."""

from __future__ import annotations

from datetime import date
from urllib.parse import urlsplit

from lxml import html

from crawler.document import Document, Fact, Fetch
from crawler.errors import LayoutChanged
from crawler.html import canonical, first, link, meta, required, soup, source_of
from crawler.sections import split
from crawler.sites.rijksoverheid.attachments import drop_file_links, files_of, pages_of
from crawler.sites.rijksoverheid.common import SITE, key_of, row_address
from crawler.text import AMSTERDAM, instant, line, numeric_date
from crawler.trim import elements, trimmed

_CONTENT = "//main//*[contains(concat(' ', @class, ' '), ' article ')]"
_RELATED = ".//*[contains(@class, 'docs-pubs')]"
_DOWNLOAD = ".//*[contains(concat(' ', @class, ' '), ' download ')][not(self::h1)]"
_SHOWN = ".//*[contains(@class, 'article-meta')]"
_LINKS_ONLY = ".//nav"
_FACTS = (("type", "DCTERMS.type"), ("creator", "DCTERMS.creator"), ("subject", "DCTERMS.subject"))


def is_old(root: html.HtmlElement) -> bool:
    """Whether this is a page of the old platform, whatever its address."""
    return meta(root, "DCTERMS.title") is not None or first(root, "//main[@id='content-wrapper']") is not None


def part(root: html.HtmlElement, fetch: Fetch) -> bytes:
    """The text with its metadata, without the moment of republishing."""
    _, facts, published = _title(root), _facts(root), _published(root)
    head = repr((facts, published, _address(root, fetch.url), meta(root, "DCTERMS.identifier")))
    return head.encode() + source_of(trimmed(_content(root), _LINKS_ONLY))


def read(root: html.HtmlElement, fetch: Fetch) -> Document:
    """The document. Raises LayoutChanged where title, date or text part is missing."""
    title, published, url = _title(root), _published(root), _address(root, fetch.url)
    content = trimmed(_content(root), _LINKS_ONLY)
    related = tuple(page for block in elements(content, _RELATED) for page in pages_of(block, url))
    attachments = files_of(content, url)
    for piece in elements(content, f"{_RELATED} | {_DOWNLOAD} | {_SHOWN} | .//h1"):
        piece.drop_tree()
    drop_file_links(content, url)
    sections = split(soup(source_of(content)), "body")
    if not sections and not attachments:
        raise LayoutChanged("body")
    facts = _facts(root) + ((Fact("related", tuple(dict.fromkeys(related))),) if related else ())
    return Document(
        site=SITE,
        key=key_of(urlsplit(url).path),
        url=url,
        kind=(meta(root, "DCTERMS.type") or "pagina").lower(),
        title=title,
        published=published,
        modified=instant(meta(root, "DCTERMS.modified") or ""),
        identifier=meta(root, "DCTERMS.identifier") or url,
        facts=facts,
        sections=sections,
        attachments=attachments,
    )


def _content(root: html.HtmlElement) -> html.HtmlElement:
    return required(root, _CONTENT, "article content")


def _title(root: html.HtmlElement) -> str:
    title = line(str(required(_content(root), ".//h1", "h1").text_content()))
    if not title:
        raise LayoutChanged("h1")
    return title


def _published(root: html.HtmlElement) -> date:
    """The shown date, else the date of issue, which is the same day where both are there."""
    shown = first(_content(root), _SHOWN)
    published = numeric_date(str(shown.text_content())) if shown is not None else None
    issued = instant(meta(root, "DCTERMS.issued") or "")
    found = published or (issued.astimezone(AMSTERDAM).date() if issued else None)
    if found is None:
        raise LayoutChanged("date", "neither a shown date nor DCTERMS.issued")
    return found


def _facts(root: html.HtmlElement) -> tuple[Fact, ...]:
    """Type, creator and first subject; all subjects where there are more."""
    said = ((name, meta(root, term)) for name, term in _FACTS)
    several = elements(root, "//meta[@name='DCTERMS.subject']")
    subjects = tuple(dict.fromkeys(filter(None, (line(one.get("content") or "") for one in several))))
    all_subjects = (Fact("subjects", subjects),) if len(subjects) > 1 else ()
    return (*(Fact(name, value) for name, value in said if value), *all_subjects)


def _address(root: html.HtmlElement, url: str) -> str:
    """The address that the page calls its own, where that is a page of this site with the same name."""
    own = row_address(url, link(root, "canonical") or "")
    asked = canonical(url, url)
    same = own is not None and _name(own) == _name(asked)
    return own if own and same else asked


def _name(url: str) -> str:
    return urlsplit(url).path.rstrip("/").rpartition("/")[2]
