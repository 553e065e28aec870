"""Which papers an amendment replaces or amends: by the data, then by its title, never guessed. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Literal

from crawler.text import line

Evidence = Literal["data", "title", "unknown"]

_NUMBERS = r"(?:\d{5}(?:-[IVXLC]+)?-)?(\d{1,3}(?:(?:\s*,\s*|\s+en\s+)(?:nrs?\.?\s*)?(?:\d{5}-)?\d{1,3})*)"
_REPLACES = re.compile(
    r"(?:ter vervanging van|vervangt|t\.?\s?v\.?\s?v\.?)\s+(?:(?:die|dat)\s+gedrukt\s+onder\s+)?"
    rf"(?:nrs?\.?\s*)?{_NUMBERS}",
    re.IGNORECASE,
)
_ON = re.compile(rf"\bop\s+(?:het\s+amendement\s+)?(?:[^;]{{0,100}}?\s)?nrs?\.?\s*{_NUMBERS}", re.IGNORECASE)
_CHANGED = re.compile(r"^(?:(?:tweede|derde|vierde|vijfde)\s+)?(?:nader\s+)?gewijzigd\b", re.IGNORECASE)
_SUB = re.compile(r"^(?:gewijzigd\s+)?sub-?amendement\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Lineage:
    """The numbers of the papers that an amendment replaces and of the one it amends, and how we know."""

    replaces: tuple[int, ...] = ()
    evidence: Evidence | None = None
    amends: tuple[int, ...] = ()


def lineage(row: dict[str, Any]) -> Lineage:
    """The predecessors of an amendment. `evidence` is unknown where it is changed but names no number."""
    title = line(str(row.get("Onderwerp") or ""))
    amends = _numbers(_ON.search(title)) if _SUB.match(title) else ()
    linked = row.get("VervangenVanuit") or ()
    by_data = tuple(sorted(n for one in linked if isinstance(n := one.get("Volgnummer"), int) and n > 0))
    if by_data:
        return Lineage(by_data, "data", amends)
    by_title = _numbers(_REPLACES.search(title))
    if by_title:
        return Lineage(by_title, "title", amends)
    return Lineage((), "unknown" if _CHANGED.match(title) else None, amends)


def _numbers(found: re.Match[str] | None) -> tuple[int, ...]:
    if found is None:
        return ()
    plain = re.sub(r"\d{5}-", "", found[1])
    return tuple(int(number) for number in re.findall(r"\d{1,3}", plain))
