"""What a proposal for the watchlist holds: of a whole dossier also its numbers and names."""

from __future__ import annotations

from sqlite_utils import Database

from monitors.history.tables import migrations


@migrations()
def m019_proposals(db: Database) -> None:
    """Numbers and names as lists in JSON; `fires` is how often it would have fired when it was proposed."""
    db.execute("alter table proposal add column numbers text not null default '[]'")
    db.execute("alter table proposal add column names text not null default '[]'")
    db.execute("alter table proposal add column fires integer")
