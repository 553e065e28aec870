"""`wetwacht proposals` and `wetwacht work` as operators call them."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from config.load import load
from monitors import working
from monitors.history import work
from monitors.history.database import open_database
from monitors.history.work import Proposal, Work
from monitors.watchlist import Watchlist
from tests.chronicle import Chronicle
from tests.invented import DOSSIER, NEWS
from wetwacht.cli import cli

NOW = datetime.now(UTC)
LONG_AGO = NOW - timedelta(days=400)
OWN = """# Mijn lijst: dit commentaar blijft staan.
include_default = true
[[dossier]]
key = "voorbeeldwet"
title = "Voorbeeldwet huisvesting"
numbers = ["99999"]"""
BESIDE = Proposal(0, "dwangakkoord", "voorbeeldwet", "Beleid", NOW, fires=3)
SHIPPED = Proposal(0, "spreidingsplicht", "spreidingswet", "Beleid", NOW)
NEW = Proposal(
    0, "Oefenwet; wonen", None, "Wonen", NOW, numbers=("88888",), names=("Oefenwet", "de oefening")
)
ALONE = Proposal(0, "\x1b[31mflitswet", None, "", NOW)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "own.toml"
    path.write_text(OWN, "utf-8")
    history = Chronicle(tmp_path / "history.db", Watchlist((DOSSIER,), (), (), ()))
    history.seen(replace(NEWS, title="Voorbeeldwet huisvesting (99999)"), NOW)
    for proposal in (BESIDE, SHIPPED, NEW, ALONE):
        working.proposed(history.db, history.watchlist, proposal)
    history.db.close()
    return path


def called(file: Path, *words: str) -> Result:
    options = ["--watchlist", str(file), "--database", str(file.with_name("history.db"))]
    return CliRunner().invoke(
        cli, [*words, *options], env={"WETWACHT_WATCHLIST": "", "WETWACHT_DATABASE": ""}
    )


def listed(file: Path, *words: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(called(file, "proposals", *words, "--json").stdout)
    return found


def test_what_waits_is_listed_and_what_was_decided_on_request(file: Path) -> None:
    assert called(file, "proposals", "reject", "1").exit_code == 0
    assert [one["id"] for one in listed(file)] == [one["id"] for one in listed(file, "list")] == [2, 3, 4]
    first = listed(file, "--all")[0]
    assert (first["accepted"], first["who"], first["fires"]) == (False, "Beleid", 3)
    assert "\x1b" not in called(file, "proposals").stdout


def test_a_name_goes_beside_its_dossier_also_where_that_ships(file: Path) -> None:
    for number in ("1", "2"):
        assert called(file, "proposals", "accept", number, "--to", str(file)).exit_code == 0
    watchlist = load(file, {}).watchlist
    own, shipped = watchlist.dossier("voorbeeldwet"), watchlist.dossier("spreidingswet")
    assert own
    assert own.names == ("dwangakkoord",)
    assert shipped
    assert "spreidingsplicht" in shipped.names
    assert file.read_text("utf-8").startswith(OWN)
    assert [one["accepted"] for one in listed(file, "--all")][:2] == [True, True]


def test_a_new_dossier_has_a_key_of_its_own(file: Path) -> None:
    answer = called(file, "proposals", "accept", "3", "--to", str(file), "--json")
    assert json.loads(answer.stdout)["file"] == str(file)
    made = load(file, {}).watchlist.dossier("oefenwet-wonen")
    assert made
    assert (made.title, made.numbers, made.names) == (NEW.name, NEW.numbers, NEW.names)


def test_without_a_file_the_table_is_printed_to_be_pasted(file: Path) -> None:
    answer = called(file, "proposals", "accept", "3", "--key", "oefen")
    assert answer.stdout.startswith('[[dossier]]\nkey = "oefen"\n')
    assert file.read_text("utf-8") == OWN
    assert [one["id"] for one in listed(file)] == [1, 2, 4]


@pytest.mark.parametrize(
    "words",
    [
        ("accept", "9"),
        ("reject", "9"),
        ("accept", "1", "--key", "anders"),
        ("accept", "3", "--key", "voorbeeldwet"),
        ("accept", "3", "--key", "Geen Sleutel"),
        ("accept", "3", "--to", "weg.toml"),
    ],
)
def test_what_cannot_be_decided_is_refused_and_nothing_changes(file: Path, words: tuple[str, ...]) -> None:
    assert called(file, "proposals", *words).exit_code == 2
    assert file.read_text("utf-8") == OWN
    assert len(listed(file)) == 4


def test_a_table_that_the_watchlist_cannot_hold_leaves_the_proposal_waiting(file: Path) -> None:
    answer = called(file, "proposals", "accept", "4", "--to", str(file))
    assert answer.exit_code == 2
    assert file.read_text("utf-8") == OWN
    assert len(listed(file)) == 4


def test_nobody_decides_twice(file: Path) -> None:
    called(file, "proposals", "reject", "1")
    answer = called(file, "proposals", "accept", "1", "--to", str(file))
    assert (answer.exit_code, file.read_text("utf-8")) == (2, OWN)


@pytest.fixture
def done(file: Path) -> Path:
    db = open_database(file.with_name("history.db"))
    with db.conn:
        work.save_work(db, Work(0, 1, "taken", "Beleid", "", "page", NOW - timedelta(days=2)))
        work.save_work(db, Work(0, 1, "wrong", "=Wonen", "De datum.", "slack", NOW))
        work.save_work(db, Work(0, 1, "not-relevant", "Vroeger", "Geheim.", "page", LONG_AGO))
    db.close()
    return file


def exported(file: Path, *words: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = json.loads(called(file, "work", "export", "--json", *words).stdout)
    return found


def test_everything_is_exported_without_names_past_their_term(done: Path) -> None:
    found = exported(done)
    assert {row["what"] for row in found} == {"taken", "wrong", "not-relevant", "proposed"}
    assert (found[-1]["what"], found[-1]["who"], found[-1]["said"]) == ("not-relevant", "", "")
    assert [row["made"] for row in found] == sorted((row["made"] for row in found), reverse=True)


def test_one_person_or_the_last_days_alone(done: Path) -> None:
    assert {row["who"] for row in exported(done, "--who", "Beleid")} == {"Beleid"}
    yesterday = f"{NOW - timedelta(days=1):%Y-%m-%d}"
    assert "taken" not in {row["what"] for row in exported(done, "--since", yesterday)}


def test_a_spreadsheet_gets_no_formula_and_a_terminal_no_escape(done: Path) -> None:
    text = called(done, "work", "export", "--csv").stdout.removeprefix("\ufeff")
    rows = list(csv.DictReader(io.StringIO(text), delimiter=";"))
    assert "'=Wonen" in {row["who"] for row in rows}
    assert "\x1b" not in called(done, "work", "export").stdout
    assert called(done, "work", "export", "--csv", "--json").exit_code == 2
