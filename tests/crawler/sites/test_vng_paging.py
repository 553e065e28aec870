"""Listings of vng.nl lead from page to page, as long as the site links a next one."""

from __future__ import annotations

import pytest

from crawler.document import Document, Fetch, Visit
from crawler.page import part_hash
from crawler.sites.vng.listing import Listing
from tests import pages

ROWS = (("/nieuws/een", "Een bericht", "1 juli 2026"),)


def listing(url: str, pager: str = "", rows: tuple[tuple[str, str, str], ...] = ROWS) -> Document:
    return Listing().document(fetch(url, pager, rows))


def fetch(url: str, pager: str, rows: tuple[tuple[str, str, str], ...] = ROWS) -> Fetch:
    body = pages.listing(*rows).replace(b"</main>", f"<nav class='pager'>{pager}</nav></main>".encode())
    return Fetch(url, 200, (("content-type", "text/html; charset=utf-8"),), body)


def further(document: Document) -> list[str]:
    rows = {row.key for row in document.sections}
    return [visit.url for visit in Listing().follow(document) if visit.url not in rows]


@pytest.mark.parametrize(
    ("url", "pager", "expected"),
    [
        ("https://vng.nl/nieuws", "<a href='?page=1'>Volgende</a>", "https://vng.nl/nieuws?page=1"),
        (
            "https://vng.nl/nieuws?onderwerp%5B0%5D=427301&page=1",
            "<a href='?onderwerp%5B0%5D=427301'>1</a><a href='?onderwerp[0]=427301&amp;page=2'>3</a>",
            "https://vng.nl/nieuws?onderwerp%5B0%5D=427301&page=2",
        ),
        ("https://vng.nl/nieuws?page=3", "<a href='?page=2'>Vorige</a><a href='?page=9'>Laatste</a>", None),
        ("https://vng.nl/nieuws", "<a href='https://vng.nl.example.org/nieuws?page=1'>Volgende</a>", None),
        ("https://vng.nl/nieuws", "<a href='/brieven?page=1'>Brieven</a>", None),
        ("https://vng.nl/nieuws?page=veel", "<a href='?page=%3Cscript%3E'>Volgende</a>", None),
        ("https://vng.nl/nieuws", "", None),
    ],
)
def test_a_listing_leads_to_its_next_page_with_the_same_filter(
    url: str, pager: str, expected: str | None
) -> None:
    assert further(listing(url, pager)) == ([expected] if expected else [])


def test_every_page_of_a_listing_is_the_same_index() -> None:
    keys = {listing(f"https://vng.nl/nieuws{query}").key for query in ("", "?page=0", "?page=7")}
    assert keys == {"/nieuws"}
    assert listing("https://vng.nl/nieuws?onderwerp%5B0%5D=1&page=7").key == "/nieuws?onderwerp%5B0%5D=1"


def test_a_pager_is_no_part_of_what_a_listing_says() -> None:
    url = "https://vng.nl/nieuws"
    plain, paged = fetch(url, ""), fetch(url, "<a href='?page=1'>Volgende</a>")
    assert part_hash(Listing(), plain) == part_hash(Listing(), paged)


@pytest.mark.parametrize("name", ["artikelen", "projecten", "agenda"])
def test_other_listings_are_lists_and_not_pages(name: str) -> None:
    url = f"https://vng.nl/{name}"
    assert Listing.reads(url)
    document = listing(url, rows=((f"/{name}/een", "Een", "1 juli 2026"), ("/nieuws/x", "X", "1 juli 2026")))
    assert document.index
    assert Visit(f"https://vng.nl/{name}/een") in Listing().follow(document)
    assert [row.key for row in document.sections] == [f"https://vng.nl/{name}/een"]
