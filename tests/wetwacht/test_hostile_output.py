"""What a site wrote, in a terminal and in a spreadsheet: letters, and nothing that acts."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from crawler.document import Section
from monitors.history.database import open_database, write_tx
from tests.invented import NEWS
from tests.ledger import Kept, keep
from tests.program import wetwacht

STEERING = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069]")
HOSTILE = "\x1b[2J\x1b]0;weg\x07 \x9b31m \u202egnp.exe\u2066 regel\r\nWissel: \x08\x08"


@pytest.fixture
def history(tmp_path: Path) -> Iterator[list[str]]:
    """The option that names a history with one hostile change."""
    before, after = (
        replace(
            NEWS,
            title=f"{HOSTILE} titel",
            url=f"https://vng.nl/{HOSTILE}",
            sections=(Section(HOSTILE, HOSTILE, f"{HOSTILE} {word} bedrag is lager dan gemeld."),),
        )
        for word in ("oude", "nieuwe")
    )
    file = tmp_path / "history.db"
    db = open_database(file)
    with write_tx(db):
        keep(db, Kept(headline=f"{HOSTILE} kop", sources=(HOSTILE,), before=before, after=after))
    db.close()
    yield ["--database", str(file)]


@pytest.mark.parametrize("command", ["changes", "show 1", "changes --search kop"])
def test_nothing_that_steers_a_terminal_comes_out(history: list[str], command: str) -> None:
    done = wetwacht(*command.split(), *history)
    assert done.returncode == 0
    assert "kop" in done.stdout
    assert not STEERING.search(done.stdout + done.stderr)


@pytest.mark.parametrize("command", ["changes --json", "show 1 --json"])
def test_json_keeps_the_text_and_escapes_what_a_terminal_obeys(history: list[str], command: str) -> None:
    done = wetwacht(*command.split(), *history)
    value = json.loads(done.stdout)
    (change,) = value if isinstance(value, list) else (value,)
    assert change["headline"] == f"{HOSTILE} kop"
    assert not STEERING.search(done.stdout)


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", "\r=", "\uff1d"])
def test_a_spreadsheet_is_given_no_formula(tmp_path: Path, start: str) -> None:
    file = tmp_path / "history.db"
    db = open_database(file)
    formula = f'{start}HYPERLINK("https://example.org";"klik")'
    with write_tx(db):
        keep(db, Kept(headline=formula, sources=(formula,), after=replace(NEWS, title=formula), before=None))
    db.close()
    done = wetwacht("changes", "--csv", "--database", str(file))
    header, row = csv.reader(io.StringIO(done.stdout.removeprefix("\ufeff"), newline=""), delimiter=";")
    cells = dict(zip(header, row, strict=True))
    for name in ("headline", "title", "sources"):
        assert cells[name].startswith("'")
        assert "HYPERLINK" in cells[name]
