"""Another bill that was voted on with the one of an alert, or on the same day; and votes to come. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from crawler.document import Document, Section
from crawler.text import dutch_date

_VOTE = re.compile(r"\bstemming", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class OtherVote:
    """The page of the other bill as it was kept; `together` where both votes are one event."""

    change: int
    number: str
    url: str
    title: str
    facts: tuple[tuple[str, str], ...]
    together: bool = False


def votes_ahead(document: Document, number: str) -> Iterator[date]:
    """The days on which the rows of a list plan a vote on this bill."""
    for row in document.sections:
        day = next(filter(None, map(dutch_date, row.text.splitlines())), None)
        if day and _VOTE.search(f"{row.heading}\n{row.text}") and _of_bill(document, row, number):
            yield day


def _of_bill(document: Document, row: Section, number: str) -> bool:
    said = re.sub(r"(?<=\d)[ \u00a0.](?=\d{3})", "", row.text)
    return document.identifier == number or row.key.startswith(f"{number}/") or number in said
