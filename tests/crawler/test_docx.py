"""Word files: what is read, and what is refused."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime

import pytest

from crawler import docx as docx_reader
from crawler.errors import Blocked, LayoutChanged
from crawler.files import file_text, read_file
from tests.makers import document_xml, docx, zipped

PARAGRAPHS = ("Een verzonnen kop", "Een verzonnen alinea over zorg- en welzijnspartijen.", "Kort.") * 5


def test_a_word_file_says_its_title_its_moment_and_a_table_row_a_paragraph() -> None:
    body = docx(
        ("Kop", ("Jaar", "Bedrag"), ("2026", "€ 1"), "Slot"), "Verzonnen", "2026-03-03T10:00:00+01:00"
    )
    read = read_file(body)
    assert (read.kind, read.title) == ("docx", "Verzonnen")
    assert read.modified == datetime(2026, 3, 3, 9, tzinfo=UTC)
    assert file_text(body) == "Kop\nJaar Bedrag\n2026 € 1\nSlot"


def test_deleted_words_and_the_second_copy_of_a_text_box_are_not_read() -> None:
    spaces = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    box = "<w:txbxContent><w:p><w:r><w:t>In het kader</w:t></w:r></w:p></w:txbxContent>"
    body = (
        "<w:p><w:r><w:t>Blijft</w:t></w:r><w:del><w:r><w:delText>weg</w:delText></w:r></w:del>"
        f"<w:r><mc:AlternateContent {spaces}><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
        "</mc:AlternateContent></w:r></w:p>"
    )
    assert file_text(zipped({"word/document.xml": document_xml(body)})) == "Blijft\nIn het kader"


def test_a_zip_that_is_no_word_file_is_a_changed_layout() -> None:
    with pytest.raises(LayoutChanged) as raised:
        file_text(zipped({"xl/workbook.xml": "<workbook/>"}))
    assert raised.value.field == "word/document.xml"


def test_a_word_file_that_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(docx_reader, "MAX_MEMBER", 10_000)
    bomb = zipped({"word/document.xml": document_xml("<w:p/>" * 10_000)})
    assert len(bomb) < 2000
    with pytest.raises(LayoutChanged) as raised:
        file_text(bomb)
    assert raised.value.field == "size"


def test_a_word_file_with_entities_is_refused() -> None:
    xml = (
        '<!DOCTYPE w [<!ENTITY a "aaaa">]>'
        + document_xml("<w:p><w:r><w:t>&a;</w:t></w:r></w:p>").partition("?>")[2]
    )
    with pytest.raises(LayoutChanged, match="document type"):
        file_text(zipped({"word/document.xml": xml}))


def test_a_word_file_cut_off_anywhere_is_never_half_a_document() -> None:
    whole = docx(PARAGRAPHS, "Titel")
    for end in range(4, len(whole), 37):
        with pytest.raises((LayoutChanged, Blocked)):
            file_text(whole[:end])


def test_a_damaged_member_of_a_word_file_is_a_changed_layout() -> None:
    whole = bytearray(docx(PARAGRAPHS, "Titel"))
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        start = archive.getinfo("word/document.xml").header_offset + 60
    whole[start : start + 20] = bytes(20)
    with pytest.raises(LayoutChanged):
        file_text(bytes(whole))


def test_a_member_packed_in_a_way_that_nobody_reads_is_a_changed_layout() -> None:
    body = bytearray(docx(PARAGRAPHS))
    unknown = (99).to_bytes(2, "little")
    for at in (
        place
        for place in range(len(body))
        if bytes(body[place : place + 4]) in (b"PK\x03\x04", b"PK\x01\x02")
    ):
        method = at + (8 if body[at + 2] == 3 else 10)
        body[method : method + 2] = unknown
    with pytest.raises(LayoutChanged, match="compression"):
        docx_reader.read_docx(bytes(body))
