"""How each source fared over time: one row for each change of its verdict."""

from __future__ import annotations

from sqlite_utils import Database

from monitors.history.tables import migrations

_VERDICT = """
    create table verdict (
        id integer primary key, source text not null, seen text not null, verdict text not null, reason text
    ) strict;
    create index verdict_source on verdict (source, id);
    insert into verdict (source, seen, verdict, reason)
        select key, coalesce(failing_since, last_visit), verdict, reason from source
        where verdict is not null and last_visit is not null
"""


@migrations()
def m016_health(db: Database) -> None:
    """The verdicts of each source, each with the moment since which it stood; the present ones begin it."""
    for statement in _VERDICT.split(";"):
        db.execute(statement)
