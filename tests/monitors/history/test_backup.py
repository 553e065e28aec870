"""A copy of the history: whole while others write, and never half."""

from __future__ import annotations

import os
import resource
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from monitors.history.backup import Copy, NotCopied, backup, default_path, due, newest, own_name
from monitors.history.database import Unusable, open_database, write_tx
from monitors.history.locks import Busy, exclusive
from tests.program import ROOT, environment

NOW = datetime(2026, 11, 25, 20, 15, tzinfo=UTC)
NAME = "wetwacht-2026-11-25T201500Z.db"


def at_once(seconds: float) -> None:
    """No rest."""


def filled(folder: Path, rows: int = 300) -> Path:
    file = folder / "wetwacht.db"
    db = open_database(file)
    with write_tx(db):
        for n in range(rows):
            db.execute("insert into body (sha256, data) values (?, ?)", [f"{n}", os.urandom(2_000)])
    db.close()
    return file


def bodies(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("pragma integrity_check").fetchall() == [("ok",)]
        return int(connection.execute("select count(*) from body").fetchone()[0])


def test_a_copy_holds_everything_is_one_file_and_only_its_owner_reads_it(tmp_path: Path) -> None:
    file = filled(tmp_path)
    made = backup(file, default_path(file, NOW), at_once)
    assert made == Copy(tmp_path / "backup" / NAME, file.stat().st_size)
    assert [path.name for path in made.path.parent.iterdir()] == [NAME]
    assert bodies(made.path) == 300
    assert made.path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("rests_with_a_write", [1, 10_000])
def test_whoever_writes_between_two_steps_is_not_held_up_and_stands_in_the_copy(
    tmp_path: Path, rests_with_a_write: int
) -> None:
    file, rests = filled(tmp_path), 0
    writer = open_database(file)

    def write(seconds: float) -> None:
        nonlocal rests
        rests += 1
        if rests <= rests_with_a_write:
            with write_tx(writer):
                writer.execute("insert into body (sha256, data) values (?, x'00')", [f"written-{rests}"])

    made = backup(file, tmp_path / "copy.db", write, pages=5)
    total = next(iter(writer.query("select count(*) as n from body")))["n"]
    writer.close()
    assert total > 300
    assert bodies(made.path) == total


def test_a_copy_of_a_history_in_wal_mode_is_one_file_with_what_stood_in_the_log(tmp_path: Path) -> None:
    file = filled(tmp_path)
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("pragma journal_mode = wal")
        connection.execute("insert into body (sha256, data) values ('in-the-log', x'00')")
        connection.commit()
        made = backup(file, tmp_path / "copies" / "copy.db", at_once)
    assert [path.name for path in made.path.parent.iterdir()] == ["copy.db"]
    assert bodies(made.path) == 301


def test_only_as_many_as_asked_stay_and_files_of_others_are_let_alone(tmp_path: Path) -> None:
    file = filled(tmp_path, 1)
    folder = tmp_path / "backup"
    folder.mkdir()
    others = ("ander-2020-01-01T000000Z.db", "wetwacht-vorig-jaar.db", "wetwacht-2020-99-01T000000Z.db")
    for name in others:
        (folder / name).touch()
    for day in range(5):
        made = backup(file, default_path(file, NOW + timedelta(days=day)), at_once, keep=2)
    assert [path.name for path in made.removed] == ["wetwacht-2026-11-27T201500Z.db"]
    kept = {"wetwacht-2026-11-28T201500Z.db", "wetwacht-2026-11-29T201500Z.db", *others}
    assert {path.name for path in folder.iterdir()} == kept
    assert newest(file, folder) == NOW + timedelta(days=4)


def test_a_file_that_is_there_is_never_written_over_least_of_all_the_database(tmp_path: Path) -> None:
    file = filled(tmp_path, 1)
    with pytest.raises(NotCopied, match="is there already"):
        backup(file, file, at_once)
    assert bodies(file) == 1


def test_without_a_history_there_is_nothing_to_copy_and_none_is_made(tmp_path: Path) -> None:
    with pytest.raises(Unusable, match="wetwacht check"):
        backup(tmp_path / "none.db", tmp_path / "copy.db", at_once)
    assert list(tmp_path.iterdir()) == []


def test_a_place_that_cannot_be_written_is_one_clear_line(tmp_path: Path) -> None:
    file = filled(tmp_path, 1)
    (tmp_path / "a-file").touch()
    with pytest.raises(NotCopied, match=r"copy\.db cannot be made: "):
        backup(file, tmp_path / "a-file" / "copy.db", at_once)


FULL = """
import sys
from pathlib import Path
from monitors.history.backup import NotCopied, backup
try:
    backup(Path(sys.argv[1]), Path(sys.argv[2]), lambda seconds: None)
except NotCopied as error:
    sys.exit(str(error))
"""


def test_where_there_is_no_room_nothing_half_is_left(tmp_path: Path) -> None:
    file = filled(tmp_path)
    target = tmp_path / "copies" / "copy.db"
    done = subprocess.run(
        [sys.executable, "-c", FULL, str(file), str(target)],
        cwd=ROOT,
        env=environment(),
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000)),
    )
    assert done.returncode == 1
    assert done.stderr.startswith(f"{target} cannot be made: ")
    assert len(done.stderr.splitlines()) == 1
    assert list(target.parent.iterdir()) == []


