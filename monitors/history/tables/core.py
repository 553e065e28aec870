"""The tables of rounds, changes, deliveries and digests: migrations 1 to 10.

Times are ISO 8601 in UTC with Z, dates ISO, lists and documents JSON. Every table is strict.
"""

from __future__ import annotations

from sqlite_utils import Database

from monitors.history.tables import migrations

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


@migrations()
def m003_newest(db: Database) -> None:
    """The day of the newest item that a list ever gave, so that one that stands still is seen."""
    db.execute("alter table source add column newest text")


@migrations()
def m004_notices(db: Database) -> None:
    """What an event without a change of its own says, and the source whose round it waits for."""
    db.execute("alter table event add column notice text")
    db.execute("alter table event add column awaits text")
    db.execute("create index event_awaits on event (awaits) where awaits is not null")


_CONTRADICTION = """
    create table contradiction (
        id integer primary key, bill text not null, subject text not null,
        site text not null, url text not null, value text not null,
        other_site text not null, other_url text not null, other_value text not null,
        seen text not null, unique (bill, subject, site, value, other_site, other_value)
    ) strict
"""


@migrations()
def m005_contradictions(db: Database) -> None:
    """What two sources say otherwise of one bill, each once; the source that is followed comes first."""
    db.execute(_CONTRADICTION)


_PLANNED = """
    create table planned (
        document integer not null references document, day text not null, dossier text not null,
        primary key (document, day, dossier)
    ) strict, without rowid
"""


@migrations()
def m006_planned(db: Database) -> None:
    """The days that documents say are to come, of a dossier or ('') of the document itself."""
    db.execute(_PLANNED)
    db.execute("create index planned_day on planned (day)")


@migrations()
def m007_timeline(db: Database) -> None:
    """The course of a dossier is read from the versions, so that it can be asked as of any day."""
    db.execute("drop table timeline")


_SAID = """
    create table said (
        change integer primary key references change, type text not null, happenings text not null,
        added text not null default '', earlier text not null default ''
    ) strict;
    create table below (
        delivery integer primary key references delivery, first integer not null references delivery,
        change integer references change
    ) strict;
    alter table alert add column change integer references change;
    alter table event add column joined integer references event
"""


@migrations()
def m008_said(db: Database) -> None:
    """What changes say happened, and what stands below a message: a change of its own, or an edit.

    An alert tells the first change of its event unless it names another; `joined` is the event that
    another became part of.
    """
    for statement in _SAID.split(";"):
        db.execute(statement)
    db.execute("create index change_event on change (event) where event is not null")


_DIGESTS = """
    create table digest (
        id integer primary key, subscription text not null, kind text not null, recipient text not null,
        period text not null, last text not null, above integer not null, upto integer not null,
        made text not null, delivery integer references delivery,
        unique (subscription, kind, recipient, period)
    ) strict;
    create index digest_delivery on digest (delivery) where delivery is not null;
    create table digest_item (
        alert integer not null references alert, subscription text not null,
        digest integer not null references digest, primary key (alert, subscription)
    ) strict, without rowid
"""


@migrations()
def m009_digests(db: Database) -> None:
    """Which period went to whom, and which alerts it told; the changes it counts by their ids.

    One without a delivery told nobody: it opens the ledger, or is a day on which nothing happened.
    """
    for statement in _DIGESTS.split(";"):
        db.execute(statement)


@migrations()
def m010_pauses(db: Database) -> None:
    """Places that take nothing, of which operators were told; and alerts are found by their delivery."""
    db.execute("create index alert_delivery on alert (delivery)")
    db.execute(
        "create table pause (kind text not null, recipient text not null, since text not null, "
        "primary key (kind, recipient)) strict, without rowid"
    )
