"""What tells that the course of a dossier must be read again, and what leaves it as it was."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlite_utils import Database

from crawler.document import Document, Fact
from monitors.history.database import write_tx
from monitors.history.regrouping import merge_events
from monitors.history.timelines import claimed, claiming
from monitors.watchlist import Watchlist
from tests.chronicle import Chronicle
from tests.invented import BILL, DOSSIER, NEWS

SEEN = datetime(2026, 10, 6, 8, tzinfo=UTC)
ABOUT = replace(NEWS, title=f"Nieuws over {DOSSIER.title}")


def plenary(day: str) -> Document:
    """The page of the bill with a planned day."""
    return replace(BILL, facts=(Fact("stage", "plenary"), Fact("planned", day)), sections=())


def courses(db: Database) -> tuple[object, tuple[object, ...]]:
    """What tells whether to read, and what would be read."""
    return claimed(db, DOSSIER.key), tuple(claiming(db, DOSSIER.key))


def test_all_that_is_read_otherwise_is_told_and_news_is_not(tmp_path: Path) -> None:
    history = Chronicle(tmp_path / "history.db", Watchlist((DOSSIER,), (), (), ()))
    met = [courses(history.db)]

    history.seen(ABOUT, SEEN)
    met.append(courses(history.db))
    assert met[1] == met[0]

    history.seen(BILL, SEEN, silent=True)
    met.append(courses(history.db))
    history.seen(plenary("2026-10-13"), SEEN + timedelta(hours=1))
    met.append(courses(history.db))
    history.seen(replace(ABOUT, key="/later"), SEEN + timedelta(hours=2))
    assert courses(history.db) == met[-1]
    history.seen(plenary("2026-10-20"), SEEN + timedelta(hours=3))
    met.append(courses(history.db))
    with write_tx(history.db):
        merge_events(history.db, 2, 4)
    met.append(courses(history.db))

    marks, read = ([one[at] for one in met[1:]] for at in (0, 1))
    assert len(set(marks)) == len(marks)
    assert len(set(read)) == len(read)
    history.db.close()
