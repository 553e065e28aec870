"""What a change says, as it is searched and quoted: added and removed text, stages and days in words."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from typing import Any, Literal

from monitors.history.records import Row
from monitors.words.dutch import written
from monitors.words.procedure import STAGES
from monitors.words.texts import FACTS, OTHER_FACT

COLUMNS = "c.kinds, c.parts, case c.parts when '[]' then v.content end as content"
"""What a query must select of a change `c` and its version `v`."""

Side = Literal["after", "before"]


def spoken(row: Row, side: Side) -> Iterator[str]:
    """The texts that a change added or removed, in order; a new document added all that it says."""
    if row["content"] and "new" in json.loads(row["kinds"]):
        if side == "after":
            yield from _whole(json.loads(row["content"]))
        return
    for part in json.loads(row["parts"]):
        if part[side]:
            yield _said(part, part[side])


def _whole(content: dict[str, Any]) -> Iterator[str]:
    for section in content.get("sections", ()):
        yield _headed(section["heading"], section["text"])
    for file in content.get("attachments", ()):
        yield _headed(file["title"], file["text"] or "")


def _said(part: dict[str, Any], text: str) -> str:
    place, _, name = part["key"].partition(":")
    if place == "fact":
        shown = STAGES.get(text, text) if name == "stage" else text
        return f"{FACTS.get(name, OTHER_FACT)}: {_day(shown)}"
    return _headed(part["heading"], _day(text) if place == "published" else text)


def _headed(heading: str, text: str) -> str:
    return f"{heading}\n{text}" if heading else text


def _day(text: str) -> str:
    """A day as readers write it; any other text unchanged."""
    try:
        return written(date.fromisoformat(text)) if len(text) == 10 else text
    except ValueError:
        return text
