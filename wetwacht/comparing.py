"""Lines of two texts compared, for `wetwacht compare`. Pure."""

from __future__ import annotations

import json
from typing import Any

from monitors.comparing.compare import Change, Comparison, compare
from monitors.model import Why
from wetwacht.output import Json, why_of


def compare_line(line: str) -> Json:
    """The answer to one line {id, before, after}. Raises ValueError for what is none."""
    value = _object(line)
    before, after = _text(value, "before"), _text(value, "after")
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


def _object(line: str) -> dict[str, Any]:
    if any("\udc80" <= character <= "\udcff" for character in line):
        raise ValueError("expected text in UTF-8")
    try:
        value = json.loads(line)
    except RecursionError as error:
        raise ValueError("nested too deep") from error
    if not isinstance(value, dict) or not {"id", "before", "after"} <= value.keys():
        raise ValueError("expected an object with id, before and after")
    return value


def _text(value: dict[str, Any], name: str) -> str:
    found = value[name]
    if not isinstance(found, str | None):
        raise ValueError(f"expected {name} to be a text or null")
    return found or ""
