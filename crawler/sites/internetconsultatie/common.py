"""What the pages of internetconsultatie.nl share: addresses, and days with the words around them. Pure."""

from __future__ import annotations

import re
from datetime import date
from urllib.parse import urljoin, urlsplit

from lxml import html

from crawler.text import dutch_date, line, numeric_date

SITE = "internetconsultatie"
HOST = "www.internetconsultatie.nl"
HOSTS = (HOST,)

_BARE = "internetconsultatie.nl"
_CONSULTATION = re.compile(r"/([A-Za-z0-9_-]{2,100})(?:/b\d{1,2})?/?")
_RESERVED = frozenset(
    ("zoeken", "consultatie", "home", "content", "koop-cb", "reactie", "reacties", "robots.txt")
)
_DAY = r"(\d{1,2}\s+[a-z]+\s+\d{4}|\d{1,2}-\d{1,2}-\d{4})"
_END = re.compile(
    rf"(?:\btot en met|\b(?:eind|sluitings)datum(?: consultatie)?:?|\bsluit op|\bloopt tot)\s*{_DAY}", re.I
)
_START = re.compile(rf"(?:\bvan|\bvanaf|\b(?:start|begin)datum(?: consultatie)?:?)\s*{_DAY}", re.I)


def path_of(url: str) -> str | None:
    """The path of an address of this site, or None for an address elsewhere."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return parts.path if parts.scheme in ("http", "https") and parts.hostname in (HOST, _BARE) else None


def slug_of(url: str) -> str | None:
    """The name of the consultation that an address leads to, or None for any other address."""
    found = _CONSULTATION.fullmatch(path_of(url) or "")
    return found[1].lower() if found and found[1].lower() not in _RESERVED else None


def address_of(slug: str) -> str:
    """The address of a consultation."""
    return f"https://{HOST}/{slug}/b1"


def absolute(base: str, href: str) -> str:
    """A link as an address; empty where it is none."""
    try:
        return urljoin(base, href.strip())
    except ValueError:
        return ""


def end_in(text: str) -> date | None:
    """The closing day that a text names with its words ("tot en met 26 september 2025"), or None."""
    return _day_behind(_END, text)


def start_in(text: str) -> date | None:
    """The first day that a text names with its words, or None."""
    return _day_behind(_START, text)


def shown(element: html.HtmlElement) -> str:
    """The text of an element on one line, a space where its parts meet."""
    return line(" ".join(map(str, element.itertext())))


def _day_behind(words: re.Pattern[str], text: str) -> date | None:
    found = words.search(line(text))
    return (dutch_date(found[1]) or numeric_date(found[1])) if found else None
