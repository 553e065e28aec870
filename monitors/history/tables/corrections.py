"""What was told wrong, and what is right."""

from __future__ import annotations

from sqlite_utils import Database

from monitors.history.tables import migrations

_CORRECTION = """
    create table correction (
        id integer primary key, event integer not null references event,
        own integer not null references event, wrong text not null, headline text not null,
        sentence text not null, cause text, url text, withdrawn integer not null,
        made text not null, made_by text not null
    ) strict
"""


@migrations()
def m011_corrections(db: Database) -> None:
    """Each correction of an event, with the event of its own by which digests tell it.

    A message that is `withdrawn` told something wrong; the others stood for two events.
    """
    db.execute(_CORRECTION)
    db.execute("create index correction_event on correction (event)")
    db.execute("create index correction_own on correction (own)")
