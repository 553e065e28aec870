"""What ships: the dossiers, amendments and sources that are followed without a file of one's own."""

from __future__ import annotations

import json
import re
import tomllib
from datetime import UTC, date, datetime, timedelta
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from config.load import SHIPPED, load
from config.window import resolve_url
from crawler.registry import SITES, hosts_of, page_for
from crawler.sites.tweedekamer import queries
from monitors.watchlist import Channel, Dossier, Source, Subscription

ENVIRON = {"HOME": "/home/someone"}
WATCHLIST = load(None, ENVIRON).watchlist
NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)

NUMBERS = {
    "asielnoodmaatregelenwet": ("36704", "36855"),
    "tweestatusstelsel": ("36703",),
    "regie-volkshuisvesting": ("36512", "36881"),
    "spreidingswet": ("36333",),
    "terugkeerwet": ("34309", "35501"),
    "migratiepact": ("36871",),
    "oekraine-opvang": (),
    "asielopvang-gemeenten": ("36831",),
}
CLOSED = {
    "asielnoodmaatregelenwet": date(2026, 4, 21),
    "tweestatusstelsel": date(2026, 6, 12),
    "regie-volkshuisvesting": date(2026, 7, 1),
    "spreidingswet": date(2024, 2, 1),
    "migratiepact": date(2026, 5, 26),
}
QUERIES = {
    "tk-amendementen": queries.amendments,
    "tk-zaken": queries.other_cases,
    "tk-activiteiten": queries.activities,
    "tk-toezeggingen": queries.promises,
}
BILLS = {
    "ek-36703": "36703_wet_invoering",
    "ek-36704": "36704_asielnoodmaatregelenwet",
    "ek-36855": "36855_novelle_aanpassing",
    "ek-36512": "36512_wet_versterking_regie",
    "ek-36881": "36881_novelle_wet_versterking",
    "ek-36333": "36333_wet_gemeentelijke_taak",
    "ek-36831": "36831_wet_nieuwe_regels_inzake",
    "ek-36871": "36871_uitvoerings_en",
    "ek-35501": "35501_novelle_wet_terugkeer_en",
    "ek-34309": "34309_wet_terugkeer_en",
}


def test_exactly_the_agreed_dossiers_ship_with_their_numbers() -> None:
    assert {dossier.key: dossier.numbers for dossier in WATCHLIST.dossiers} == NUMBERS


def test_exactly_the_agreed_amendments_ship_with_their_dossiers() -> None:
    amendments = {
        amendment.key: (dossier.key, amendment.names)
        for dossier in WATCHLIST.dossiers
        for amendment in dossier.amendments
    }
    assert amendments == {
        "vondeling": ("asielnoodmaatregelenwet", ("Vondeling",)),
        "mooiman": ("regie-volkshuisvesting", ("Mooiman",)),
    }


def test_closed_dossiers_say_when_and_why_and_what_to_follow_next() -> None:
    assert {d.key: d.closed for d in WATCHLIST.dossiers if d.closed} == CLOSED
    assert all(d.closed_because and d.follow_up for d in WATCHLIST.dossiers if d.closed)
    assert WATCHLIST.dossiers[4].key == "terugkeerwet"
    assert WATCHLIST.dossiers[4].closed_because is None


def test_only_the_two_topics_have_context_words() -> None:
    topics = [dossier.key for dossier in WATCHLIST.dossiers if dossier.context]
    assert topics == ["oekraine-opvang", "asielopvang-gemeenten"]


def test_every_dossier_has_its_own_search_and_every_bill_its_page() -> None:
    searches = {f"ro-zoek-{key}" for key in NUMBERS}
    assert searches <= {source.key for source in WATCHLIST.sources}
    pages = {
        source.key: source.url.rsplit("/", 1)[1]
        for source in WATCHLIST.sources
        if "/wetsvoorstel/" in source.url
    }
    assert pages == BILLS


def test_every_source_of_a_bill_belongs_to_the_dossier_with_its_number() -> None:
    for source in WATCHLIST.sources:
        if number := _number(source):
            assert number in source.url
            assert source.dossier is not None
            assert number in NUMBERS[source.dossier]


def test_every_bill_is_searched_by_its_number_and_its_papers_are_listed() -> None:
    keys = {source.key for source in WATCHLIST.sources}
    for number in (number for numbers in NUMBERS.values() for number in numbers):
        assert {f"ek-{number}", f"ek-zoek-{number}", f"ob-kamerstukken-{number}"} <= keys


def test_every_dossier_is_searched_among_publications_and_consultations() -> None:
    keys = {source.key for source in WATCHLIST.sources}
    assert {f"{prefix}-{key}" for prefix in ("oo", "ic") for key in NUMBERS} <= keys


