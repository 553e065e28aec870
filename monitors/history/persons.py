"""The data of one reader or member of staff: what there is, and how it goes without breaking the record.

What was told, and when, stays as evidence, under a name that says nothing. Everything else goes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from sqlite_utils import Database

from monitors.history.database import write_tx
from monitors.history.pauses import PAUSED, REMOVED, REMOVED_AS
from monitors.history.records import dump_notice
from monitors.model import Matches, Notice
from monitors.words.worktexts import FORGOTTEN

_RENAMED = ("delivery", "alert", "digest")
"""What was sent: kept, for the promise that nothing is lost can only be checked with it."""
_DELETED = ("started", "reminder", "blindness", "mute", "departure", "pause")
"""What only serves to tell this reader more."""
_BLANKED = (("work", "said = ''"), ("proposal", "who = ''"))
"""What staff did: the act stays, the name and the words go."""
_FORGOTTEN = (FORGOTTEN, dump_notice(Notice((), (), Matches())))
"""What is left of a remark to operators: that there was one."""
_SHORTEST_QUOTED = 3


@dataclass(frozen=True, slots=True)
class Removed:
    """How many rows of each table were (or would be) renamed, deleted and blanked, and under which name."""

    name: str
    renamed: dict[str, int]
    deleted: dict[str, int]
    blanked: dict[str, int]
    quoted: int
    held: int

    @property
    def nothing(self) -> bool:
        """Whether the history knows nobody by this address."""
        return not (self.renamed or self.deleted or self.blanked or self.quoted)


def about(db: Database, address: str) -> Removed:
    """What the history holds of an address or name; only reads. Case does not matter."""
    folded = address.casefold()
    waiting = (
        "select count(*) from delivery where casefold(recipient) = ? and state in ('queued', 'ambiguous')"
    )
    return Removed(
        _next_name(db),
        _counts(db, _RENAMED, "recipient", folded),
        _counts(db, _DELETED, "recipient", folded),
        _counts(db, tuple(table for table, _ in _BLANKED), "who", folded),
        sum(1 for _ in _quoting(db, address)),
        int(db.execute(waiting, [folded]).fetchone()[0]),
    )


def remove(db: Database, address: str) -> Removed:
    """Removes an address or name from the history and returns what that came to; a write_tx of its own.

    What was still to go to it is held. What was deleted is overwritten in the file.
    """
    db.execute("pragma secure_delete = on").fetchone()
    with write_tx(db):
        found = about(db, address)
        if not found.nothing:
            _remove(db, address, found.name)
    db.execute("pragma wal_checkpoint(truncate)").fetchone()
    return found


def _remove(db: Database, address: str, name: str) -> None:
    folded = address.casefold()
    for number, remark, headline, notice in list(_quoting(db, address)):
        told = _FORGOTTEN if remark else (_without(headline, address, name), _without(notice, address, name))
        db.execute("update event set headline = ?, notice = ? where id = ?", [*told, number])
    _forget_deliveries(db, address, name)
    for table in _RENAMED:
        db.execute(f"update {table} set recipient = ? where casefold(recipient) = ?", [name, folded])
    for table in _DELETED:
        db.execute(f"delete from {table} where casefold(recipient) = ?", [folded])
    for table, words in _BLANKED:
        db.execute(f"update {table} set who = '', {words} where casefold(who) = ?", [folded])


def _forget_deliveries(db: Database, address: str, name: str) -> None:
    """No receipt and no answer of a channel names the reader any more; what was not sent is held."""
    sql = "select id, reason from delivery where casefold(recipient) = ?"
    for row in list(db.query(sql, [address.casefold()])):
        change = "update delivery set receipt = null, reason = ? where id = ?"
        db.execute(change, [_without(row["reason"], address, name), row["id"]])
    sql = """
        update delivery set state = 'held', reason = ? where casefold(recipient) = ?
        and (state in ('queued', 'ambiguous', 'sending', 'dead') or (state = 'held' and reason = ?))
    """
    db.execute(sql, [REMOVED, address.casefold(), PAUSED])


def _counts(db: Database, tables: tuple[str, ...], column: str, folded: str) -> dict[str, int]:
    found = {
        table: int(
            db.execute(f"select count(*) from {table} where casefold({column}) = ?", [folded]).fetchone()[0]
        )
        for table in tables
    }
    return {table: count for table, count in found.items() if count}


def _quoting(db: Database, address: str) -> Iterator[tuple[int, bool, str, str | None]]:
    """The events for operators that name the address: number, whether somebody's remark, headline, notice."""
    if len(address) < _SHORTEST_QUOTED:
        return
    sql = """
        select id, type = 'remark', headline, notice from event
        where type in ('remark', 'channel-stopped') order by id
    """
    for number, remark, headline, notice in db.execute(sql).fetchall():
        if _pattern(address).search(f"{headline}\n{notice or ''}"):
            yield number, bool(remark), headline, notice


def _without(text: str | None, address: str, name: str) -> str | None:
    return _pattern(address).sub(name, text) if text else text


def _pattern(address: str) -> re.Pattern[str]:
    """The address as a word of its own, not as a part of a longer one."""
    return re.compile(rf"(?<![\w.+-]){re.escape(address)}(?![\w-]|\.\w)", re.IGNORECASE)


def _next_name(db: Database) -> str:
    """A name that no one who was removed before has."""
    every = " union ".join(f"select recipient from {table}" for table in _RENAMED)
    sql = f"""
        select coalesce(max(cast(substr(recipient, length(?1) + 1) as integer)), 0)
        from ({every}) where recipient like ?1 || '%'
    """
    return f"{REMOVED_AS}{1 + int(db.execute(sql, [REMOVED_AS]).fetchone()[0])}"
