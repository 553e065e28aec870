"""`wetwacht correct` as operators use it: a look first, then the correction; mistakes say what to do."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from monitors.history.database import open_database
from tests.ledger import Kept, tell
from tests.office import watching
from tests.program import wetwacht

RIGHT = "De Eerste Kamer verwierp de wet op 21 april 2026."


@pytest.fixture
def file(tmp_path: Path) -> Iterator[Path]:
    """A history with an event that the console was told."""
    path = tmp_path / "history.db"
    db = open_database(path)
    tell(db, watching(to=(), kind="console"), Kept())
    db.close()
    assert wetwacht("deliver", "--database", str(path)).returncode == 0
    yield path


def correct(file: Path, *words: str) -> CompletedProcess[str]:
    return wetwacht("correct", *words, "--database", str(file))


def test_a_look_first_shows_the_message_and_sends_nothing(file: Path) -> None:
    done = correct(file, "1", "--right", RIGHT, "--dry-run")
    assert done.returncode == 0
    assert "Correctie: de Eerste Kamer verwierp de wet op 21 april 2026" in done.stdout
    assert "Fout" in done.stdout and "‘Nieuwsbericht gewijzigd’" in done.stdout
    assert "Nothing was sent" in done.stdout
    assert wetwacht("deliver", "--database", str(file)).stdout == ""


def test_a_correction_is_owed_once_and_stands_in_the_history(file: Path) -> None:
    first, second = (correct(file, "1", "--right", RIGHT) for _ in range(2))
    assert (first.returncode, "To: 1 kanaal." in first.stdout) == (0, True)
    assert (second.returncode, "--again" in second.stderr) == (2, True)
    sent = wetwacht("deliver", "--database", str(file))
    assert sent.stdout.count("Correctie: ") == 1
    for command in (("changes",), ("show", "1"), ("events",)):
        value = json.loads(wetwacht(*command, "--json", "--database", str(file)).stdout)
        (one,) = value if isinstance(value, list) else (value,)
        assert one["corrected"]["right"] == RIGHT
        assert one["corrected"]["made"].endswith("Z")
        text = wetwacht(*command, "--database", str(file)).stdout
        assert RIGHT in text and one["corrected"]["made"] in text
    csv = wetwacht("changes", "--csv", "--database", str(file)).stdout
    assert f'"{RIGHT}"' in csv


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (("9", "--right", RIGHT), "there is no event 9; `wetwacht events` lists them"),
        (("1", "--right", " "), "--right is empty"),
        (("1", "--right", "g" * 201), "200 is the most"),
        (("1", "--right", RIGHT, "--headline", "k" * 99), "--headline has 99 characters"),
        (("1", "--right", RIGHT, "--cause", "Een.\nTwee."), "--cause has line breaks"),
        (("1", "--right", RIGHT, "--url", "http://127.0.0.1/x"), "--url is no https address"),
        (("0", "--right", RIGHT), "EVENT"),
        (("1",), "--right"),
    ],
)
def test_a_mistake_of_the_call_is_one_clear_line(file: Path, words: tuple[str, ...], says: str) -> None:
    done = correct(file, *words)
    assert (done.returncode, says in done.stderr) == (2, True)
    assert "Traceback" not in done.stderr
    assert wetwacht("deliver", "--database", str(file)).stdout == ""
