"""Which readers were told that a source cannot be read."""

from __future__ import annotations

from sqlite_utils import Database

from monitors.history.tables import migrations

_BLINDNESS = """
    create table blindness (
        id integer primary key, kind text not null, recipient text not null, source text not null,
        since text not null, event integer not null references event, owed text not null, ended text
    ) strict
"""


@migrations()
def m013_blindness(db: Database) -> None:
    """One open row for each reader who was told of a source, until it is read again; never two."""
    db.execute(_BLINDNESS)
    db.execute(
        "create unique index blindness_open on blindness (kind, recipient, source) where ended is null"
    )
