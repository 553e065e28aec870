"""A topic page: what its editors wrote. The lists of news, agenda and questions are other pages' content."""

from __future__ import annotations

from lxml import html

from crawler.document import Document
from crawler.errors import LayoutChanged
from crawler.sections import split
from crawler.sites.vng.markup import SITE, Found, having, readable

_WRITTEN = (
    f"{having('field--description')} or "
    f"(self::section and ({having('paragraph--type--text')} or {having('paragraph--type--grouped-links')}))"
)


def written(content: html.HtmlElement) -> html.HtmlElement:
    """An element with only the written parts of the content in it. Raises LayoutChanged without any."""
    parts = content.xpath(f".//*[{_WRITTEN}]")
    if not parts:
        raise LayoutChanged("description")
    frame = html.Element("div")
    for part in parts:
        part.tail = None
        frame.append(part)
    return frame


def read(found: Found) -> Document:
    """A topic has no date and no files of its own."""
    sections = split(readable(found.content), "body")
    if not sections:
        raise LayoutChanged("description")
    return Document(
        site=SITE,
        key=found.key,
        url=found.url,
        kind="onderwerp",
        title=found.title,
        identifier=found.url,
        facts=found.facts(),
        sections=sections,
    )
