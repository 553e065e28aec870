"""What crosses the pipe between the parent and the crawl's child process, as plain JSON values.

The order goes in as one JSON value, results come back as one JSON object a line, both with
`version`. A document has the same JSON form on the wire, in the history and in fixtures.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from crawler.document import Attachment, Document, Fact, Section
from crawler.errors import Failure, Verdict
from crawler.options import NONE, Options, load_options

VERSION = 1
MAX_LINE = 1_000_000
"""Bytes of one result line; what is longer is a defect of the page, not a line."""

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Known:
    """What history remembers of an address: validators, the hash of the part that matters, its links.

    `rows` are the fingerprints of the index rows by which it was read; `due` says that the page is
    to be visited again even when no row changed.
    """

    etag: str | None = None
    last_modified: str | None = None
    part: str | None = None
    files: tuple[str, ...] = ()
    rows: tuple[str, ...] = ()
    due: bool = True


@dataclass(frozen=True, slots=True)
class SourceOrder:
    """One source to visit. `origin` is where its site's pages are fetched from, when that is a copy."""

    key: str
    site: str
    url: str
    origin: str | None = None
    allow_private_hosts: bool = False
    pages: tuple[str, ...] = ()
    options: Options = NONE


@dataclass(frozen=True, slots=True)
class Order:
    """A round: the sources due, what is known of the addresses they lead to, and how to behave.

    `done` holds addresses that an earlier child of this round already reported. Without `follow`
    only the sources' own pages are asked for, not what they lead to.
    """

    sources: tuple[SourceOrder, ...]
    known: Mapping[str, Known]
    spool: str
    user_agent: str
    delay: float = 2.0
    done: tuple[str, ...] = ()
    follow: bool = True
    version: int = VERSION


@dataclass(frozen=True, slots=True)
class Answer:
    """The evidence of one fetch: the resulting address after redirects, and what came.

    `sha256` names the body in the spool; None when nothing new came.
    """

    url: str
    status: int
    headers: tuple[tuple[str, str], ...] = ()
    sha256: str | None = None
    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class FileResult:
    """What came of one attachment: unchanged, read (sha256 and text), or failed."""

    url: str
    answer: Answer | None = None
    text: str | None = None
    failure: Failure | None = None


@dataclass(frozen=True, slots=True)
class PageResult:
    """What came of one page with its files: unchanged (`document` None), read, or failed.

    `own` marks the source's own page: its failure is the source's verdict. `elapsed` is how many
    seconds the site took to answer.
    """

    source: str
    url: str
    own: bool
    answer: Answer | None = None
    document: Document | None = None
    part: str | None = None
    revision: int = 0
    files: tuple[FileResult, ...] = ()
    failure: Failure | None = None
    elapsed: float | None = None


@dataclass(frozen=True, slots=True)
class Begin:
    """The child is about to parse this address; if it dies now, this is why."""

    source: str
    url: str
    own: bool = field(default=False)


def dump(document: Document) -> Json:
    """A document as JSON values; `load` gives it back."""
    return {
        "site": document.site,
        "key": document.key,
        "url": document.url,
        "kind": document.kind,
        "title": document.title,
        "published": document.published.isoformat() if document.published else None,
        "modified": _utc(document.modified),
        "identifier": document.identifier,
        "facts": {fact.name: _value(fact) for fact in document.facts},
        "sections": [asdict(section) for section in document.sections],
        "attachments": [asdict(attachment) for attachment in document.attachments],
        "index": document.index,
    }


def load(value: Json) -> Document:
    """The document of a JSON value that `dump` made."""
    return Document(
        site=value["site"],
        key=value["key"],
        url=value["url"],
        kind=value["kind"],
        title=value["title"],
        published=date.fromisoformat(value["published"]) if value["published"] else None,
        modified=datetime.fromisoformat(value["modified"]) if value["modified"] else None,
        identifier=value["identifier"],
        facts=tuple(Fact(name, _fact_value(raw)) for name, raw in value["facts"].items()),
        sections=tuple(Section(**section) for section in value["sections"]),
        attachments=tuple(Attachment(**attachment) for attachment in value["attachments"]),
        index=value["index"],
    )


def dump_order(order: Order) -> Json:
    """An order as JSON values."""
    return asdict(order)


def load_order(value: Json) -> Order:
    """The order of a JSON value. Raises ValueError for another version than ours."""
    if value.get("version") != VERSION:
        raise ValueError(f"order of version {value.get('version')!r}; this crawler reads {VERSION}")
    sources = tuple(
        SourceOrder(**{**s, "pages": tuple(s["pages"]), "options": load_options(s["options"])})
        for s in value["sources"]
    )
    known = {
        url: Known(**{**k, "files": tuple(k["files"]), "rows": tuple(k["rows"])})
        for url, k in value["known"].items()
    }
    return Order(**{**value, "sources": sources, "known": known, "done": tuple(value["done"])})


def dump_result(result: PageResult | Begin) -> Json:
    """A result as JSON values, with its type and version."""
    if isinstance(result, Begin):
        return {"version": VERSION, "type": "begin", **asdict(result)}
    document = dump(result.document) if result.document else None
    body = {name: getattr(result, name) for name in ("source", "url", "own", "part", "revision", "elapsed")}
    return {
        "version": VERSION,
        "type": "page",
        **body,
        "answer": asdict(result.answer) if result.answer else None,
        "document": document,
        "files": [asdict(file) for file in result.files],
        "failure": asdict(result.failure) if result.failure else None,
    }


def load_result(value: Json) -> PageResult | Begin:
    """The result of a JSON value. Raises ValueError, KeyError or TypeError for what is none of ours."""
    if value.get("version") != VERSION:
        raise ValueError(f"result of version {value.get('version')!r}; this parent reads {VERSION}")
    if value["type"] == "begin":
        return Begin(value["source"], value["url"], value["own"])
    return PageResult(
        source=value["source"],
        url=value["url"],
        own=value["own"],
        answer=_answer(value["answer"]),
        document=load(value["document"]) if value["document"] else None,
        part=value["part"],
        revision=value["revision"],
        files=tuple(_file(raw) for raw in value["files"]),
        failure=_failure(value["failure"]),
        elapsed=value["elapsed"],
    )


def _answer(value: Json | None) -> Answer | None:
    if value is None:
        return None
    return Answer(**{**value, "headers": tuple((name, text) for name, text in value["headers"])})


def _file(value: Json) -> FileResult:
    return FileResult(value["url"], _answer(value["answer"]), value["text"], _failure(value["failure"]))


def _failure(value: Json | None) -> Failure | None:
    return None if value is None else Failure(**{**value, "verdict": Verdict(value["verdict"])})


def _utc(moment: datetime | None) -> str | None:
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z") if moment else None


def _value(fact: Fact) -> str | list[str]:
    return fact.value if isinstance(fact.value, str) else list(fact.value)


def _fact_value(raw: str | list[str]) -> str | tuple[str, ...]:
    return raw if isinstance(raw, str) else tuple(raw)
