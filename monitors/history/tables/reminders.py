"""Who was told that a subscription starts, and what was reminded of."""

from __future__ import annotations

from sqlite_utils import Database

from monitors.history.tables import migrations

_STARTED = """
    create table started (
        id integer primary key, subscription text not null, kind text not null, recipient text not null,
        started text not null, facts text, delivery integer references delivery,
        unique (subscription, kind, recipient)
    ) strict
"""
_REMINDER = """
    create table reminder (
        id integer primary key, kind text not null, recipient text not null, uid text not null,
        day text not null, ahead integer not null, event integer not null references event,
        unique (kind, recipient, uid, day, ahead)
    ) strict
"""
_KNOWN_BY_DIGEST = """
    insert or ignore into started (subscription, kind, recipient, started)
    select subscription, kind, recipient, min(made) from digest group by subscription, kind, recipient
"""
_KNOWN_BY_ALERT = """
    insert or ignore into started (subscription, kind, recipient, started)
    select asked.value, a.kind, casefold(a.recipient), min(a.created)
    from alert a, json_each(a.subscriptions) asked group by asked.value, a.kind, casefold(a.recipient)
"""


@migrations()
def m018_reminders(db: Database) -> None:
    """Each reader of a subscription once, with what the start message told; and each reminder once.

    Who was owed something before this table was there has started already.
    """
    for statement in (_STARTED, _REMINDER, _KNOWN_BY_DIGEST, _KNOWN_BY_ALERT):
        db.execute(statement)
