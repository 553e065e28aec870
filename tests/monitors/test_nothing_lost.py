"""Ways in which an alert could get lost between pages, lists, files and sources; each once happened."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from pathlib import Path

from tests import pages
from tests.house import House, source, watchlist
from tests.servers import Page, Site
from wetwacht.demo.pdf import pdf

LETTER, OTHER, FILE = "/brieven/b1", "/brieven/b2", "/sites/default/files/x.pdf"
LIST = "/brieven-en-publicaties"
ABOUT = "Een brief over wetsvoorstel 99 999."


def letter(node: int, text: str, *files: str) -> Page:
    links = "".join(f'<a href="{file}" type="application/pdf">Bijlage</a>' for file in files)
    return Page(
        f"""<!DOCTYPE html><html lang="nl"><head><meta charset="utf-8">
<link rel="shortlink" href="https://vng.nl/node/{node}"></head><body class="path-node page-node-type-letter">
<div id="block-vng-page-title"><h1 class="page-title">Brief {node}</h1></div>
<div id="block-vng-source-type"><div class="source-type">Brief</div></div>
<main role="main"><div id="block-vng-main-content">
<div class="field field--field-date"><time datetime="2026-03-03T12:00:00Z">3 maart 2026</time></div>
<div class="field field--body"><div class="rich-text"><p>{text}</p></div></div>
<div class="field field--field-files">{links}</div></div></main></body></html>""".encode()
    )


def file(*lines: str) -> Page:
    return Page(pdf(lines, "Bijlage"), "application/pdf")


def listed(*paths: str) -> Page:
    return Page(pages.listing(*((path, f"Brief {path[-1]}", "3 maart 2026") for path in paths)))


def dossiers(house: House) -> list[list[str]]:
    """The dossiers of every recorded change, oldest first."""
    return [[match.key for match in change.matches.dossiers] for change in reversed(house.changes())]


def test_a_file_that_arrives_after_its_letter_is_told_when_it_brings_a_dossier(tmp_path: Path) -> None:
    with Site() as site:
        site.pages |= {LIST: listed(OTHER), OTHER: letter(2, "Iets anders.")}
        house = House(tmp_path, watchlist(source(site, "brieven", "vng", LIST)))
        house.round()
        site.pages |= {LIST: listed(LETTER, OTHER), LETTER: letter(1, "Zie de bijlage.", FILE)}
        house.round(everything=False)
        site.pages[FILE] = file(ABOUT)
        house.round(everything=False)
        house.round(everything=False)
    assert dossiers(house) == [[], ["voorbeeldwet"]]
    assert len(house.events()) == 1


def test_a_new_file_on_a_long_page_is_about_all_that_it_says(tmp_path: Path) -> None:
    filler = "</p><p>".join(f"Alinea {n} over iets heel anders." for n in range(200))
    with Site() as site:
        site.pages[LETTER] = letter(1, filler)
        house = House(tmp_path, watchlist(source(site, "brief", "vng", LETTER)))
        house.round()
        site.pages |= {LETTER: letter(1, filler, FILE), FILE: file(*("Niets.",) * 30, ABOUT)}
        house.round()
    assert dossiers(house) == [["voorbeeldwet"]]


def test_a_file_on_two_pages_changes_both(tmp_path: Path) -> None:
    with Site() as site:
        site.pages |= {
            LETTER: letter(1, ABOUT, FILE),
            OTHER: letter(2, ABOUT, FILE),
            FILE: file("95 plekken."),
        }
        both = watchlist(source(site, "een", "vng", LETTER), source(site, "twee", "vng", OTHER))
        house = House(tmp_path, both)
        house.round()
        site.pages[FILE] = file("97 plekken.")
        for one in both.sources:
            house.watching = replace(both, sources=(one,))
            house.round()
    assert len(house.changes()) == 2


def test_a_file_that_breaks_its_reader_is_a_note_and_the_round_goes_on(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("word/docuXment.xml", "x")
    broken = (
        buffer.getvalue().replace(b"docuXment", b"docu\xffment").replace(b"\x00\x00word", b"\x00\x08word")
    )
    with Site() as site:
        site.pages |= {LETTER: letter(1, ABOUT, "/x.docx"), OTHER: letter(2, ABOUT), "/x.docx": Page(broken)}
        both = watchlist(source(site, "een", "vng", LETTER), source(site, "twee", "vng", OTHER))
        report = House(tmp_path, both).round()
    assert [str(one.verdict) for one in report.sources] == ["ok", "ok"]
    assert [error.url for one in report.sources for error in one.errors] == ["https://vng.nl/x.docx"]


def test_two_sources_with_one_address_are_both_read(tmp_path: Path) -> None:
    with Site() as site:
        site.pages[LETTER] = letter(1, ABOUT)
        both = watchlist(source(site, "een", "vng", LETTER), source(site, "twee", "vng", LETTER))
        house = House(tmp_path, both)
        report = house.round()
        site.pages[LETTER] = letter(1, ABOUT + " Er zijn 97 plekken.")
        house.round()
    assert [str(one.verdict) for one in report.sources] == ["ok", "ok"]
    assert len(house.changes()) == 1


def test_a_watched_page_keeps_its_dossier_when_a_list_leads_there_first(tmp_path: Path) -> None:
    with Site() as site:
        site.pages |= {LIST: listed(LETTER), LETTER: letter(1, "Geen naam.")}
        own = source(site, "eigen", "vng", LETTER, "voorbeeldwet")
        both = watchlist(source(site, "brieven", "vng", LIST), own)
        house = House(tmp_path, both)
        house.round()
        site.pages[LETTER] = letter(1, "Nog steeds geen naam, wel 97 plekken.")
        house.round()
    assert dossiers(house) == [["voorbeeldwet"]]


def test_a_new_page_in_a_list_that_lost_most_of_its_rows_is_told(tmp_path: Path) -> None:
    many = tuple(f"/brieven/oud-{n}" for n in range(8))
    with Site() as site:
        site.pages |= {LIST: listed(*many)} | {path: letter(10 + n, "x") for n, path in enumerate(many)}
        house = House(tmp_path, watchlist(source(site, "brieven", "vng", LIST)))
        house.round()
        site.pages |= {LIST: listed(LETTER), LETTER: letter(1, ABOUT)}
        house.round()
    assert dossiers(house) == [["voorbeeldwet"]]


def test_two_operators_channels_with_one_address_end_no_round(tmp_path: Path) -> None:
    from monitors.watchlist import Channel

    channels = (
        Channel("a", "email", ("beheer@example.org",)),
        Channel("b", "email", ("Beheer@example.org",)),
    )
    with Site() as site:
        site.pages |= {LETTER: Page(b"", etag=False), OTHER: letter(2, ABOUT)}
        both = watchlist(source(site, "een", "vng", LETTER), source(site, "twee", "vng", OTHER))
        house = House(tmp_path, replace(both, channels=channels, operators=("a", "b")))
        report = house.round()
    assert [str(one.verdict) for one in report.sources] == ["broken", "ok"]
    assert len(list(house.db.query("select id from delivery"))) == 1
