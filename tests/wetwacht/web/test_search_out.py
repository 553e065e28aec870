"""A search for other programs, and questions that are none: always an answer, never an error page."""

from __future__ import annotations

import csv
import io
from urllib.parse import urlencode, urlsplit

import feedparser
import pytest
from bs4 import BeautifulSoup
from hypothesis import example, given, settings
from hypothesis import strategies as st
from starlette.testclient import TestClient

from monitors.words import searchtexts
from tests.wetwacht.web.searched import BASE, MANY, RIGHT, hits, link, question, searchable, soup, words

REFUSED = (
    ("dossier=x", searchtexts.NO_DOSSIER),
    ("amendement=x", searchtexts.NO_AMENDMENT),
    ("site=x", searchtexts.NO_SITE),
    ("soort=x", searchtexts.NO_KIND),
    ("soort=adopted", searchtexts.NO_KIND),
    ("klein=misschien", searchtexts.NO_WEIGHT),
    ("volgorde=x", searchtexts.NO_ORDER),
    ("van=x", searchtexts.NO_DAY),
    ("van=2026-02-30", searchtexts.NO_DAY),
    ("tot=20260703", searchtexts.NO_DAY),
    ("tot=٢٠٢٦-٠٧-٠٣", searchtexts.NO_DAY),
    ("van=2026-07-04&tot=2026-07-03", searchtexts.DAYS_TURNED),
    ("voor=x", searchtexts.NO_PLACE),
    ("voor=-1", searchtexts.NO_PLACE),
    ("overslaan=9999999999999999999999", searchtexts.NO_PLACE),
    ("overslaan=٢", searchtexts.NO_PLACE),
)
PATHS = ("/zoeken", "/api/zoeken.json", "/api/zoeken.csv", "/feed/zoeken.atom")


@pytest.fixture(scope="module")
def visitor(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    return searchable(tmp_path_factory.mktemp("search") / "history.db")


def test_the_twins_give_the_same_changes(visitor: TestClient) -> None:
    asked = "q=gemeenten&site=vng"
    numbers = [int(href.rpartition("/")[2]) for href in hits(soup(visitor, asked))]
    value = visitor.get(f"/api/zoeken.json?{asked}").json()
    assert [one["id"] for one in value["items"]] == numbers
    assert value["next"] is None
    rows = rows_of(visitor, asked)
    assert [int(row["id"]) for row in rows] == numbers


def rows_of(visitor: TestClient, asked: str) -> list[dict[str, str]]:
    answer = visitor.get(f"/api/zoeken.csv?{asked}")
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.text.count("\ufeff") == 1
    return list(csv.DictReader(io.StringIO(answer.text.removeprefix("\ufeff")), delimiter=";"))


@pytest.mark.parametrize("order", ["nieuwste", "relevantie"])
def test_a_spreadsheet_gets_all_and_a_program_page_by_page(visitor: TestClient, order: str) -> None:
    asked = f"q=gemeenten&volgorde={order}"
    numbers = [int(row["id"]) for row in rows_of(visitor, asked)]
    assert len(numbers) == len(set(numbers)) == MANY
    found: list[int] = []
    address: str | None = f"{BASE}/api/zoeken.json?{asked}"
    while address:
        value = visitor.get(address).json()
        found += [one["id"] for one in value["items"]]
        address = value["next"]
    assert found == numbers


def test_what_was_corrected_is_told_there_too(visitor: TestClient) -> None:
    (row,) = rows_of(visitor, "q=gevaarlijk")
    (item,) = visitor.get("/api/zoeken.json?q=gevaarlijk").json()["items"]
    (entry,) = feedparser.parse(visitor.get("/feed/zoeken.atom?q=gevaarlijk").content).entries
    assert row["corrected_right"] == item["corrected"]["right"] == RIGHT
    assert f"Goed is: {RIGHT}" in entry.summary


def test_no_cell_is_a_formula(visitor: TestClient) -> None:
    (row,) = rows_of(visitor, "q=gevaarlijk")
    assert not any(cell.startswith(("=", "+", "-", "@")) for cell in row.values())


def test_a_search_can_be_followed(visitor: TestClient) -> None:
    page = soup(visitor, "q=gemeenten&soort=aangenomen&volgorde=relevantie")
    address = link(page, "Volg deze vraag")
    assert question(address) == {"q": "gemeenten", "soort": "aangenomen"}
    feed = feedparser.parse(visitor.get(address).content)
    assert not feed.bozo
    assert feed.feed.title == "Wetwacht, zoeken, ‘gemeenten’, Aangenomen"
    assert feed.entries[0].link == f"{BASE}/wijziging/{MANY - 4}"
    assert len({entry.id for entry in feed.entries}) == len(feed.entries) == MANY // 5
    assert urlsplit(feed.feed.link).path == "/zoeken"


@pytest.mark.parametrize(("query", "sentence"), REFUSED)
@pytest.mark.parametrize("path", PATHS)
def test_what_cannot_be_asked_is_answered_with_what_can(
    visitor: TestClient, path: str, query: str, sentence: str
) -> None:
    answer = visitor.get(f"{path}?{query}")
    assert answer.status_code == 400
    assert sentence in words(BeautifulSoup(answer.text, "lxml"))


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=60) | st.text(alphabet='"*(){}:^-+ANDORNEAR36704.,/ nr\x00\u202e', max_size=60))
@example("NEAR(")
@example('"')
@example("36704 nr")
@example("a" * 5_000)
@example("gemeente " * 500)
@example("\x00")
@example("'; drop table change; --")
@example("½ ﷽ ﬁ ß İ")
def test_no_text_is_an_error(visitor: TestClient, text: str) -> None:
    query = urlencode({"q": text.encode("utf-8", "replace").decode()})
    for path in PATHS:
        assert visitor.get(f"{path}?{query}").status_code == 200


@pytest.mark.parametrize(
    "query", ["q=%ED%A0%80", "q=%FF", "q=%00", "q[]=x", "q=a&q=b", "=", "%", "&&", "q=%E2%80"]
)
def test_no_broken_address_is_an_error(visitor: TestClient, query: str) -> None:
    for path in PATHS:
        assert visitor.get(f"{path}?{query}").status_code == 200
