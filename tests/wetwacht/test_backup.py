"""`wetwacht backup`, and the copy that the service makes each day."""

from __future__ import annotations

import json
import os
import signal
from pathlib import Path

from monitors.history.database import open_database
from tests.processes import PATIENCE, until
from tests.program import started, wetwacht
from tests.servers import Site
from tests.wetwacht.test_service import baseline, query, written


def test_the_service_makes_one_copy_and_a_command_another_while_it_runs(tmp_path: Path) -> None:
    folder = tmp_path / "backup"
    with Site() as site:
        options = written(tmp_path, site, 1)
        baseline(tmp_path, site, options)
        with started("run", *options, log=tmp_path / "log") as service:
            until(lambda: list(folder.glob("history-*Z.db")))
            until(lambda: query(tmp_path, "select count(*) from change") == [(4,)])
            done = wetwacht("backup", str(tmp_path / "by-hand.db"), "--json", *options)
            os.kill(service.pid, signal.SIGTERM)
            assert service.wait(PATIENCE) == 0
    value = json.loads(done.stdout)
    assert value == {
        "file": str(tmp_path / "by-hand.db"),
        "size": (tmp_path / "by-hand.db").stat().st_size,
        "removed": [],
    }
    assert len(list(folder.iterdir())) == 1
    copy = open_database(tmp_path / "by-hand.db")
    assert next(iter(copy.query("select count(*) as n from change")))["n"] == 4
    copy.close()


def test_a_folder_gets_a_copy_under_its_own_name_and_a_bad_place_is_one_line(tmp_path: Path) -> None:
    open_database(tmp_path / "history.db").close()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "a-file").touch()
    options = ("--database", str(tmp_path / "history.db"))
    assert wetwacht("backup", str(tmp_path / "elsewhere"), "--keep", "3", *options).returncode == 0
    assert len(list((tmp_path / "elsewhere").glob("history-*Z.db"))) == 1
    bad = wetwacht("backup", str(tmp_path / "a-file" / "copy.db"), *options)
    assert (bad.returncode, bad.stdout, len(bad.stderr.splitlines())) == (1, "", 1)
    none = wetwacht("backup", "--database", str(tmp_path / "none.db"))
    assert none.returncode == 2
    assert "wetwacht check" in none.stderr
