"""A letter: an opening on the page, the letter itself in its files."""

from __future__ import annotations

from crawler.document import Document
from crawler.errors import LayoutChanged
from crawler.sections import split
from crawler.sites.vng.fields import attachments, letter_number, published
from crawler.sites.vng.markup import SITE, Found, inside, readable


def read(found: Found) -> Document:
    """Only members' letters have a number. Raises LayoutChanged without a date, text or file."""
    number = letter_number(found.content)
    shown = published(found.content)
    if shown is None:
        raise LayoutChanged("date")
    body = inside(found.content, "field--body")
    files = attachments(found)
    if body is None and not files:
        raise LayoutChanged("body")
    kind = found.kind or "brief"
    return Document(
        site=SITE,
        key=found.key,
        url=found.url,
        kind="ledenbrief" if kind == "brief" and number else kind,
        title=found.title,
        published=shown,
        identifier=number or found.url,
        facts=found.facts(),
        sections=split(readable(body), "body") if body is not None else (),
        attachments=files,
    )
