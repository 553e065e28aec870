"""An empty history and what a search finds in it, as fixtures of the tests of searching."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlite_utils import Database

from monitors.history.database import open_database
from monitors.history.search import search
from monitors.searching.wanted import Search

Finds = Callable[..., list[int]]


@pytest.fixture
def db(tmp_path: Path) -> Iterator[Database]:
    """An empty history."""
    opened = open_database(tmp_path / "history.db")
    yield opened
    opened.close()


@pytest.fixture
def finds(db: Database) -> Finds:
    """The numbers of the changes that answer, in order."""
    return lambda text="", **asked: [hit.id for hit in search(db, Search(text, **asked)).hits]
