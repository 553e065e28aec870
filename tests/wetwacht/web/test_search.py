"""The search page: its address is the whole question, its filters tell the truth, its texts are inert."""

from __future__ import annotations

import re
from datetime import date
from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest
from bs4 import BeautifulSoup
from starlette.testclient import TestClient

from monitors.history.search import PAGE
from monitors.model import OF_OURSELVES, EventType
from monitors.words import searchtexts
from tests.language import complaints
from tests.wetwacht.web.searched import HOSTILE, MANY, RIGHT, hits, link, question, searchable, soup, words


@pytest.fixture(scope="module")
def visitor(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    return searchable(tmp_path_factory.mktemp("search") / "history.db")


def test_a_search_leads_to_changes_with_the_words_marked(visitor: TestClient) -> None:
    page = soup(visitor, "q=bouwopgave")
    assert len(hits(page)) == PAGE
    assert all(re.fullmatch(r"/wijziging/\d+", href) for href in hits(page))
    assert {words(one) for one in page.select(".hits mark")} == {"woningbouwopgave"}
    assert f"{MANY} wijzigingen" in words(page)


def test_without_a_question_everything_stands_there_newest_first(visitor: TestClient) -> None:
    page = soup(visitor)
    assert hits(page)[:2] == [f"/wijziging/{MANY + 1}", f"/wijziging/{MANY}"]
    assert not page.select("mark")


def test_filters_are_links_with_counts_that_come_true(visitor: TestClient) -> None:
    page = soup(visitor, "q=gemeenten")
    rows = page.select("#filters .choices li")
    assert len(rows) >= 9
    for row in rows:
        href, total = row.select("a")[0]["href"], re.search(r"\(([\d.]+)\)", words(row))
        assert total is not None
        assert question(str(href))["q"] == "gemeenten"
        found = re.search(r"(\d+) wijziging", words(soup(visitor, urlsplit(str(href)).query)))
        assert found is not None
        assert int(found[1]) == int(total[1])


def test_a_filter_that_is_chosen_leads_back(visitor: TestClient) -> None:
    asked = "q=gemeenten&dossier=opvang&site=vng&soort=ingediend&klein=nee&van=2026-07-01&tot=2026-07-03"
    page = soup(visitor, asked)
    chips = page.select('ul[aria-label="Gekozen filters"] a[aria-current]')
    assert [words(chip) for chip in chips] == [
        "Opvang in voorbeelden weghalen",
        "vng.nl weghalen",
        "Nieuw stuk weghalen",
        "vanaf 1 juli 2026 tot en met 3 juli 2026 weghalen",
        "zonder kleine wijzigingen weghalen",
    ]
    whole = dict(parse_qsl(asked))
    for chip, gone in zip(
        chips, (("dossier",), ("site",), ("soort",), ("van", "tot"), ("klein",)), strict=True
    ):
        left = {name: value for name, value in whole.items() if name not in gone}
        assert question(str(chip["href"])) == left
    assert question(link(page, "Alle filters weghalen")) == {"q": "gemeenten"}


def test_the_forms_keep_the_whole_question(visitor: TestClient) -> None:
    asked = {"q": "gemeenten", "dossier": "opvang", "van": "2026-07-01", "volgorde": "relevantie"}
    page = soup(visitor, urlencode(asked))
    forms = [
        {str(field["name"]): str(field["value"]) for field in form.select("input") if field.get("value")}
        for form in page.select('main form[action="/zoeken"]')
    ]
    assert forms == [asked, asked]


@pytest.mark.parametrize("asked", ["", "q=gemeenten", "q=gemeenten&volgorde=relevantie", "q=36704&site=vng"])
def test_pages_lead_on_to_everything_once(visitor: TestClient, asked: str) -> None:
    shown: list[str] = []
    address: str | None = f"/zoeken?{asked}"
    while address:
        page = soup(visitor, urlsplit(address).query)
        shown += hits(page)
        following = [one for one in page.select("nav a") if words(one) == "Volgende wijzigingen"]
        address = str(following[0]["href"]) if following else None
    assert len(shown) == len(set(shown))
    total = re.search(r"(\d+) wijziging", words(soup(visitor, asked)))
    assert total is not None
    assert len(shown) == int(total[1])


def test_a_next_page_leads_back_to_the_beginning(visitor: TestClient) -> None:
    begin = "q=gemeenten&volgorde=relevantie"
    page = soup(visitor, urlsplit(link(soup(visitor, begin), "Volgende")).query)
    assert urlsplit(link(page, "Terug naar het begin")).query == begin


def test_a_slip_gets_a_better_spelling(visitor: TestClient) -> None:
    page = soup(visitor, "q=bouwopgaaf&site=vng")
    assert "Niets gevonden voor ‘bouwopgaaf’" in words(page)
    assert "Bedoelt u ‘bouwopgave’ ?" in words(page)
    assert question(link(page, "‘bouwopgave’")) == {"q": "bouwopgave", "site": "vng"}
    page = soup(visitor, "q=bouwopgaaf&van=2030-01-01")
    assert question(link(page, "‘bouwopgave’")) == {"q": "bouwopgave"}


def test_nothing_found_says_where_it_looked_and_what_helps(visitor: TestClient) -> None:
    page = words(soup(visitor, "q=gemeenten&site=eerstekamer&klein=nee"))
    assert f"Wetwacht zocht in {MANY + 1} wijzigingen vanaf 1 juli 2026, met de filters" in page
    assert "‘eerstekamer.nl’ en ‘zonder kleine wijzigingen’" in page
    assert f"Zonder filter: {MANY} resultaten. Zoek zonder filter" in page
    assert "Zoekt u iets van voor 1 juli 2026?" in page
    apart = soup(visitor, "q=gemeenten+gevaarlijk+xqzxqz")
    assert [words(one) for one in apart.select("section .filters li")] == ["gemeenten (70)", "gevaarlijk (1)"]


@pytest.mark.parametrize(
    "query", ["dossier=&site=&soort=&klein=&van=&tot=&volgorde=&voor=&overslaan=", "x=y"]
)
def test_empty_fields_and_unknown_ones_ask_nothing(visitor: TestClient, query: str) -> None:
    assert hits(soup(visitor, query)) == hits(soup(visitor))


def test_a_dossier_that_is_no_longer_followed_can_still_be_asked(visitor: TestClient) -> None:
    assert hits(soup(visitor, "dossier=oud-dossier"))


def test_what_was_corrected_is_marked(visitor: TestClient) -> None:
    (hit,) = soup(visitor, "q=gevaarlijk").select(".hits li")
    assert f"Gecorrigeerd op 1 juli 2026 om 10.00 uur. Goed is: {RIGHT}" in words(hit)
    assert "Gecorrigeerd" not in words(soup(visitor, "q=gemeenten"))


def test_hostile_text_is_inert(visitor: TestClient) -> None:
    for query in ({"q": "gevaarlijk"}, {"q": HOSTILE}, {"q": f'"{HOSTILE}"', "site": "vng"}):
        answer = visitor.get("/zoeken", params=query)
        page = BeautifulSoup(answer.text, "lxml")
        assert not page.select("script, img, [onerror]")
        assert not page.select('a[href^="javascript"]')
        assert "\u202e" not in words(page)
    assert len(hits(soup(visitor, "q=gevaarlijk"))) == 1


@pytest.mark.parametrize(
    "query", ["", "q=gemeenten&site=vng&klein=nee", "q=bouwopgaaf+xqz&dossier=opvang", "q=!", "van=x"]
)
def test_the_pages_are_in_plain_dutch(visitor: TestClient, query: str) -> None:
    page = BeautifulSoup(visitor.get(f"/zoeken?{query}").text, "lxml")
    for block in page.select("h1, h2, h3, p:not(.hits p), label, li:not(.hits li), button"):
        assert complaints(words(block)) == []


def test_every_text_of_the_search_is_in_plain_dutch() -> None:
    own = [one for name, one in vars(searchtexts).items() if name.isupper() and isinstance(one, str)]
    own += [name for _, name in searchtexts.TYPES.values()]
    own += [searchtexts.days(date(2026, 7, 1), date(2026, 7, 3)), searchtexts.found(2_001, 2_000)]
    for one in own:
        assert complaints(one) == []
    assert searchtexts.found(2_001, 2_000) == "Meer dan 2.000 wijzigingen"


def test_every_type_that_sources_tell_has_a_name() -> None:
    assert all(searchtexts.kind_of(kind) for kind in EventType if kind not in OF_OURSELVES)
    assert not any(searchtexts.kind_of(kind) for kind in OF_OURSELVES)
