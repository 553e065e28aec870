"""Lines of JSON that programs hand in, for `wetwacht match` and `wetwacht compare`. Pure."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from typing import Any, NoReturn

from wetwacht.output import Json

_MARK = "\ufeff"


def answers(lines: Iterable[str], answer: Callable[[str], Json]) -> Iterator[Json]:
    """The answer to each line that is not empty. Raises ValueError that says which line is wrong, and why."""
    for number, line in enumerate(lines, start=1):
        text = line.removeprefix(_MARK) if number == 1 else line
        try:
            if text.strip():
                yield answer(text)
        except ValueError as error:
            raise ValueError(f"line {number}: {error}") from error


def object_of(line: str, *names: str) -> dict[str, Any]:
    """The object on a line, with at least these names. Raises ValueError for anything else."""
    if any("\udc80" <= character <= "\udcff" for character in line):
        raise ValueError("expected text in UTF-8")
    try:
        value = json.loads(line, parse_constant=_no_number)
    except RecursionError as error:
        raise ValueError("nested too deep") from error
    except json.JSONDecodeError as error:
        raise ValueError(f"expected one JSON object, whole on its line ({error.msg})") from error
    if not isinstance(value, dict) or not value.keys() >= {*names}:
        raise ValueError(f"expected an object with {', '.join(names[:-1])} and {names[-1]}")
    return value


def text_in(value: dict[str, Any], name: str) -> str:
    """The text of this name, empty where it is null or absent. Raises ValueError for anything else."""
    found = value.get(name)
    if not isinstance(found, str | None):
        raise ValueError(f"expected {name} to be a text or null")
    return found or ""


def _no_number(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON")
