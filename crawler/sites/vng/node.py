"""Any other page of content, news items included: nobody here has seen their markup.

Read by the frame of the page, its heading and its date; everything that its editors wrote counts
as body, whatever the fields are called.
"""

from __future__ import annotations

from copy import deepcopy

from crawler.document import Document
from crawler.errors import LayoutChanged
from crawler.sections import split
from crawler.sites.vng.fields import DATE_FIELD, FILE_FIELDS, NUMBER_FIELD, attachments, published
from crawler.sites.vng.markup import SITE, Found, having, readable
from crawler.text import dutch_date

_OPENING = 80


def read(found: Found, kind: str = "pagina") -> Document:
    """`kind` is for a page that does not show its own. Raises LayoutChanged without any text."""
    files = attachments(found)
    body = deepcopy(found.content)
    for name in (DATE_FIELD, NUMBER_FIELD, *FILE_FIELDS):
        for field in body.xpath(f".//*[{having(name)}]"):
            field.drop_tree()
    sections = split(readable(body), "body")
    if not sections and not files:
        raise LayoutChanged("body")
    return Document(
        site=SITE,
        key=found.key,
        url=found.url,
        kind=found.kind or kind,
        title=found.title,
        published=published(found.content) or dutch_date(sections[0].text[:_OPENING] if sections else ""),
        identifier=found.url,
        facts=found.facts(),
        sections=sections,
        attachments=files,
    )
