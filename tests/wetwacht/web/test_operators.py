"""The operators' page is another face of the doctor, and the page of feeds gives addresses that work."""

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
from crawler.errors import Verdict
from monitors import working
from monitors.history import sources
from monitors.history.database import write_tx
from monitors.history.work import Proposal
from monitors.sources.health import SourceState
from monitors.watchlist import Source, Watchlist
from tests.chronicle import Chronicle
from tests.invented import DOSSIER
from tests.language import complaints
from wetwacht.web.app import application
from wetwacht.web.password import hashed

NOW = datetime(2026, 10, 6, 8, tzinfo=UTC)
LETTERS = Source("brieven", "vng", "https://vng.nl/brieven", timedelta(hours=1))


@pytest.fixture
def history(tmp_path: Path) -> Iterator[Chronicle]:
    made = Chronicle(tmp_path / "history.db", Watchlist((DOSSIER,), (LETTERS,), (), ()))
    for day, verdict in ((9, Verdict.OK), (5, Verdict.BROKEN), (2, Verdict.OK), (1, Verdict.BROKEN)):
        seen = NOW - timedelta(days=day)
        with write_tx(made.db):
            state = SourceState("brieven", verdict, "no title", last_ok=seen, last_visit=seen)
            sources.save_state(made.db, state)
    yield made
    made.db.close()


def visitor(history: Chronicle, **more: object) -> TestClient:
    plain = load(None, {"WETWACHT_CRAWL_CONTACT": "beheer@example.org"}).settings
    settings = replace(plain, **({"database": history.file} | more))  # type: ignore[arg-type]
    app = application(Config(history.watchlist, settings), lambda: NOW)
    return TestClient(app, base_url=settings.web_public_url or "http://127.0.0.1:8710")


def test_findings_turns_and_proposals_are_there(history: Chronicle) -> None:
    working.proposed(history.db, history.watchlist, Proposal(0, "<b>Woonwet", None, "Beleid", NOW))
    page = BeautifulSoup(visitor(history).get("/beheer").text, "lxml")
    words = re.sub(r"\s+", " ", page.get_text(" "))
    assert "Niet in orde:" in words
    assert "‘<b>Woonwet’, van Beleid" in words
    assert "De brieven van vng.nl: 4 keer in 30 dagen" in words
    assert [row.get_text() for row in page.select("details tbody td:nth-of-type(2)")][:2] == ["broken", "ok"]


def test_whoever_watches_gets_an_answer_without_logging_in(history: Chronicle, tmp_path: Path) -> None:
    locked = {"web_login": "password", "web_password_hash": hashed("open sesam")}
    assert visitor(history, **locked).get("/healthz").text == "ok\n"
    gone = visitor(history, database=tmp_path / "a-folder")
    (tmp_path / "a-folder").mkdir()
    assert gone.get("/healthz").status_code == 503


def test_addresses_of_feeds_carry_a_key_where_a_password_is_asked(history: Chronicle) -> None:
    public = "https://wetwacht.example.org"
    locked = {"web_login": "password", "web_password_hash": hashed("open sesam"), "web_public_url": public}
    for more, keyed in (({}, False), (locked, True)):
        asked = visitor(history, **more)
        asked.cookies.clear()
        if keyed:
            fields = {"naam": "Beleid", "wachtwoord": "open sesam", "naar": "/abonneren"}
            page = asked.post("/inloggen", data=fields, headers={"Origin": public}).text
        else:
            page = asked.get("/abonneren").text
        links = [link["href"] for link in BeautifulSoup(page, "lxml").select("td a")]
        assert len(links) == 4
        fresh = visitor(history, **more)
        for link in links:
            assert ("?sleutel=" in str(link)) is keyed
            assert fresh.get(str(link), follow_redirects=False).status_code == 200


@pytest.mark.parametrize("path", ["/beheer", "/abonneren"])
def test_the_pages_are_in_plain_dutch(history: Chronicle, path: str) -> None:
    page = BeautifulSoup(visitor(history).get(path).text, "lxml")
    for code in page.select("code"):
        code.decompose()
    for block in page.select("main h1, main h2, main p, main caption, main summary"):
        assert complaints(re.sub(r"\s+", " ", block.get_text(" ")).strip()) == []
