"""How many working days ahead a reader is reminded: one number, or several, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from config.load import load
from tests.config.own_files import DOSSIER, HOME, SOURCE, errors_of

OWN = '[[subscription]]\nkey = "all"\nchannels = ["console"]\n'


@pytest.mark.parametrize(
    ("said", "remind"), [("", ()), ("remind = 2", (2,)), ("remind = [1, 5]", (5, 1)), ("remind = []", ())]
)
def test_a_subscription_says_how_many_working_days_ahead(
    tmp_path: Path, said: str, remind: tuple[int, ...]
) -> None:
    path = tmp_path / "own.toml"
    path.write_text(f"{DOSSIER}{SOURCE}{OWN}{said}\n", encoding="utf-8")
    assert load(path, HOME).watchlist.subscriptions[0].remind == remind


@pytest.mark.parametrize("said", ["0", "21", "true", '"2"', "2.0", "[2, 2]", "[[2]]"])
def test_anything_else_is_refused_with_an_example(tmp_path: Path, said: str) -> None:
    (error,) = errors_of(tmp_path, f"{DOSSIER}{SOURCE}{OWN}remind = {said}\n")
    assert error.key == "subscription.all.remind"
    assert "such as 2 or [5, 1]" in error.expected
