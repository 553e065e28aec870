"""The JSON of open.overheid.nl: addresses, whole answers, fields that must be there. Pure."""

from __future__ import annotations

import json
import re
from datetime import date, datetime
from typing import Any
from urllib.parse import urlsplit

from crawler.blocked import raise_if_blocked, raise_if_html
from crawler.document import Fetch
from crawler.errors import Blocked, LayoutChanged
from crawler.text import MONTHS, instant, line

SITE = "openoverheid"
HOST = "open.overheid.nl"
HOSTS = (HOST,)
API = "/overheid/openbaarmakingen/api/v0/zoek"

Row = dict[str, Any]

_UUID = r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
_DETAIL = re.compile(rf"{API}/({_UUID})/?", re.IGNORECASE)
_NAMED = re.compile(rf"/documenten/({_UUID})(?:_\d+)?", re.IGNORECASE)


def path_of(url: str) -> str | None:
    """The path of an address of this host, or None for an address elsewhere."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return None
    return parts.path if parts.hostname == HOST else None


def detail_id(url: str) -> str | None:
    """The id of the document whose detail an address asks for, or None."""
    found = _DETAIL.fullmatch(path_of(url) or "")
    return found[1].lower() if found else None


def document_id(pid: str) -> str | None:
    """The id in the permanent address of a document, or None for anything else."""
    found = _NAMED.fullmatch(path_of(pid) or "")
    return found[1].lower() if found else None


def detail_address(uuid: str) -> str:
    """The address of the detail of a document."""
    return f"https://{HOST}{API}/{uuid}"


def parsed(fetch: Fetch, required: str) -> Row:
    """A whole answer with its required field.

    Raises Blocked for HTML and for an error of the service, LayoutChanged for an empty or cut-off answer.
    """
    raise_if_html(fetch, "JSON")
    body = fetch.body.removeprefix(b"\xef\xbb\xbf").lstrip()
    if not body:
        raise LayoutChanged("body", "the answer is empty")
    _decodable(body)
    if not body.startswith(b"{"):
        raise_if_blocked(fetch)
        raise Blocked(f"no JSON: {body[:60]!r}")
    try:
        value: Row = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise LayoutChanged("end of JSON", f"the answer is not whole JSON: {str(error)[:80]}") from error
    _raise_if_error(value, required)
    return value


def text(value: object) -> str:
    """A simple value on one clean line; empty for nothing and for anything nested."""
    if value is None or isinstance(value, dict | list | bool):
        return ""
    # JSON may hold halves of a character, which no database takes.
    return line(str(value).encode("utf-8", "replace").decode())


def row(value: Row, name: str) -> Row:
    """A field that must hold an object. Raises LayoutChanged naming it."""
    found = value.get(name)
    if not isinstance(found, dict):
        raise LayoutChanged(name)
    return found


def rows(value: Row, name: str) -> list[Row]:
    """A field that must hold a list of objects. Raises LayoutChanged naming it."""
    found = value.get(name)
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        raise LayoutChanged(name)
    return found


def maybe(value: Row, name: str) -> list[Row]:
    """The objects of a field that need not be there."""
    found = value.get(name)
    return [one for one in found if isinstance(one, dict)] if isinstance(found, list) else []


def needed(value: Row, name: str) -> str:
    """A field that must say something. Raises LayoutChanged naming it."""
    said = text(value.get(name))
    if not said:
        raise LayoutChanged(name)
    return said


def day(value: object) -> date | None:
    """The day of an ISO date, or None."""
    try:
        return date.fromisoformat(text(value)[:10])
    except ValueError:
        return None


def written(found: date | None) -> str:
    """A day in words ("21 maart 2026"); empty for None."""
    return f"{found.day} {MONTHS[found.month - 1]} {found.year}" if found else ""


def newest(values: list[object]) -> datetime | None:
    """The last of the moments, or None where there is none."""
    return max((moment for one in values if (moment := instant(text(one)))), default=None)


def _decodable(body: bytes) -> None:
    try:
        body.decode()
    except UnicodeDecodeError as error:
        raise LayoutChanged("encoding", f"the answer is not valid UTF-8: {error}") from error


def _raise_if_error(value: Row, required: str) -> None:
    if required in value:
        return
    for name in ("error", "message", "detail", "title", "status"):
        if text(value.get(name)):
            raise Blocked(f"the service gave an error: {text(value[name])[:120]!r}")
    raise LayoutChanged(required)
