"""`wetwacht digest` on a stored history, as its users call it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from config.load import load
from monitors.alerts.digest import latest, week_of
from monitors.model import EventType
from tests.chronicle import Chronicle
from tests.config.own_files import DOSSIER, HOME
from tests.invented import BILL, REJECTED
from tests.program import wetwacht

NOW = datetime.now(UTC).replace(microsecond=0)
SOURCE = """
[[source]]
key = "bill"
site = "vng"
url = "http://127.0.0.1:9/nieuws"
every = "1h"
allow_private_hosts = true
"""
SUBSCRIPTIONS = """
[[subscription]]
key = "team"
channels = ["console"]
when = "weekly"
[[subscription]]
key = "director"
channels = ["console"]
when = "daily"
"""


class Folder:
    """A folder with a watchlist and a history in which a bill is rejected a week ago."""

    def __init__(self, path: Path) -> None:
        self.path = path
        (path / "own.toml").write_text(DOSSIER + SOURCE + SUBSCRIPTIONS)
        self.kept = Chronicle(path / "history.db", load(path / "own.toml", HOME).watchlist)
        self.kept.seen(BILL, NOW - timedelta(days=9), silent=True)
        self.kept.seen(REJECTED, NOW - timedelta(days=7), EventType.REJECTED)

    def run(self, *words: str) -> CompletedProcess[str]:
        files = ("--watchlist", str(self.path / "own.toml"), "--database", str(self.path / "history.db"))
        return wetwacht("digest", *words, *files)


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    return Folder(tmp_path)


def test_a_digest_is_printed_for_each_subscription_and_nothing_is_sent(folder: Folder) -> None:
    done = folder.run()
    assert done.returncode == 0
    assert "Weekbericht " in done.stdout and "Dagbericht " in done.stdout
    assert "Kop 2" in done.stdout
    assert folder.run("--print").stdout == done.stdout
    assert list(folder.kept.db.query("select 1 from digest")) == []


def test_a_digest_is_sent_once_and_printed_afterwards_as_it_was(folder: Folder) -> None:
    first, second = (
        folder.run("--send", "--subscription", "team"),
        folder.run("--send", "--subscription", "team"),
    )
    assert "Kop 2" in first.stdout
    assert first.stderr == "1 digests made, 0 made before, 1 deliveries tried.\n"
    assert (second.stdout, second.stderr) == ("", "0 digests made, 1 made before, 0 deliveries tried.\n")
    label = latest("weekly", NOW).label
    assert "Kop 2" in folder.run("--period", label).stdout
    assert "Kop 2" not in folder.run("--period", week_of(NOW).label).stdout


def test_a_digest_of_a_week_that_is_not_over_may_be_printed_and_not_sent(folder: Folder) -> None:
    label = week_of(NOW).label
    assert "Kop 2" in folder.run("--period", label).stdout
    refused = folder.run("--period", label, "--send")
    assert refused.returncode == 2
    assert f"{label} is not over" in refused.stderr


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("--period", "week 30"), "is no week"),
        (("--subscription", "nobody"), "there is no subscription 'nobody'"),
        (("--print", "--send"), "not both"),
        (
            ("--period", "2026-07-23", "--subscription", "team"),
            "none of these subscriptions has a daily digest",
        ),
    ],
    ids=["period", "subscription", "both", "daily"],
)
def test_a_wrong_call_is_one_clear_line_and_code_two(
    folder: Folder, words: tuple[str, ...], says: str
) -> None:
    done = folder.run(*words)
    assert done.returncode == 2
    assert says in done.stderr
