"""vng.nl: real pages where they are at hand, and pages of our own that try to break the reader."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.document import Fetch, Visit, same
from crawler.errors import Blocked, LayoutChanged
from crawler.page import part_hash
from crawler.sites.vng import PAGES
from tests.crawler.sites.vng_pages import REAL, expected_of, fetch, fixture, page_for, read, real


@pytest.mark.parametrize("name", REAL)
def test_a_real_page_says_what_its_readers_see(name: str) -> None:
    expected = expected_of(name)
    document = read(*real(name))
    assert document.title == expected["title"]
    assert document.url == expected["canonical"]
    assert expected["shortlink"].endswith("/" + document.key)
    assert document.published == (date.fromisoformat(expected["date"][0][:10]) if expected["date"] else None)
    assert document.modified is None
    assert document.fact("topics") == tuple(title for _, title in expected["related"])
    shown = [(a.title, a.url, a.media_type) for a in document.attachments]
    assert shown == [(title, "https://vng.nl" + path, kind) for title, path, kind in expected["attachments"]]


@pytest.mark.parametrize("name", REAL[:2])
def test_the_body_of_a_real_page_is_whole(name: str) -> None:
    expected = expected_of(name)
    body = " ".join(section.text for section in read(*real(name)).sections).replace("\n", " ")
    assert body.startswith(expected["body_start"])
    assert abs(len(body) - expected["body_chars"]) <= 2


def test_the_real_pages_have_their_kinds_and_identifiers() -> None:
    letter, question, topic = (read(*real(name)) for name in REAL)
    assert (letter.kind, letter.identifier) == ("ledenbrief", "26/012")
    assert (question.kind, question.identifier) == ("vraag en antwoord", question.url)
    assert (topic.kind, topic.identifier) == ("onderwerp", topic.url)


def test_the_real_topic_page_says_nothing_of_the_pages_it_lists() -> None:
    text = read(*real(REAL[2])).text()
    assert "Programmateam Gezond Leven" in text
    assert "Handreikingen" in text
    assert "Duidelijkheid over financiële middelen AZWA" not in text
    assert "VNG Kennisdag 2026" not in text


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        ("letter", "2026-03-03T12", "2026-03-04T12"),
        ("letter", "staat elders", "staat hier"),
        ("letter", "Lbr 99/001", "Lbr 99/002"),
        ("letter", "format-voorbeeld.docx", "format-voorbeeld_0.docx"),
        ("letter", "Opvang</a>", "Asiel</a>"),
        ("question", "12,5 miljoen", "14 miljoen"),
        ("topic", "Mail het verzonnen team", "Bel het verzonnen team"),
        ("topic", "Handreiking twee", "Handreiking drie"),
        ("news", "Tweede alinea", "Andere alinea"),
        ("article", "Tekst van een", "Woorden van een"),
        ("listing-letters", "Voorbeeldbrief 3", "Voorbeeldbrief drie"),
    ],
)
def test_what_readers_see_changes_the_part_and_makes_a_version(name: str, before: str, after: str) -> None:
    old, url = fixture(name)
    new = old.replace(before, after)
    assert new != old
    page = page_for(url)
    assert part_hash(page, fetch(new, url)) != part_hash(page, fetch(old, url))
    assert not same(read(new, url), read(old, url))


def test_a_new_size_label_is_no_version() -> None:
    old, url = fixture("letter")
    assert same(read(old.replace("(12kB)", "(14kB)"), url), read(old, url))


@pytest.mark.parametrize("name", ["letter", "question", "topic", "news", "article"])
def test_a_page_that_moves_keeps_its_key(name: str) -> None:
    markup, url = fixture(name)
    moved = read(markup.replace(url, url + "-nieuw"), url)
    assert moved.key == read(markup, url).key
    assert moved.url == url + "-nieuw"


@pytest.mark.parametrize(
    ("url", "shape"),
    [
        ("https://vng.nl/nieuws", "Listing"),
        ("https://vng.nl/nieuws?onderwerp%5B0%5D=1&page=2", "Listing"),
        ("https://vng.nl/brieven-en-publicaties/", "Listing"),
        ("https://vng.nl/vragen-en-antwoorden", "Listing"),
        ("https://vng.nl/publicaties", "Listing"),
        ("https://vng.nl/nieuws/een-bericht", "NewsPage"),
        ("https://vng.nl/brieven/een-brief", "ContentPage"),
        ("https://vng.nl/rubrieken/onderwerpen/asiel", "ContentPage"),
        ("https://vng.nl/sites/default/files/2026-04/brief.pdf", "VngFile"),
        ("https://vng.nl/user/login", None),
        ("https://vng.nl/sites/default/files/plaat.jpg", None),
        ("https://vng.nl.example.org/nieuws/een-bericht", None),
    ],
)
def test_an_address_has_one_shape(url: str, shape: str | None) -> None:
    assert next((page.__name__ for page in PAGES if page.reads(url)), None) == shape


def test_the_shape_of_a_page_follows_its_body_not_its_address() -> None:
    markup, _ = fixture("letter")
    assert read(markup, "https://vng.nl/nieuws/brief-op-een-andere-plek").kind == "ledenbrief"


def test_a_listing_leads_to_its_rows_and_a_letter_to_its_files() -> None:
    listing, letter = (read(*fixture(name)) for name in ("listing-letters", "letter"))
    page = page_for(letter.url)
    assert Visit("https://vng.nl/brieven/voorbeeld-3", "page") in page.follow(listing)
    assert [visit.role for visit in page.follow(letter)] == ["file", "file"]


@pytest.mark.parametrize(
    "title", ["<b>vet</b>", "'; drop table x; --", "=1+1", "*vet* <!channel>", "\u202eomgekeerd"]
)
def test_a_hostile_title_stays_text(title: str) -> None:
    markup, url = fixture("question")
    escaped = title.replace("&", "&amp;").replace("<", "&lt;")
    assert read(markup.replace("Wat is een voorbeeld?", escaped), url).title == title


def test_control_characters_do_not_get_through() -> None:
    markup, url = fixture("question")
    document = read(markup.replace("Iedereen.", "rood &#27;[31m&#0;&#xFFFF;<b>\x07</b> &#x80; eind"), url)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\uffff]", document.text())
    assert "eind" in document.text()


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.text(max_size=200), st.sampled_from(["letter", "topic", "listing-letters"]), st.integers(0, 10_000))
def test_any_text_anywhere_in_a_page_is_read_or_refused_by_name(text: str, name: str, place: int) -> None:
    markup, url = fixture(name)
    place %= len(markup)
    broken = (markup[:place] + text + markup[place:]).encode("utf-8", "replace").decode()
    try:
        document = read(broken, url)
    except (Blocked, LayoutChanged):
        return
    assert document.site == "vng"


def test_a_page_cut_off_anywhere_is_never_half_a_document() -> None:
    markup, url = fixture("letter")
    for end in range(0, len(markup) - len("</html>\n"), 97):
        with pytest.raises((Blocked, LayoutChanged)):
            read(markup[:end], url)


def test_invalid_utf_8_is_a_changed_layout() -> None:
    markup, url = fixture("letter")
    body = markup.encode().replace(b"Geachte", b"Geacht\xff")
    with pytest.raises(LayoutChanged) as raised:
        page_for(url).document(Fetch(url, 200, (("content-type", "text/html; charset=UTF-8"),), body))
    assert raised.value.field == "encoding"


@pytest.mark.parametrize(
    ("name", "gone", "field"),
    [
        ("letter", 'id="block-vng-main-content"', "main content"),
        ("letter", 'rel="shortlink"', "shortlink"),
        ("question", "field--body", "body"),
        ("letter", "<time datetime=", "date"),
    ],
)
def test_a_part_that_vanished_is_named(name: str, gone: str, field: str) -> None:
    markup, url = fixture(name)
    with pytest.raises(LayoutChanged) as raised:
        read(markup.replace(gone, "x" if "<" not in gone else "<span x="), url)
    assert raised.value.field == field


@pytest.mark.parametrize("name", ["maintenance", "login", "login-elsewhere", "not-found", "another-site"])
def test_something_else_than_a_page_is_blocked_before_anything_is_hashed(name: str) -> None:
    markup, url = fixture(name)
    with pytest.raises(Blocked):
        page_for(url).part(fetch(markup, url))
