"""What programs take out: Atom, iCalendar, JSON and CSV, read back with the libraries that others use."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import feedparser
import pytest
from icalendar import Calendar
from starlette.testclient import TestClient

from config.load import Config, load
from crawler.document import Fact
from monitors.watchlist import Subscription, Watchlist
from tests.chronicle import Chronicle
from tests.invented import BILL, DOSSIER, NEWS
from wetwacht.web.app import application

NOW = datetime(2026, 10, 6, 8, tzinfo=UTC)
BASE = "http://127.0.0.1:8710"
HOSTILE = '<script>alert(1)</script> \u202e=HYPERLINK("x") \x00 ]]> &amp; Voorbeeldwet huisvesting (99999)'
PUBLIC = "https://wetwacht.example.org"


@pytest.fixture
def history(tmp_path: Path) -> Chronicle:
    watchlist = Watchlist((DOSSIER,), (), (), (Subscription("alles", ("team",)),))
    made = Chronicle(tmp_path / "history.db", watchlist)
    for index in range(3):
        news = replace(NEWS, key=f"nieuws-{index}", url=f"{NEWS.url}-{index}", title=f"{HOSTILE} {index}")
        made.seen(news, NOW + timedelta(minutes=index))
    return made


def visitor(history: Chronicle, public: str | None = None) -> TestClient:
    settings = replace(load(None, {}).settings, database=history.file, web_public_url=public)
    app = application(Config(history.watchlist, settings), lambda: NOW)
    return TestClient(app, base_url=BASE)


def planned(history: Chronicle, day: str | None, hours: int) -> None:
    facts = (Fact("stage", "plenary"), *((Fact("planned", day),) if day else ()))
    history.seen(replace(BILL, facts=facts, sections=()), NOW + timedelta(hours=hours))


@pytest.mark.parametrize("path", ["/feed/alles.atom", f"/feed/dossier/{DOSSIER.key}.atom"])
def test_a_feed_is_read_by_feedparser_newest_first(history: Chronicle, path: str) -> None:
    answer = visitor(history, PUBLIC).get(path)
    assert answer.headers["content-type"].startswith("application/atom+xml")
    feed = feedparser.parse(answer.content)
    assert not feed.bozo
    assert [entry.id for entry in feed.entries] == [f"urn:wetwacht:event:{n}" for n in (3, 2, 1)]
    assert feed.entries[0].link == f"{PUBLIC}/wijziging/3"
    assert feed.feed.updated == "2026-10-06T08:02:00Z"


def test_a_feed_keeps_its_entries_when_it_is_asked_again(history: Chronicle) -> None:
    asked = visitor(history)
    first, again = (asked.get("/feed/alles.atom").content for _ in range(2))
    assert first == again


def entries(history: Chronicle, path: str = f"/agenda/dossier/{DOSSIER.key}.ics") -> list[Any]:
    answer = visitor(history).get(path)
    assert answer.headers["content-type"].startswith("text/calendar")
    return list(Calendar.from_ical(answer.content).walk("VEVENT"))


def test_a_moved_debate_updates_the_same_entry(history: Chronicle) -> None:
    planned(history, "2026-10-13", 1)
    (before,) = entries(history)
    planned(history, "2026-10-27", 2)
    (after,) = entries(history)
    assert before["uid"] == after["uid"]
    assert (before["sequence"], after["sequence"]) == (0, 1)
    assert after["dtstart"].dt == date(2026, 10, 27)
    assert after["dtend"].dt == date(2026, 10, 28)
    assert after["status"] == "CONFIRMED"
    planned(history, None, 3)
    (gone,) = entries(history)
    assert (gone["uid"], gone["sequence"], gone["status"]) == (before["uid"], 2, "CANCELLED")


def test_a_subscription_has_the_days_of_its_dossiers(history: Chronicle) -> None:
    planned(history, "2026-10-13", 1)
    assert len(entries(history, "/agenda/abonnement/alles.ics")) == 1
    assert len(entries(history, "/agenda/alles.ics")) == 1


def test_lists_are_paged_by_key_and_every_row_comes_once(history: Chronicle) -> None:
    asked = visitor(history)
    for path in ("/api/wijzigingen.json", "/api/gebeurtenissen.json"):
        url: str | None = f"{path}?aantal=2&dossier={DOSSIER.key}"
        seen: list[int] = []
        while url:
            page = asked.get(url).json()
            seen += [item["id"] for item in page["items"]]
            url = page["next"]
        assert seen == [3, 2, 1]


def test_a_spreadsheet_gets_no_formula(history: Chronicle) -> None:
    formula = replace(NEWS, key="formule", url=f"{NEWS.url}-f", title='=HYPERLINK("https://example.org")')
    history.seen(replace(formula, sections=NEWS.sections), NOW + timedelta(hours=1))
    answer = visitor(history).get("/api/wijzigingen.csv")
    rows = list(csv.DictReader(io.StringIO(answer.text.removeprefix("\ufeff")), delimiter=";"))
    assert rows[0]["title"].startswith("'=HYPERLINK")
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row.values())


def test_the_other_lists_answer(history: Chronicle) -> None:
    asked = visitor(history)
    assert [one["key"] for one in asked.get("/api/dossiers.json").json()] == [DOSSIER.key]
    assert asked.get("/api/bronnen.json").json() == []
    assert asked.get("/api/bronnen.csv").text.startswith('\ufeff"key";')
    assert asked.get("/api/gebeurtenissen.csv").text.count("\n") == 4


@pytest.mark.parametrize(
    "query", ["voor=x", "voor=-1", "voor=99999999999999999999", "aantal=0", "aantal=501", "aantal=%D9%A3"]
)
def test_a_wrong_number_is_explained(history: Chronicle, query: str) -> None:
    answer = visitor(history).get(f"/api/wijzigingen.json?{query}")
    assert answer.status_code == 400
    assert "heel getal" in answer.text


def test_what_is_not_followed_is_not_there(history: Chronicle) -> None:
    asked = visitor(history)
    for path in (
        "/feed/dossier/nergens.atom",
        "/agenda/dossier/nergens.ics",
        "/agenda/abonnement/nergens.ics",
        "/api/wijzigingen.json?dossier=nergens",
    ):
        assert asked.get(path).status_code == 404
    assert asked.get("/api/wijzigingen.json?van=gisteren").status_code == 400
