"""The fields of a row as Python values: whatever stands in them, text is text and rows are rows. Pure."""

from __future__ import annotations

from datetime import date
from typing import Any

from crawler.errors import LayoutChanged
from crawler.text import AMSTERDAM, MONTHS, instant, line

Row = dict[str, Any]

UNKNOWN = "onbekend"


def text(value: object) -> str:
    """A simple value on one clean line; empty for nothing and for anything nested."""
    if value is None or isinstance(value, dict | list):
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nee"
    # JSON may hold halves of a character, which no database takes.
    return line(str(value).encode("utf-8", "replace").decode())


def first(row: Row, *names: str) -> str:
    """The first of the fields that says something, else an empty text."""
    return next((said for name in names if (said := text(row.get(name)))), "")


def number(row: Row, name: str = "Volgnummer") -> int | None:
    """A positive whole number; the House writes -1 for none and 0 for the bill itself."""
    value = row.get(name)
    return value if isinstance(value, int) and not isinstance(value, bool) and value > 0 else None


def rows(row: Row, name: str) -> list[Row]:
    """The rows inside a row that were not removed; none where they were not asked for.

    Raises LayoutChanged for anything else than rows.
    """
    value = row.get(name)
    found = [value] if isinstance(value, dict) else value or []
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        raise LayoutChanged(name, f"{name} holds something else than rows")
    return [one for one in found if one.get("Verwijderd") is not True]


def day(value: object) -> date | None:
    """The day in Amsterdam of a moment; local midnights come as the evening before in UTC."""
    moment = instant(value) if isinstance(value, str) else None
    return moment.astimezone(AMSTERDAM).date() if moment else None


def written(value: object) -> str:
    """The day of a moment in words ("1 juli 2025"); empty where there is none."""
    found = day(value)
    return f"{found.day} {MONTHS[found.month - 1]} {found.year}" if found else ""


def facts(*pairs: tuple[str, str]) -> list[str]:
    """The lines "label: value" of the pairs that say something, in their order."""
    return [f"{label}: {value}" for label, value in pairs if value]
