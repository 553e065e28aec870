"""What the commands about sources print: JSON and plain text. Pure, and inert whatever a site wrote."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from crawler.document import Document, Section
from crawler.registry import origin_for, page_for
from monitors.history.records import optional_stamp
from monitors.sources.health import SourceState
from monitors.watchlist import Source
from monitors.words.dutch import inert
from wetwacht.looking import Look

Json = dict[str, Any]
_SHOWN = 8
_WIDTH = 90


def rows(
    sources: Iterable[Source],
    states: Mapping[str, SourceState],
    now: datetime,
    told: Mapping[str, datetime] | None = None,
) -> list[Json]:
    """The value of `sources --json`: a source never visited has no verdict.

    `told` says since when readers know that a source cannot be read.
    """
    found = ((source, states.get(source.key, SourceState(source.key))) for source in sources)
    return [
        _row(source, state, now) | {"readers_told": optional_stamp((told or {}).get(source.key))}
        for source, state in found
    ]


def table(rows: Iterable[Json]) -> str:
    """A line a source, the reason below where it is not well."""
    lines = [f"{'source':<38} {'verdict':<12} {'last success':<14} {'next visit':<21} {'items':>5}"]
    for row in rows:
        age = _ago(row["age_seconds"])
        due = row["next_visit"] or "now"
        mark = "  (shape not confirmed)" if row["unconfirmed"] else ""
        verdict = row["verdict"] or "not visited"
        lines.append(f"{row['key']:<38} {verdict:<12} {age:<14} {due:<21} {row['items']:>5}{mark}")
        lines += [f"    {inert(row['reason'])}"] if row["reason"] else []
    return "\n".join(lines)


def look_json(seen: Look) -> Json:
    """One source of `sources probe --json`."""
    answer, failure = seen.result.answer, seen.result.failure
    return {
        "key": seen.source.key,
        "url": seen.source.url,
        "robots": seen.robots,
        "status": answer.status if answer else None,
        "address": answer.url if answer else None,
        "etag": bool(answer and answer.etag),
        "last_modified": bool(answer and answer.last_modified),
        "verdict": str(seen.verdict),
        "reason": seen.reason,
        "field": failure.field if failure else None,
        "elapsed": round(seen.result.elapsed, 3) if seen.result.elapsed is not None else None,
        "unconfirmed": unconfirmed(seen.source),
        "read": _read(seen.document) if seen.document else None,
    }


def look_text(value: Json) -> str:
    """What one look saw, a fact a line."""
    validators = [name for name in ("etag", "last_modified") if value[name]]
    lines = [
        f"{value['key']}: {value['verdict']}" + (f" ({inert(value['reason'])})" if value["reason"] else ""),
        f"    asked       {inert(value['url'])}",
        f"    robots.txt  {value['robots'] or 'not known'}",
    ]
    if value["address"]:
        lines.append(f"    answered    HTTP {value['status']} from {inert(value['address'])}")
        lines.append(f"    validators  {', '.join(validators) or 'none'}")
    if value["elapsed"] is not None:
        lines.append(f"    time        {value['elapsed']:.2f} s")
    if value["field"]:
        lines.append(f"    missing     {inert(value['field'])}")
    if value["read"]:
        lines.append(f"    read        {_summary(value['read'])}")
    if value["unconfirmed"]:
        lines.append("    shape       not confirmed by a live visit before")
    if value.get("saved"):
        lines.append(f"    saved       {value['saved']}")
    return "\n".join(lines)


def watched(document: Document) -> str:
    """What of a page will be watched, for whoever adds it."""
    lines = [f"What will be watched: {inert(document.title or document.url)}"]
    lines += [f"    {_shown(section, document.index)}" for section in document.sections[:_SHOWN]]
    rest = len(document.sections) - _SHOWN
    lines += [f"    and {rest} more"] if rest > 0 else []
    lines += [f"    file: {inert(one.title)} <{inert(one.url)}>" for one in document.attachments]
    return "\n".join(lines)


def unconfirmed(source: Source) -> bool:
    """Whether the shape of a source's own page was never confirmed by a live visit."""
    page = page_for(source.site, origin_for(source.site, source.url).real(source.url), source.options)
    return page is not None and not page.confirmed


def _row(source: Source, state: SourceState, now: datetime) -> Json:
    due = max(filter(None, (state.next_due, state.not_before)), default=None)
    age = int((now - state.last_ok).total_seconds()) if state.last_ok else None
    return {
        "key": source.key,
        "site": source.site,
        "url": source.url,
        "dossier": source.dossier,
        "verdict": str(state.verdict) if state.verdict else None,
        "reason": state.reason,
        "failures": state.failures,
        "last_visit": optional_stamp(state.last_visit),
        "last_success": optional_stamp(state.last_ok),
        "age_seconds": age,
        "next_visit": optional_stamp(due),
        "items": state.items,
        "unconfirmed": unconfirmed(source),
    }


def _read(document: Document) -> Json:
    return {
        "kind": document.kind,
        "title": document.title,
        "published": document.published.isoformat() if document.published else None,
        "identifier": document.identifier,
        "sections": 0 if document.index else len(document.sections),
        "rows": len(document.sections) if document.index else 0,
        "attachments": len(document.attachments),
    }


def _summary(read: Json) -> str:
    names = ("rows", "sections", "attachments")
    counts = [f"{read[name]} {name[: -1 if read[name] == 1 else None]}" for name in names if read[name]]
    title = inert(read["title"] or read["identifier"] or "")
    return f"{inert(read['kind'])}: {title[:_WIDTH]} ({', '.join(counts) or 'nothing in it'})"


def _shown(section: Section, row: bool) -> str:
    opening, _, more = section.text.partition("\n")
    opening = inert(opening) + (f" (and {more.count(chr(10)) + 1} more lines)" if more else "")
    heading = inert(section.heading)
    if row:
        return f"{heading[:_WIDTH]} ({opening or 'no date'}) <{inert(section.key)}>"
    text = f"{heading}: {opening}" if heading and opening else heading or opening
    return text if len(text) <= _WIDTH else f"{text[: _WIDTH - 1]}…"


def _ago(seconds: int | None) -> str:
    if seconds is None:
        return "never"
    length = timedelta(seconds=seconds)
    hours = length.seconds // 3600
    return f"{length.days}d {hours}h ago" if length.days else f"{hours}h {length.seconds % 3600 // 60}m ago"
