"""The file that `wetwacht init` writes works as it is, and its examples work once uncommented."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from config.load import load
from config.schema import LISTS, SINGLES, AmendmentTable, FileTable, Table
from config.settings import VARIABLES
from config.template import template

ENVIRON = {"HOME": "/home/someone"}
WITH_SECRETS = {**ENVIRON, "WETWACHT_SLACK_TOKEN": "xoxb-test", "WETWACHT_SMTP_PASSWORD": "test"}
TABLES: tuple[type[Table], ...] = (*LISTS.values(), *SINGLES.values(), AmendmentTable, FileTable)
KEYS = sorted({name for table in TABLES for name in table.model_fields})


def _written(folder: Path, text: str) -> Path:
    path = folder / "watchlist.toml"
    path.write_text(text, encoding="utf-8")
    return path


def _uncommented() -> str:
    return re.sub(r"^#(?=[a-z\[])", "", template(), flags=re.MULTILINE)


def test_the_template_loads_as_it_is(tmp_path: Path) -> None:
    config = load(_written(tmp_path, template()), ENVIRON)
    assert len(config.watchlist.dossiers) == 8
    assert [channel.key for channel in config.watchlist.channels] == ["console"]
    assert [subscription.key for subscription in config.watchlist.subscriptions] == ["everything"]


def test_the_template_asks_for_a_contact_before_the_internet_is_crawled(tmp_path: Path) -> None:
    config = load(_written(tmp_path, template()), ENVIRON)
    assert [error.key for error in config.crawl_errors()] == ["crawl.contact"]


def test_every_example_of_the_template_works_when_uncommented(tmp_path: Path) -> None:
    config = load(_written(tmp_path, _uncommented()), WITH_SECRETS)
    assert config.crawl_errors() == ()
    own = config.watchlist.dossier("voorbeeldwet")
    assert own is not None
    assert own.amendments[0].papers == ("99999/12", "99999/18")
    assert {channel.kind for channel in config.watchlist.channels} == {"console", "slack", "email"}
    assert config.settings.email_host == "smtp.example.org"


@pytest.mark.parametrize("key", KEYS)
def test_every_key_of_the_file_is_in_the_template(key: str) -> None:
    assert re.search(rf"\b{key}\b", template())


@pytest.mark.parametrize("variable", sorted(VARIABLES))
def test_every_variable_is_in_the_template(variable: str) -> None:
    assert variable in template()