@pytest.mark.parametrize("prefix", sorted(QUERIES))
def test_the_open_data_are_asked_in_the_words_of_the_query_builders(prefix: str) -> None:
    asked = [source for source in WATCHLIST.sources if source.key.startswith(f"{prefix}-")]
    assert asked
    for source in asked:
        assert source.url == QUERIES[prefix](_number(source) or "")


def test_cases_that_are_not_linked_yet_are_asked_by_the_name_of_their_bill() -> None:
    asked = [source for source in WATCHLIST.sources if source.key.startswith("tk-ongekoppeld-")]
    assert len(asked) == 6
    for source in asked:
        name = re.search(r"contains\(Titel,'([^']+)'\)", unquote(source.url))
        assert name
        assert source.url == queries.not_linked_yet(_number(source) or "", name[1])


def test_the_amount_of_sources_stays_moderate_and_none_is_asked_twice() -> None:
    urls = [source.url for source in WATCHLIST.sources]
    assert len(urls) == len(set(urls)) <= 120


def test_the_lists_of_each_site_ship_unfiltered() -> None:
    urls = {source.key: source.url for source in WATCHLIST.sources}
    assert urls["vng-nieuws"] == "https://vng.nl/nieuws"
    assert urls["vng-brieven"] == "https://vng.nl/brieven-en-publicaties"
    assert urls["ek-nieuws"] == "https://www.eerstekamer.nl/nieuws"
    assert urls["vng-vragen"] == "https://vng.nl/vragen-en-antwoorden"
    assert urls["ek-planning"] == "https://www.eerstekamer.nl/planning_livestreams"
    assert urls["ek-stemmingen"].endswith("/stemmingen_per_vergaderdag?filter=wetsvoorstellen")
    assert urls["ro-sitemap"] == "https://www.rijksoverheid.nl/news/sitemap.xml"
    assert _query(urls["ro-nieuws"])["filters"] == [
        {"field": "content_type", "values": ["pro:newsDocument"], "type": "all"}
    ]


@pytest.mark.parametrize("key", sorted(NUMBERS))
def test_a_search_asks_for_a_term_in_a_window_of_whole_instants(key: str) -> None:
    source = next(one for one in WATCHLIST.sources if one.key == f"ro-zoek-{key}")
    query = _query(resolve_url(source, NOW))
    window = query["filters"][0]
    assert window["field"] == "sort_date"
    assert window["values"][0]["from"] == "2026-10-23T22:00:00.000Z"
    assert query["resultSearchTerm"]
    assert source.dossier == key
    assert source.url.isascii()


@pytest.mark.parametrize("source", WATCHLIST.sources, ids=lambda source: source.key)
def test_every_source_is_on_its_own_site_and_can_be_read(source: Source) -> None:
    url = resolve_url(source, NOW)
    assert source.site in SITES
    assert urlsplit(url).scheme == "https"
    assert urlsplit(url).netloc in hosts_of(source.site)
    assert page_for(source.site, url) is not None
    assert timedelta(minutes=30) <= source.every <= timedelta(days=7)
    assert not source.allow_private_hosts


@pytest.mark.parametrize("dossier", WATCHLIST.dossiers, ids=lambda dossier: dossier.key)
def test_what_readers_see_of_a_dossier_is_short_plain_dutch(dossier: Dossier) -> None:
    for text in filter(None, (dossier.closed_because, dossier.follow_up)):
        assert "!" not in text
        assert not re.search(r"\d{4}-\d\d-\d\d|\b(TK|EK|senaat|wij|belangrijk|the|and)\b", text)
        assert all(len(sentence.split()) <= 20 for sentence in text.split(". "))


@pytest.mark.parametrize("dossier", WATCHLIST.dossiers, ids=lambda dossier: dossier.key)
def test_no_name_is_listed_twice(dossier: Dossier) -> None:
    assert len(dossier.abbreviations) == len(set(dossier.abbreviations))
    for words in (dossier.names, dossier.context, dossier.exclude):
        lowered = [word.lower() for word in words]
        assert len(lowered) == len(set(lowered))


def test_without_a_channel_everything_goes_to_the_console() -> None:
    assert WATCHLIST.channels == (Channel("console", "console", ("console",)),)
    assert WATCHLIST.subscriptions == (Subscription("alles", ("console",)),)
    assert WATCHLIST.operators == ("console",)


def test_the_shipped_file_holds_dossiers_sources_and_the_urgency_of_events_and_nothing_else() -> None:
    assert set(tomllib.loads(SHIPPED.read_text(encoding="utf-8"))) == {"dossier", "source", "urgency"}


def _number(source: Source) -> str | None:
    """The number of the bill that a source is about, or None."""
    found = re.search(r"-(\d{5})$", source.key)
    return found[1] if found else None


def _query(url: str) -> Any:
    return json.loads(parse_qs(urlsplit(url).query)["query"][0])
