"""The House's OData service: addresses, pages of rows, errors in the clothes of an answer. Pure."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qsl, quote, urljoin, urlsplit

from crawler.blocked import raise_if_blocked, raise_if_html
from crawler.document import Fetch
from crawler.errors import Blocked, LayoutChanged
from crawler.sites.tweedekamer.fields import Row, text

HOST = "gegevensmagazijn.tweedekamer.nl"
ROOT = f"https://{HOST}/OData/v4/2.0/"
MOST_ROWS = 250
"""What the service gives at a time, however many are asked for."""

_ENTITY = re.compile(r"/OData/v4/2\.0/(\w+)(?:\(([\w-]+)\))?/?")
_NOT_ANY = re.compile(r"\bnot\s+[\w/]+/any\([^)]*\)")
_DOSSIER = re.compile(r"\bNummer eq (\d{5})\b(?:[^)]*?\bToevoeging eq '([^']+)')?")
_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:\d\d)?")
_SKIP = re.compile(r"((?:\$|%24)skip=)\d+")
_FIGURE = re.compile(r"[0-9]{1,9}")
# The service reads a filter literally: escaping any of these, or a plus for a space, breaks it.
# Braces stay for the window that a source's address may hold.
_LITERAL = "/():,'$=;@!*?{}"


@dataclass(frozen=True, slots=True)
class Query:
    """What an address asks for. `skip` and `token` say which page of the rows, `top` how many of them."""

    entity: str
    id: str | None = None
    filter: str = ""
    expand: tuple[str, ...] = ()
    skip: int = 0
    top: int | None = None
    count: bool = False
    token: str = ""

    @property
    def dossier(self) -> str | None:
        """The one dossier whose rows are asked for ("36704", "36945-XXII"), or None."""
        found = {"-".join(filter(None, pair)) for pair in _DOSSIER.findall(_NOT_ANY.sub("", self.filter))}
        return found.pop() if len(found) == 1 else None

    @property
    def key(self) -> str:
        """The same for the same question, whatever the window of days that it is asked for."""
        page = f"#{self.token or self.skip}" if self.token or self.skip else ""
        return f"{self.entity}?{_MOMENT.sub('*', self.filter)}{page}"


@dataclass(frozen=True, slots=True)
class Answer:
    """The rows of an answer, and the address of the next ones. `single`: one thing, asked for by its id."""

    rows: tuple[Row, ...]
    following: str | None = None
    single: bool = False


def address(entity: str, options: dict[str, str]) -> str:
    """The address of a query, escaped as the service wants it."""
    query = "&".join(f"{name}={quote(value, safe=_LITERAL)}" for name, value in options.items())
    return f"{ROOT}{entity}?{query}"


def query_of(url: str) -> Query | None:
    """The query of an address, or None for an address of something else."""
    parts = urlsplit(url)
    found = _ENTITY.fullmatch(parts.path)
    if not found or parts.hostname != HOST:
        return None
    options = dict(parse_qsl(parts.query.replace("+", "%2B")))
    return Query(
        entity=found[1],
        id=found[2],
        filter=" ".join(options.get("$filter", "").split()),
        expand=_top_level(options.get("$expand", "")),
        skip=_figure(options.get("$skip")) or 0,
        top=_figure(options.get("$top")),
        count=options.get("$count", "").lower() == "true",
        token=options.get("$skiptoken", ""),
    )


def answer_of(fetch: Fetch, query: Query) -> Answer:
    """The rows of an answer. Raises Blocked for an error of the service, LayoutChanged for half an answer."""
    value = _parsed(fetch)
    _raise_if_error(value)
    if "value" not in value and "Id" in value:
        return Answer((value,), single=True)
    rows = value.get("value")
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise LayoutChanged("value")
    link = value.get("@odata.nextLink")
    if isinstance(link, str):
        return Answer(tuple(rows), _linked(fetch.url, link, query))
    more = _has_more(query, len(rows), value.get("@odata.count"))
    return Answer(tuple(rows), _skipped(fetch.url, query.skip + len(rows)) if more else None)


def _parsed(fetch: Fetch) -> Row:
    raise_if_html(fetch, "JSON")
    try:
        body = fetch.body.decode("utf-8-sig").lstrip()
    except UnicodeDecodeError as error:
        raise LayoutChanged("encoding", f"the answer is not valid utf-8: {error}") from error
    if not body.startswith("{"):
        raise_if_blocked(fetch)
        raise Blocked(f"no JSON: {body[:60]!r}")
    try:
        value: Row = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise LayoutChanged("end of JSON", f"the answer is not whole JSON: {str(error)[:80]}") from error
    return value


def _raise_if_error(value: Row) -> None:
    whole = "value" in value or "Id" in value
    for name in ("error", "odata.error", *(() if whole else ("Message", "message"))):
        if name in value:
            said = value[name].get("message") if isinstance(value[name], dict) else value[name]
            raise Blocked(f"the service gave an error: {text(said)[:120]!r}")


def _has_more(query: Query, rows: int, count: Any) -> bool:
    """Whether rows are left. With $top the service gives no link, only a count where it is asked for one.

    Fewer rows than the count promises would read as papers that were taken away: LayoutChanged.
    """
    most = min(query.top or MOST_ROWS, MOST_ROWS)
    if not isinstance(count, int) or isinstance(count, bool):
        if query.count:
            raise LayoutChanged("@odata.count")
        return query.top is not None and rows == most
    wanted = min(most, max(count - query.skip, 0))
    if rows < wanted:
        raise LayoutChanged("value", f"{rows} rows where {wanted} of {count} were due")
    return query.skip + rows < count


def _linked(base: str, link: str, query: Query) -> str:
    """The address behind a link to the next rows, which must be rows of the same thing."""
    url = urljoin(base, link)
    following = query_of(url)
    if following is None or following.entity != query.entity or not url.startswith("https://"):
        raise LayoutChanged("@odata.nextLink", f"the next rows are said to be at {text(url)[:120]}")
    return url


def _skipped(url: str, rows: int) -> str:
    if _SKIP.search(url):
        return _SKIP.sub(rf"\g<1>{rows}", url)
    return f"{url}{'&' if '?' in url else '?'}$skip={rows}"


def _top_level(expand: str) -> tuple[str, ...]:
    """The names that an $expand asks for, without what it asks for inside them."""
    plain, inner = expand, ""
    while plain != inner:
        inner, plain = plain, re.sub(r"\([^()]*\)", "", plain)
    return tuple(name.strip() for name in plain.split(",") if name.strip())


def _figure(option: str | None) -> int | None:
    return int(option) if option and _FIGURE.fullmatch(option) else None
