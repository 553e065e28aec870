"""What the pages keep is read before somebody asks, stops when told, and takes no history for none."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from threading import Event

import pytest
from starlette.applications import Starlette

from config.load import Config, load
from monitors.watchlist import Watchlist
from tests.chronicle import Chronicle
from tests.invented import DOSSIER, NEWS
from wetwacht.web import readings
from wetwacht.web.app import application
from wetwacht.web.warming import warm, warming

NOW = datetime(2026, 10, 6, 8, tzinfo=UTC)
WATCHLIST = Watchlist((DOSSIER,), (), (), ())


@pytest.fixture
def pages(tmp_path: Path) -> Starlette:
    settings = replace(load(None, {}).settings, database=tmp_path / "history.db")
    return application(Config(WATCHLIST, settings), lambda: NOW)


def kept(tmp_path: Path) -> bool:
    return ((tmp_path / "history.db").absolute(), DOSSIER.key) in readings._kept


def fill(tmp_path: Path) -> None:
    history = Chronicle(tmp_path / "history.db", WATCHLIST)
    history.seen(NEWS, NOW)
    history.db.close()


def test_every_dossier_is_read(tmp_path: Path, pages: Starlette) -> None:
    fill(tmp_path)
    warm(pages, Event())
    assert kept(tmp_path)


def test_it_stops_when_told(tmp_path: Path, pages: Starlette) -> None:
    fill(tmp_path)
    stop = Event()
    stop.set()
    warm(pages, stop)
    assert not kept(tmp_path)


def test_without_a_history_the_pages_are_served_all_the_same(tmp_path: Path, pages: Starlette) -> None:
    with warming(pages):
        pass
    assert not kept(tmp_path)
