"""The command line as its users call it, wrongly above all: one clear line, the right code, no traceback."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from config.load import load
from tests.program import ROOT, environment, wetwacht
from wetwacht.cli import cli

QUESTION = "https://vng.nl/vragen-en-antwoorden/voorbeeld-999001"
MALFORMED = "[[dossier]\nkey = "
UNKNOWN_KEY = 'include_default = true\n[[subscription]]\nkey = "a"\nchannels = ["console"]\nwhenn = "daily"\n'


@pytest.fixture
def files(tmp_path: Path) -> Path:
    """A folder with files that are wrong in every way."""
    (tmp_path / "notes.txt").write_text("dit is een brief, geen database\n" * 100)
    (tmp_path / "malformed.toml").write_text(MALFORMED)
    (tmp_path / "unknown.toml").write_text(UNKNOWN_KEY)
    (tmp_path / "latin.toml").write_bytes("# Oekra\xefne\n".encode("latin-1"))
    (tmp_path / "latin.jsonl").write_bytes('{"id": 1, "text": "Oekra\xefne"}\n'.encode("latin-1"))
    (tmp_path / "deep.jsonl").write_text('{"id": 1, "text": ' + "[" * 200_000)
    (tmp_path / "half.jsonl").write_text('{"id": 1, "text": "goed"}\n{"id": 2\n')
    (tmp_path / "nan.jsonl").write_text('{"id": NaN, "text": "goed"}\n')
    (tmp_path / "list.jsonl").write_text('{"id": 1, "text": ["goed"]}\n')
    (tmp_path / "short.jsonl").write_text('{"id": 1}\n')
    return tmp_path


def in_folder(folder: Path, arguments: str) -> list[str]:
    return [str(folder / word[1:]) if word.startswith("@") else word for word in arguments.split()]


@pytest.mark.parametrize("command", ["", *cli.commands])
def test_every_command_explains_itself(command: str) -> None:
    done = wetwacht(*command.split(), "--help")
    assert done.returncode == 0
    assert done.stdout.startswith("Usage: ")
    assert not done.stderr


WRONG = {
    "explain": "explain",
    "--nothing": "changes --nothing",
    "no source 'nergens'": "check --source nergens",
    "no change 404": "show 404",
    "not a valid integer": "show een",
    "not in the range": "show 99999999999999999999",
    "'gisteren'": "changes --since gisteren",
    "'2026-02-30'": "changes --until 2026-02-30",
    "later day than --until": "changes --since 2026-07-02 --until 2026-07-01",
    "no dossier 'nergens'; choose from: asielnoodmaatregelenwet": "changes --dossier nergens",
    "no amendment 'nergens'": "changes --amendment nergens --json",
    "`wetwacht sources` lists them": "changes --source nergens",
    "no dossier 'nooit'": "events --dossier nooit",
    "a day to come": "replay --since 2999-01-01",
    "there is no such file yet; `wetwacht check` makes it": "dossier spreidingswet",
    "--moment goes with --copies": "demo --moment 3",
    "--json or --csv": "changes --json --csv",
    "valid TOML": "changes --watchlist @malformed.toml",
    "subscription": "check --watchlist @unknown.toml",
    "UTF-8": "run --watchlist @latin.toml",
    "can be read": "deliver --watchlist @nowhere.toml",
    "cannot be used as the database": "changes --database @notes.txt",
    "notes.txt": "run --database @notes.txt",
    "notes.txt/history.db cannot be used": "check --database @notes.txt/history.db",
    "does not exist": f"read @nowhere.html --url {QUESTION}",
    "--url": "read @notes.txt",
    "no site goes with": "read @notes.txt --url https://example.org/x",
    "no address": "read @notes.txt --url http://[",
    "no site goes with gazette": f"read @notes.txt --site gazette --url {QUESTION}",
    "No such file": "match @nowhere.jsonl --jsonl",
    "--jsonl": "match @half.jsonl",
    "line 2": "match @half.jsonl --jsonl",
    "one JSON object, whole on its line": "compare @notes.txt --jsonl",
    "NaN is no JSON": "match @nan.jsonl --jsonl",
    "id and text": "match @short.jsonl --jsonl",
    "text to be a text or null": "match @list.jsonl --jsonl",
    "nested too deep": "match @deep.jsonl --jsonl",
    "text in UTF-8": "match @latin.jsonl --jsonl",
    "--moment must be below": "demo --copies --moment 999",
    "a watchlist of its own": "demo --watchlist @unknown.toml",
    "is there already": "demo --database @notes.txt",
    "cannot be written": "init @nowhere/own.toml",
}


@pytest.mark.parametrize("says", WRONG)
def test_a_wrong_call_is_one_clear_line_and_code_two(files: Path, says: str) -> None:
    given = in_folder(files, WRONG[says])
    if "--database" not in given:
        given += ["--database", str(files / "history.db")] if given[0] in cli.commands else []
    done = wetwacht(*given, WETWACHT_CRAWL_CONTACT="team@example.org")
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    told = [
        line for line in done.stderr.splitlines() if not line.startswith(("Usage:", "Try ")) and line.strip()
    ]
    assert len(told) == 1
    assert says in told[0]


def test_every_mistake_of_a_file_is_told_at_once(files: Path) -> None:
    own = files / "own.toml"
    own.write_text(
        '[[source]]\nkey = "a"\nsite = "gazette"\nevery = "soon"\nurl = "nergens"\n[crawl]\ndelay = -1\n'
    )
    done = wetwacht("check", "--watchlist", str(own), "--database", str(files / "history.db"))
    assert done.returncode == 2
    assert all(part in done.stderr for part in ("gazette", "every", "url", "delay"))
    assert all(line.startswith(f"wetwacht: {own}: ") for line in done.stderr.splitlines())


@pytest.mark.parametrize("command", ["check", "run"])
def test_the_internet_is_not_crawled_without_a_contact(tmp_path: Path, command: str) -> None:
    done = wetwacht(command, "--database", str(tmp_path / "history.db"))
    assert done.returncode == 2
    assert "CRAWL_CONTACT" in done.stderr
    assert not (tmp_path / "history.db").exists()


def test_an_empty_history_is_an_empty_answer(tmp_path: Path) -> None:
    options = ["changes", "--database", str(tmp_path / "history.db")]
    assert wetwacht(*options).stdout == "No changes.\n"
    assert json.loads(wetwacht(*options, "--json").stdout) == []
    (header,) = wetwacht(*options, "--csv").stdout.splitlines()
    assert header.startswith('\ufeff"id";"seen";"headline"')


def test_a_page_that_cannot_be_read_is_json_with_a_reason(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    cases = {b"<html><body>cut": "LayoutChanged", b"": "LayoutChanged"}
    for body, error in cases.items():
        page.write_bytes(body)
        done = wetwacht("read", str(page), "--url", QUESTION, "--json")
        value = json.loads(done.stdout)
        assert (done.returncode, value["error"], bool(value["reason"])) == (1, error, True)


def test_passages_are_matched_line_by_line() -> None:
    lines = [
        {"id": "a", "text": "Kamerstuk 36704 is behandeld."},
        {"id": 2, "title": "Weer", "text": "Het regent."},
    ]
    done = wetwacht("match", "--jsonl", text="".join(json.dumps(one) + "\n" for one in lines))
    first, second = map(json.loads, done.stdout.splitlines())
    assert done.returncode == 0
    assert [match["key"] for match in first["dossiers"]] == ["asielnoodmaatregelenwet"]
    assert first["dossiers"][0]["why"] == [{"where": "text", "text": "36704", "rule": "number"}]
    assert (second["id"], second["dossiers"], second["kind"]) == (2, [], "unrelated")


def test_a_passage_without_text_is_about_nothing() -> None:
    done = wetwacht("match", "--jsonl", text='{"id": 1, "title": null, "text": null}\n')
    assert json.loads(done.stdout) == {"id": 1, "dossiers": [], "amendments": [], "kind": "unrelated"}


def test_empty_lines_and_the_mark_of_windows_are_no_passages() -> None:
    done = wetwacht(
        "match", "--jsonl", text='\ufeff{"id": 1, "text": "niets"}\r\n\r\n{"id": 2, "text": "niets"}\n\n'
    )
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == [1, 2]


def test_half_a_character_comes_back_as_the_escape_it_was() -> None:
    done = wetwacht("match", "--jsonl", text='{"id": "\\ud800", "text": "niets"}\n')
    assert done.returncode == 0
    assert '"id": "\\ud800"' in done.stdout


def test_lines_before_a_bad_one_are_answered(files: Path) -> None:
    done = wetwacht("match", str(files / "half.jsonl"), "--jsonl")
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == [1]


def test_init_writes_a_file_that_loads_and_never_writes_over_one(tmp_path: Path) -> None:
    own = tmp_path / "own.toml"
    first = wetwacht("init", str(own))
    assert (first.returncode, f"--watchlist {own}" in first.stdout) == (0, True)
    assert load(own, {"HOME": str(tmp_path)}).watchlist.dossiers
    written = own.read_bytes()
    second = wetwacht("init", str(own))
    assert second.returncode == 2
    assert "is there already" in second.stderr
    assert own.read_bytes() == written


def test_a_reader_that_goes_away_is_no_error_of_ours(tmp_path: Path) -> None:
    source, sink = os.pipe()
    os.close(source)
    done = subprocess.run(
        [sys.executable, "-m", "wetwacht", "changes", "--database", str(tmp_path / "history.db")],
        cwd=ROOT,
        env=environment(),
        stdout=sink,
        stderr=subprocess.PIPE,
        text=True,
        timeout=60,
        check=False,
    )
    os.close(sink)
    assert (done.returncode, done.stderr) == (1, "")


def test_ctrl_c_while_the_program_still_loads_is_no_traceback() -> None:
    code = """
import runpy, sys
class Interrupts:
    def find_spec(self, name, path=None, target=None):
        if name == "wetwacht.cli":
            raise KeyboardInterrupt
sys.meta_path.insert(0, Interrupts())
runpy.run_module("wetwacht", run_name="__main__")
"""
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (130, "", 1)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.parametrize("arguments", [("sources",), ("match", "--jsonl"), ("--help",)], ids=" ".join)
def test_an_output_that_takes_nothing_is_one_clear_line(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-m", "wetwacht", *arguments],
            cwd=ROOT,
            env=environment(WETWACHT_DATABASE=str(tmp_path / "history.db")),
            input='{"id": 1, "text": "niets"}\n',
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            timeout=60,
            check=False,
        )
    assert (done.returncode, done.stderr) == (1, "wetwacht: No space left on device\n")


def test_results_alone_stand_on_standard_output(tmp_path: Path) -> None:
    done = wetwacht("deliver", "--database", str(tmp_path / "history.db"))
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == "The outbox is empty.\n"
