"""A question with its answer: no date, no files."""

from __future__ import annotations

from crawler.document import Document
from crawler.errors import LayoutChanged
from crawler.sections import split
from crawler.sites.vng.fields import attachments, published
from crawler.sites.vng.markup import SITE, Found, inside, readable


def read(found: Found) -> Document:
    """The title is the question, the sections are the answer. Raises LayoutChanged without an answer."""
    body = inside(found.content, "field--body")
    sections = split(readable(body), "body") if body is not None else ()
    if not sections:
        raise LayoutChanged("body")
    return Document(
        site=SITE,
        key=found.key,
        url=found.url,
        kind="vraag en antwoord",
        title=found.title,
        published=published(found.content),
        identifier=found.url,
        facts=found.facts(),
        sections=sections,
        attachments=attachments(found),
    )
