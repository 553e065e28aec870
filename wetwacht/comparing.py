"""Lines of two texts compared, for `wetwacht compare`. Pure."""

from __future__ import annotations

from monitors.comparing.compare import Change, Comparison, compare
from monitors.model import Why
from wetwacht.lines import object_of, text_in
from wetwacht.output import Json, why_of


def compare_line(line: str) -> Json:
    """The answer to one line {id, before, after}. Raises ValueError for what is none."""
    value = object_of(line, "id", "before", "after")
    before, after = text_in(value, "before"), text_in(value, "after")
    found = compare(before, after)
    return {
        "id": value["id"],
        "material": found.material,
        "why": why_of(_reasons(found)),
        "changes": [_change(change) for change in found.changes],
    }


def _reasons(found: Comparison) -> tuple[Why, ...]:
    return tuple(Why("text", verdict.text, verdict.rule) for verdict in found.verdicts)


def _change(change: Change) -> Json:
    edit = change.edit
    return {
        "op": edit.op,
        "before": edit.before,
        "after": edit.after,
        "material": change.verdict.material,
    }
