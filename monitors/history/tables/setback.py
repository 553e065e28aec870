"""Which changes were seen before one with a lower number."""

from __future__ import annotations

from sqlite_utils import Database

from monitors.history.tables import migrations

_TABLE = "create table seen_set_back (change integer primary key references change) strict"
_BEFORE = """
    insert into seen_set_back (change)
    select change from (select change, seen, lag(seen) over (order by change) as before from change_entry)
    where seen < before
"""
_KEPT = """
    create trigger change_entry_set_back after insert on change_entry
    when new.seen < (select seen from change_entry where change < new.change order by change desc limit 1)
    begin insert or ignore into seen_set_back (change) values (new.change); end
"""


@migrations()
def m023_set_back(db: Database) -> None:
    """Where this is empty a span of days is a span of numbers; it is not where a clock was set back."""
    for statement in (_TABLE, _BEFORE, _KEPT):
        db.execute(statement)
