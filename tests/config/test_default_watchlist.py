"""What ships: the dossiers, amendments and sources that are followed without a file of one's own."""

from __future__ import annotations

import json
import re
import tomllib
from datetime import UTC, date, datetime, timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest

from config.load import SHIPPED, load
from config.window import resolve_url
from crawler.registry import SITES, hosts_of, page_for
from monitors.model import Channel, Dossier, Source, Subscription

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
        if "wetsvoorstel" in source.url
    }
    assert pages == BILLS


def test_every_bill_page_belongs_to_the_dossier_with_its_number() -> None:
    for source in WATCHLIST.sources:
        if source.key in BILLS:
            assert source.dossier is not None
            assert source.key.removeprefix("ek-") in NUMBERS[source.dossier]


def test_the_lists_of_each_site_ship_unfiltered() -> None:
    urls = {source.key: source.url for source in WATCHLIST.sources}
    assert urls["vng-nieuws"] == "https://vng.nl/nieuws"
    assert urls["vng-brieven"] == "https://vng.nl/brieven-en-publicaties"
    assert urls["ek-nieuws"] == "https://www.eerstekamer.nl/nieuws"
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


def test_the_shipped_file_holds_dossiers_and_sources_and_nothing_else() -> None:
    assert set(tomllib.loads(SHIPPED.read_text(encoding="utf-8"))) == {"dossier", "source"}


def _query(url: str) -> Any:
    return json.loads(parse_qs(urlsplit(url).query)["query"][0])
