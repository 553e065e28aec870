"""Opening the database file and writing to it: one short `begin immediate` for what belongs together."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlite_utils import Database

from monitors.history.locks import exclusive
from monitors.history.schema import migrations

_BUSY_MS = 10_000
# SQLite before these versions can corrupt a WAL on reset; elsewhere the rollback journal is as fast here.
_WAL_FIXED = ((3, 51, 3), (3, 50, 7), (3, 44, 6))


class Unusable(Exception):
    """A file cannot hold the history; the message names it and says why."""

    def __init__(self, path: Path, error: Exception) -> None:
        super().__init__(f"{path} cannot be used as the database: {error}")


class Locked(Exception):
    """Another program keeps the database locked for longer than anyone waits."""


def open_database(path: Path) -> Database:
    """The history in this file, made and brought up to date where needed. Raises Unusable or Locked."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        connection = sqlite3.connect(path, timeout=_BUSY_MS / 1000, check_same_thread=False)
    except (OSError, sqlite3.Error) as error:
        raise Unusable(path, error) from error
    try:
        return _prepared(Database(connection), path)
    except BaseException as error:
        connection.close()
        if _is_busy(error):
            raise Locked(f"another program keeps {path} locked") from error
        if isinstance(error, OSError | sqlite3.DatabaseError):
            raise Unusable(path, error) from error
        raise


@contextmanager
def reading(path: Path, *, at_once: bool = False) -> Iterator[Database]:
    """The history in this file over a connection that cannot write. Raises Unusable, also for an old one.

    With `at_once` all is read as it is at one moment, which keeps writers waiting: for what is short.
    """
    if not path.exists():
        raise Unusable(path, ValueError("there is no such file yet; `wetwacht check` makes it"))
    try:
        connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, timeout=_BUSY_MS / 1000)
    except sqlite3.Error as error:
        raise Unusable(path, error) from error
    db = Database(connection)
    try:
        if at_once:
            # One lock for all reads: each read of its own would wait for a writer again.
            db.execute("begin")
        if migrations.pending(db):
            raise Unusable(path, ValueError("it is not up to date; `wetwacht check` brings it there"))
        yield db
    except sqlite3.DatabaseError as error:
        raise Unusable(path, error) from error
    finally:
        connection.close()


def _prepared(db: Database, path: Path) -> Database:
    db.execute(f"pragma busy_timeout = {_BUSY_MS}")
    db.execute("pragma foreign_keys = on")
    db.execute("pragma synchronous = full")
    db.execute(f"pragma journal_mode = {'wal' if wal_is_safe() else 'truncate'}").fetchone()
    # SQLite's own lower() knows no letters with accents.
    db.conn.create_function("casefold", 1, str.casefold, deterministic=True)
    with exclusive(path, "schema"):
        migrations.apply(db)
    return db


def _is_busy(error: BaseException) -> bool:
    # The lowest byte is the kind of error, the rest says more about it.
    return getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_BUSY


def wal_is_safe(version: tuple[int, ...] = sqlite3.sqlite_version_info) -> bool:
    """Whether this SQLite has the fix of the WAL-reset corruption."""
    return version >= _WAL_FIXED[0] or any(
        version[:2] == fixed[:2] and version >= fixed for fixed in _WAL_FIXED[1:]
    )


@contextmanager
def write_tx(db: Database) -> Iterator[Database]:
    """All writes inside happen together or not at all. Waits for other writers; raises Locked in the end."""
    try:
        db.execute("begin immediate")
    except sqlite3.OperationalError as error:
        if _is_busy(error):
            raise Locked("another program keeps the database locked") from error
        raise
    try:
        yield db
        db.conn.commit()
    except BaseException:
        db.conn.rollback()
        raise
