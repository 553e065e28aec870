"""A history in which there is much to find, and what its search page says."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

from bs4 import BeautifulSoup, Tag
from starlette.testclient import TestClient

from config.load import Config, load
from crawler.document import Section
from monitors.alerts.corrections import Correction
from monitors.history.corrections import save
from monitors.history.database import open_database, write_tx
from monitors.history.search import PAGE
from monitors.history.versions import save_event
from monitors.model import Event, EventType
from tests.invented import NEWS, WATCHLIST
from tests.ledger import Kept, keep
from wetwacht.web.app import application

NOW = datetime(2026, 10, 6, 8, tzinfo=UTC)
FIRST = datetime(2026, 7, 1, 8, tzinfo=UTC)
BASE = "http://127.0.0.1:8710"
HOSTILE = '<script>alert(1)</script><img src=x onerror=y> \u202e=HYPERLINK("x") Gevaarlijk'
RIGHT = "Het stuk is ingetrokken."
MANY = PAGE + 20
LETTERS = ("rijksoverheid", "vng")


def made(number: int) -> Kept:
    """One of many changes: two sites, two dossiers, an hour apart."""
    letter = replace(
        NEWS,
        site=LETTERS[number % 2],
        key=f"stuk-{number}",
        url=f"https://vng.nl/nieuws/stuk-{number}",
        title=f"Stuk over de woningbouwopgave {number}",
        sections=(Section("a", "", "Gemeenten bouwen in dossier 36 704."),),
    )
    about = ("voorbeeldwet",) if number % 3 else ("voorbeeldwet", "opvang", "oud-dossier")
    seen = FIRST + timedelta(hours=number)
    return Kept(seen, about, ("proef",), headline=f"Stuk {number}", before=None, after=letter)


def searchable(file: Path) -> TestClient:
    """A visitor of a history in which there is much to find, kept in this file."""
    db = open_database(file)
    with write_tx(db):
        for number in range(MANY):
            kind = EventType.ADOPTED if number % 5 == 0 else EventType.SUBMITTED
            event = save_event(db, Event(0, kind, f"Stuk {number}", FIRST))
            keep(db, made(number), event)
        hostile = replace(NEWS, key="h", url="javascript:alert(1)", title=HOSTILE, sections=())
        event = save_event(db, Event(0, EventType.CHANGED, HOSTILE, FIRST))
        keep(db, Kept(FIRST, headline=HOSTILE, before=None, after=hostile), event)
        own = save_event(db, Event(0, EventType.CORRECTION, HOSTILE, FIRST))
        save(db, Correction(0, event, HOSTILE, HOSTILE, RIGHT, FIRST), own)
    db.close()
    settings = replace(load(None, {}).settings, database=file)
    return TestClient(application(Config(WATCHLIST, settings), lambda: NOW), base_url=BASE)


def soup(visitor: TestClient, query: str = "") -> BeautifulSoup:
    """The page of a question."""
    answer = visitor.get(f"/zoeken?{query}")
    assert answer.status_code == 200, query
    return BeautifulSoup(answer.text, "lxml")


def words(tag: Tag) -> str:
    """What a reader reads, in one line."""
    return re.sub(r"\s+", " ", tag.get_text(" ")).strip()


def hits(page: BeautifulSoup) -> list[str]:
    """Where the hits of a page lead."""
    return [str(link["href"]) for link in page.select(".hits > li > a")]


def link(page: BeautifulSoup, text: str) -> str:
    """Where the first link with this text leads."""
    found = next(one for one in page.select("main a") if words(one).startswith(text))
    return str(found["href"])


def question(address: str) -> dict[str, str]:
    """The parameters of an address."""
    return dict(parse_qsl(urlsplit(address).query, strict_parsing=True))
