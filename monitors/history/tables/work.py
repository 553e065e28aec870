"""What staff did with a change: taken on, not relevant, wrong; and proposals for the watchlist."""

from __future__ import annotations

from sqlite_utils import Database

from monitors.history.tables import migrations

_WORK = """
    create table work (
        id integer primary key, change integer not null references change, what text not null,
        who text not null, said text not null, via text not null, made text not null, undone text
    ) strict;
    create index work_change on work (change);
    create unique index work_once on work (change, what, who) where undone is null and who <> '';
    create table proposal (
        id integer primary key, name text not null, dossier text, who text not null,
        made text not null, decided text, accepted integer
    ) strict
"""


@migrations()
def m015_work(db: Database) -> None:
    """Who did what with a change and when; names go after a term, the rows stay.

    A proposal is a name for a dossier, or for a new one where none is named; `decided` by an operator.
    """
    for statement in _WORK.split(";"):
        db.execute(statement)
