"""A report: its lines with day, source and link, on a page, in Word and as plain text."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from starlette.testclient import TestClient

from config.load import load
from tests.chronicle import Chronicle
from tests.invented import BILL, BILL_ADDRESS, WATCHLIST
from wetwacht.web.app import application

NOW = datetime(2026, 7, 6, 8, tzinfo=UTC)
ASKED = "?dossier=voorbeeldwet&van=2025-07-01&tot=2026-04-30"
DECIDED = "Tweede Kamer neemt wetsvoorstel 99"


@pytest.fixture
def pages(tmp_path: Path) -> TestClient:
    shipped = load(None, {})
    settings = replace(shipped.settings, database=tmp_path / "history.db")
    hostile = replace(BILL.sections[0], heading="<script>x</script>\x00\u202e HYPERLINK")
    Chronicle(settings.database, WATCHLIST).seen(replace(BILL, sections=(hostile,)), NOW, silent=True)
    app = application(replace(shipped, watchlist=WATCHLIST, settings=settings), lambda: NOW)
    return TestClient(app, base_url="http://127.0.0.1:8710")


def test_the_page_shows_each_line_with_its_day_and_source(pages: TestClient) -> None:
    answer = pages.get(f"/verslag{ASKED}").text
    assert DECIDED in answer
    assert "donderdag 3 juli 2025" in answer
    assert f'href="{BILL_ADDRESS}"' in answer
    assert "<script" not in answer


def test_the_word_file_opens_and_links_only_to_the_source(pages: TestClient) -> None:
    file = Document(BytesIO(pages.get(f"/verslag.docx{ASKED}").content))
    assert any(DECIDED in paragraph.text for paragraph in file.paragraphs)
    outside = {one.target_ref for one in file.part.rels.values() if one.is_external}
    assert outside == {BILL_ADDRESS}
    assert "w:fldSimple" not in file.element.xml
    assert "w:instrText" not in file.element.xml
    assert file.core_properties.language == "nl-NL"


def test_the_plain_text_fits_a_note(pages: TestClient) -> None:
    lines = pages.get(f"/verslag.txt{ASKED}").text.splitlines()
    assert BILL_ADDRESS in lines
    assert all(len(line) <= 78 for line in lines if not line.startswith("https://"))


@pytest.mark.parametrize(
    "query", ["van=x", "van=2026-13-01", "tot=0000-00-00", "dossier=x", "naar=x", "van=2027-01-01", "van=٢"]
)
def test_what_cannot_be_asked_is_answered_with_what_can(pages: TestClient, query: str) -> None:
    assert pages.get(f"/verslag?{query}").status_code == 400
    assert pages.get("/verslag?tot=0001-01-01").status_code == 200
    assert pages.get("/verslag.txt").status_code == 400
