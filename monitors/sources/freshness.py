"""Whether a list of everything that a site publishes stands still, as when its filling stopped. Pure.

Such a list answers as well as ever; only its newest item betrays it. A query about one dossier may be
silent for years, so it is never stale.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from urllib.parse import unquote

from crawler.document import Document
from crawler.text import AMSTERDAM, dutch_date, instant
from monitors.comparing.detect import is_row
from monitors.sources.schedule import in_recess
from monitors.watchlist import Source

_FRIDAY = 4


@dataclass(frozen=True, slots=True)
class Rows:
    """What a list gave: how many rows, and the day of its newest item where it names one."""

    count: int
    newest: date | None = None


@dataclass(frozen=True, slots=True)
class Bound:
    """How many whole working days in a row may bring nothing at the addresses that `pattern` fits.

    In a list of a chamber (`sits`) the days of its recess do not count.
    """

    pattern: re.Pattern[str]
    days: int
    sits: bool = False


_ODATA = r"https://gegevensmagazijn\.tweedekamer\.nl/OData/v4/2\.0/(?:Zaak|Document|Activiteit|Besluit)\b"
# Copies of a site stand at other addresses: how fresh a copy is says nothing.
BOUNDS = (
    Bound(
        re.compile(r"https://www\.rijksoverheid\.nl/api/rss\?.*newsDocument.*\"resultSearchTerm\":\"\""), 3
    ),
    Bound(re.compile(r"https://vng\.nl/nieuws/?(?:\?|$)"), 5),
    Bound(re.compile(r"https://www\.eerstekamer\.nl/nieuws/?(?:\?|$)"), 10, sits=True),
    Bound(re.compile(rf"{_ODATA}(?!.*(?:/any\(|contains\(|\b(?:Id|Nummer) eq\b))"), 3, sits=True),
    Bound(
        re.compile(r"https://repository\.overheid\.nl/sru\?(?!.*[dD]ossier).*sort\.descending"), 5, sits=True
    ),
)


def rows_of(document: Document | None, listed: int, today: date) -> Rows | None:
    """The rows of a list, or None for a page that is no list; `listed` is how many it had before."""
    if document is None:
        return None
    rows = sum(1 for section in document.sections if is_row(section.key))
    if document.index or rows or (listed and not document.sections):
        # What is planned lies ahead of us and says nothing of how fresh a list is.
        days = (day for day in _days(document) if day <= today)
        return Rows(rows, max(days, default=None))
    return None


def stale(source: Source, newest: date | None, now: datetime) -> str | None:
    """Why a list is taken for one that stands still, or None; a list without dates is never stale."""
    address = unquote(source.url)
    bound = next((one for one in BOUNDS if one.pattern.match(address)), None)
    if bound is None or newest is None or source.dossier:
        return None
    silent = sum(1 for day in _between(newest, now.astimezone(AMSTERDAM).date()) if _counts(day, bound))
    if silent < bound.days:
        return None
    return f"nothing newer than {newest.isoformat()}, {silent} working days ago"


def _days(document: Document) -> Iterator[date]:
    if document.modified:
        yield document.modified.astimezone(AMSTERDAM).date()
    for section in document.sections:
        moment = instant(section.text)
        day = moment.astimezone(AMSTERDAM).date() if moment else dutch_date(section.text)
        if day:
            yield day


def _between(first: date, last: date) -> Iterator[date]:
    """The whole days after the first and before the last."""
    return (first + timedelta(days=n) for n in range(1, (last - first).days))


def _counts(day: date, bound: Bound) -> bool:
    return day.weekday() <= _FRIDAY and not (bound.sits and in_recess(day))
