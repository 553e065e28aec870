"""What the operators' page shows. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from monitors.condition import Spell
from monitors.watchlist import Source
from wetwacht.finding import Finding

_MARKS = {"fine": "In orde", "note": "Let op", "wrong": "Niet in orde"}
_LOOKING_BACK = timedelta(days=30)
_TURNS_SHOWN = 10


@dataclass(frozen=True, slots=True)
class Shown:
    """A finding in words: how it is, what is so, what to do, and since when."""

    level: str
    mark: str
    says: str
    remedy: str
    since: datetime | None


@dataclass(frozen=True, slots=True)
class Turns:
    """The verdicts that a source had in the last 30 days, newest first."""

    source: Source
    spells: tuple[Spell, ...]


def shown(finding: Finding, says: str, todo: str) -> Shown:
    """A finding with its words."""
    return Shown(finding.level, _MARKS[finding.level], says, todo, finding.since)


def restless(
    sources: Iterable[Source], spells: Callable[[str, datetime], tuple[Spell, ...]], now: datetime
) -> tuple[Turns, ...]:
    """The sources that took more than one turn in the last 30 days."""
    found = (Turns(one, spells(one.key, now - _LOOKING_BACK)[::-1]) for one in sources)
    return tuple(Turns(one.source, one.spells[:_TURNS_SHOWN]) for one in found if len(one.spells) > 1)
