"""rijksoverheid.nl: the samples with all their facts, both platforms, feeds, and what may not matter."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.document import Document, Fetch, same
from crawler.errors import Blocked, LayoutChanged, PageError
from crawler.page import Page, part_hash
from crawler.sites.rijksoverheid import PAGES
from crawler.text import instant
from tests.samples import sample

FIXTURES = Path(__file__).parents[2] / "fixtures" / "sites" / "rijksoverheid"
HOST = "https://www.rijksoverheid.nl"
PAGES_WITH_TEXT = ("news-item", "document-old-platform", "document-new-platform")
SITEMAP = f"{HOST}/news/sitemap.xml"
FEED_FILE, SITEMAP_FILE = "rijksoverheid.nl/api_rss_shape.xml", "rijksoverheid.nl/news_sitemap_2026-09-23.xml"
NEWS_FILE = "rijksoverheid.nl/news_item_newplatform_shape.html"
DOCUMENTS = (
    "rijksoverheid.nl/document_kamerstuk_2025-09-08.html",
    "rijksoverheid.nl/document_kamerstuk_2026-03-10_bijlagen.html",
    "rijksoverheid.nl/document_rapport_2022-09-16.html",
    "rijksoverheid.nl/document_rapport_2025-08-31.html",
)
FILTERS: tuple[tuple[dict[str, Any], bool], ...] = (
    ({"filters": []}, False),
    ({"filters": [], "resultSearchTerm": "  ", "pageTitle": "Nieuws"}, False),
    ({"filters": [{"field": "content_type", "values": ["pro:newsDocument"]}]}, False),
    ({"filters": [], "resultSearchTerm": "99999"}, True),
    ({"filters": [{"field": "sort_date", "values": [{"from": "2026-01-01T00:00:00.000Z"}]}]}, True),
)


def page_for(url: str) -> Page:
    return next(page() for page in PAGES if page.reads(url))


def fetch(body: bytes, url: str) -> Fetch:
    return Fetch(url, 200, (), body)


def read(body: bytes, url: str) -> Document:
    return page_for(url).document(fetch(body, url))


def fixture(name: str) -> tuple[bytes, str]:
    case = FIXTURES / name
    return next(case.glob("page.*")).read_bytes(), (case / "url.txt").read_text("utf-8").strip()


def feed_url(query: dict[str, Any]) -> str:
    return f"{HOST}/api/rss?query={quote(json.dumps(query), safe='')}"


def absolute(addresses: list[str]) -> list[str]:
    return [HOST + one if one.startswith("/") else one for one in addresses]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_sample_document_has_all_its_known_facts(name: str) -> None:
    expected = json.loads(sample("expected_fields.json"))[name]
    document = read(sample(name), expected["canonical"])
    issued, modified = expected["DCTERMS.issued"], expected["DCTERMS.modified"]
    assert document.title == expected["title"]
    assert (document.url, document.identifier) == (expected["canonical"], expected["canonical"])
    path = expected["canonical"].removeprefix(HOST)
    assert document.key == re.sub(r"/documenten/[a-z]+/", "/documenten/", path)
    assert str(document.published) == issued[:10]
    assert document.modified == instant(modified)
    assert document.kind == document.fact("type") == expected["DCTERMS.type"]
    assert document.fact("creator") == expected["DCTERMS.creator"]
    assert document.fact("subject") == expected["DCTERMS.subject"]
    assert document.fact("related") == tuple(absolute(expected["related_docs"]))
    assert [one.url for one in document.attachments] == absolute(expected["files"])
    assert {one.media_type for one in document.attachments} == {"application/pdf"}
    assert [section.key for section in document.sections] == ["body"]


def test_a_sample_documents_intro_says_neither_its_file_nor_its_neighbours() -> None:
    text = read(sample(DOCUMENTS[1]), f"{HOST}/documenten/kamerstukken/2026/03/10/x").sections[0].text
    assert text.startswith("Minister Hermans (VWS) informeert de Tweede Kamer over 6 beleidskeuzes")
    assert len(text.splitlines()) == 1


def test_the_sample_news_item_is_read_between_its_markers() -> None:
    item = read(sample(NEWS_FILE), f"{HOST}/actueel/nieuws/2026/09/29/voorbeeld")
    assert item.title == "Werkgever mag geen huur meer inhouden op minimumloon arbeidsmigrant"
    assert (item.kind, str(item.published)) == ("nieuwsbericht", "2026-09-10")
    assert item.modified == instant("2026-09-10T12:30:00Z")
    assert [section.key for section in item.sections] == ["body", "huurbescherming"]
    assert item.fact("related") == (f"{HOST}/documenten/2026/09/10/kamerbrief",)
    assert item.attachments == ()
    assert not re.search("geholpen|Hoort bij|Kamerstuk|Arbeidsmarkt", item.text())


def test_the_sample_feed_has_a_row_an_item() -> None:
    feed = read(sample(FEED_FILE), feed_url({"filters": []}))
    assert (feed.title, feed.index) == ("Nieuws", True)
    assert [(s.key.rsplit("/", 1)[1][:11], s.text) for s in feed.sections] == [
        ("kabinet-zet", "2026-09-11"),
        ("nieuwe-webs", "2026-09-21"),
    ]


def test_the_sample_news_sitemap_has_titles_and_no_dates() -> None:
    sitemap = read(sample(SITEMAP_FILE), SITEMAP)
    assert [section.heading for section in sitemap.sections] == [
        "Nederlandse Staat neemt aandelen kerncentrale Borssele over",
        "Europese toeslag van € 2 voor pakketjes van buiten de EU",
    ]
    assert {section.text for section in sitemap.sections} == {""}


@pytest.mark.parametrize(("query", "legal"), FILTERS)
def test_an_empty_feed_is_legal_only_where_something_was_searched(query: dict[str, Any], legal: bool) -> None:
    body, _ = fixture("feed-empty-window")
    if legal:
        assert read(body, feed_url(query)).sections == ()
        return
    with pytest.raises(LayoutChanged) as error:
        read(body, feed_url(query))
    assert error.value.field == "items"


def test_a_search_window_that_moves_is_the_same_feed() -> None:
    body, _ = fixture("feed-of-a-search")
    window = {"field": "sort_date", "values": [{"from": "2026-01-01T23:00:00.000Z"}]}
    later = {"field": "sort_date", "values": [{"from": "2026-01-02T23:00:00.000Z"}]}
    urls = (feed_url({"filters": [one], "resultSearchTerm": "99999"}) for one in (window, later))
    before, after = (read(body, url) for url in urls)
    assert before.url != after.url
    assert before.key == after.key
    assert same(before, after)
    assert read(body, feed_url({"filters": [window], "resultSearchTerm": "99998"})).key != before.key


def test_descriptions_and_ids_of_a_feed_never_change_the_part_that_matters() -> None:
    body, url = fixture("feed-of-a-search")
    noisy = body.replace(b"telkens anders", b"nu weer anders").replace(b"doc-voorbeeld", b"doc-anders")
    assert noisy != body
    assert part_hash(page_for(url), fetch(noisy, url)) == part_hash(page_for(url), fetch(body, url))


def test_a_billion_laughs_is_refused() -> None:
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    doctype = f'<!DOCTYPE rss [<!ENTITY l0 "ha">{laughs}]>'
    body = f'<?xml version="1.0"?>{doctype}<rss><channel><title>&l11;</title></channel></rss>'
    with pytest.raises(LayoutChanged):
        read(body.encode(), feed_url({"filters": []}))


@settings(max_examples=40, deadline=None)
@given(share=st.floats(0.01, 0.97), name=st.sampled_from(["feed-of-a-search", "sitemap"]))
def test_a_cut_off_feed_is_never_half_a_document(share: float, name: str) -> None:
    body, url = fixture(name)
    with pytest.raises(LayoutChanged):
        read(body[: int(len(body) * share)], url)


@settings(max_examples=40, deadline=None)
@given(share=st.floats(0, 0.97), name=st.sampled_from(PAGES_WITH_TEXT))
def test_a_cut_off_page_is_never_half_a_document(share: float, name: str) -> None:
    body, url = fixture(name)
    with pytest.raises(PageError):
        read(body[: int(len(body) * share)], url)


@pytest.mark.parametrize("name", ["document-old-platform", "news-item"])
def test_nonces_builds_and_teasers_never_change_the_part_that_matters(name: str) -> None:
    body, url = fixture(name)
    noisy = body
    for old, new in (
        (b"dm9vcmJlZWxk", b"YW5kZXJz"),
        (b"1750000000000", b"1760000000000"),
        (b"Zie ook", b"Lees ook"),
        (b"app-0a1b2c", b"app-3d4e5f"),
        (b"css-1x2y3z", b"css-9q8w7e"),
        (b"Meer over dit onderwerp</h2><ul>", b"Meer over dit onderwerp</h2><ul><li>Nieuw</li>"),
        (b"2026-03-06T17:15", b"2026-11-17T11:30"),
        (b"2026-03-06T09:00:00+01:00", b"2026-11-17T11:30:00+01:00"),
    ):
        noisy = noisy.replace(old, new)
    page = page_for(url)
    assert noisy != body
    assert same(page.document(fetch(noisy, url)), page.document(fetch(body, url)))
    assert part_hash(page, fetch(noisy, url)) == part_hash(page, fetch(body, url))


@pytest.mark.parametrize("name", PAGES_WITH_TEXT)
def test_another_word_in_the_text_is_another_part_and_another_version(name: str) -> None:
    body, url = fixture(name)
    other = body.replace(b"verzonnen", b"bedachte").replace("€ 0 voor".encode(), "€ 1 voor".encode())
    page = page_for(url)
    assert part_hash(page, fetch(other, url)) != part_hash(page, fetch(body, url))
    assert not same(page.document(fetch(other, url)), page.document(fetch(body, url)))


def test_a_shown_date_that_moves_is_another_version() -> None:
    body, url = fixture("document-old-platform")
    other = body.replace(b"Kamerstuk | 05-03-2026", b"Kamerstuk | 09-03-2026")
    assert str(read(other, url).published) == "2026-03-09"
    assert part_hash(page_for(url), fetch(other, url)) != part_hash(page_for(url), fetch(body, url))


def test_a_canonical_address_of_another_page_is_not_believed() -> None:
    body, url = fixture("document-old-platform")
    own = re.compile(rb'rel="canonical" href="[^"]*"')
    assert own.search(body)
    for other in (b"https://elders.example.org/x", f"{HOST}/".encode(), b"/documenten/2026/01/01/x"):
        moved = own.sub(b'rel="canonical" href="' + other + b'"', body)
        assert read(moved, url).url == url


def test_a_date_of_change_honours_its_offset() -> None:
    body, url = fixture("document-old-platform")
    other = body.replace(b"2026-03-06T17:15", b"2026-03-06T17:15:00-02:00")
    assert read(other, url).modified == instant("2026-03-06T19:15:00Z")


@pytest.mark.parametrize("name", PAGES_WITH_TEXT)
@pytest.mark.parametrize(
    ("title", "heading"),
    [
        ("Rijksoverheid.nl", "Rijksoverheid.nl is tijdelijk niet beschikbaar"),
        ("Onderhoud | Rijksoverheid.nl", ""),
        ("Storing", "Deze website is door een storing niet bereikbaar"),
        ("Request blocked", "The request is blocked"),
        ("Pagina niet gevonden | Rijksoverheid.nl", "Pagina niet gevonden"),
    ],
)
def test_a_maintenance_page_is_not_a_change(name: str, title: str, heading: str) -> None:
    url = fixture(name)[1]
    page = page_for(url)
    answer = fetch(f"<html><title>{title}</title><body><h1>{heading}</h1></body></html>".encode(), url)
    for reading in (page.document, page.part):
        with pytest.raises(Blocked):
            reading(answer)


def test_a_login_form_is_not_a_change() -> None:
    body, url = fixture("news-item")
    form = b'<form><input type="password" name="w"></form></body>'
    with pytest.raises(Blocked):
        read(body.replace(b"</body>", form), url)


@pytest.mark.parametrize(
    "title",
    [
        "Onderhoud eigen woning",
        "Medicijnen zijn tijdelijk niet beschikbaar",
        "Storing in de stroomvoorziening van het Waddengebied",
        "Zo houden we het onderhoud van bruggen betaalbaar",
        "Toegang tot de rechter: 404 zaken in 2026",
    ],
)
def test_news_about_trouble_elsewhere_is_still_news(title: str) -> None:
    body, url = fixture("news-item")
    assert read(body.replace(b"Kabinet dient Voorbeeldwet in", title.encode()), url).title == title


@settings(max_examples=60, deadline=None)
@given(
    body=st.binary(max_size=400),
    name=st.sampled_from(["news-item", "document-old-platform", "feed-of-a-search", "sitemap", "file"]),
)
def test_rubbish_is_a_verdict_and_nothing_worse(body: bytes, name: str) -> None:
    url = fixture(name)[1]
    with pytest.raises(PageError):
        read(body, url)


def test_the_number_of_an_error_in_an_address_is_blocked() -> None:
    body, url = fixture("news-item")
    with pytest.raises(Blocked):
        page_for(url).document(replace(fetch(body, url), url=f"{HOST}/404"))
