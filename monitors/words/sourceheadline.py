"""The headline for operators of a source that cannot be read, or can again. Pure."""

from __future__ import annotations

import re

from monitors.model import SourceEvent
from monitors.words import operatortexts
from monitors.words.dutch import duration, inert, number, shortened, within
from monitors.words.headline import LONGEST

_ROWS_LEFT = re.compile(r"(\d{1,9}) of (\d{1,9}) rows left")


def source_headline(event: SourceEvent, called: str = "") -> str:
    """The headline for operators when a source goes down, or comes back (`until` is set).

    The source is `called` as readers know it, else by its key.
    """
    source = inert(called or event.source)
    if event.until:
        return within(
            operatortexts.UP.format(source=source, length=duration(event.until - event.since)), LONGEST
        )
    left = rows_left(event)
    if left:
        return shortened(operatortexts.DOWN_ROWS.format(left=left[0], all=left[1], source=source), LONGEST)
    down = operatortexts.DOWN.get(event.verdict, operatortexts.DOWN_OTHER).format(source=source)
    if event.field:
        down = operatortexts.DOWN_FIELD.format(down=down, field=inert(event.field))
    return shortened(down, LONGEST)


def rows_left(event: SourceEvent) -> tuple[str, str] | None:
    """How many rows a list has left, and how many it had, where that is why it is not believed."""
    found = _ROWS_LEFT.fullmatch(event.reason)
    return (number(int(found[1])), number(int(found[2]))) if found else None
