"""What staff do with a change is kept with who and when, and what they say is wrong reaches the operators."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from config.load import Config, load
from monitors import working
from monitors.history import work
from monitors.history.database import write_tx
from monitors.history.work import Proposal
from monitors.watchlist import Channel, Subscription, Watchlist
from monitors.words import worktexts
from tests.chronicle import Chronicle
from tests.invented import DOSSIER, NEWS
from tests.language import complaints
from wetwacht.web.app import application

NOW = datetime(2026, 10, 6, 8, tzinfo=UTC)
BASE = "http://127.0.0.1:8710"
OURS = {"Origin": BASE}
TAKEN = {"wat": "taken", "naam": "Beleid"}


@pytest.fixture
def history(tmp_path: Path) -> Iterator[Chronicle]:
    channel = Channel("team", "console", ())
    watchlist = Watchlist((DOSSIER,), (), (channel,), (Subscription("alles", ("team",)),), ("team",))
    made = Chronicle(tmp_path / "history.db", watchlist)
    made.seen(replace(NEWS, title="Voorbeeldwet huisvesting (99999)"), NOW)
    yield made
    made.db.close()


@pytest.fixture
def visitor(history: Chronicle) -> TestClient:
    settings = replace(load(None, {}).settings, database=history.file)
    app = application(Config(history.watchlist, settings), lambda: NOW)
    return TestClient(app, base_url=BASE, headers=OURS, follow_redirects=False)


def told(history: Chronicle) -> list[str]:
    sql = "select e.headline from alert a join event e on e.id = a.event where e.type = 'remark'"
    return [row["headline"] for row in history.db.query(sql)]


def test_it_is_kept_with_who_and_when_and_the_reader_returns(history: Chronicle, visitor: TestClient) -> None:
    answer = visitor.post("/wijziging/1/werk", data={**TAKEN, "toelichting": "Voor de raad."})
    assert (answer.status_code, answer.headers["location"]) == (303, "/wijziging/1#werk")
    (one,) = work.work_on(history.db, 1)
    assert (one.what, one.who, one.said, one.via, one.made) == (
        "taken",
        "Beleid",
        "Voor de raad.",
        "page",
        NOW,
    )
    assert told(history) == []
    assert visitor.cookies.get("wetwacht-naam") == "Beleid" or "Beleid" in answer.headers["set-cookie"]


def test_twice_is_once_and_what_is_taken_back_stays_on_record(
    history: Chronicle, visitor: TestClient
) -> None:
    for _ in range(2):
        visitor.post("/wijziging/1/werk", data=TAKEN)
    (one,) = work.work_on(history.db, 1)
    assert visitor.post(f"/wijziging/1/werk/{one.id}/terug").status_code == 303
    assert work.work_on(history.db, 1) == ()
    assert [row["undone"] for row in visitor.get("/api/werk.json").json()] == ["2026-10-06T08:00:00Z"]


def test_what_is_wrong_reaches_the_operators_once_with_what_to_do(
    history: Chronicle, visitor: TestClient
) -> None:
    fields = {"wat": "wrong", "naam": "Beleid", "toelichting": "De datum is anders."}
    for _ in range(2):
        visitor.post("/wijziging/1/werk", data=fields)
    assert len(told(history)) == 1
    assert told(history)[0].startswith("Klopt niet, zegt Beleid: ")
    (notice,) = (row["notice"] for row in history.db.query("select notice from event where type = 'remark'"))
    assert "wetwacht correct 1" in notice
    assert "De datum is anders." in notice


@pytest.mark.parametrize(
    ("path", "fields", "status"),
    [
        ("/wijziging/99/werk", TAKEN, 404),
        (f"/wijziging/{1 << 70}/werk", TAKEN, 404),
        ("/wijziging/1/werk", {"wat": "taken"}, 400),
        ("/wijziging/1/werk", {"wat": "taken", "naam": "\u202e\x00 "}, 400),
        ("/wijziging/1/werk", {"wat": "weg", "naam": "Beleid"}, 400),
        ("/wijziging/1/werk", {}, 400),
    ],
)
def test_what_cannot_be_kept_is_explained(
    visitor: TestClient, path: str, fields: dict[str, str], status: int
) -> None:
    assert visitor.post(path, data=fields).status_code == status


def test_another_site_cannot_do_it(history: Chronicle, visitor: TestClient) -> None:
    answer = visitor.post("/wijziging/1/werk", data=TAKEN, headers={"Origin": "https://kwaad.example.org"})
    assert answer.status_code == 403
    assert work.work_on(history.db, 1) == ()


def test_names_go_after_their_term_and_rows_stay(history: Chronicle, visitor: TestClient) -> None:
    visitor.post("/wijziging/1/werk", data={**TAKEN, "toelichting": "Voor de raad."})
    with write_tx(history.db):
        assert work.forget_names(history.db, NOW) == 0
        assert work.forget_names(history.db, NOW + timedelta(days=1)) == 1
    (one,) = work.work_on(history.db, 1)
    assert (one.who, one.said, one.what) == ("", "", "taken")


def test_what_operators_were_told_forgets_the_name_too(history: Chronicle, visitor: TestClient) -> None:
    visitor.post("/wijziging/1/werk", data={"wat": "wrong", "naam": "Beleid", "toelichting": "Voor de raad."})
    working.proposed(history.db, history.watchlist, Proposal(0, "Woonwet", None, "Wonen", NOW))
    history.seen(replace(NEWS, title="Voorbeeldwet huisvesting (99999), anders"), NOW)
    with write_tx(history.db):
        work.forget_names(history.db, NOW + timedelta(days=1))
    rows = list(history.db.query("select headline, notice from event"))
    assert sum(row["headline"] == worktexts.FORGOTTEN for row in rows) == 2
    assert sum(row["headline"].startswith("Kop ") for row in rows) == 2
    for name in ("Beleid", "Wonen", "raad"):
        assert name not in str(rows)
    assert [one.who for one in work.proposals(history.db)] == [""]


def test_an_export_leaves_out_names_past_their_term(history: Chronicle, visitor: TestClient) -> None:
    visitor.post("/wijziging/1/werk", data={**TAKEN, "toelichting": "Voor de raad."})
    settings = replace(load(None, {}).settings, database=history.file)
    later = application(Config(history.watchlist, settings), lambda: NOW + timedelta(days=366))
    (row,) = TestClient(later, base_url=BASE).get("/api/werk.json").json()
    assert (row["who"], row["said"], row["what"]) == ("", "", "taken")


def test_an_export_for_a_spreadsheet_has_no_formula(visitor: TestClient) -> None:
    visitor.post("/wijziging/1/werk", data={"wat": "taken", "naam": "=1+1"})
    text = visitor.get("/api/werk.csv").text.removeprefix("\ufeff")
    (row,) = csv.DictReader(io.StringIO(text), delimiter=";")
    assert row["who"] == "'=1+1"


def test_a_proposal_waits_for_an_operator_who_hears_of_it(history: Chronicle) -> None:
    draft = Proposal(0, "Woonwet", None, "Beleid", NOW)
    number = working.proposed(history.db, history.watchlist, draft)
    assert told(history) == ["Voorstel voor de volglijst: Woonwet"]
    assert [one.id for one in work.proposals(history.db)] == [number]
    with write_tx(history.db):
        assert work.decide(history.db, number, NOW, accepted=True)
        assert not work.decide(history.db, number, NOW, accepted=False)
    assert work.proposals(history.db) == ()
    assert [one.accepted for one in work.proposals(history.db, undecided=False)] == [True]


def test_every_text_is_plain_dutch() -> None:
    for name, value in vars(worktexts).items():
        if name.isupper():
            for text in texts_of(value):
                assert (
                    complaints(text.replace("wetwacht correct", "").replace("wetwacht proposals", "")) == []
                )


def texts_of(value: str | tuple[str, ...] | dict[str, str]) -> Iterable[str]:
    if isinstance(value, str):
        return (value,)
    return value.values() if isinstance(value, dict) else value