def test_a_damaged_history_makes_no_copy(tmp_path: Path) -> None:
    file = filled(tmp_path)
    with file.open("r+b") as handle:
        handle.seek(file.stat().st_size // 2)
        handle.write(b"\xff" * 8_192)
    with pytest.raises(NotCopied):
        backup(file, tmp_path / "copies" / "copy.db", at_once)
    assert list((tmp_path / "copies").iterdir()) == []


def test_what_a_killed_copy_left_is_replaced(tmp_path: Path) -> None:
    file = filled(tmp_path, 1)
    (tmp_path / "copy.db.part").write_bytes(b"half")
    assert bodies(backup(file, tmp_path / "copy.db", at_once).path) == 1
    assert not (tmp_path / "copy.db.part").exists()


def test_two_copies_at_once_are_one_too_many(tmp_path: Path) -> None:
    file = filled(tmp_path, 1)
    with exclusive(file, "backup"), pytest.raises(Busy):
        backup(file, tmp_path / "copy.db", at_once)


def stopping() -> Callable[[float], None]:
    def stop(seconds: float) -> None:
        raise NotCopied("the service stops")

    return stop


def test_a_copy_that_is_told_to_stop_leaves_nothing(tmp_path: Path) -> None:
    file = filled(tmp_path)
    with pytest.raises(NotCopied, match="stops"):
        backup(file, tmp_path / "copies" / "copy.db", stopping(), pages=5)
    assert list((tmp_path / "copies").iterdir()) == []


def test_the_copy_of_the_day_is_made_once_after_half_past_three_at_night() -> None:
    night = datetime(2026, 11, 26, 2, 30, tzinfo=UTC)
    assert due(None, NOW)
    assert not due(NOW, NOW + timedelta(hours=6))
    assert not due(NOW, night - timedelta(seconds=1))
    assert due(NOW, night)
    assert not due(night, night + timedelta(hours=23, minutes=59))


@pytest.mark.parametrize(("month", "day", "offset"), [(10, 25, 1), (3, 29, 2)])
def test_the_nights_on_which_the_clock_is_changed_have_one_copy(month: int, day: int, offset: int) -> None:
    night = datetime(2026, month, day, 3 - offset, 30, tzinfo=UTC)
    before = night - timedelta(hours=20)
    steps = [night + timedelta(minutes=10 * n) for n in range(-60, 60)]
    made, last = [], before
    for now in steps:
        if due(last, now):
            made.append(now)
            last = now
    assert made == [night]


def test_a_clock_that_was_set_back_makes_no_second_copy() -> None:
    assert not due(NOW + timedelta(days=3), NOW)


def test_the_name_says_of_what_and_of_when_it_is_a_copy(tmp_path: Path) -> None:
    assert own_name(tmp_path / "wetwacht.db", NOW) == NAME
