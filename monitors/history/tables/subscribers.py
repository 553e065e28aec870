"""What subscribers chose: mutes with an end, and who left."""

from __future__ import annotations

from sqlite_utils import Database

from monitors.history.tables import migrations

_SUBSCRIBERS = """
    create table mute (
        subscription text not null, kind text not null, recipient text not null, until text not null,
        made text not null, made_by text not null, primary key (subscription, kind, recipient)
    ) strict, without rowid;
    create table departure (
        subscription text not null, kind text not null, recipient text not null,
        made text not null, made_by text not null, primary key (subscription, kind, recipient)
    ) strict, without rowid
"""


@migrations()
def m012_subscribers(db: Database) -> None:
    """Who is not told until the end of a day, and who left; by casefolded address.

    A row without a recipient is of everybody whom the subscription tells. `made_by` says who asked.
    """
    for statement in _SUBSCRIBERS.split(";"):
        db.execute(statement)
