"""When a source issues a great many known documents again, readers get one line instead of a flood. Pure.

It happens when a site gets other templates or its data are written again: 25,806 papers in one day.
"""

from __future__ import annotations

import re

from monitors.comparing.detect import is_row
from monitors.model import Difference, EventType, Kind, Matches, Notice, Part
from monitors.watchlist import Source
from monitors.words import texts
from monitors.words.dutch import number

MANY = 50
"""More known documents than this, changed in one round of one source, are a re-issue."""

FEW = 5
"""So many alerts are no flood, whatever else changed in their round."""

_NEWS = frozenset({Kind.NEW, Kind.GONE, Kind.VOTE, Kind.STATUS, Kind.WITHDRAWN})
# Lines of a row by which something was decided: sixty votes in a day are sixty votes.
_DECISION = re.compile(
    r"^(?:Besluit|Uitslag|Voor|Tegen|Zetels|Ingetrokken|Stand|Vervangt|Oordeel kabinet):", re.M
)


def may_be_reissued(kind: EventType, difference: Difference) -> bool:
    """Whether a change may be part of a re-issue: nothing new, gone or decided."""
    return (
        kind is EventType.CHANGED
        and not difference.kinds & _NEWS
        and not any(map(_decides, difference.parts))
    )


def is_flood(changed: int, alerts: int) -> bool:
    """Whether the alerts of one round of one source become one line."""
    return changed > MANY and alerts > FEW


def headline(source: Source | None, changed: int) -> str:
    """The line that readers get instead."""
    actor = texts.site_of(source.site, source.url).actor if source else texts.SOURCE
    return texts.REISSUED.format(actor=actor, count=number(changed))


def notice(source: Source | None, changed: int, matches: Matches) -> Notice:
    """What stands below that line."""
    lines = (texts.REISSUED_KNOWN.format(count=number(changed)), texts.REISSUED_ONCE, texts.REISSUED_KEPT)
    return Notice(lines, ((source.site, source.url),) if source else (), matches)


def rows_reissued(difference: Difference) -> int:
    """How many rows of one list were issued again; 0 where they are not so many, or there is other news."""
    rows = {part.key for part in difference.parts if _is_row(part)}
    only = all(_is_row(part) or not part.material for part in difference.parts)
    return len(rows) if only and len(rows) > MANY and may_be_reissued(EventType.CHANGED, difference) else 0


def _is_row(part: Part) -> bool:
    return part.key.startswith("section:") and is_row(part.key)


def _decides(part: Part) -> bool:
    return any(_DECISION.search(text) for text in (part.before, part.after) if text)
