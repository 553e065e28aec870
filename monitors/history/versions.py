"""Documents, their versions with the evidence, and the changes between them, kept."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlite_utils import Database

from crawler.document import Document
from crawler.wire import Answer, dump, load
from monitors.history.records import (
    dump_matches,
    dump_notice,
    dump_parts,
    dump_why,
    dumps,
    load_matches,
    moment,
    optional_stamp,
    stamp,
)
from monitors.history.searchindex import index_change
from monitors.history.tables.about import COLUMNS, SAID
from monitors.model import Difference, Event, EventType, Matches, Notice


@dataclass(frozen=True, slots=True)
class Version:
    """A kept version: the document as it was read, by which revision of its page object."""

    id: int
    document_id: int
    number: int
    document: Document
    revision: int
    matches: Matches
    last_seen: datetime
    snapshot: int | None


@dataclass(frozen=True, slots=True)
class NewVersion:
    """A version that is about to be kept, with its evidence."""

    document_id: int
    document: Document
    matches: Matches
    revision: int
    snapshot: int | None


@dataclass(frozen=True, slots=True)
class Draft:
    """A change that is about to be kept."""

    document_id: int
    version: int
    previous: Version | None
    sources: tuple[str, ...]
    difference: Difference
    matches: Matches
    headline: str
    event: int | None


def last_version(db: Database, document_id: int) -> Version | None:
    """The newest version of a document, or None."""
    sql = """
        select v.*, d.last_seen from version v join document d on d.id = v.document
        where v.document = ? order by v.number desc limit 1
    """
    for row in db.query(sql, [document_id]):
        return Version(
            id=row["id"],
            document_id=row["document"],
            number=row["number"],
            document=load(json.loads(row["content"])),
            revision=row["revision"],
            matches=load_matches(row["matches"]),
            last_seen=moment(row["last_seen"]),
            snapshot=row["snapshot"],
        )
    return None


def find_document(db: Database, site: str, key: str) -> int | None:
    """The id of the document with this identity, or None."""
    rows = db.query("select id from document where site = ? and key = ?", [site, key])
    return next((row["id"] for row in rows), None)


def save_document(db: Database, document: Document, now: datetime, *, matched: bool) -> int:
    """Makes or updates the row of a document and returns its id; a moved address is just updated."""
    sql = """
        insert into document (site, key, url, kind, title, first_seen, last_seen, matched)
        values (?, ?, ?, ?, ?, ?, ?, ?)
        on conflict (site, key) do update set url = excluded.url, kind = excluded.kind,
            title = excluded.title, last_seen = excluded.last_seen, matched = excluded.matched
    """
    at = stamp(now)
    values = [document.site, document.key, document.url, document.kind, document.title, at, at, int(matched)]
    db.execute(sql, values)
    found = find_document(db, document.site, document.key)
    if found is None:
        raise LookupError(f"document {document.site}/{document.key} was not kept")
    return found


def rename_document(db: Database, document_id: int, site: str, key: str) -> None:
    """Gives a document the identity that its page has now."""
    db.execute("update document set site = ?, key = ? where id = ?", [site, key, document_id])


def was_told(db: Database, document_id: int) -> bool:
    """Whether the first version of a document was a change, and not part of a silent baseline."""
    sql = "select 1 from change where document = ? and previous is null limit 1"
    return any(True for _ in db.query(sql, [document_id]))


def seen_again(db: Database, document_id: int, now: datetime) -> None:
    """Remembers that a document was looked at and had not changed."""
    db.execute("update document set last_seen = ? where id = ?", [stamp(now), document_id])


def save_snapshot(db: Database, answer: Answer, source: str, spool: Path, now: datetime) -> int | None:
    """Keeps the evidence of an answer, its body from the spool; None where no body came."""
    if answer.sha256 is None:
        return None
    data = (spool / f"{answer.sha256}.zst").read_bytes()
    db.execute("insert or ignore into body (sha256, data) values (?, ?)", [answer.sha256, data])
    sql = "insert into snapshot (url, source, seen, status, headers, sha256) values (?, ?, ?, ?, ?, ?)"
    values = [answer.url, source, stamp(now), answer.status, dumps(answer.headers), answer.sha256]
    return _inserted(db, sql, values)


def save_version(db: Database, new: NewVersion, now: datetime) -> int:
    """Keeps a version behind the previous one of its document and returns its id."""
    sql = """
        insert into version (document, number, seen, revision, content, matches, snapshot)
        values (:document, 1 + coalesce((select max(number) from version where document = :document), 0),
                :seen, :revision, :content, :matches, :snapshot)
    """
    values = {
        "document": new.document_id,
        "seen": stamp(now),
        "revision": new.revision,
        "content": dumps(dump(new.document)),
        "matches": dump_matches(new.matches),
        "snapshot": new.snapshot,
    }
    version = _inserted(db, sql, values)
    _about(db, version, new.matches)
    return version


def save_event(db: Database, event: Event, details: str | None = None, awaits: str | None = None) -> int:
    """Keeps an event and returns its id; the id that it came with does not count.

    `awaits` names the source whose round must end before it is told.
    """
    sql = "insert into event (type, headline, seen, happened, details, awaits) values (?, ?, ?, ?, ?, ?)"
    happened = event.happened.isoformat() if event.happened else None
    values = [event.type.value, event.headline, stamp(event.seen), happened, details, awaits]
    return _inserted(db, sql, values)


def save_notice(db: Database, event: Event, notice: Notice) -> int:
    """Keeps an event that has no change of its own but a notice, and returns its id."""
    number = save_event(db, event)
    db.execute("update event set notice = ? where id = ?", [dump_notice(notice), number])
    return number


def save_change(db: Database, draft: Draft, now: datetime) -> int:
    """Keeps a change with its dossiers and returns its id."""
    sql = """
        insert into change (document, version, previous, seen, last_seen, sources, kinds, material,
                            why, matches, parts, headline, event)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    """
    previous, difference = draft.previous, draft.difference
    values = [
        draft.document_id,
        draft.version,
        previous.id if previous else None,
        stamp(now),
        optional_stamp(previous.last_seen if previous else None),
        dumps(draft.sources),
        dumps(sorted(kind.value for kind in difference.kinds)),
        int(difference.material),
        dump_why(difference.why),
        dump_matches(draft.matches),
        dump_parts(difference.parts),
        draft.headline,
        draft.event,
    ]
    change = _inserted(db, sql, values)
    _about(db, draft.version, draft.matches)
    for match in draft.matches.dossiers:
        db.execute("insert into change_dossier (change, dossier) values (?, ?)", [change, match.key])
    index_change(db, change)
    return change


def event_of(row: dict[str, str | int | None]) -> Event:
    """The event of a row of `event`."""
    happened = row["happened"]
    return Event(
        id=int(row["id"] or 0),
        type=EventType(str(row["type"])),
        headline=str(row["headline"]),
        seen=moment(str(row["seen"])),
        happened=datetime.fromisoformat(str(happened)).date() if happened else None,
    )


def _inserted(db: Database, sql: str, values: Sequence[object] | dict[str, object]) -> int:
    return int(db.execute(sql, values).lastrowid or 0)


def _about(db: Database, version: int, matches: Matches) -> None:
    sql = f"""
        insert or ignore into version_dossier ({COLUMNS})
        select ?, {SAID} from version v join document d on d.id = v.document where v.id = ?
    """
    for match in matches.dossiers:
        db.execute(sql, [match.key, version])
