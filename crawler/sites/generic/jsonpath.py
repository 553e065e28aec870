"""Values of a JSON answer as lines: `data.rows[*].title` finds them, objects are written out. Pure."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from crawler.errors import LayoutChanged
from crawler.text import line

Step = str | int | None
"""A key, a place in a list, or None for every place."""

MAX_LINES = 5_000
_STEP = re.compile(r"(?:^|\.)([^.\[\]]+)|\[(\d{1,9}|\*)\]")


def steps(path: str) -> tuple[Step, ...]:
    """The steps of a path such as `data.rows[*].title`. Raises ValueError for what is none."""
    found: list[Step] = []
    end = 0
    for match in _STEP.finditer(path):
        if match.start() != end:
            break
        end = match.end()
        found.append(match[1] or (None if match[2] == "*" else int(match[2])))
    if end != len(path) or not found:
        raise ValueError(f"not a path at character {end + 1}")
    return tuple(found)


def lines_at(value: Any, path: str | None) -> list[str]:
    """The values at a path, a line each; without a path every value of the answer.

    Raises LayoutChanged where the answer has no such place, or more lines than we compare.
    """
    taken: list[str] = []
    for found in _at(value, steps(path) if path else ()):
        for text in _written(found, ""):
            if len(taken) >= MAX_LINES:
                raise LayoutChanged("size", f"the answer has more than {MAX_LINES} values")
            taken.append(text)
    return taken


def _at(value: Any, path: tuple[Step, ...]) -> Iterator[Any]:
    if not path:
        yield value
        return
    step, rest = path[0], path[1:]
    if step is None:
        for one in _list(value):
            yield from _at(one, rest)
    elif isinstance(step, int):
        yield from _at(_place(value, step), rest)
    else:
        yield from _at(_member(value, step), rest)


def _list(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise LayoutChanged("json_path", "[*] finds no list in the answer")
    return value


def _place(value: Any, place: int) -> Any:
    many = _list(value)
    if place >= len(many):
        raise LayoutChanged("json_path", f"[{place}] is not in a list of {len(many)}")
    return many[place]


def _member(value: Any, name: str) -> Any:
    if not isinstance(value, dict) or name not in value:
        raise LayoutChanged("json_path", f"the answer has no {name!r} there")
    return value[name]


def _written(value: Any, name: str) -> Iterator[str]:
    """A value as lines "name: value", members in the order of their names: theirs says nothing."""
    if isinstance(value, dict):
        for key in sorted(value):
            yield from _written(value[key], f"{name}.{key}" if name else key)
    elif isinstance(value, list):
        for place, one in enumerate(value):
            yield from _written(one, f"{name}[{place}]")
    else:
        text = line(value if isinstance(value, str) else json.dumps(value))
        yield line(f"{name}: {text}") if name else text
