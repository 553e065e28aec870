"""What staff search in, with the whole text of what is new and the numbers of papers in lists."""

from __future__ import annotations

from sqlite_utils import Database

from monitors.history.searchindex import index_all
from monitors.history.tables import migrations


@migrations()
def m021_search_whole(db: Database) -> None:
    """Every change is indexed again; its kind is looked up by itself, because it can still change."""
    db.execute("create index change_entry_type on change_entry (type, change)")
    index_all(db)
