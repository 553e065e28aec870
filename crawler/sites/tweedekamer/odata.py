"""The House's OData answers: rows, pages of rows, errors in the clothes of an answer. Pure."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from urllib.parse import parse_qsl, quote, urlsplit

from crawler.blocked import raise_if_html
from crawler.document import Fetch
from crawler.errors import Blocked, LayoutChanged
from crawler.text import AMSTERDAM, MONTHS, instant, line

Row = dict[str, Any]

ROOT = "https://gegevensmagazijn.tweedekamer.nl/OData/v4/2.0/"
_ENTITY = re.compile(r"/OData/v4/2\.0/(\w+)(?:\(([\w-]+)\))?$")
_DOSSIER = re.compile(r"\bNummer eq (\d{5})")
# The service reads a filter literally: only these may be escaped, and a space never as a plus.
_LITERAL = "/():,'$=;@"


@dataclass(frozen=True, slots=True)
class Query:
    """What an address asks for: the entity, the filter, and from which row on."""

    entity: str
    filter: str = ""
    skip: int = 0

    @property
    def dossier(self) -> str | None:
        """The dossier number that the filter names, or None."""
        found = _DOSSIER.search(self.filter)
        return found[1] if found else None


@dataclass(frozen=True, slots=True)
class Answer:
    """The rows of an answer, and how many there are in all where it says so."""

    rows: tuple[Row, ...]
    count: int | None = None
    next_link: str | None = None


def query_of(url: str) -> Query | None:
    """The query of an address, or None for an address of something else."""
    parts = urlsplit(url)
    found = _ENTITY.search(parts.path)
    if not found:
        return None
    options = dict(parse_qsl(parts.query.replace("+", "%2B")))
    skip = options.get("$skip", "0")
    narrowed = options.get("$filter", found[2] or "")
    return Query(found[1], line(narrowed), int(skip) if skip.isdigit() else 0)


def answer_of(fetch: Fetch) -> Answer:
    """The rows of an answer. Raises Blocked for an error of the service, LayoutChanged for half an answer."""
    raise_if_html(fetch, "JSON")
    try:
        value = json.loads(fetch.body)
    except (ValueError, RecursionError) as error:
        raise LayoutChanged("JSON", f"the answer is not whole JSON: {str(error)[:80]}") from error
    if not isinstance(value, dict):
        raise LayoutChanged("value", "the answer is no object")
    if "error" in value:
        said = value["error"].get("message", "") if isinstance(value["error"], dict) else value["error"]
        raise Blocked(f"the service gave an error: {line(str(said))[:120]}")
    return Answer((value,)) if "value" not in value and "Id" in value else _collection(value)


def _collection(value: Row) -> Answer:
    rows = value.get("value")
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise LayoutChanged("value")
    count, link = value.get("@odata.count"), value.get("@odata.nextLink")
    return Answer(
        tuple(rows), count if isinstance(count, int) else None, link if isinstance(link, str) else None
    )


def address(entity: str, options: dict[str, str]) -> str:
    """The address of a query, escaped as the service wants it."""
    query = "&".join(f"{name}={quote(value, safe=_LITERAL)}" for name, value in options.items())
    return f"{ROOT}{entity}?{query}"


def day(text: object) -> str | None:
    """The Amsterdam day of a moment, in words; local midnights come as the evening before in UTC."""
    moment = instant(text) if isinstance(text, str) else None
    if moment is None:
        return None
    local = moment.astimezone(AMSTERDAM)
    return f"{local.day} {MONTHS[local.month - 1]} {local.year}"


def changed(rows: tuple[Row, ...]) -> datetime | None:
    """The newest moment at which a row became visible in the API."""
    moments = [instant(str(row.get("ApiGewijzigdOp") or row.get("GewijzigdOp") or "")) for row in rows]
    return max((moment.astimezone(UTC) for moment in moments if moment), default=None)
