"""Figures and dates in two texts: which single one changed, if exactly one did. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from crawler.text import MONTHS
from monitors.model import Part
from monitors.words.dutch import inert, written

_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_FIGURE = re.compile(
    rf"(?P<date>\b\d{{1,2}} (?:{'|'.join(MONTHS)}) \d{{4}}\b)"
    r"|(?P<number>(?:€ ?)?(?<![\w.,/-])\d[\d.]*\d?(?:,\d+)?(?![\w/-])(?: (?:miljoen|miljard|procent)\b)?)"
    r"(?: (?P<unit>[^\W\d_]{3,30})\b)?"
)


@dataclass(frozen=True, slots=True)
class Moved:
    """The one figure or date that differs, with its unit where both texts name the same."""

    was: str
    wordt: str


@dataclass(frozen=True, slots=True)
class _Figure:
    kind: Literal["date", "number"]
    value: str
    unit: str = ""


def one_moved(parts: Iterable[Part]) -> Moved | None:
    """The figure or date that changed, or None where none or several did, or where kinds differ."""
    pairs = [(part.before or "", part.after or "") for part in parts]
    old, new = (Counter(f for pair in pairs for f in _figures(pair[side])) for side in (0, 1))
    gone, come = list((old - new).elements()), list((new - old).elements())
    if len(gone) != 1 or len(come) != 1 or gone[0].kind != come[0].kind:
        return None
    if gone[0].value == come[0].value:
        return None
    unit = f" {come[0].unit}" if come[0].unit and gone[0].unit == come[0].unit else ""
    return Moved(gone[0].value, come[0].value + unit)


def day_of(text: str) -> date | None:
    """The day of a text that is an ISO date and nothing else, as dates stand in facts and parts."""
    if not _ISO_DATE.fullmatch(text):
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _figures(text: str) -> list[_Figure]:
    day = day_of(text)
    if day:
        return [_Figure("date", written(day))]
    return [_figure(found) for found in _FIGURE.finditer(inert(text))]


def _figure(found: re.Match[str]) -> _Figure:
    if found["date"]:
        return _Figure("date", found["date"])
    return _Figure("number", found["number"].rstrip("."), found["unit"] or "")
