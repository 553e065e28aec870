"""The tables of the history, as migrations that run once, in order, each in a transaction.

Times are ISO 8601 in UTC with Z, dates ISO, lists and documents JSON. Every table is strict.
"""

from __future__ import annotations

from sqlite_utils import Database, Migrations

migrations = Migrations("wetwacht")

_FIRST = """
create table body (sha256 text primary key, data blob not null) strict;

create table snapshot (
    id integer primary key, url text not null, source text not null, seen text not null,
    status integer not null, headers text not null, sha256 text not null references body
) strict;

create table source (
    key text primary key, verdict text, reason text, field text,
    first_ok text, last_ok text, last_visit text, next_due text, not_before text,
    failing_since text, failures integer not null default 0, announced integer not null default 0,
    items integer not null default 0
) strict;

create table document (
    id integer primary key, site text not null, key text not null, url text not null,
    kind text not null, title text, first_seen text not null, last_seen text not null,
    matched integer not null default 0, unique (site, key)
) strict;

create table address (
    url text primary key, document integer references document, etag text, last_modified text,
    part text, files text not null default '[]', visited text not null,
    missing integer not null default 0
) strict;

create table sighting (
    source text not null, url text not null, heading text not null, row text not null,
    row_hash text not null, first_seen text not null, last_seen text not null,
    baseline integer not null, read_hash text, primary key (source, url)
) strict;
create index sighting_url on sighting (url);

create table version (
    id integer primary key, document integer not null references document, number integer not null,
    seen text not null, revision integer not null, content text not null, matches text not null,
    snapshot integer references snapshot, unique (document, number)
) strict;

create table event (
    id integer primary key, type text not null, headline text not null, seen text not null,
    happened text, details text
) strict;

create table change (
    id integer primary key, document integer not null references document,
    version integer not null references version, previous integer references version,
    seen text not null, last_seen text, sources text not null, kinds text not null,
    material integer not null, why text not null, matches text not null, parts text not null,
    headline text not null, event integer references event
) strict;
create index change_seen on change (seen);
create index change_document on change (document);

create table change_dossier (
    change integer not null references change, dossier text not null, primary key (dossier, change)
) strict, without rowid;

create table timeline (
    id integer primary key, dossier text not null, day text not null, text text not null,
    url text not null, taken_over integer not null, change integer references change,
    unique (dossier, day, text, url)
) strict;

create table delivery (
    id integer primary key, kind text not null, channel text not null, recipient text not null,
    subject text not null, state text not null, attempts integer not null default 0,
    created text not null, due text, not_before text, reason text, receipt text, sent text,
    unique (kind, recipient, subject)
) strict;
create index delivery_state on delivery (state, not_before);

create table alert (
    id integer primary key, kind text not null, recipient text not null,
    event integer not null references event, subscriptions text not null,
    delivery integer not null references delivery, created text not null,
    unique (kind, recipient, event)
) strict;
"""


@migrations()
def m001_first(db: Database) -> None:
    """The tables of the first release."""
    for statement in _FIRST.split(";"):
        if statement.strip():
            db.execute(statement)


@migrations()
def m002_fetched(db: Database) -> None:
    """When an address last gave a whole answer, so that one is asked for now and then."""
    db.execute("alter table address add column fetched text")
