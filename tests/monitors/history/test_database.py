"""The database file: opened by many at once, written by many at once, never half."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from sqlite_utils import Database

from monitors.history import database
from monitors.history.database import Locked, Unusable, open_database, wal_is_safe, write_tx
from monitors.history.locks import Busy, exclusive
from tests.program import ROOT, environment

OPENS = """
import sys
from pathlib import Path
from monitors.history.database import open_database
print("ready", flush=True)
sys.stdin.readline()
open_database(Path(sys.argv[1])).close()
"""
COUNTS = """
import sys
from pathlib import Path
from monitors.history.database import open_database, write_tx
db = open_database(Path(sys.argv[1]))
print("ready", flush=True)
sys.stdin.readline()
for _ in range(100):
    with write_tx(db):
        (row,) = db.query("select failures from source where key = 'teller'")
        db.execute("update source set failures = ? where key = 'teller'", [row["failures"] + 1])
db.close()
"""


def at_the_same_moment(code: str, file: Path, processes: int) -> list[str]:
    """Runs a program in several processes that wait for one another; their errors."""
    running = [
        subprocess.Popen(
            [sys.executable, "-c", code, str(file)],
            cwd=ROOT,
            env=environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for _ in range(processes)
    ]
    for process in running:
        assert process.stdout and process.stdout.readline() == "ready\n"
    for process in running:
        assert process.stdin
        process.stdin.write("go\n")
        process.stdin.flush()
    return [process.communicate(timeout=120)[1] for process in running]


def test_many_that_open_a_new_file_at_once_migrate_it_once(tmp_path: Path) -> None:
    file = tmp_path / "history.db"
    assert at_the_same_moment(OPENS, file, 4) == ["", "", "", ""]
    db = open_database(file)
    applied = [row["name"] for row in db.query("select name from _sqlite_migrations order by name")]
    db.close()
    assert applied == sorted(set(applied))
    assert "m001_first" in applied


def test_four_that_read_and_then_write_lose_nothing(tmp_path: Path) -> None:
    file = tmp_path / "history.db"
    db = open_database(file)
    with write_tx(db):
        db.execute("insert into source (key, failures) values ('teller', 0)")
    assert at_the_same_moment(COUNTS, file, 4) == ["", "", "", ""]
    (row,) = db.query("select failures from source")
    db.close()
    assert row["failures"] == 400


def test_what_fails_halfway_leaves_nothing_behind(db: Database) -> None:
    with pytest.raises(KeyboardInterrupt), write_tx(db):
        db.execute("insert into source (key) values ('half')")
        raise KeyboardInterrupt
    assert list(db.query("select * from source")) == []
    with write_tx(db):
        db.execute("insert into source (key) values ('whole')")
    assert [row["key"] for row in db.query("select key from source")] == ["whole"]


def test_a_commit_that_fails_leaves_no_transaction_open(db: Database) -> None:
    with pytest.raises(sqlite3.IntegrityError), write_tx(db):
        db.execute("pragma defer_foreign_keys = on")
        db.execute("insert into change_dossier (change, dossier) values (404, 'geen')")
    with write_tx(db):
        db.execute("insert into source (key) values ('later')")
    assert list(db.query("select * from change_dossier")) == []


def test_every_table_of_ours_is_strict(db: Database) -> None:
    tables = list(db.query("pragma table_list"))
    ours = {r["name"]: r["strict"] for r in tables if r["type"] == "table" and "sqlite_" not in r["name"]}
    assert len(ours) > 10
    assert all(ours.values())


@pytest.mark.parametrize(
    "sql",
    [
        "insert into source (key, failures) values ('a', 'veel')",
        "insert into body (sha256, data) values ('a', 'geen bytes')",
        "insert into source (key) values (null)",
        "insert into change_dossier (dossier, change) values ('wet', 9)",
    ],
)
def test_a_value_of_another_type_and_a_reference_to_nothing_are_refused(db: Database, sql: str) -> None:
    with pytest.raises(sqlite3.IntegrityError), write_tx(db):
        db.execute(sql)


def test_a_file_that_is_no_database_is_left_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("dit is geen database, maar een brief\n" * 50)
    with pytest.raises(Unusable, match=r"notes\.txt"):
        open_database(file)
    assert file.read_text().startswith("dit is geen database")


def test_a_database_that_another_program_keeps_locked_is_not_called_unusable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "_BUSY_MS", 0)
    file = tmp_path / "history.db"
    other = sqlite3.connect(file)
    other.execute("begin exclusive")
    with pytest.raises(Locked, match=r"history\.db locked"):
        open_database(file)
    other.rollback()
    db = open_database(file)
    other.execute("begin immediate")
    with pytest.raises(Locked), write_tx(db):
        raise AssertionError("written beside another writer")
    other.close()
    db.close()


def test_a_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(Unusable, match=r"file/history\.db"):
        open_database(tmp_path / "file" / "history.db")


def test_a_lock_is_held_by_one_and_given_back(tmp_path: Path) -> None:
    file = tmp_path / "history.db"
    with exclusive(file, "round"):
        with pytest.raises(Busy, match="round lock"), exclusive(file, "round", wait=False):
            raise AssertionError("held twice")
        with exclusive(file, "sender", wait=False):
            pass
    with exclusive(file, "round", wait=False):
        pass


@pytest.mark.parametrize(
    ("version", "safe"),
    [
        ((3, 51, 3), True),
        ((3, 52, 0), True),
        ((3, 50, 7), True),
        ((3, 44, 6), True),
        ((3, 51, 2), False),
        ((3, 50, 6), False),
        ((3, 45, 9), False),
        ((3, 40, 1), False),
    ],
)
def test_write_ahead_logging_is_only_for_versions_with_the_fix(version: tuple[int, ...], safe: bool) -> None:
    assert wal_is_safe(version) is safe
