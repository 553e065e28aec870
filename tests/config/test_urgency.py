"""The urgency table of a file of one's own: it changes what it names, and every mistake is explained."""

from __future__ import annotations

from pathlib import Path

import pytest

from config.load import load
from tests.config.own_files import DEFAULT, DOSSIER, HOME, SOURCE, errors_of


def test_an_own_table_changes_only_what_it_names(tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    file.write_text(DEFAULT + '[urgency]\ninstant = ["submitted"]\nhistory = ["promised"]\n')
    said = dict(load(file, HOME).watchlist.urgency)
    assert (said["submitted"], said["promised"], said["changed"]) == ("instant", "history", "weekly")


def test_the_shipped_table_counts_for_who_wants_nothing_else_that_ships(tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    file.write_text(DOSSIER + SOURCE)
    assert dict(load(file, HOME).watchlist.urgency)["submitted"] == "weekly"


@pytest.mark.parametrize(
    ("table", "key", "said"),
    [
        ('instant = ["adoptd"]', "urgency.instant[1]", "adopted"),
        ('instant = ["adopted"]\nweekly = ["adopted"]', "urgency", "'adopted' stands there 2 times"),
        ('instant = "adopted"', "urgency.instant", "a list"),
        ('later = ["adopted"]', "urgency.later", "instant"),
    ],
)
def test_a_mistake_in_the_table_is_explained(tmp_path: Path, table: str, key: str, said: str) -> None:
    (error,) = errors_of(tmp_path, f"{DEFAULT}[urgency]\n{table}\n")
    assert error.key == key
    assert said in f"{error.expected} {error.remedy}"


def test_the_table_stands_once_with_single_brackets(tmp_path: Path) -> None:
    (error,) = errors_of(tmp_path, f'{DEFAULT}[[urgency]]\ninstant = ["adopted"]\n')
    assert "[urgency]" in error.remedy
