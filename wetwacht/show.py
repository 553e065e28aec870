"""One change in full: the answer of `wetwacht show`."""

from __future__ import annotations

from typing import Any

from sqlite_utils import Database

from monitors.history.changes import sightings_of, versions_of
from monitors.history.contradictions import contradictions_at
from monitors.history.corrections import corrections
from monitors.history.outbox import deliveries_of
from monitors.model import Change
from monitors.words.dutch import inert
from wetwacht.output import Json, change_json


def show_json(db: Database, change: Change) -> Json:
    """The change with its versions and their snapshots, its sightings, contradictions and deliveries."""
    versions = versions_of(db, change.id)
    told = deliveries_of(db, change.event) if change.event else ()
    return change_json(change, corrections(db, change.event)) | {
        "versions": [{name: row[name] for name in ("number", "seen", "revision")} for row in versions],
        "snapshots": [
            {name: row[name] for name in ("sha256", "url", "status")} for row in versions if row["sha256"]
        ],
        "sightings": list(sightings_of(db, change.subject.url)),
        "contradictions": list(contradictions_at(db, change.subject.url)),
        "deliveries": list(told),
    }


def show_text(change: Change, value: Json) -> str:
    """The same for a terminal, a fact a line; quotations keep the site's own words."""
    lines = [f"{change.id}  {inert(change.headline)}"]
    lines += [f"  {name:<10} {inert(str(text))}" for name, text in _facts(change, value)]
    for part in change.difference.parts:
        lines.append(f"  {part.op} {inert(part.key)} {inert(part.heading)}".rstrip())
        lines += [
            f"    {name}: {inert(text)}"
            for name, text in (("was", part.before), ("wordt", part.after))
            if text
        ]
    return "\n".join(lines)


def _facts(change: Change, value: Json) -> list[tuple[str, Any]]:
    facts = [
        ("document", f"{change.subject.title} ({change.subject.url})"),
        ("seen", value["seen"]),
        ("kinds", ", ".join(value["kinds"]) + ("" if value["material"] else " (editorial)")),
        ("dossiers", ", ".join(value["dossiers"]) or "none"),
    ]
    if value["corrected"]:
        facts.append(("corrected", f"{value['corrected']['made']}: {value['corrected']['right']}"))
    facts += [("why", f"{why['where']}: {why['text']} ({why['rule']})") for why in value["why"]]
    facts += [
        ("version", f"{v['number']} of {v['seen']}, revision {v['revision']}") for v in value["versions"]
    ]
    facts += [("snapshot", f"{s['sha256']} from {s['url']}") for s in value["snapshots"]]
    facts += [("sighted", f"{s['source']} since {s['first_seen']}") for s in value["sightings"]]
    facts += [("differs", _differs(one)) for one in value["contradictions"]]
    facts += [("told", _told(delivery)) for delivery in value["deliveries"]]
    return facts


def _differs(one: Json) -> str:
    return f"{one['subject']}: {one['value']} ({one['url']}), {one['other_value']} ({one['other_url']})"


def _told(delivery: Json) -> str:
    place = delivery["recipient"] or delivery["kind"]
    when = f" at {delivery['sent']}" if delivery["sent"] else ""
    why = f" ({delivery['reason']})" if delivery["reason"] and delivery["state"] == "held" else ""
    return f"{delivery['channel']} ({place}): {delivery['state']}{when}{why}"
