"""`wetwacht events` as operators use it: a list, a split, a merge, and mistakes that say what to do."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from monitors.history.database import open_database, write_tx
from monitors.model import EventType
from tests.invented import NEWS_REVISED, SEEN
from tests.ledger import Kept, keep, tell
from tests.office import watching
from tests.program import wetwacht


@pytest.fixture
def file(tmp_path: Path) -> Iterator[Path]:
    """A history with an event on two sites, and an event of its own."""
    path = tmp_path / "history.db"
    db = open_database(path)
    event = tell(db, watching(to=(), kind="console"), Kept(), EventType.REJECTED)
    with write_tx(db):
        keep(db, Kept(after=replace(NEWS_REVISED, site="vng", key="/nieuws/x"), before=None), event)
    tell(db, watching(to=(), kind="console"), Kept(after=replace(NEWS_REVISED, key="/nieuws/y"), before=None))
    db.close()
    yield path


def events(file: Path, *words: str) -> CompletedProcess[str]:
    return wetwacht("events", *words, "--database", str(file))


def test_events_are_listed_with_their_sightings(file: Path) -> None:
    done = events(file, "--json")
    newest, oldest = json.loads(done.stdout)
    assert done.returncode == 0
    assert (newest["id"], oldest["id"], oldest["type"]) == (2, 1, "rejected")
    assert [one["site"] for one in oldest["sightings"]] == ["rijksoverheid", "vng"]
    assert oldest["sightings"][0].keys() == {"change", "site", "url", "seen", "headline", "added"}
    assert oldest["dossiers"] == ["voorbeeldwet"]
    assert oldest["seen"] == f"{SEEN:%FT%TZ}"
    assert json.loads(events(file, "--dossier", "spreidingswet", "--json").stdout) == []
    assert "[rejected]" in events(file).stdout


def test_a_split_and_a_merge_say_what_they_did(file: Path) -> None:
    assert "Change 2 is event 3 now" in events(file, "split", "2").stdout
    done = events(file, "merge", "3", "1")
    assert (done.returncode, "Event 3 is part of event 1 now" in done.stdout) == (0, True)
    assert len(json.loads(events(file, "--json").stdout)) == 2


@pytest.mark.parametrize("words", ["split 1", "split 9", "merge 1 1", "merge 1 9", "split een"])
def test_a_mistake_of_the_call_is_one_clear_line(file: Path, words: str) -> None:
    done = events(file, *words.split())
    assert done.returncode == 2
    assert "Error: " in done.stderr
    assert "Traceback" not in done.stderr
