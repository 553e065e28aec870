"""The texts of papers, followed from the list of a dossier: silent at first, then only the new ones."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

from crawler.document import Document, Fetch
from crawler.sites.officielebekendmakingen import PAGES
from tests.house import House, source, watchlist
from tests.servers import Page, Site

CASES = Path(__file__).parents[2] / "fixtures" / "sites" / "officielebekendmakingen"
LIST = (CASES / "search-papers" / "page.xml").read_text()
ADDRESS = (CASES / "search-papers" / "url.txt").read_text().strip()
PAPER = (CASES / "paper-xml" / "page.xml").read_text()
XML = '<gzd:itemUrl manifestation="xml">https://repository.overheid.nl/x.xml</gzd:itemUrl></gzd:enrichedData>'
PAPERS = LIST.replace("</gzd:enrichedData>", XML)
TYPESET = PAPERS.replace("kst-9000001", "kst-99999-D").replace(">Onopgemaakt<", ">Opgemaakt<", 1)


def paper(path: str) -> Page | None:
    """The text of any paper, under its own number."""
    identifier = path.removeprefix("/").removesuffix(".xml")
    if not path.startswith("/kst-"):
        return None
    number = identifier.removeprefix("kst-99999-").removeprefix("kst-99998-")
    body = PAPER.replace("kst-99999-44", identifier).replace(">44<", f">{number}<")
    return Page(body.replace('content="44"', f'content="{number}"').encode(), "application/xml")


def listed(text: str) -> Document:
    page = next(one for one in PAGES if one.reads(ADDRESS))()
    return page.document(Fetch(ADDRESS, 200, (("content-type", "application/xml"),), text.encode()))


def fetched(site: Site) -> list[str]:
    found = sorted(path for path, _ in site.requests if path.startswith("/kst-"))
    site.requests.clear()
    return found


def test_the_text_of_a_paper_is_read_in_xml_else_as_a_page_and_not_where_a_record_names_neither() -> None:
    assert listed(LIST).pages() == ()
    assert {url.rpartition("/")[2] for url in listed(PAPERS.replace('"xml"', '"html"')).pages()} == {
        "kst-99998-40.html",
        "kst-99999-10.html",
        "kst-99999-9-h1.html",
        "kst-99999-9.html",
        "kst-99999-A.html",
    }
    assert "https://zoek.officielebekendmakingen.nl/kst-99999-10.xml" in listed(PAPERS).pages()


def test_texts_are_silent_at_first_and_then_only_the_new_one_is_asked_for(tmp_path: Path) -> None:
    parts = urlsplit(ADDRESS)
    path = f"{parts.path}?{parts.query}"
    with Site({path: Page(PAPERS.encode(), "application/xml")}, others=paper) as site:
        home = House(
            tmp_path, watchlist(source(site, "sru", "officielebekendmakingen", path, "voorbeeldwet"))
        )
        first = home.visit()
        assert (first.new, first.changed, first.errors) == (0, 0, [])
        assert len(fetched(site)) == 5
        home.round(everything=False)
        assert fetched(site) == []

        site.pages[path] = Page(TYPESET.encode(), "application/xml")
        (second,) = home.round(everything=False).sources
        assert fetched(site) == ["/kst-99999-D.xml"]
        assert (second.new, second.errors) == (1, [])
        assert home.changes()[0].subject.key == "99999/D"

        home.now += timedelta(days=1)
        home.round(everything=False)
        assert len(fetched(site)) == 6
