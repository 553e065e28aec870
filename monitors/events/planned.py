"""What a document says is to come: days of votes, meetings and openings, and of which dossiers. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from crawler.document import Document, Section
from crawler.text import dutch_date
from monitors.comparing.detect import is_row
from monitors.matching.match import Matcher
from monitors.matching.scope import passages_of_parts
from monitors.model import Matches, Part

_FACTS = ("planned", "start")


@dataclass(frozen=True, slots=True)
class Planned:
    """A day that is to come; without a dossier it is a day of the document itself, such as an agenda."""

    day: date
    dossier: str | None = None


def planned(
    document: Document, matches: Matches, owners: tuple[str, ...], matcher: Matcher, today: date
) -> tuple[Planned, ...]:
    """The days from today on that a document names in its title, facts and dated rows, in order.

    A fact is about what the document is about; a row is about its own dossier, and about that of
    `owners`, whose own page this is.
    """
    found = set(_of_document(document, matches, today))
    for row in document.sections:
        days = _days(row, today)
        keys = {*owners, *_dossiers(document, row, matcher)} if days else set()
        found |= {Planned(day, key) for day in days for key in (None, *keys)}
    return tuple(sorted(found, key=lambda one: (one.day, one.dossier or "")))


def _of_document(document: Document, matches: Matches, today: date) -> Iterator[Planned]:
    titled = dutch_date(document.title or "")
    if titled and titled >= today:
        yield Planned(titled)
    for name in _FACTS:
        day = _iso(document.fact(name))
        if day and day >= today:
            yield from (Planned(day, key) for key in (None, *(match.key for match in matches.dossiers)))


def _days(row: Section, today: date) -> set[date]:
    said = (dutch_date(one) for one in row.text.splitlines()) if is_row(row.key) else ()
    return {day for day in said if day and day >= today}


def _dossiers(document: Document, row: Section, matcher: Matcher) -> set[str]:
    whole = Part("insert", f"section:{row.key}", row.heading, None, row.text)
    return {match.key for match in matcher.matches(passages_of_parts(document, (whole,))).dossiers}


def _iso(value: object) -> date | None:
    try:
        return date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
