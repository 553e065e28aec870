"""Text as it is compared: one spelling for the many ways a site writes the same thing."""

from __future__ import annotations

import re
import unicodedata
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

REVISION = 1
"""Raised when `paragraphs` or `line` reads the same characters differently (promise 12)."""

AMSTERDAM = ZoneInfo("Europe/Amsterdam")
MONTHS = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)

_DROPPED = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
_SPACE = re.compile(r"[^\S\n]+")
_DUTCH_DATE = re.compile(rf"\b(\d{{1,2}})\s+({'|'.join(MONTHS)})\s+(\d{{4}})\b", re.IGNORECASE)
_NUMERIC_DATE = re.compile(r"\b(\d{1,2})-(\d{1,2})-(\d{4})\b")


def line(text: str) -> str:
    """One line: NFC, no soft hyphens or zero-width characters, single spaces, no control characters."""
    cleaned = unicodedata.normalize("NFC", text).translate(_DROPPED)
    if not cleaned.isprintable():
        cleaned = "".join(c if unicodedata.category(c) != "Cc" else " " for c in cleaned)
    return " ".join(cleaned.split())


def paragraphs(text: str) -> str:
    """The text with one cleaned paragraph a line and no empty lines."""
    lines = (line(raw) for raw in text.splitlines())
    return "\n".join(one for one in lines if one)


def dutch_date(text: str) -> date | None:
    """The first date in words ("22 april 2026"), or None; an impossible date is None too."""
    found = _DUTCH_DATE.search(_SPACE.sub(" ", text))
    if not found:
        return None
    return _date(int(found[3]), MONTHS.index(found[2].lower()) + 1, int(found[1]))


def numeric_date(text: str) -> date | None:
    """The first date in Dutch figures ("10-03-2026"), or None."""
    found = _NUMERIC_DATE.search(text)
    return _date(int(found[3]), int(found[2]), int(found[1])) if found else None


def instant(text: str) -> datetime | None:
    """An ISO 8601 moment in UTC, or None; a moment without offset is Amsterdam time."""
    try:
        moment = datetime.fromisoformat(text.strip())
        aware = moment if moment.tzinfo else moment.replace(tzinfo=AMSTERDAM)
        return aware.astimezone(UTC)
    except (ValueError, OverflowError):
        return None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
