"""What the commands print: JSON, CSV and plain text. Pure, and inert whatever a site wrote."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from crawler.document import Document
from crawler.errors import Failure
from crawler.wire import dump
from monitors.alerts.corrections import Correction
from monitors.history.records import optional_stamp, stamp
from monitors.model import Change, Match, Matches, Part, Why
from monitors.report import RoundReport, SourceReport
from monitors.words.dutch import inert

Json = dict[str, Any]
Corrections = Mapping[int, tuple[Correction, ...]]
"""The corrections by the event that was told wrong, oldest first."""

CORRECTED = ("corrected_made", "corrected_right")
_CSV_COLUMNS = (
    "id",
    "seen",
    "headline",
    "kinds",
    "material",
    "dossiers",
    "amendments",
    "title",
    "url",
    "sources",
    *CORRECTED,
)
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
# What JSON lets through and a terminal may obey: C1 controls, the direction of writing, the invisible.
_STEERING = re.compile(
    "[\x7f-\x9f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff"
    "\U000e0000-\U000e0fff]"
)

_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f]")


def harmless(text: str) -> str:
    """A text with its lines and tabs, without what steers a terminal or the direction of writing."""
    if text.isascii() and text.isprintable():
        return text
    return _STEERING.sub("", _CONTROLS.sub("", text))


def as_json(value: Any, indent: int | None = None) -> str:
    """A value as JSON in plain letters, where whatever could steer a terminal is an escape."""
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    return _STEERING.sub(lambda found: json.dumps(found[0])[1:-1], text)


def round_json(report: RoundReport) -> Json:
    """The value of `check --json`."""
    sources = [_source_json(source) for source in report.sources]
    return {"started": stamp(report.started), "sources": sources, "totals": report.totals}


def round_text(report: RoundReport) -> str:
    """The table of `check`, a line a source, errors below their source."""
    lines = [f"{'source':<38} {'verdict':<12} {'pages':>5} {'same':>5} {'new':>4} {'changed':>7}"]
    for source in report.sources:
        verdict = (
            f"waits until {stamp(source.skipped_until)}" if source.skipped_until else str(source.verdict)
        )
        counts = f"{source.pages:>5} {source.unchanged:>5} {source.new:>4} {source.changed:>7}"
        lines.append(f"{source.key:<38} {verdict:<12} {counts}")
        lines += [f"    {inert(e.url)}: {inert(e.reason)}{_again(e)}" for e in source.errors]
    totals = report.totals
    lines.append(
        f"{len(report.sources)} sources, {totals['pages']} pages: {totals['unchanged']} unchanged, "
        f"{totals['new']} new, {totals['changed']} changed, {totals['errors']} errors"
    )
    return "\n".join(lines)


def corrected_json(event: int | None, corrected: Corrections) -> Json | None:
    """When what was told of an event was last corrected, and what is right; None where it never was."""
    found = corrected.get(event or 0)
    return {"made": stamp(found[-1].made), "right": found[-1].right} if found else None


def corrected_cells(value: Json) -> Json:
    """A value with its correction as two cells of a table, empty where there is none."""
    found = value["corrected"] or {}
    return value | {"corrected_made": found.get("made"), "corrected_right": found.get("right")}


def change_json(change: Change, corrected: Corrections) -> Json:
    """One change as `changes --json` gives it."""
    subject = change.subject
    return {
        "id": change.id,
        "seen": stamp(change.seen),
        "document": {"site": subject.site, "key": subject.key, "url": subject.url, "title": subject.title},
        "sources": list(change.sources),
        "kinds": sorted(kind.value for kind in change.difference.kinds),
        "material": change.difference.material,
        "why": why_of(_reasons(change)),
        "dossiers": [match.key for match in change.matches.dossiers],
        "amendments": [match.key for match in change.matches.amendments],
        "event": change.event,
        "headline": change.headline,
        "corrected": corrected_json(change.event, corrected),
        "parts": [_part(part) for part in change.difference.parts],
    }


def changes_csv(changes: tuple[Change, ...], corrected: Corrections) -> str:
    """Changes as CSV, a row each."""
    return table_csv(_CSV_COLUMNS, [_row(change, corrected) for change in changes])


def _row(change: Change, corrected: Corrections) -> Json:
    own = {"title": change.subject.title, "url": change.subject.url}
    return corrected_cells(change_json(change, corrected)) | own


def table_csv(columns: Sequence[str], rows: Iterable[Json]) -> str:
    """Rows as CSV that a Dutch spreadsheet opens: semicolons, a byte-order mark, no formulas."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", quoting=csv.QUOTE_ALL)
    writer.writerow(columns)
    writer.writerows([_cell(row[name]) for name in columns] for row in rows)
    return "\ufeff" + out.getvalue()


def changes_text(changes: tuple[Change, ...], corrected: Corrections) -> str:
    """A line a change: number, when seen, kinds, headline; below it what was corrected."""
    return "\n".join(
        f"{change.id:>6}  {stamp(change.seen)}  {_mark(change)} {inert(change.headline)}"
        + "".join(f"\n{line}" for line in corrected_lines(corrected_json(change.event, corrected)))
        for change in changes
    )


def corrected_lines(corrected: Json | None) -> list[str]:
    """What a terminal says below something that was told wrong."""
    return [f"        corrected {corrected['made']}: {inert(corrected['right'])}"] if corrected else []


def document_json(document: Document) -> Json:
    """The value of `read --json`: what the page object makes of an answer."""
    value = dump(document)
    names = ("site", "kind", "title", "published", "modified", "identifier", "facts", "sections")
    files = [{name: file[name] for name in ("title", "url", "media_type")} for file in value["attachments"]]
    return {name: value[name] for name in names} | {"attachments": files}


def matches_json(matches: Matches) -> Json:
    """Dossiers and amendments with their reasons."""
    return {
        "dossiers": [_match(match) for match in matches.dossiers],
        "amendments": [_match(match) for match in matches.amendments],
    }


def _source_json(source: SourceReport) -> Json:
    names = ("key", "verdict", "reason", "pages", "unchanged", "new", "changed", "gone")
    errors = [{"url": e.url, "error": f"{e.verdict}: {e.reason}", "retry": e.retry} for e in source.errors]
    value: Json = {name: getattr(source, name) for name in names}
    return value | {"skipped_until": optional_stamp(source.skipped_until), "errors": errors}


def _again(error: Failure) -> str:
    return " (tried again next round)" if error.retry else ""


def _reasons(change: Change) -> tuple[Why, ...]:
    found = (*change.matches.dossiers, *change.matches.amendments)
    return (*(why for match in found for why in match.why), *change.difference.why)


def why_of(reasons: tuple[Why, ...]) -> list[Json]:
    """Reasons as the contract has them, each once."""
    return [asdict(reason) for reason in dict.fromkeys(reasons)]


def _part(part: Part) -> Json:
    return {name: getattr(part, name) for name in ("op", "key", "heading", "before", "after")}


def _match(match: Match) -> Json:
    return {"key": match.key, "why": why_of(match.why)}


def _mark(change: Change) -> str:
    kinds = ",".join(sorted(kind.value for kind in change.difference.kinds))
    return f"[{kinds}]" if change.difference.material else f"[{kinds}, editorial]"


def _cell(value: Any) -> str:
    text = ", ".join(map(str, value)) if isinstance(value, list) else str("" if value is None else value)
    seen = harmless(text)
    return f"'{seen}" if seen.startswith(_FORMULA) else seen
