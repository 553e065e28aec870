"""A search within days, also where a clock was set back and numbers no longer follow the days."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import combinations_with_replacement, product
from pathlib import Path

import pytest
from sqlite_utils import Database

from monitors.history import search as module
from monitors.history.database import open_database, write_tx
from monitors.history.search import counts, search, searched
from monitors.searching.wanted import Search
from tests.monitors.history.finding import Finds
from tests.monitors.history.sayings import kept, said

NOON = datetime(2026, 3, 2, 11, tzinfo=UTC)
DAYS = tuple(date(2026, 3, 1) + timedelta(days=n) for n in range(6))
IN_ORDER = (0, 0, 1, 1, 3, 3)
SET_BACK = (0, 3, 1, 3, 0, 1)
EVER_BACK = (3, 1, 1, 0)


def _seen(db: Database, days: tuple[int, ...]) -> dict[int, date]:
    """Changes that were seen on these days, by their numbers."""
    moments = [NOON + timedelta(days=n) for n in days]
    numbers = kept(db, *(said(seen=one) for one in moments))
    return {number: one.date() for number, one in zip(numbers, moments, strict=True)}


@pytest.mark.parametrize("typed", ["", "iets"])
@pytest.mark.parametrize("days", [IN_ORDER, SET_BACK, EVER_BACK])
def test_days_leave_what_was_seen_on_them(
    db: Database, finds: Finds, days: tuple[int, ...], typed: str
) -> None:
    seen = _seen(db, days)
    for since, until in combinations_with_replacement((None, *DAYS), 2):
        meant = [n for n in seen if (since or DAYS[0]) <= seen[n] and (until is None or seen[n] <= until)]
        assert finds(typed, since=since, until=until) == meant[::-1]


@pytest.mark.parametrize("most", [1, 2, 3, 5, 6, 100])
@pytest.mark.parametrize("days", [IN_ORDER, SET_BACK, EVER_BACK])
def test_what_is_counted_beside_a_page_is_what_is_counted_alone(
    db: Database, days: tuple[int, ...], most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "COUNTED", most)
    _seen(db, days)
    for since, typed in product((None, *DAYS), ("", "iets")):
        wanted = Search(typed, since=since)
        found, many = searched(db, wanted, DAYS)
        assert found == search(db, wanted)
        assert many.total == counts(db, wanted).total == min(len(search(db, wanted).hits), most + 1)
        assert many.since == counts(db, Search(typed), DAYS).since


def test_a_clock_that_was_set_back_before_the_upgrade_is_known(db: Database, tmp_path: Path) -> None:
    seen = _seen(db, SET_BACK)
    with write_tx(db):
        db.execute("drop trigger change_entry_set_back")
        db.execute("drop table seen_set_back")
        db.execute("delete from _sqlite_migrations where name = 'm023_set_back'")
    upgraded = open_database(tmp_path / "history.db")
    first = seen[min(seen)]
    found = search(upgraded, Search(since=first, until=first)).hits
    assert [hit.id for hit in found] == [n for n in reversed(seen) if seen[n] == first]
    upgraded.close()
