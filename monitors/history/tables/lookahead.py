"""When the days to come were last looked at for reminders."""

from __future__ import annotations

from sqlite_utils import Database

from monitors.history.tables import migrations


@migrations()
def m022_look_ahead(db: Database) -> None:
    """What everything looked like when reminders were last reckoned: while it stays so, none are due."""
    db.execute("create table look_ahead (id integer primary key check (id = 1), mark text not null) strict")
