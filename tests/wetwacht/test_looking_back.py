"""`wetwacht dossier`, `replay` and `preview` on a stored history, as their users call them."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from config.load import load
from monitors.dossiers.replay import TOO_MANY
from monitors.model import EventType
from tests.chronicle import Chronicle
from tests.config.own_files import DOSSIER, HOME
from tests.invented import BILL, NEWS, REJECTED
from tests.program import wetwacht

NOW = datetime.now(UTC).replace(microsecond=0) - timedelta(hours=2)
SOURCE = """
[[source]]
key = "news"
site = "vng"
url = "http://127.0.0.1:9/nieuws"
every = "1h"
allow_private_hosts = true
"""
OTHER = '[[dossier]]\nkey = "opvang"\ntitle = "Opvang"\nnames = ["voorbeeldopvang"]\n'
ALL = '[[subscription]]\nkey = "all"\nchannels = ["console"]\n'
BILLS = f'{ALL}dossiers = ["bill"]\n'


class Folder:
    """A folder with a history of a bill and some news, and a watchlist."""

    def __init__(self, path: Path, subscription: str = ALL) -> None:
        self.path = path
        self.watching(subscription)
        self.kept = Chronicle(path / "history.db", load(path / "own.toml", HOME).watchlist)

    def watching(self, subscription: str) -> None:
        (self.path / "own.toml").write_text(DOSSIER + OTHER + SOURCE + subscription)

    def news(self, count: int) -> None:
        for number in range(count):
            self.kept.seen(replace(NEWS, key=f"/nieuws/{number}"), NOW, EventType.SUBMITTED)

    def run(self, *words: str) -> CompletedProcess[str]:
        files = ("--watchlist", str(self.path / "own.toml"), "--database", str(self.path / "history.db"))
        return wetwacht(*words, *files)


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    folder = Folder(tmp_path)
    folder.kept.seen(BILL, NOW - timedelta(days=3), silent=True)
    folder.kept.seen(REJECTED, NOW - timedelta(days=1), EventType.REJECTED)
    folder.news(2)
    return folder


def test_a_dossier_shows_where_its_bills_stand_and_its_lines(folder: Folder) -> None:
    done = folder.run("dossier", "bill", "--json")
    value = json.loads(done.stdout)
    assert done.returncode == 0
    (bill,) = value["bills"]
    assert [one["at"] for one in bill["stations"]] == ["done", "ended", "never", "never"]
    assert bill["next"] == "De procedure heeft geen volgende stap."
    taken, told = value["lines"][0], value["lines"][-1]
    assert (taken["day"], taken["taken_over"], taken["change"]) == ("2025-07-03", True, None)
    assert (told["step"], told["day"], told["change"]) == ("decided_ek", "2026-04-21", 1)
    assert (value["key"], value["by"]) == ("bill", "happened")


def test_a_dossier_as_of_a_day_knows_no_more_than_was_seen(folder: Folder) -> None:
    day = (NOW - timedelta(days=2)).date().isoformat()
    done = folder.run("dossier", "bill", "--as-of", day, "--by", "seen")
    assert "Eerste Kamer: hier" in done.stdout
    assert "verwerpt" not in done.stdout
    assert "(overgenomen)" in done.stdout


def test_a_change_says_why_it_was_not_told_at_once(folder: Folder) -> None:
    assert "held (weekly digest: not urgent by the urgency table)" in folder.run("show", "2").stdout


def test_an_unknown_dossier_is_a_mistake_of_the_call(folder: Folder) -> None:
    done = folder.run("dossier", "nergens")
    assert done.returncode == 2
    assert "'nergens'" in done.stderr
    assert "bill, opvang" in done.stderr


def test_a_replay_says_what_fires_and_leaves_the_history_as_it_is(folder: Folder) -> None:
    before = (folder.path / "history.db").read_bytes()
    done = folder.run("replay", "--json")
    value = json.loads(done.stdout)
    assert done.returncode == 0
    assert [(one["key"], one["fires"]) for one in value["dossiers"]] == [("bill", 1), ("opvang", 2)]
    (one,) = value["subscriptions"]
    assert (one["fires"], one["at_once"], one["as_before"], one["too_broad"]) == (3, 1, 3, False)
    assert one["examples"][0]["why"][0].keys() == {"where", "text", "rule"}
    assert (folder.path / "history.db").read_bytes() == before


def test_a_preview_of_a_narrower_watchlist_says_what_is_lost(folder: Folder) -> None:
    folder.watching(BILLS)
    done = folder.run("preview", "--jsonl")
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert [one["compared"] for one in lines] == ["as_before", "no_longer", "no_longer"]
    text = folder.run("preview").stdout
    assert "subscription all: would have fired 1 times" in text
    assert text.partition("subscription all")[2].count("(no longer)") == 2


def test_a_subscription_that_is_too_broad_is_refused_by_preview_and_warned_of_by_check(
    tmp_path: Path,
) -> None:
    folder = Folder(tmp_path)
    folder.news(TOO_MANY + 1)
    refused = folder.run("preview")
    assert refused.returncode == 2
    assert "'all' is too broad: 31.0 alerts a day, at most 30" in refused.stderr
    assert folder.run("replay").returncode == 0
    assert "'all' was owed 31 alerts" in folder.run("check", "--no-deliver").stderr
    folder.watching(BILLS)
    assert folder.run("preview").returncode == 0


def test_a_replay_of_a_history_that_is_not_there_is_one_clear_line(folder: Folder) -> None:
    (folder.path / "history.db").unlink()
    for command in ("replay", "preview", "dossier bill"):
        done = folder.run(*command.split())
        assert done.returncode == 2
        assert done.stderr.count("\n") == 1
        assert not (folder.path / "history.db").exists()


def test_json_and_jsonl_together_are_refused(folder: Folder) -> None:
    assert folder.run("replay", "--json", "--jsonl").returncode == 2
