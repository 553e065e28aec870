"""From the raw values of a file to checked tables: every mistake is explained, the rest goes on."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from config.errors import Report
from config.fields import choice, did_you_mean, looks_secret, shown
from config.schema import LISTS, SINGLES, Table

T = TypeVar("T", bound=Table)
Raw = Mapping[str, Any]

_SECRET_KEY = re.compile(r"token|password|passwd|wachtwoord|secret|api_?key|webhook", re.IGNORECASE)
# A configuration with errors is never used: these only keep what was refused out of the way.
_STAND_INS: Raw = {
    "key": "stand-in",
    "title": "?",
    "site": "?",
    "url": "https://example.org/",
    "every": "1d",
    "channels": (),
}
_TYPES = {
    "string": ("text in quotes", "put the value in quotes"),
    "tuple": ('a list such as ["one", "two"]', "put square brackets around it"),
    "bool": ("true or false", "write it in lower case, without quotes"),
    "int": ("a whole number", "write figures only, without quotes"),
    "float": ("a number", "write figures only, without quotes"),
}


def parse(report: Report, where: str, model: type[T], raw: Raw) -> T | None:
    """The table without the values that were reported, so that later checks see the rest of it.

    None where that says nothing any more, as for a channel of no known kind.
    """
    try:
        return model.model_validate(raw)
    except ValidationError as error:
        details = error.errors(include_url=False)
    for detail in details:
        report.add(_key(where, detail), *_explained(model, detail))
    bad = {detail["loc"][0] for detail in details}
    return _mended(where, model, raw, {name: raw[name] for name in raw if name not in bad})


def label(name: str, index: int, raw: Raw) -> str:
    """How errors call a table of a list: by its key, or by its place in the file."""
    return place(name, _key_in(raw) or f"[{index}]")


def place(name: str, key: str) -> str:
    """`source.my-bill`, or `source[2]` for a table without a key."""
    return name + key if key.startswith("[") else f"{name}.{key}"


def without_secrets(report: Report, raw: Raw, where: str = "") -> dict[str, Any]:
    """The file's values with every secret reported and taken out."""
    kept: dict[str, Any] = {}
    for name, value in raw.items():
        key = f"{where}.{name}" if where else name
        if _is_secret(name, value):
            report.add(key, "no secret in this file", _where_it_belongs(key, value))
        else:
            kept[name] = _inside(report, key, value)
    return kept


def _inside(report: Report, key: str, value: Any) -> Any:
    if isinstance(value, dict):
        return without_secrets(report, value, key)
    if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
        return value
    return [without_secrets(report, one, label(key, index, one)) for index, one in enumerate(value, 1)]


def _is_secret(name: str, value: Any) -> bool:
    texts = value if isinstance(value, list) else [value]
    named = bool(_SECRET_KEY.search(name)) and isinstance(value, str)
    return named or any(isinstance(text, str) and looks_secret(text) for text in texts)


def _where_it_belongs(key: str, value: Any) -> str:
    mail = key.startswith("email") and not looks_secret(str(value))
    name = "WETWACHT_SMTP_PASSWORD" if mail else "WETWACHT_SLACK_TOKEN"
    return f"take it out and set {name}, or {name}_FILE to the path of a file that holds it"


def _mended(where: str, model: type[T], raw: Raw, kept: Raw) -> T | None:
    absent = [name for name, field in model.model_fields.items() if field.is_required() and name not in kept]
    if not set(absent) <= set(_STAND_INS):
        return None
    table = model.model_validate({**{name: _STAND_INS[name] for name in absent}, **kept})
    own_name = _key_in(raw) or where[where.rfind("[") :]
    return table.model_copy(update={"key": own_name}) if "key" in absent else table


def _key_in(raw: Raw) -> str | None:
    key = raw.get("key")
    return key if isinstance(key, str) and key.strip() else None


def _key(where: str, detail: ErrorDetails) -> str:
    """`source.my-bill.every`, and `source[2]` for the second table of a list."""
    steps = [f"[{step + 1}]" if isinstance(step, int) else f".{step}" for step in detail["loc"]]
    return (where + "".join(steps)).lstrip(".")


def _explained(model: type[Table], detail: ErrorDetails) -> tuple[str, str]:
    """What was expected and how to mend it."""
    kind, context = detail["type"], detail.get("ctx", {})
    name = str(detail["loc"][0])
    if kind == "refused":
        return str(context["expected"]), str(context["remedy"])
    if kind == "missing":
        return "a value", f"add {name} = … to this table"
    if kind == "extra_forbidden":
        return _unknown(model, name)
    if kind == "literal_error":
        return _literal(str(context["expected"]), detail["input"])
    return _mistyped(kind, name, detail)


def _unknown(model: type[Table], name: str) -> tuple[str, str]:
    names = tuple(model.model_fields)
    advice = did_you_mean(name, names) or "take the key out, or put it in the table where it belongs"
    return f"{choice(names)} as the key", advice


def _literal(expected: str, value: Any) -> tuple[str, str]:
    options = tuple(re.findall(r"'([^']+)'", expected))
    advice = did_you_mean(str(value), options) or f"write {options[0]!r}, or another of them"
    return f"{choice(options)}, not {shown(value)}", advice


def _mistyped(kind: str, name: str, detail: ErrorDetails) -> tuple[str, str]:
    if kind.startswith("dict") or (kind.startswith("tuple") and name in LISTS):
        return _mistaken_brackets(name)
    expected, remedy = _TYPES.get(kind.partition("_")[0], (detail["msg"], "correct the value"))
    return f"{expected}, not {shown(detail['input'])}", remedy


def _mistaken_brackets(name: str) -> tuple[str, str]:
    if name in SINGLES:
        return f"one table [{name}]", f"write [{name}] with single brackets, once"
    return f"tables [[{name}]]", f"write each as [[{name}]] with double brackets"
