"""A name or dossier is tried on the stored history, and what is proposed waits for the operators."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import urlencode

import pytest
from bs4 import BeautifulSoup
from starlette.testclient import TestClient

from config.load import Config, load
from monitors.history import work
from monitors.history.database import write_tx
from monitors.watchlist import Channel, Subscription, Watchlist
from monitors.words import trialtexts
from tests.chronicle import Chronicle
from tests.invented import DOSSIER, NEWS
from tests.language import complaints
from wetwacht.web.app import application
from wetwacht.web.pages import trial

NOW = datetime(2026, 10, 6, 8, tzinfo=UTC)
BASE = "http://127.0.0.1:8710"
HOSTILE = '<script>alert(1)</script>"\u202e'
OTHER = {"term": "dwangakkoord", "dossier": ""}


@pytest.fixture
def history(tmp_path: Path) -> Iterator[Chronicle]:
    channel = Channel("team", "console", ())
    watchlist = Watchlist((DOSSIER,), (), (channel,), (Subscription("alles", ("team",)),), ("team",))
    made = Chronicle(tmp_path / "history.db", watchlist)
    for day in range(7):
        page = replace(NEWS, key=f"akkoord-{day}", url=f"{NEWS.url}/{day}", title=f"Dwangakkoord {day}")
        made.seen(page, NOW - timedelta(days=10 - day))
    made.seen(replace(NEWS, title="Dwangakkoord Voorbeeldwet huisvesting (99999)"), NOW - timedelta(days=1))
    yield made
    made.db.close()


@pytest.fixture
def visitor(history: Chronicle) -> TestClient:
    settings = replace(load(None, {}).settings, database=history.file)
    app = application(Config(history.watchlist, settings), lambda: NOW)
    return TestClient(app, base_url=BASE, headers={"Origin": BASE}, follow_redirects=False)


def page_of(visitor: TestClient, **fields: str) -> BeautifulSoup:
    answer = visitor.get(f"/proef?{urlencode(fields)}")
    assert answer.status_code == 200
    return BeautifulSoup(answer.text, "lxml")


def words_of(page: BeautifulSoup) -> str:
    return re.sub(r"\s+", " ", page.select_one("main").get_text(" "))  # type: ignore[union-attr]


def told(history: Chronicle) -> list[str]:
    sql = "select e.headline from alert a join event e on e.id = a.event where e.type = 'remark'"
    return [row["headline"] for row in history.db.query(sql)]


def test_a_name_is_counted_and_five_examples_lead_to_their_changes(visitor: TestClient) -> None:
    page = page_of(visitor, **OTHER)
    words = words_of(page)
    assert "Sinds 26 september 2026 had dit 8 berichten gegeven." in words
    assert "1 ging al over een dossier op de volglijst." in words
    assert [link["href"] for link in page.select("#uitkomst .plain a")] == [
        f"/wijziging/{number}" for number in (8, 7, 6, 5, 4)
    ]
    assert "Gevonden op ‘Dwangakkoord’." in words


def test_only_the_last_twelve_months_count(history: Chronicle, visitor: TestClient) -> None:
    with write_tx(history.db):
        history.db.execute("update change set seen = '2025-10-05T08:00:00Z' where id <= 5")
    assert "Sinds 6 oktober 2025 had dit 3 berichten gegeven." in words_of(page_of(visitor, **OTHER))


def test_of_a_very_long_history_the_newest_changes_count(
    visitor: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trial, "_CHANGES_AT_MOST", 3)
    assert "Sinds 1 oktober 2026 had dit 3 berichten gegeven." in words_of(page_of(visitor, **OTHER))


def test_a_whole_dossier_is_found_by_its_number_and_its_names(visitor: TestClient) -> None:
    words = words_of(page_of(visitor, titel="Oefenwet", nummers="99 999", namen="iets heel anders"))
    assert "Uitkomst voor ‘Oefenwet’" in words
    assert "had dit 1 bericht gegeven" in words
    assert "Op dit nummer of deze naam let Wetwacht al, bij Voorbeeldwet huisvesting" in words


def test_what_nobody_ever_wrote_is_said_to_be_nothing(visitor: TestClient) -> None:
    assert "had dit geen bericht gegeven" in words_of(page_of(visitor, term="zeppelin"))


def test_what_is_too_broad_carries_a_warning(history: Chronicle, visitor: TestClient) -> None:
    for number in range(31):
        page = replace(
            NEWS, key=f"dag-{number}", url=f"{NEWS.url}/dag/{number}", title=f"Woonnieuws {number}"
        )
        history.seen(page, NOW - timedelta(hours=1))
    with write_tx(history.db):
        history.db.execute("update change set seen = '2026-10-06T07:00:00Z'")
    assert "Dit is te ruim: 31 berichten per dag." in words_of(page_of(visitor, term="woonnieuws"))


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"term": "ab*"}, trialtexts.SHORT),
        ({"term": "x" * 81}, trialtexts.LONG),
        ({"term": "woonwet", "dossier": "weg"}, trialtexts.NO_DOSSIER),
        ({"titel": "Woonwet", "nummers": "1234"}, trialtexts.NUMBER),
        ({"titel": "Woonwet", "namen": "\n".join(f"naam {n}" for n in range(11))}, trialtexts.MANY),
        ({"titel": "Woonwet", "namen": "--"}, trialtexts.SHORT),
    ],
)
def test_what_cannot_be_tried_is_explained(
    visitor: TestClient, fields: dict[str, str], sentence: str
) -> None:
    for answer in (
        visitor.get(f"/proef?{urlencode(fields)}"),
        visitor.post("/proef", data={**fields, "naam": "Beleid"}),
    ):
        assert answer.status_code == 400
        assert sentence in answer.text


def test_a_proposal_is_kept_once_with_who_what_and_how_often(history: Chronicle, visitor: TestClient) -> None:
    for name in ("Beleid", "Wonen"):
        answer = visitor.post("/proef", data={**OTHER, "naam": name})
        assert (answer.status_code, answer.headers["location"]) == (303, "/proef#voorstellen")
    (one,) = work.proposals(history.db)
    assert (one.name, one.dossier, one.who, one.made, one.fires) == ("dwangakkoord", None, "Beleid", NOW, 8)
    assert told(history) == ["Voorstel voor de volglijst: dwangakkoord"]
    assert "‘dwangakkoord’, van Beleid" in words_of(page_of(visitor))
    assert "wacht op een beheerder" in words_of(page_of(visitor)).lower()


def test_a_whole_dossier_is_proposed_with_its_numbers_and_names(
    history: Chronicle, visitor: TestClient
) -> None:
    fields = {"titel": "Oefenwet", "nummers": "88.888, 88 887-XXII", "namen": "Oefenwet\nde oefening"}
    page = page_of(visitor, **fields)
    hidden = {str(one["name"]): str(one["value"]) for one in page.select("#uitkomst input[type=hidden]")}
    visitor.post("/proef", data={**hidden, "naam": "Beleid"})
    (one,) = work.proposals(history.db)
    assert (one.numbers, one.names) == (("88888", "88887-XXII"), ("Oefenwet", "de oefening"))
    (notice,) = (row["notice"] for row in history.db.query("select notice from event where type = 'remark'"))
    assert "Namen: Oefenwet en de oefening." in notice
    assert "In het laatste jaar waren dat 0 berichten." in notice


def test_who_decides_is_seen_by_who_asked(history: Chronicle, visitor: TestClient) -> None:
    visitor.post("/proef", data={**OTHER, "naam": "Beleid"})
    with write_tx(history.db):
        work.decide(history.db, 1, NOW, accepted=False)
    assert "Afgewezen op 6 oktober 2026 om 10.00 uur." in words_of(page_of(visitor))


@pytest.mark.parametrize("fields", [{**OTHER}, {"naam": "Beleid"}, {**OTHER, "naam": "\x00"}])
def test_a_proposal_needs_something_and_somebody(
    history: Chronicle, visitor: TestClient, fields: dict[str, str]
) -> None:
    assert visitor.post("/proef", data=fields).status_code == 400
    assert work.proposals(history.db) == ()


def test_another_site_cannot_propose(history: Chronicle, visitor: TestClient) -> None:
    foreign = {"Origin": "https://kwaad.example.org"}
    assert visitor.post("/proef", data={**OTHER, "naam": "Beleid"}, headers=foreign).status_code == 403
    assert work.proposals(history.db) == ()


def test_hostile_words_stay_words(history: Chronicle, visitor: TestClient) -> None:
    visitor.post("/proef", data={"term": HOSTILE, "dossier": "", "naam": HOSTILE})
    page = page_of(visitor, term=HOSTILE)
    assert page.select("script") == []
    assert "\u202e" not in page.get_text()


@pytest.mark.parametrize(
    "fields", [{}, OTHER, {"term": "zeppelin"}, {"term": "huisvesting", "dossier": DOSSIER.key}]
)
def test_the_page_is_in_plain_dutch_and_every_field_has_a_label(
    visitor: TestClient, fields: dict[str, str]
) -> None:
    visitor.post("/proef", data={**OTHER, "naam": "Beleid"})
    page = page_of(visitor, **fields)
    for field in page.select("main input:not([type=hidden]), main select, main textarea"):
        assert page.select_one(f'label[for="{field["id"]}"]')
    for block in page.select("main h1, main h2, main h3, main p, main label, main button"):
        assert complaints(re.sub(r"\s+", " ", block.get_text(" ")).strip()) == []


def test_every_sentence_is_plain_dutch() -> None:
    said = [value for name, value in vars(trialtexts).items() if name.isupper()]
    for text in (one for value in said for one in (value.values() if isinstance(value, dict) else (value,))):
        assert complaints(text) == []
