"""What staff search in: headlines, titles, added and removed text."""

from __future__ import annotations

from sqlite_utils import Database

from monitors.history.searchindex import index_all
from monitors.history.tables import migrations

_SEARCH = """
    create table change_entry (
        change integer primary key references change, seen text not null, site text not null,
        type text, material integer not null
    ) strict;
    create index change_entry_seen on change_entry (seen);
    create index change_dossier_change on change_dossier (change, dossier);
    create virtual table change_text using fts5 (
        headline, title, added, removed, numbers, marks, content = '', prefix = '3 5',
        tokenize = 'unicode61 remove_diacritics 2'
    );
    create table known_word (id integer primary key, word text not null unique) strict;
    create virtual table known_part using fts5 (
        word, content = 'known_word', content_rowid = 'id', tokenize = 'trigram'
    )
"""


@migrations()
def m014_search(db: Database) -> None:
    """The text of each change by its words, and the words of titles and headlines by every three letters.

    The text itself is not kept twice: it stands in the change. What was kept before is indexed here.
    """
    for statement in _SEARCH.split(";"):
        db.execute(statement)
    index_all(db)
