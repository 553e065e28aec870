"""The overview and the sources: what happened, what is coming, where bills stand, what is read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from starlette.testclient import TestClient

from config.load import Config, load
from crawler.document import Fact
from crawler.errors import Verdict
from monitors.history import sources
from monitors.history.database import write_tx
from monitors.sources.health import SourceState
from monitors.watchlist import Source, Subscription, Watchlist
from tests.chronicle import Chronicle
from tests.invented import BILL, DOSSIER, NEWS
from tests.language import complaints
from wetwacht.web.app import application

NOW = datetime(2026, 10, 6, 8, tzinfo=UTC)
NAMED = "Voorbeeldwet huisvesting (99999)"
HOSTILE = f'<script>alert(1)</script><a href="javascript:x">\u202e {NAMED}'
LETTERS = Source("brieven", "vng", "https://vng.nl/brieven", timedelta(hours=1))
NEWSPAGE = Source("nieuws", "vng", "https://vng.nl/nieuws", timedelta(hours=1), DOSSIER.key)


@pytest.fixture
def history(tmp_path: Path) -> Iterator[Chronicle]:
    closed = replace(
        DOSSIER,
        key="oude-wet",
        title="Oude wet",
        numbers=("99998",),
        names=(),
        closed=NOW.date(),
        amendments=(),
    )
    watchlist = Watchlist((DOSSIER, closed), (LETTERS, NEWSPAGE), (), (Subscription("alles", ("team",)),))
    made = Chronicle(tmp_path / "history.db", watchlist)
    yield made
    made.db.close()


def text_of(history: Chronicle, path: str = "/", now: datetime = NOW) -> str:
    settings = replace(load(None, {}).settings, database=history.file)
    answer = TestClient(application(Config(history.watchlist, settings), lambda: now)).get(
        path, headers={"Host": "127.0.0.1"}
    )
    assert answer.status_code == 200
    return answer.text


def words_of(page: str) -> str:
    return re.sub(r"\s+", " ", BeautifulSoup(page, "lxml").get_text(" "))


def test_an_empty_history_says_what_will_come(history: Chronicle) -> None:
    words = words_of(text_of(history))
    assert "Nog niets. Wetwacht bewaart eerst hoe alles nu is." in words
    assert "Geen data bekend." in words


def test_what_happened_comes_first_with_its_page_and_its_dossier(history: Chronicle) -> None:
    change = history.seen(replace(NEWS, title=NAMED), NOW - timedelta(hours=1))
    page = BeautifulSoup(text_of(history), "lxml")
    first = page.select_one(".news li")
    assert first is not None
    assert [link["href"] for link in first.select("a")] == [f"/wijziging/{change}", f"/dossier/{DOSSIER.key}"]


def test_a_long_silence_is_said(history: Chronicle) -> None:
    history.seen(replace(NEWS, title=NAMED), NOW - timedelta(days=40))
    assert "Wetwacht zag geen wijzigingen sinds donderdag 27 augustus 2026." in words_of(text_of(history))


def test_bills_stand_where_they_stand_and_days_to_come_are_named(history: Chronicle) -> None:
    facts = (Fact("stage", "plenary"), Fact("planned", "2026-10-13"))
    history.seen(replace(BILL, facts=facts, sections=()), NOW - timedelta(days=1))
    page = text_of(history)
    here = BeautifulSoup(page, "lxml").select_one(".way .here")
    assert here is not None
    assert "Eerste Kamer: hier" in here.get_text()
    assert "dinsdag 13 oktober 2026" in words_of(page)


def test_a_change_shows_at_once_though_courses_are_kept(history: Chronicle) -> None:
    settings = replace(load(None, {}).settings, database=history.file)
    visitor = TestClient(application(Config(history.watchlist, settings), lambda: NOW))
    assert "13 oktober" not in visitor.get("/", headers={"Host": "localhost"}).text
    facts = (Fact("stage", "plenary"), Fact("planned", "2026-10-13"))
    history.seen(replace(BILL, facts=facts, sections=()), NOW - timedelta(days=1))
    assert "13 oktober" in visitor.get("/", headers={"Host": "localhost"}).text


def test_sources_that_are_not_read_are_named_with_since_when(history: Chronicle) -> None:
    with write_tx(history.db):
        well = SourceState("nieuws", Verdict.OK, first_ok=NOW, last_ok=NOW, last_visit=NOW, next_due=NOW)
        sources.save_state(history.db, well)
        lost = SourceState(
            "brieven", Verdict.BROKEN, "no title", first_ok=NOW, last_ok=NOW, failing_since=NOW, failures=3
        )
        sources.save_state(history.db, lost)
    assert "1 van 2 bronnen gelezen." in words_of(text_of(history))
    words = words_of(text_of(history, "/bronnen"))
    assert "Niet gelezen. De pagina is anders opgebouwd" in words
    assert "Sinds 6 oktober 2026 om 10.00 uur" in words


def test_hostile_text_is_inert(history: Chronicle) -> None:
    history.seen(replace(NEWS, title=HOSTILE), NOW)
    page = text_of(history)
    assert "<script" not in page
    assert "\u202e" not in page
    assert not BeautifulSoup(page, "lxml").select('a[href^="javascript"]')


@pytest.mark.parametrize("path", ["/", "/bronnen"])
def test_the_pages_are_in_plain_dutch(history: Chronicle, path: str) -> None:
    page = BeautifulSoup(text_of(history, path), "lxml")
    for block in page.select("h1, h2, h3, p, li, td, caption"):
        assert complaints(re.sub(r"\s+", " ", block.get_text(" ")).strip()) == []
