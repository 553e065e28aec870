"""What staff did with changes, and what they proposed, in rows. Writes belong inside a `write_tx`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlite_utils import Database

from monitors.history.records import Row, dump_notice, dumps, moment, optional_moment, stamp
from monitors.model import Matches, Notice
from monitors.words import worktexts as texts

What = Literal["taken", "not-relevant", "wrong"]
_PAGE = 200
_LAST = 1 << 62


@dataclass(frozen=True, slots=True)
class Work:
    """What somebody did with a change. `who` is empty where the name is no longer kept."""

    id: int
    change: int
    what: What
    who: str
    said: str
    via: str
    made: datetime
    undone: datetime | None = None


@dataclass(frozen=True, slots=True)
class Proposal:
    """A name that somebody wants followed: of a dossier, or of a new one where none is named.

    A new dossier may have `numbers` and `names`; without both it is known by its name. `fires` is how often
    it would have been told when it was proposed.
    """

    id: int
    name: str
    dossier: str | None
    who: str
    made: datetime
    decided: datetime | None = None
    accepted: bool | None = None
    numbers: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    fires: int | None = None


def save_work(db: Database, work: Work) -> int | None:
    """Keeps it and returns its number; None where the same person did the same before."""
    sql = """
        insert into work (change, what, who, said, via, made) values (?, ?, ?, ?, ?, ?)
        on conflict do nothing
    """
    values = [work.change, work.what, work.who, work.said, work.via, stamp(work.made)]
    made = db.execute(sql, values)
    return int(made.lastrowid or 0) if made.rowcount else None


def undo_work(db: Database, change: int, number: int, now: datetime) -> bool:
    """Takes it back; False where there is nothing to take back. The row stays."""
    sql = "update work set undone = ? where id = ? and change = ? and undone is null"
    return bool(db.execute(sql, [stamp(now), number, change]).rowcount)


def work_on(db: Database, change: int) -> tuple[Work, ...]:
    """What was done with a change and not taken back, in order."""
    sql = "select * from work where change = ? and undone is null order by id"
    return tuple(map(_work, db.query(sql, [change])))


def work_below(db: Database, below: int, limit: int) -> tuple[Work, ...]:
    """At most `limit` rows with a number below another, newest first; also what was taken back."""
    sql = "select * from work where id < ? order by id desc limit ?"
    return tuple(map(_work, db.query(sql, [below, limit])))


def all_work(db: Database, who: str | None = None) -> Iterator[Work]:
    """Everything that was done, or that one person did, newest first; read page by page."""
    below = _LAST
    while page := work_below(db, below, _PAGE):
        yield from (one for one in page if who in (None, one.who))
        below = page[-1].id


def set_aside(db: Database, changes: Iterable[int]) -> frozenset[int]:
    """Which of these changes somebody called not relevant."""
    asked = list(changes)
    marks = ", ".join("?" * len(asked))
    sql = f"select change from work where what = 'not-relevant' and undone is null and change in ({marks})"
    return frozenset(row["change"] for row in db.query(sql, asked)) if asked else frozenset()


def forget_names(db: Database, before: datetime) -> int:
    """Blanks the names and words of what was done before a moment; returns how many rows.

    What operators were told of it held them too, and says no more than that there was a remark.
    """
    changed = 0
    for table, words in (("work", ", said = ''"), ("proposal", "")):
        sql = f"update {table} set who = ''{words} where made < ? and who <> ''"
        changed += int(db.execute(sql, [stamp(before)]).rowcount)
    sql = "update event set headline = :told, notice = :notice where type = 'remark' and seen < :before"
    notice = dump_notice(Notice((), (), Matches()))
    db.execute(sql, {"told": texts.FORGOTTEN, "notice": notice, "before": stamp(before)})
    return changed


def save_proposal(db: Database, proposal: Proposal) -> int:
    """Keeps a proposal and returns its number."""
    sql = (
        "insert into proposal (name, dossier, who, made, numbers, names, fires) values (?, ?, ?, ?, ?, ?, ?)"
    )
    lists = [dumps(proposal.numbers), dumps(proposal.names)]
    values = [proposal.name, proposal.dossier, proposal.who, stamp(proposal.made), *lists, proposal.fires]
    return int(db.execute(sql, values).lastrowid or 0)


def same_proposal(db: Database, proposal: Proposal) -> int | None:
    """The number of one that asks for the same and still waits, or None."""
    sql = """
        select id from proposal
        where decided is null and name = ? and dossier is ? and numbers = ? and names = ? order by id
    """
    lists = [dumps(proposal.numbers), dumps(proposal.names)]
    return next((row["id"] for row in db.query(sql, [proposal.name, proposal.dossier, *lists])), None)


def proposals(db: Database, *, undecided: bool = True) -> tuple[Proposal, ...]:
    """The proposals that wait for an operator, or all of them, oldest first."""
    where = "where decided is null" if undecided else ""
    return tuple(map(_proposal, db.query(f"select * from proposal {where} order by id")))


def proposal_by_id(db: Database, number: int) -> Proposal | None:
    """The proposal with this number, decided or not."""
    return next(map(_proposal, db.query("select * from proposal where id = ?", [number])), None)


def decide(db: Database, number: int, now: datetime, *, accepted: bool) -> bool:
    """Notes what the operator decided; False where it was decided before or is not there."""
    sql = "update proposal set decided = ?, accepted = ? where id = ? and decided is null"
    return bool(db.execute(sql, [stamp(now), int(accepted), number]).rowcount)


def _work(row: Row) -> Work:
    own = {name: row[name] for name in ("id", "change", "what", "who", "said", "via")}
    return Work(**own, made=moment(row["made"]), undone=optional_moment(row["undone"]))


def _proposal(row: Row) -> Proposal:
    accepted = None if row["accepted"] is None else bool(row["accepted"])
    return Proposal(
        id=row["id"],
        name=row["name"],
        dossier=row["dossier"],
        who=row["who"],
        made=moment(row["made"]),
        decided=optional_moment(row["decided"]),
        accepted=accepted,
        numbers=tuple(json.loads(row["numbers"])),
        names=tuple(json.loads(row["names"])),
        fires=row["fires"],
    )
