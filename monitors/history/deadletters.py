"""What was given up: listed for operators, and owed again when they have mended the cause."""

from __future__ import annotations

from sqlite_utils import Database

from monitors.history.database import write_tx
from monitors.history.outbox import delivery_of
from monitors.history.pauses import PAUSED
from monitors.model import Delivery

# How the reason of a delivery says that nobody knows whether it arrived.
IN_DOUBT = "it may have been accepted before"


def dead(db: Database) -> tuple[Delivery, ...]:
    """Every delivery that was given up or is paused, oldest first, with its reason, without its alerts."""
    sql = "select * from delivery where state = 'dead' or (state = 'held' and reason = ?) order by id"
    rows = db.query(sql, [PAUSED])
    return tuple(delivery_of(row) for row in rows)


def retry(db: Database) -> int:
    """Owes again what was given up, with all its tries before it; returns how many.

    What may have been accepted before is still in doubt: it is looked up, or says that it may be double.
    """
    sql = """
        update delivery set state = iif(instr(reason, ?), 'ambiguous', 'queued'),
            attempts = 0, not_before = null
        where state = 'dead' or (state = 'held' and reason = ?)
    """
    with write_tx(db):
        db.execute("delete from pause")
        return int(db.execute(sql, [IN_DOUBT, PAUSED]).rowcount)
