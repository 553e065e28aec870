"""Filters with counts, pages in both orders, and an index that keeps up with the changes."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlite_utils import Database

from monitors.history import search as module
from monitors.history.database import open_database, write_tx
from monitors.history.regrouping import merge_events
from monitors.history.search import Counts, Found, counts, extent, search
from monitors.history.searchindex import index_all
from monitors.model import EventType
from monitors.searching.wanted import Order, Search
from tests.invented import NEWS, SEEN
from tests.ledger import Kept, keep
from tests.monitors.history.finding import Finds
from tests.monitors.history.sayings import change, kept, said, text


def filtered(db: Database) -> list[int]:
    """Four changes that differ in everything that filters ask."""
    small = change(text("Iets anders."), material=False)
    vng = replace(NEWS, site="vng", key="/vng", title="VNG")
    made = kept(
        db,
        Kept(dossiers=("wonen",), amendments=("proef",), difference=change(text("Iets."))),
        Kept(dossiers=("wonen", "opvang"), difference=change(text("Iets."))),
        kind=EventType.ADOPTED,
    )
    made += kept(
        db,
        Kept(dossiers=("opvang",), after=vng, before=None, difference=change(text("Iets."))),
        kind=EventType.CHANGED,
    )
    return [*made, *kept(db, Kept(dossiers=("opvang",), difference=small))]


def test_filters_leave_what_they_name(db: Database, finds: Finds) -> None:
    one, two, three, four = filtered(db)
    for typed in ("", "iets"):
        assert finds(typed) == [four, three, two, one]
        assert finds(typed, dossier="wonen") == [two, one]
        assert finds(typed, dossier="opvang", site="vng") == [three]
        assert finds(typed, amendment="proef") == [one]
        assert finds(typed, kind="adopted") == [two, one]
        assert finds(typed, kind="adopted", dossier="opvang") == [two]
        assert finds(typed, material=True) == [three, two, one]
        assert finds(typed, dossier="won") == finds(typed, site="%") == []


def test_each_filter_is_counted_as_if_it_were_not_set(db: Database) -> None:
    filtered(db)
    every = counts(db, Search("iets"))
    assert every == Counts(
        4,
        (("opvang", 3), ("wonen", 2)),
        (("rijksoverheid", 3), ("vng", 1)),
        (("adopted", 2), ("changed", 1)),
        3,
    )
    chosen = counts(db, Search("iets", dossier="wonen", kind="adopted", material=True))
    assert chosen.total == 2
    assert chosen.dossiers == (("wonen", 2), ("opvang", 1))
    assert chosen.sites == (("rijksoverheid", 2),)
    assert chosen.kinds == (("adopted", 2),)
    assert counts(db, Search("niets")) == Counts(0, (), (), (), 0)


def test_counts_are_what_the_filter_then_finds(db: Database, finds: Finds) -> None:
    filtered(db)
    many = counts(db, Search())
    assert [(key, len(finds(dossier=key))) for key, _ in many.dossiers] == list(many.dossiers)
    assert [(site, len(finds(site=site))) for site, _ in many.sites] == list(many.sites)
    assert [(kind, len(finds(kind=kind))) for kind, _ in many.kinds] == list(many.kinds)
    assert many.material == len(finds(material=True))


def test_a_day_is_a_day_in_amsterdam_and_the_last_is_included(db: Database, finds: Finds) -> None:
    # Summer time ends on 25 October 2026: the day lasts from 22:00 UTC to 23:00 UTC a day later.
    midnight, second = datetime(2026, 10, 24, 22, tzinfo=UTC), timedelta(seconds=1)
    ends = (
        midnight - second,
        midnight,
        midnight + timedelta(hours=25) - second,
        midnight + timedelta(hours=25),
    )
    before, first, last, after = kept(db, *(said(seen=one) for one in ends))
    sunday = date(2026, 10, 25)
    for typed in ("", "iets"):
        assert finds(typed, since=sunday, until=sunday) == [last, first]
        assert finds(typed, until=sunday - timedelta(days=1)) == [before]
        assert finds(typed, since=sunday + timedelta(days=1)) == [after]
        assert finds(typed, since=date.max) == finds(typed, until=date.min) == []
        assert len(finds(typed, since=date.min, until=date.max)) == 4
    many = counts(db, Search("iets", until=sunday), (sunday, date.min, date.max))
    assert many.since == ((sunday, 3), (date.min, 4), (date.max, 0))
    assert extent(db) == (4, midnight - second)


def all_pages(db: Database, wanted: Search) -> list[Found]:
    """Every page of a search, as links lead from one to the next."""
    pages = [search(db, wanted)]
    while pages[-1].following:
        below, skip = pages[-1].following
        pages.append(search(db, replace(wanted, below=below, skip=skip)))
    return pages


@pytest.mark.parametrize("order", ["newest", "relevance"])
@pytest.mark.parametrize("typed", ["", "iets"])
def test_pages_hold_everything_once(db: Database, order: Order, typed: str) -> None:
    numbers = kept(db, *(said(headline="Iets" if n % 3 else "Kop") for n in range(2 * module.PAGE + 1)))
    pages = all_pages(db, Search(typed, order=order))
    shown = [hit.id for page in pages for hit in page.hits]
    assert [len(page.hits) for page in pages] == [module.PAGE, module.PAGE, 1]
    assert sorted(shown) == numbers
    if order == "relevance" and typed:
        named = [n for n in numbers if (n - numbers[0]) % 3]
        assert shown == [*named[::-1], *(n for n in numbers[::-1] if n not in named)]
    else:
        assert shown == numbers[::-1]


@pytest.mark.parametrize("order", ["newest", "relevance"])
def test_what_comes_meanwhile_shifts_no_page(db: Database, order: Order) -> None:
    numbers = kept(db, *(said() for _ in range(module.PAGE + 1)))
    wanted = Search("iets", order=order)
    first = search(db, wanted)
    assert first.following
    kept(db, said(headline="Iets nieuws"), said())
    second = search(db, replace(wanted, below=first.following[0], skip=first.following[1]))
    assert [hit.id for hit in (*first.hits, *second.hits)] == numbers[::-1]
    assert second.following is None


@pytest.mark.parametrize("order", ["newest", "relevance"])
@pytest.mark.parametrize("total", [0, 1, module.PAGE])
def test_a_page_that_is_just_full_has_no_next(db: Database, order: Order, total: int) -> None:
    kept(db, *(said() for _ in range(total)))
    assert search(db, Search("iets", order=order)).following is None


def test_no_more_is_counted_than_is_useful(db: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "COUNTED", 3)
    kept(db, *(said() for _ in range(3)))
    assert not counts(db, Search("iets")).total > 3
    kept(db, said())
    many = counts(db, Search("iets"))
    assert (many.total, many.sites) == (4, (("rijksoverheid", 3),))


def test_a_change_that_is_undone_is_not_in_the_index(db: Database, finds: Finds) -> None:
    with pytest.raises(ZeroDivisionError), write_tx(db):
        keep(db, said("Verdwaald"))
        raise ZeroDivisionError
    assert finds("verdwaald") == []
    assert extent(db) == (0, None)


def test_a_change_that_became_part_of_another_event_is_of_its_kind(db: Database, finds: Finds) -> None:
    kept(db, said(), kind=EventType.ADOPTED)
    (other,) = kept(db, said(), kind=EventType.CHANGED)
    assert finds(kind="changed") == [other]
    with write_tx(db):
        merge_events(db, 1, 2)
    assert finds(kind="changed") == []
    assert len(finds("iets", kind="adopted")) == 2
    assert counts(db, Search()).kinds == (("adopted", 2),)


def test_an_index_that_is_made_again_finds_the_same(db: Database, finds: Finds) -> None:
    filtered(db)
    asked = [Search("iets"), Search(kind="adopted"), Search("99999", dossier="opvang")]
    before = [(search(db, one), counts(db, one)) for one in asked]
    with write_tx(db):
        index_all(db)
    assert [(search(db, one), counts(db, one)) for one in asked] == before


def test_a_search_is_of_moments_as_they_were_seen(db: Database) -> None:
    kept(db, said(seen=SEEN))
    (hit,) = search(db, Search()).hits
    assert (hit.seen, hit.site, hit.url, hit.type, hit.material) == (
        SEEN,
        "rijksoverheid",
        NEWS.url,
        None,
        True,
    )


def test_an_index_of_an_older_release_is_made_again_at_the_upgrade(db: Database, tmp_path: Path) -> None:
    (one,) = kept(db, said("Spoedzoeker"), kind=EventType.ADOPTED)
    with write_tx(db):
        db.execute("insert into change_text (change_text) values ('delete-all')")
        db.execute("update change_entry set type = null")
        db.execute("drop index change_entry_type")
        db.execute("delete from _sqlite_migrations where name = 'm021_search_whole'")
    upgraded = open_database(tmp_path / "history.db")
    assert [hit.id for hit in search(upgraded, Search("spoedzoeker", kind="adopted")).hits] == [one]
    upgraded.close()
