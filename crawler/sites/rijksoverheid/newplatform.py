"""Pages of the platform since June 2026, read by h1, date line and the texts around the body.

Nobody here has seen their tags and classes; the order of the texts was measured.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from urllib.parse import urlsplit

from lxml import etree, html

from crawler.document import Attachment, Document, Fact, Fetch, Section
from crawler.errors import Blocked, LayoutChanged
from crawler.html import canonical, first, soup, source_of
from crawler.sections import split
from crawler.sites.rijksoverheid.attachments import drop_file_links, files_of, pages_of
from crawler.sites.rijksoverheid.common import SITE, key_of
from crawler.text import instant, line, numeric_date
from crawler.trim import cut_before, cut_from, elements, trimmed

_FEEDBACK = ".//*[starts-with(normalize-space(.), 'Heeft deze informatie u geholpen')]"
_LATER = ("Meer over dit onderwerp", "Hoort bij", "Terug naar boven")
_END = " | ".join((_FEEDBACK, *(f".//*[normalize-space(.)='{text}']" for text in _LATER)))
_DOCUMENTS = ".//*[normalize-space(.)='Documenten'][not(*[normalize-space(.)='Documenten'])]"
_DATE_LINE = re.compile(
    r"([A-Z][\w -]{2,39}(?:: [\w -]{2,40})?)(?: \|)? (\d{1,2}-\d{1,2}-\d{4})(?:(?: \|)? (\d{1,2}:\d{2}))?"
)
_LINES_OF_DATE, _LINES_BEFORE_DATE = 5, 6
_SHELL = "__next_f"


@dataclass(frozen=True, slots=True)
class _Parts:
    """A page taken apart: title and body markup, and what the block of documents led to."""

    title: str
    body: bytes
    related: tuple[str, ...]
    attachments: tuple[Attachment, ...]


def part(root: html.HtmlElement, fetch: Fetch) -> bytes:
    """Title, body and linked documents."""
    parts = _parts(root, fetch)
    return repr((parts.title, parts.related, parts.attachments)).encode() + parts.body


def read(root: html.HtmlElement, fetch: Fetch) -> Document:
    """The document. Raises Blocked for an empty shell, LayoutChanged where h1, date or end is missing."""
    modified = moment_of(root, "dateModified")
    parts = _parts(root, fetch)
    kind, published, sections = _dated(split(soup(parts.body), "body"))
    if not sections and not parts.attachments:
        raise LayoutChanged("body")
    url = canonical(fetch.url, fetch.url)
    return Document(
        site=SITE,
        key=key_of(urlsplit(url).path),
        url=url,
        kind=kind,
        title=parts.title,
        published=published,
        modified=modified,
        identifier=url,
        facts=(Fact("related", parts.related),) if parts.related else (),
        sections=sections,
        attachments=parts.attachments,
    )


def heading_of(root: html.HtmlElement, fetch: Fetch) -> tuple[html.HtmlElement, str]:
    """The h1 and its text. Raises Blocked for an empty shell, LayoutChanged without an h1."""
    heading = next(iter(elements(root, "//main//h1") or elements(root, "//h1")), None)
    if heading is None and _SHELL.encode() in fetch.body:
        raise Blocked("a shell without content answered: the page is built in the browser")
    title = line(str(heading.text_content())) if heading is not None else ""
    if heading is None or not title:
        raise LayoutChanged("h1")
    return heading, title


def end_of(main: html.HtmlElement) -> html.HtmlElement | None:
    """The first thing behind the text of a page, or None where none of the known ones is there."""
    return next(iter(elements(main, _END)), None)


def split_date(sections: tuple[Section, ...]) -> tuple[str, date, tuple[Section, ...]] | None:
    """Kind, date and the sections without the line that says them, or None without such a line."""
    lines = sections[0].text.splitlines() if sections else []
    for start in range(min(_LINES_BEFORE_DATE, len(lines))):
        for end in range(min(start + _LINES_OF_DATE, len(lines)), start, -1):
            found = _DATE_LINE.fullmatch(" ".join(lines[start:end]))
            published = numeric_date(found[2]) if found else None
            if found and published:
                kept = replace(sections[0], text="\n".join(lines[:start] + lines[end:]))
                rest = sections[1:] if not kept.text and kept.key == "body" else (kept, *sections[1:])
                return found[1].partition(":")[0].strip().lower(), published, rest
    return None


def moment_of(root: html.HtmlElement, name: str) -> datetime | None:
    """A moment in the page's JSON-LD, `datePublished` or `dateModified`, or None."""
    for script in elements(root, "//script[@type='application/ld+json']"):
        for value in _values(script.text or ""):
            found = value.get(name)
            if isinstance(found, str) and instant(found):
                return instant(found)
    return None


def _parts(root: html.HtmlElement, fetch: Fetch) -> _Parts:
    heading, title = heading_of(root, fetch)
    body = first(root, "//body")
    main = root if body is None else body
    cut_before(heading, main)
    end = end_of(main)
    if end is None:
        raise LayoutChanged("end of text", "none of the texts that follow the body is there")
    cut_from(end, main)
    # Class names are made anew at every build of the site.
    etree.strip_attributes(trimmed(main), "class", "id")
    related, attachments = _linked(main, fetch.url)
    heading.drop_tree()
    drop_file_links(main, fetch.url)
    return _Parts(title, source_of(main), related, attachments)


def _linked(main: html.HtmlElement, base: str) -> tuple[tuple[str, ...], tuple[Attachment, ...]]:
    """Pages under the last "Documenten", which is cut, and the files of the whole page."""
    attachments = files_of(main, base)
    headings = elements(main, _DOCUMENTS)
    links = elements(headings[-1], "following::a") if headings else []
    pages = tuple(dict.fromkeys(page for link in links for page in pages_of(link, base)))
    if pages or any(files_of(link, base) for link in links):
        cut_from(headings[-1], main)
    return pages, attachments


def _dated(sections: tuple[Section, ...]) -> tuple[str, date, tuple[Section, ...]]:
    found = split_date(sections)
    if found is None:
        raise LayoutChanged("date", "no date line below the title")
    return found


def _values(text: str) -> Iterator[dict[str, Any]]:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return
    graph = value.get("@graph", []) if isinstance(value, dict) else value
    several = graph if isinstance(graph, list) else []
    yield from (one for one in (value, *several) if isinstance(one, dict))
