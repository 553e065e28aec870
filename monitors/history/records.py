"""Between the nouns of the house and what the tables hold. Pure."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import UTC, date, datetime
from typing import Any

from monitors.model import Difference, Kind, Match, Matches, Notice, Part, SourceEvent, Why

Row = dict[str, Any]


def stamp(moment: datetime) -> str:
    """A moment as the tables hold it: UTC, whole seconds, Z. Sorts as text."""
    return moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def moment(text: str) -> datetime:
    """The moment of a stamp."""
    return datetime.fromisoformat(text)


def optional_moment(text: str | None) -> datetime | None:
    """The moment of a stamp that may be absent."""
    return moment(text) if text else None


def optional_stamp(value: datetime | None) -> str | None:
    """The stamp of a moment that may be absent."""
    return stamp(value) if value else None


def optional_date(text: str | None) -> date | None:
    """A date that may be absent."""
    return date.fromisoformat(text) if text else None


def dumps(value: Any) -> str:
    """JSON as the tables hold it."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def dump_matches(matches: Matches) -> str:
    """Matches as JSON."""
    return dumps(asdict(matches))


def load_matches(text: str) -> Matches:
    """The matches of a JSON text."""
    value = json.loads(text)
    return Matches(
        tuple(_match(item) for item in value["dossiers"]), tuple(_match(item) for item in value["amendments"])
    )


def dump_parts(parts: tuple[Part, ...]) -> str:
    """Parts as JSON, in order."""
    return dumps([asdict(part) for part in parts])


def dump_why(why: tuple[Why, ...]) -> str:
    """Reasons as JSON, in order."""
    return dumps([asdict(reason) for reason in why])


def load_difference(row: Row) -> Difference:
    """The difference of a row of `change`."""
    return Difference(
        kinds=frozenset(Kind(kind) for kind in json.loads(row["kinds"])),
        parts=tuple(Part(**part) for part in json.loads(row["parts"])),
        material=bool(row["material"]),
        why=tuple(Why(**reason) for reason in json.loads(row["why"])),
    )


def dump_source_event(event: SourceEvent) -> str:
    """A source event as JSON."""
    value = asdict(event)
    for name in ("since", "until", "last_good"):
        value[name] = optional_stamp(value[name])
    return dumps(value)


def load_source_event(text: str) -> SourceEvent:
    """The source event of a JSON text."""
    value = json.loads(text)
    moments = {name: optional_moment(value[name]) for name in ("until", "last_good")}
    return SourceEvent(**{**value, **moments, "since": moment(value["since"])})


def dump_notice(notice: Notice) -> str:
    """A notice as JSON."""
    return dumps({"lines": notice.lines, "pages": notice.pages, "matches": dump_matches(notice.matches)})


def load_notice(text: str) -> Notice:
    """The notice of a JSON text."""
    value = json.loads(text)
    pages = tuple((site, url) for site, url in value["pages"])
    return Notice(tuple(value["lines"]), pages, load_matches(value["matches"]))


def _match(value: Row) -> Match:
    return Match(value["key"], tuple(Why(**reason) for reason in value["why"]))
