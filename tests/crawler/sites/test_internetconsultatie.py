"""internetconsultatie.nl, read by its texts: nobody here has seen its pages live."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.document import Document, Fetch, Visit, same
from crawler.errors import Blocked, LayoutChanged
from crawler.page import Page, part_hash
from crawler.sites.internetconsultatie import PAGES
from crawler.sites.internetconsultatie.common import slug_of

FIXTURES = Path(__file__).parents[2] / "fixtures" / "sites" / "internetconsultatie"
HOST = "https://www.internetconsultatie.nl"


def fixture(name: str) -> tuple[str, str]:
    case = FIXTURES / name
    return (case / "page.html").read_text("utf-8"), (case / "url.txt").read_text("utf-8").strip()


def page_for(url: str) -> Page:
    return next(page() for page in PAGES if page.reads(url))


def fetch(body: str, url: str) -> Fetch:
    return Fetch(url, 200, (("content-type", "text/html; charset=utf-8"),), body.encode())


def read(body: str, url: str) -> Document:
    return page_for(url).document(fetch(body, url))


def test_the_closing_day_is_read_from_a_table_or_from_words() -> None:
    table, words = read(*fixture("consultation")), read(*fixture("consultation-days-in-words"))
    assert table.fact("end") == words.fact("end") == "2025-09-26"
    assert table.fact("start") == words.fact("start") == "2025-09-08"
    assert table.key == words.key == "voorbeeldwet"


def test_a_moved_closing_day_is_a_version() -> None:
    body, url = fixture("consultation")
    later = body.replace("26-09-2025", "03-10-2025")
    assert not same(read(body, url), read(later, url))
    assert part_hash(page_for(url), fetch(body, url)) != part_hash(page_for(url), fetch(later, url))


def test_the_number_of_reactions_is_no_version() -> None:
    body, url = fixture("consultation")
    more = body.replace("deze consultatie 12", "deze consultatie 672").replace("Lid B", "Lid B en lid C")
    assert more != body
    assert same(read(body, url), read(more, url))
    assert part_hash(page_for(url), fetch(body, url)) == part_hash(page_for(url), fetch(more, url))


def test_a_consultation_leads_to_its_own_files_only() -> None:
    body, url = fixture("consultation")
    assert page_for(url).follow(read(body, url)) == (
        Visit(f"{HOST}/voorbeeldwet/document/99999", "file"),
        Visit(f"{HOST}/voorbeeldwet/document/99998", "file"),
    )


def test_a_search_leads_to_the_consultations_and_the_next_page() -> None:
    body, url = fixture("search-more-results")
    visits = [visit.url for visit in page_for(url).follow(read(body, url))]
    assert visits[0] == f"{HOST}/voorbeeld0/b1"
    assert visits[-1].endswith("&Pagina=2")
    last = read(body, url + "&Pagina=4")
    assert last.fact("following") is None
    assert last.key == read(body, url).key


def test_a_link_of_the_site_itself_is_no_result() -> None:
    assert [row.key for row in read(*fixture("search")).sections] == [
        f"{HOST}/voorbeeldwet/b1",
        f"{HOST}/voorbeeldbesluit/b1",
    ]


@pytest.mark.parametrize("name", ["consultation", "search"])
def test_a_page_cut_off_anywhere_is_never_half_a_document(name: str) -> None:
    body, url = fixture(name)
    for end in range(0, len(body) - len("</html>\n"), 97):
        with pytest.raises((Blocked, LayoutChanged)):
            read(body[:end], url)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.text(max_size=200), st.sampled_from(["consultation", "search"]), st.integers(0, 9999))
def test_any_text_anywhere_is_read_or_refused_by_name(text: str, name: str, place: int) -> None:
    body, url = fixture(name)
    place %= len(body)
    broken = (body[:place] + text + body[place:]).encode("utf-8", "replace").decode()
    try:
        document = read(broken, url)
    except (Blocked, LayoutChanged):
        return
    assert document.site == "internetconsultatie"


@pytest.mark.parametrize(
    ("url", "shape"),
    [
        (f"{HOST}/voorbeeldwet/b1", "Consultation"),
        (f"{HOST}/voorbeeldwet", "Consultation"),
        (f"{HOST}/zoeken/resultaat?Trefwoorden=x", "SearchResult"),
        (f"{HOST}/voorbeeldwet/document/99999", "ConsultationFile"),
        (f"{HOST}/voorbeeldwet/reacties/datum/1/100", None),
        (f"{HOST}/zoeken", None),
        ("https://example.org/voorbeeldwet/b1", None),
    ],
)
def test_an_address_has_one_shape(url: str, shape: str | None) -> None:
    assert next((page.__name__ for page in PAGES if page.reads(url)), None) == shape


def test_what_is_no_address_leads_to_no_consultation() -> None:
    assert slug_of("http://[x/voorbeeldwet/b1") is None
