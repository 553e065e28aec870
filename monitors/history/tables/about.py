"""Which versions are about which dossier, so that the course of one is read without reading all."""

from __future__ import annotations

from sqlite_utils import Database

from monitors.history.tables import migrations

COLUMNS = "dossier, version, kind, document, seen, published, paper"
SAID = """
    v.id, d.kind, d.id, v.seen, v.content ->> '$.published',
    coalesce(v.content ->> '$.identifier' glob '[0-9][0-9][0-9][0-9][0-9]*/*', 0)
"""
_ABOUT = f"""
    create table version_dossier (
        version integer not null references version, dossier text not null, kind text not null,
        document integer not null references document, seen text not null, published text,
        paper integer not null, primary key (dossier, version)
    ) strict, without rowid;
    insert or ignore into version_dossier ({COLUMNS})
        select each.value ->> 'key', {SAID}
        from version v join document d on d.id = v.document, json_each(v.matches, '$.dossiers') each;
    insert or ignore into version_dossier ({COLUMNS})
        select o.dossier, {SAID} from change_dossier o join change c on c.id = o.change
        join version v on v.id = c.version join document d on d.id = c.document;
    create index version_dossier_kind on version_dossier (dossier, kind, version);
    create index change_version on change (version);
    create index event_happened on event (happened) where happened is not null;
    create table regrouped (times integer not null) strict;
    insert into regrouped (times) values (0)
"""
_COUNTED = """
    create trigger change_regrouped after update of event on change
    begin update regrouped set times = times + 1; end
"""


@migrations()
def m020_about(db: Database) -> None:
    """A version is about a dossier by itself, or by the change that brought it.

    `paper` says that its identifier is the number of a parliamentary paper.
    `regrouped` counts how often changes went to another event.
    """
    for statement in (*_ABOUT.split(";"), _COUNTED):
        db.execute(statement)
