from __future__ import annotations

from pathlib import Path

import pytest

from config.load import load
from monitors.watchlist import Subscription
from tests.config.own_files import DOSSIER, HOME, SLACK, SOURCE, errors_of

TOKEN = {**HOME, "WETWACHT_SLACK_TOKEN": "xoxb-test"}


def subscription(folder: Path, channels: str, more: str = "") -> Subscription:
    path = folder / "own.toml"
    own = f'[[subscription]]\nkey = "all"\nchannels = [{channels}]\n{more}\n'
    path.write_text(DOSSIER + SOURCE + SLACK + own, encoding="utf-8")
    return load(path, TOKEN).watchlist.subscriptions[0]


@pytest.mark.parametrize(
    ("channels", "more", "quiet"),
    [
        ('"team"', "", "19:00-07:00"),
        ('"console", "team"', "", "19:00-07:00"),
        ('"console"', "", None),
        ('"team"', 'quiet = "none"', None),
        ('"team"', 'quiet = "22:00-06:00"', "22:00-06:00"),
        ('"console"', 'quiet = "22:00-06:00"', "22:00-06:00"),
    ],
)
def test_people_have_quiet_hours_unless_the_file_says_otherwise(
    tmp_path: Path, channels: str, more: str, quiet: str | None
) -> None:
    assert subscription(tmp_path, channels, more).quiet == quiet


def test_outcomes_wait_too_unless_the_file_says_otherwise(tmp_path: Path) -> None:
    assert subscription(tmp_path, '"team"').quiet_outcomes
    assert not subscription(tmp_path, '"team"', "quiet_outcomes = false").quiet_outcomes


def test_a_wrong_value_names_the_word_that_ends_quiet_hours(tmp_path: Path) -> None:
    own = '[[subscription]]\nkey = "all"\nchannels = ["console"]\nquiet = "no"\n'
    (error,) = errors_of(tmp_path, DOSSIER + SOURCE + own)
    assert error.key == "subscription.all.quiet"
    assert '"none"' in error.expected
