"""The fields that several shapes of vng.nl have: date, letter number, files."""

from __future__ import annotations

import mimetypes
import re
from datetime import date

from lxml import html

from crawler.document import Attachment
from crawler.errors import LayoutChanged
from crawler.html import first
from crawler.sites.vng.markup import Found, address, having, inside
from crawler.text import line

NUMBER = re.compile(r"\bLbr\.?\s*(\d{2}/\d{3})\b")

DATE_FIELD = "field--field-date"
NUMBER_FIELD = "field--field-member-letter-number"
FILE_FIELDS = ("field--field-media-file", "field--field-files")


def published(content: html.HtmlElement) -> date | None:
    """The date of the date field, or None without one. The site's time of day is always noon: a date."""
    time = first(content, f".//*[{having(DATE_FIELD)}]//time[@datetime]")
    if time is None:
        return None
    try:
        return date.fromisoformat(time.attrib["datetime"].strip()[:10])
    except ValueError as error:
        raise LayoutChanged("date", f"the date cannot be read: {error}") from error


def letter_number(content: html.HtmlElement) -> str | None:
    """The number of a members' letter, `26/012`, or None for a letter to somebody else."""
    field = inside(content, NUMBER_FIELD)
    if field is None:
        return None
    found = NUMBER.search(line(field.text_content()))
    if not found:
        raise LayoutChanged("letter number")
    return found[1]


def attachments(found: Found) -> tuple[Attachment, ...]:
    """The files of the page in its order, each once, with their labels as shown."""
    links = found.content.xpath(f".//*[{' or '.join(map(having, FILE_FIELDS))}]//a[@href]")
    files: dict[str, Attachment] = {}
    for one in links:
        url = address(found.url, one.attrib["href"])
        if url and url not in files:
            kind = one.get("type") or mimetypes.guess_type(url)[0] or ""
            files[url] = Attachment(line(one.text_content()), url, line(kind))
    return tuple(files.values())
