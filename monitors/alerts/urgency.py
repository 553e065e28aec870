"""How soon an event is told: at once, in the weekly digest, or only shown in the history. Pure.

The table is data of the watchlist. It knows types of events, and marks of the change behind one; of
all names that apply the most urgent counts. Editorial differences have no event and stand in no table.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import get_args

from monitors.model import Difference, EventType, Matches, Part
from monitors.watchlist import Level

Table = tuple[tuple[str, Level], ...]

LEVELS: tuple[Level, ...] = get_args(Level)
MARKS = ("amendment", "letter", "figure")
"""A followed amendment, a members' letter, a figure or date that differs."""

_FIGURE = re.compile(r"\d+(?:[.,:]\d+)*")
# This sentence tells of every step; where its date matters the page object made a fact of it.
_PROSE = "fact:status"
# Where a bill's page says what the bill is about, whatever changed.
_WHOLE_BILL = ("identity", "title", "fact ")


def level(table: Table, kind: EventType, marks: Iterable[str]) -> Level:
    """The level of an event; a type that the table does not name is told at once."""
    said = dict(table)
    found = [said.get(kind.value, "instant"), *(said[mark] for mark in marks if mark in said)]
    return min(found, key=LEVELS.index)


def marks_of(document_kind: str, difference: Difference, matches: Matches) -> frozenset[str]:
    """The marks of a change in a document of this kind that is about these dossiers and amendments."""
    marks = {
        "amendment": _amendment_touched(document_kind, matches),
        "letter": document_kind == "ledenbrief",
        "figure": any(map(_figure_moved, difference.parts)),
    }
    return frozenset(mark for mark in MARKS if marks[mark])


def _amendment_touched(document_kind: str, matches: Matches) -> bool:
    """Whether a change bears a followed amendment; that a bill as a whole is about one does not count."""
    reasons = [why for match in matches.amendments for why in match.why]
    if document_kind != "wetsvoorstel":
        return bool(reasons)
    return any(why.rule != "paper" and not why.where.startswith(_WHOLE_BILL) for why in reasons)


def _figure_moved(part: Part) -> bool:
    if not part.material or part.op != "replace" or part.key == _PROSE:
        return False
    return _figures(part.before) != _figures(part.after)


def _figures(text: str | None) -> Counter[str]:
    return Counter(found.replace(".", "") for found in _FIGURE.findall(text or ""))
