"""Places that take nothing: an address that was refused for good twice, a channel that refuses who we are."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlite_utils import Database

from monitors.history.database import write_tx
from monitors.history.records import stamp

# The recipient of a pause of a whole channel.
EVERYBODY = "*"
PAUSED = "paused: the channel refused this address for good twice"
# The name under which what was sent to a person stays who asked to be removed.
REMOVED_AS = "removed:"
REMOVED = "the data of this person was removed; nothing more is sent"


@dataclass(frozen=True, slots=True)
class Pause:
    """A place that takes nothing, and the reason of its last refusal; of EVERYBODY it is the channel."""

    kind: str
    recipient: str
    reason: str


Tell = Callable[[Pause, datetime], None]


def pause(db: Database, tell: Tell, now: datetime) -> None:
    """Pauses what was refused for good twice in a row, tells it in one transaction, and holds its rows."""
    with write_tx(db):
        for one in _refused_twice(db):
            _begin(db, one, tell, now)
        sql = """
            update delivery set state = 'held', reason = ? where state = 'queued' and exists
            (select 1 from pause p where p.kind = delivery.kind and p.recipient = lower(delivery.recipient))
        """
        db.execute(sql, [PAUSED])
        gone = "state = 'queued' and recipient like ? || '%'"
        db.execute(f"update delivery set state = 'held', reason = ? where {gone}", [REMOVED, REMOVED_AS])


def stopped(db: Database, kind: str, reason: str, tell: Tell, now: datetime) -> None:
    """A channel refuses who we are: told once, until something is accepted again."""
    with write_tx(db):
        _begin(db, Pause(kind, EVERYBODY, reason), tell, now)


def accepted(db: Database, kind: str) -> None:
    """A channel takes messages."""
    with write_tx(db):
        db.execute("delete from pause where kind = ? and recipient = ?", [kind, EVERYBODY])


def _begin(db: Database, one: Pause, tell: Tell, now: datetime) -> None:
    sql = "insert into pause (kind, recipient, since) values (?, ?, ?) on conflict do nothing"
    if db.execute(sql, [one.kind, one.recipient.lower(), stamp(now)]).rowcount:
        tell(one, now)


def _refused_twice(db: Database) -> list[Pause]:
    sql = """
        select d.kind, d.recipient, max(d.id), d.reason from delivery d
        where d.state = 'dead' and d.reason like 'recipient:%' and d.id > coalesce((select max(s.id)
            from delivery s where s.state = 'sent' and s.kind = d.kind and s.recipient = d.recipient), 0)
        group by d.kind, d.recipient having count(*) >= 2
    """
    return [Pause(row["kind"], row["recipient"], row["reason"]) for row in db.query(sql)]
