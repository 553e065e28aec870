"""PDF and docx: real files of both sites, and files made here that try to break the reader."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from crawler import filetext
from crawler import pdf as pdf_reader
from crawler.document import Document, Fetch
from crawler.errors import Blocked, LayoutChanged
from crawler.files import FilePage, file_text, read_file
from tests.makers import docx
from tests.samples import sample
from wetwacht.demo.pdf import pdf

PARAGRAPHS = (
    "Geachte leden, coördinatoren en financiën-collega’s: het kost € 12,5 miljoen (afgerond) \\ zo.",
    "Deze verzonnen alinea is lang genoeg om over regels te lopen, want de zorg- en welzijnspartijen "
    "en de SPUK-regeling moeten daarna nog gewoon leesbaar zijn in één stuk.",
    "Kort.",
)


class ExampleFile(FilePage):
    site = "example"
    hosts = ("example.org",)


def document_of(body: bytes, url: str = "https://example.org/stuk.pdf") -> Document:
    return ExampleFile().document(Fetch(url, 200, (), body))


def words(text: str) -> list[str]:
    return text.split()


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/a/b.pdf",
        "https://example.org/a/B.DOCX?x=1",
        "https://example.org/documenten/0c1d/file",
        "https://example.org/documenten/ronl-0c1d/pdf",
        "https://example.org/toon?id=1&f=y.pdf",
    ],
)
def test_an_address_that_ends_like_a_file_is_a_file(url: str) -> None:
    assert ExampleFile.reads(url)


@pytest.mark.parametrize(
    "url", ["https://example.org/brieven/een", "https://example.org/pdfs", "https://other.example.org/a.pdf"]
)
def test_a_page_or_another_host_is_no_file(url: str) -> None:
    assert not ExampleFile.reads(url)


def test_paragraphs_come_back_whole_from_a_pdf() -> None:
    assert file_text(pdf(PARAGRAPHS, "Titel")).split("\n") == list(PARAGRAPHS)


def test_a_paragraph_that_a_page_end_tears_is_whole_again() -> None:
    many = tuple(f"Alinea {n}: {PARAGRAPHS[1]}" for n in range(40))
    read = read_file(pdf(many, ""))
    assert len(read.sections) > 2
    assert read.text().split("\n") == list(many)


def test_the_same_text_gives_the_same_bytes_of_pdf() -> None:
    assert pdf(PARAGRAPHS, "Titel") == pdf(PARAGRAPHS, "Titel")


def test_a_pdf_says_its_title_and_its_shown_date() -> None:
    document = document_of(pdf(("Datum 22 april 2026", "Betreft niets, verzonnen."), "Verzonnen titel € ë"))
    assert (document.kind, document.title) == ("pdf", "Verzonnen titel € ë")
    assert document.published == date(2026, 4, 22)
    assert document.identifier == document.key == "https://example.org/stuk.pdf"


def test_a_pdf_without_title_or_date_line_has_none() -> None:
    document = document_of(pdf(("Op 22 april 2026 gebeurde er niets.", "Datum", "onbekend"), ""))
    assert (document.title, document.published, document.modified) == (None, None, None)


def test_a_members_letter_is_known_by_its_number() -> None:
    assert (
        document_of(pdf(("Datum", "3 maart 2026", "Ons kenmerk", "Lbr. 99/001"), "")).identifier == "99/001"
    )


def test_a_file_that_mentions_a_letter_is_not_that_letter() -> None:
    document = document_of(pdf(("Zie ook de verzonnen ledenbrief Lbr. 99/001.",), ""))
    assert document.identifier == "https://example.org/stuk.pdf"


def test_a_cut_off_pdf_is_a_changed_layout() -> None:
    whole = pdf(PARAGRAPHS, "Titel")
    with pytest.raises(LayoutChanged) as raised:
        file_text(whole[: len(whole) // 2])
    assert raised.value.field == "end of file"


def test_bytes_that_only_look_like_a_pdf_are_a_changed_layout() -> None:
    with pytest.raises(LayoutChanged) as raised:
        file_text(b"%PDF-1.7\n" + b"x" * 500 + b"\n%%EOF")
    assert raised.value.field == "end of file"


@pytest.mark.parametrize(
    "body", [b"<!DOCTYPE html><html></html>", b"\xef\xbb\xbf \n<HTML><body>Inloggen</body>"]
)
def test_a_page_in_place_of_a_file_is_blocked(body: bytes) -> None:
    with pytest.raises(Blocked, match="HTML instead of a file"):
        file_text(body)


@pytest.mark.parametrize(
    "body", [b"", b"zomaar tekst", b"\x00" * 100, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1oud"]
)
def test_another_format_is_a_changed_layout(body: bytes) -> None:
    with pytest.raises(LayoutChanged, match="neither a PDF nor a docx"):
        file_text(body)


def test_an_encrypted_word_file_is_blocked() -> None:
    body = bytes.fromhex("d0cf11e0a1b11ae1") + "EncryptedPackage".encode("utf-16-le")
    with pytest.raises(Blocked, match="encrypted"):
        file_text(body)


def test_an_encrypted_pdf_is_blocked() -> None:
    # A password that nobody has: the keys are noise, so no password opens it.
    encryption = (
        b"/Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -44 /O <"
        + b"11" * 32
        + b"> /U <"
        + b"22" * 32
        + b"> >> /ID [<33333333333333333333333333333333> <33333333333333333333333333333333>] "
    )
    body = pdf(PARAGRAPHS, "Titel").replace(b"/Info 4 0 R", encryption + b"/Info 4 0 R")
    with pytest.raises(Blocked, match="encrypted"):
        file_text(body)


def test_too_many_pages_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_reader, "MAX_PAGES", 1)
    with pytest.raises(LayoutChanged) as raised:
        file_text(pdf(PARAGRAPHS * 30, ""))
    assert raised.value.field == "size"


@pytest.mark.parametrize("body", [pdf(PARAGRAPHS, ""), docx(PARAGRAPHS)])
def test_too_much_text_is_refused(body: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(filetext, "MAX_TEXT", 100)
    with pytest.raises(LayoutChanged) as raised:
        file_text(body)
    assert raised.value.field == "size"


@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.too_slow])
@given(st.binary(max_size=400), st.sampled_from([b"%PDF-1.7\n", b"PK\x03\x04", b""]))
def test_any_bytes_are_read_or_refused_by_name(noise: bytes, head: bytes) -> None:
    with pytest.raises((LayoutChanged, Blocked)):
        file_text(head + noise + b"\n%%EOF")


@settings(max_examples=40, deadline=None, derandomize=True)
@given(st.integers(0, 3000), st.binary(min_size=1, max_size=30))
def test_a_damaged_pdf_is_read_or_refused_by_name(place: int, noise: bytes) -> None:
    whole = pdf(PARAGRAPHS, "Titel")
    place %= len(whole)
    try:
        text = file_text(whole[:place] + noise + whole[place + len(noise) :])
    except (LayoutChanged, Blocked):
        return
    assert len(text) < 10_000


def test_the_real_members_letter_is_read() -> None:
    document = document_of(sample("vng.nl/ledenbrief_2026-04-22.pdf"))
    expected = json.loads(sample("expected_fields.json"))["vng.nl/brief_ledenbrief_2026-04-22.html"]
    assert document.title == expected["title"]
    assert document.identifier == "26/012"
    assert document.published == date(2026, 4, 22)
    assert document.modified == datetime(2026, 4, 22, 10, 50, 11, tzinfo=UTC)
    assert [section.key for section in document.sections] == ["page-1", "page-2"]
    opening = " ".join(words(document.sections[0].text))
    assert " ".join(words(expected["body_start"])) in opening
    assert "gezondheid en welzijn en op betere regionale samenwerking." in opening
    assert "Vereniging van Nederlandse Gemeenten 2/2" not in document.text()
    assert "Met vriendelijke groet,\nVereniging van Nederlandse Gemeenten\n" in document.text()


def test_every_word_of_the_real_members_letter_is_kept() -> None:
    known = json.loads(sample("vng.nl/ledenbrief_2026-04-22.text.json"))
    text = json.dumps(known, ensure_ascii=False)
    read = set(words(file_text(sample("vng.nl/ledenbrief_2026-04-22.pdf"))))
    assert len(read) > 200
    assert not [word for word in read if word.isalpha() and word not in text]


def test_the_real_attachments_are_read() -> None:
    letter = file_text(sample("vng.nl/bijlage_toelichting_2026-04.pdf"))
    assert "samenwerking tussen het zorg- en sociaal domein. Iedere regio" in letter
    assert "een nieuwe SPUK-regeling die later dit jaar" in letter
    ministry = document_of(sample("vng.nl/bijlage_brief_vws_2026-04.pdf"))
    assert (ministry.title, ministry.published) == (None, None)
    assert "'schotten' opgenomen waardoor middelen" in ministry.text()
    assert "Pagina 2 van 6" not in ministry.text()


def test_the_real_word_file_is_read() -> None:
    document = document_of(sample("vng.nl/bijlage_format_werkagenda_2026-04.docx"))
    assert (document.kind, document.title) == ("docx", "Titel max 4 regels")
    assert document.modified == datetime(2026, 4, 21, 10, 48, tzinfo=UTC)
    assert "Regionale gezondheidsdoelen;\nFinanciële middelen;" in document.text()


def test_the_real_letter_to_parliament_is_read() -> None:
    document = document_of(sample("rijksoverheid.nl/kamerbrief_2026-03-10.pdf"), "https://example.org/x/file")
    assert document.published == date(2026, 3, 10)
    assert document.modified == datetime(2026, 3, 10, 14, 55, 54, tzinfo=UTC)
    assert document.identifier == "https://example.org/x/file"
    assert "met financiële gevolgen van € 20 miljoen of meer in enig jaar." in document.text()
    assert "middels een CW3.1-kader." in document.text()
