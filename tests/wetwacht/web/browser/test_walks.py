"""The walks of a working day, on a laptop, on a telephone, and without JavaScript."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from docx import Document
from playwright.sync_api import Page, expect

from tests.wetwacht.web.browser.watching import LAPTOP, TELEPHONE, Visitor

WAYS: dict[str, dict[str, Any]] = {
    "laptop": {"viewport": LAPTOP},
    "telephone": {"viewport": TELEPHONE, "is_mobile": True, "has_touch": True},
    "no JavaScript": {"java_script_enabled": False},
}
ON_EVERY_WAY = pytest.mark.parametrize("way", WAYS.values(), ids=list(WAYS))
BARE = {**WAYS["telephone"], **WAYS["no JavaScript"]}
RICH_AND_BARE = pytest.mark.parametrize(
    "way", [WAYS["laptop"], BARE], ids=["laptop", "telephone, no JavaScript"]
)
WIDE = (
    "/",
    "/dossier/asielnoodmaatregelenwet",
    "/wijziging/1",
    "/wijziging/1/bewijs",
    "/kopie/1",
    "/bronnen",
    "/verslag?dossier=tweestatusstelsel",
    "/werkwijze",
    "/abonneren",
    "/beheer",
    "/zoeken?q=opvang",
    "/proef",
    "/nergens",
)
LETTER = "VNG vervangt bijlage bij ledenbrief 25/999: van 95.500 naar 97.000 opvangplekken"


def heading(page: Page, text: str) -> None:
    expect(page.get_by_role("heading", level=1, name=text, exact=True)).to_be_visible()


def follow(page: Page, name: str, *, inside: str = "main") -> None:
    page.locator(inside).get_by_role("link", name=name, exact=True).first.click()


@ON_EVERY_WAY
def test_from_the_overview_to_a_day_a_change_and_back(visitor: Visitor, way: dict[str, Any]) -> None:
    page = visitor.page("/", **way)
    follow(page, "Asielnoodmaatregelenwet")
    heading(page, "Asielnoodmaatregelenwet")
    page.get_by_label("Dag").fill("2025-07-03")
    page.get_by_role("button", name="Toon deze dag").click()
    then = page.get_by_role("status")
    expect(then).to_contain_text("Zo stond het op donderdag 3 juli 2025.")
    expect(page.locator("main")).not_to_contain_text("verworpen")
    follow(page, "Wijziging 1")
    heading(page, "Tweede Kamer neemt Asielnoodmaatregelenwet aan")
    expect(page.locator(".sides").first).to_contain_text("Was")
    expect(page.locator("ins").first).to_be_visible()
    follow(page, "Was en wordt achter elkaar")
    expect(page.get_by_text("Was en wordt", exact=True).first).to_be_visible()
    page.go_back()
    page.go_back()
    expect(then).to_contain_text("3 juli 2025")
    follow(page, "Naar de stand van nu")
    expect(page.get_by_role("heading", name="Dit dossier is gesloten")).to_be_visible()


@RICH_AND_BARE
def test_a_report_is_chosen_read_and_saved(visitor: Visitor, way: dict[str, Any], tmp_path: Path) -> None:
    page = visitor.page("/dossier/tweestatusstelsel", **way)
    follow(page, "Maak een verslag van dit dossier")
    page.get_by_label("Asielnoodmaatregelenwet").check()
    page.get_by_label("Van", exact=True).fill("2025-07-01")
    page.get_by_label("Tot en met").fill("2026-06-22")
    page.get_by_role("button", name="Verslag maken").click()
    expect(page.get_by_role("heading", level=2, name="Wet invoering tweestatusstelsel")).to_be_visible()
    with page.expect_download() as saved:
        follow(page, "Opslaan als Word-bestand")
    assert saved.value.suggested_filename == "verslag-2025-07-01-tot-2026-06-22.docx"
    saved.value.save_as(tmp_path / "verslag.docx")
    words = " ".join(one.text for one in Document(str(tmp_path / "verslag.docx")).paragraphs)
    assert "Asielnoodmaatregelenwet" in words
    assert "21 april 2026" in words


@RICH_AND_BARE
def test_what_is_not_relevant_is_set_aside_and_taken_back(visitor: Visitor, way: dict[str, Any]) -> None:
    page = visitor.page("/wijziging/15", **way)
    heading(page, LETTER)
    page.get_by_label("Uw naam").fill("Beleid")
    page.get_by_role("button", name="Niet relevant").click()
    expect(page.locator("#werk li")).to_contain_text("Beleid vindt dit niet relevant")
    assert page.url.endswith("#werk")
    page.get_by_role("button", name="Neem terug").click()
    expect(page.locator("#werk li")).to_have_count(0)


@RICH_AND_BARE
def test_a_search_is_narrowed_read_and_widened(visitor: Visitor, way: dict[str, Any]) -> None:
    page = visitor.page("/", **way)
    follow(page, "Zoeken", inside="header")
    page.get_by_label("Woorden of nummers").fill("opvang")
    page.get_by_role("search").get_by_role("button", name="Zoeken").click()
    hits = page.locator(".hits > li")
    expect(hits.first.locator("mark").first).to_be_visible()
    many = hits.count()
    follow(page, "Opvang Oekraïne", inside="#filters")
    page.get_by_label("Laatste dag").fill("2025-07-20")
    page.get_by_role("button", name="Periode kiezen").click()
    chosen = page.get_by_role("list", name="Gekozen filters")
    expect(chosen).to_contain_text("Opvang Oekraïne")
    assert 0 < hits.count() < many
    address = page.url
    hits.first.get_by_role("link").first.click()
    expect(page.get_by_text("Waarom Wetwacht dit vond")).to_be_visible()
    page.go_back()
    assert page.url == address
    follow(page, "Alle filters weghalen")
    expect(hits).to_have_count(many)


def test_nothing_sticks_out_of_a_telephone(visitor: Visitor) -> None:
    page = visitor.page("/", **WAYS["telephone"])
    for path in WIDE:
        page.goto(path)
        for width in (TELEPHONE["width"], 320):
            page.set_viewport_size({"width": width, "height": 640})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, path
