"""What happened in the world, read from structured facts; what the facts do not say is `changed`. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from crawler.document import Document
from crawler.text import dutch_date
from monitors.detect import is_row
from monitors.model import Difference, EventType, Kind

_STAGES = {
    "adopted": EventType.ADOPTED,
    "rejected": EventType.REJECTED,
    "rejected_house": EventType.REJECTED,
    "withdrawn": EventType.WITHDRAWN,
    "published": EventType.PUBLISHED,
}
_RESULTS = {"aangenomen": EventType.ADOPTED, "verworpen": EventType.REJECTED}


@dataclass(frozen=True, slots=True)
class DatedRow:
    """A dated row of a bill's page, for the dossier's timeline."""

    day: date
    text: str
    key: str


def event_type(before: Document | None, after: Document, difference: Difference) -> EventType:
    """The type of the event behind a change: the stage first, then a result, then new or changed."""
    stage = after.fact("stage")
    if _moved(before, after, "stage") and isinstance(stage, str) and stage in _STAGES:
        return _STAGES[stage]
    for name in ("result_ek", "result_tk"):
        result = after.fact(name)
        if _moved(before, after, name) and isinstance(result, str) and result in _RESULTS:
            return _RESULTS[result]
    return EventType.SUBMITTED if Kind.NEW in difference.kinds else EventType.CHANGED


def happened(before: Document | None, after: Document, difference: Difference) -> date | None:
    """The day it happened, only where the source says so: a decision's date, a new paper's, a new page's."""
    for name in ("decided_ek", "decided_tk"):
        decided = after.fact(name)
        if _moved(before, after, name) and isinstance(decided, str):
            return date.fromisoformat(decided)
    if Kind.NEW not in difference.kinds:
        return None
    if before is None:
        return after.published
    rows = [dutch_date(part.after or "") for part in difference.parts if part.op == "insert"]
    return max((day for day in rows if day), default=None)


def dated_rows(document: Document) -> tuple[DatedRow, ...]:
    """The rows of a bill's page that carry a date, oldest first."""
    rows = [
        DatedRow(day, section.heading, section.key)
        for section in document.sections
        if is_row(section.key) and (day := dutch_date(section.text))
    ]
    return tuple(sorted(rows, key=lambda row: row.day))


def _moved(before: Document | None, after: Document, name: str) -> bool:
    return before is not None and before.fact(name) != after.fact(name)
