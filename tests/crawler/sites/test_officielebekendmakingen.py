"""The official gazette: one paper stays one paper, whatever its typesetting; errors are no papers."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.document import Document, Fetch, same
from crawler.errors import Blocked, LayoutChanged
from crawler.page import Page, part_hash
from crawler.sites.officielebekendmakingen import PAGES
from crawler.sites.officielebekendmakingen.names import dossier_of, paper_in, publication_of
from tests.house import House, source, watchlist
from tests.samples import sample
from tests.servers import Page as Answer
from tests.servers import Site

FIXTURES = Path(__file__).parents[2] / "fixtures" / "sites" / "officielebekendmakingen"
ANNOUNCED = ("kst-9000001", "Onopgemaakt", "Overige Kamerstukken", "2026-07-03")
TYPESET = ("kst-99999-D", "Opgemaakt na onopgemaakt", "Nota naar aanleiding van het verslag", "2026-09-16")
PAPER = '<datumtekst>Ontvangen <datum isodatum="2026-03-03">3 maart 2026</datum></datumtekst>'


def fixture(name: str) -> tuple[str, str]:
    case = FIXTURES / name
    (body,) = case.glob("page.*")
    return body.read_text("utf-8"), (case / "url.txt").read_text("utf-8").strip()


def page_for(url: str) -> Page:
    return next(page() for page in PAGES if page.reads(url))


def fetch(body: str, url: str) -> Fetch:
    return Fetch(url, 200, (("content-type", "text/html; charset=utf-8"),), body.encode())


def read(body: str, url: str) -> Document:
    return page_for(url).document(fetch(body, url))


def typeset(body: str) -> str:
    """The answer after the announced paper D was typeset: other identifier, status, rubric and dates."""
    head, one, tail = body.partition("<sru:record>")
    record, end, rest = tail.partition("</sru:record>")
    for before, after in zip(ANNOUNCED, TYPESET, strict=True):
        assert before in record
        record = record.replace(before, after)
    return head + one + record + end + rest


def test_the_real_answer_lists_both_publications_by_the_number_of_the_paper() -> None:
    url = "https://repository.overheid.nl/sru?operation=searchRetrieve&version=2.0&query=c.product-area==x"
    document = read(sample("officielebekendmakingen.nl/sru_eerstekamer_kamerstukken_page.xml").decode(), url)
    assert [(row.key, row.heading) for row in document.sections] == [
        ("36867/A", "Gewijzigd voorstel van wet"),
        ("36867/D", "Nota naar aanleiding van het verslag"),
    ]
    assert document.kind == "kamerstukken"
    assert "kst-" not in document.text()


def test_the_real_diagnostic_is_an_error_and_not_an_empty_list() -> None:
    body = sample("officielebekendmakingen.nl/sru_unknown_index_diagnostic.xml").decode()
    with pytest.raises(Blocked, match="unknown prefix dcterms"):
        read(body, "https://repository.overheid.nl/sru?query=dcterms.x==1")


def test_a_paper_that_is_typeset_is_the_same_version() -> None:
    body, url = fixture("search-papers")
    before, after = read(body, url), read(typeset(body), url)
    assert same(before, after)
    assert before.modified != after.modified
    assert part_hash(page_for(url), fetch(body, url)) == part_hash(page_for(url), fetch(typeset(body), url))


def test_both_publications_of_a_paper_in_one_answer_are_one_row() -> None:
    keys = [row.key for row in read(*fixture("search-papers")).sections]
    assert keys.count("99999/A") == 1


def test_a_paper_of_two_dossiers_goes_by_the_one_that_was_asked_for() -> None:
    body, url = fixture("search-papers")
    assert "99999/11" in [row.key for row in read(body, url).sections]
    other = read(body, url.replace("99999", "99998"))
    assert "99998/40" in [row.key for row in other.sections]


def test_the_order_of_the_records_says_nothing() -> None:
    body, url = fixture("search-papers")
    head, _, rest = body.partition("<sru:record>")
    records = rest.split("<sru:record>")
    last = records.pop().split("</sru:records>")
    turned = head + "".join("<sru:record>" + one for one in (last[0], *reversed(records)))
    assert read(turned + "</sru:records>" + last[1], url) == read(body, url)


def test_a_window_of_days_or_a_page_of_records_changes_the_name_of_no_list() -> None:
    body, url = fixture("search-publications")
    later = url.replace("2026-06-01", "2026-07-01")
    assert later != url
    assert same(read(body, url), read(body, later))
    papers, first = fixture("search-more-records")
    assert read(papers, first.replace("startRecord=1", "startRecord=3")).key == read(papers, first).key + "#3"


def test_the_next_records_are_asked_for_where_there_are_more() -> None:
    body, url = fixture("search-more-records")
    (visit,) = page_for(url).follow(read(body, url))
    assert "startRecord=3" in visit.url
    assert "maximumRecords=2" in visit.url
    assert page_for(visit.url).reads(visit.url)


@pytest.mark.parametrize(("start", "asked"), [(9_997, 9_999), (9_999, None)])
def test_no_record_behind_the_last_that_the_service_gives_is_asked_for(start: int, asked: int | None) -> None:
    body, url = fixture("search-more-records")
    many = body.replace("<sru:numberOfRecords>7<", "<sru:numberOfRecords>25000<")
    document = read(many, url.replace("startRecord=1", f"startRecord={start}"))
    following = document.fact("following")
    assert following is None if asked is None else str(following).endswith(f"startRecord={asked}")


def test_a_row_never_leads_to_another_site() -> None:
    body, url = fixture("search-hostile")
    visits = list(page_for(url).follow(read(body, url)))
    assert [visit.url for visit in visits] == ["https://zoek.officielebekendmakingen.nl/stb-2026-9003.html"]


@pytest.mark.parametrize(
    ("url", "shape"),
    [
        ("https://repository.overheid.nl/sru?query=x", "SearchAnswer"),
        ("https://zoek.officielebekendmakingen.nl/kst-36703-C.html", "PublicationPage"),
        ("https://zoek.officielebekendmakingen.nl/dossier/kst-36703-C.html", "PublicationPage"),
        ("https://zoek.officielebekendmakingen.nl/staatscourant/stcrt-2025-39438", "PublicationPage"),
        ("https://zoek.officielebekendmakingen.nl/kst-36703-C.xml", "PublicationXml"),
        (
            "https://repository.overheid.nl/frbr/op/kst/36867/kst-36867-A/1/xml/kst-36867-A.xml",
            "PublicationXml",
        ),
        ("https://zoek.officielebekendmakingen.nl/stb-2026-120.xml", "OtherXml"),
        ("https://zoek.officielebekendmakingen.nl/kst-36703-C/metadata.xml", "PublicationMetadata"),
        ("https://zoek.officielebekendmakingen.nl/kst-36703-C.pdf", "GazetteFile"),
        ("https://zoek.officielebekendmakingen.nl/fout404.html", "PublicationPage"),
        ("https://zoek.officielebekendmakingen.nl/zoeken/resultaat?q=x", None),
        ("https://zoek.officielebekendmakingen.nl.example.org/kst-36703-C.html", None),
        ("https://repository.overheid.nl/andere", None),
    ],
)
def test_an_address_has_one_shape(url: str, shape: str | None) -> None:
    assert next((page.__name__ for page in PAGES if page.reads(url)), None) == shape


@pytest.mark.parametrize(
    ("text", "chapter", "dossier"),
    [
        ("36704", "", "36704"),
        ("36 704", "", "36704"),
        ("36.455 (R2188)", "", "36455"),
        ("36455-(R2188)", "", "36455"),
        ("36600-VII", "", "36600-VII"),
        ("37 020", "X", "37020-X"),
        ("dossier", "", None),
        ("123", "", None),
    ],
)
def test_a_dossier_is_written_one_way(text: str, chapter: str, dossier: str | None) -> None:
    assert dossier_of(text, chapter) == dossier


@pytest.mark.parametrize(
    ("identifier", "paper"),
    [
        ("kst-36867-D", "36867/D"),
        ("kst-37020-X-1", "37020-X/1"),
        ("kst-36704-44", "36704/44"),
        ("kst-36704-44-h1", "36704/44-h1"),
        ("kst-36455-(R2188)-3", "36455/3"),
        ("kst-1259252", None),
        ("stb-2026-120", None),
    ],
)
def test_an_identifier_names_its_paper_where_it_can(identifier: str, paper: str | None) -> None:
    assert paper_in(identifier) == paper


def test_no_address_is_none_of_a_publication() -> None:
    assert publication_of("http://[x/kst-36704-44.html") is None


def test_a_paper_in_xml_and_as_a_page_is_one_paper() -> None:
    xml, page = read(*fixture("paper-xml")), read(*fixture("paper-page"))
    assert (xml.key, xml.title, xml.published) == (page.key, page.title, page.published)
    assert xml.published == date(2026, 3, 3)


def test_the_text_of_a_paper_is_whole_and_spelled_plainly() -> None:
    text = read(*fixture("paper-xml")).text()
    assert "De bijlage hoort bij deze brief over financiën in 2025-2026." in text
    assert "methaandoel en CO2." in text
    assert "a. eerste onderdeel;" in text
    assert "2026 12.500" in text


def test_the_title_of_a_table_and_a_note_inside_it_are_text() -> None:
    body, url = fixture("paper-xml")
    note = "<noot><noot.nr>2</noot.nr><noot.al>Een voetnoot.</noot.al></noot>"
    noted = body.replace("<table>", "<table><title>Verzonnen cijfers</title>").replace(
        "12.500", "12.500" + note
    )
    section = next(one for one in read(noted, url).sections if one.heading == "2. Cijfers")
    assert section.text == "Verzonnen cijfers\nJaar Aantal\n2026 12.500\n2 Een voetnoot."


def test_the_number_in_the_text_wins_over_an_identifier_that_names_none() -> None:
    body, url = fixture("paper-xml")
    assert read(body, url.replace("kst-99999-44", "kst-9000044")).key == "99999/44"


def test_a_paper_that_says_no_date_has_none() -> None:
    body, url = fixture("paper-xml")
    undated = body.replace(PAPER, "").replace("DCTERMS.issued", "DCTERMS.anders")
    assert read(undated, url).published is None


@pytest.mark.parametrize("name", ["paper-xml", "search-papers", "metadata", "staatsblad-xml"])
def test_xml_cut_off_anywhere_is_never_half_a_document(name: str) -> None:
    body, url = fixture(name)
    whole = body.encode().rstrip()
    for end in range(0, len(whole), 211):
        with pytest.raises((Blocked, LayoutChanged)):
            page_for(url).document(Fetch(url, 200, (), whole[:end]))


def test_a_soft_404_is_blocked_before_anything_is_hashed() -> None:
    body, url = fixture("soft-404-address")
    with pytest.raises(Blocked, match="error page"):
        page_for(url).part(fetch(body, url))


def test_deeply_nested_xml_is_refused() -> None:
    body, url = fixture("paper-xml")
    deep = body.replace("<algemeen>", "<a>" * 300 + "</a>" * 300 + "<algemeen>")
    with pytest.raises(LayoutChanged):
        read(deep, url)


@settings(max_examples=60, deadline=None, derandomize=True)
@given(
    st.text(max_size=200), st.sampled_from(["search-papers", "paper-xml", "paper-page"]), st.integers(0, 9999)
)
def test_any_text_anywhere_is_read_or_refused_by_name(text: str, name: str, place: int) -> None:
    body, url = fixture(name)
    place %= len(body)
    broken = (body[:place] + text + body[place:]).encode("utf-8", "replace").decode()
    try:
        document = read(broken, url)
    except (Blocked, LayoutChanged):
        return
    assert document.site == "officielebekendmakingen"


def test_typesetting_tells_nothing_and_a_new_paper_is_one_change(tmp_path: Path) -> None:
    body, url = fixture("search-papers")
    path = url.removeprefix("https://repository.overheid.nl")
    one, nine = "<sru:numberOfRecords>9<", "<sru:numberOfRecords>10<"
    new = body[body.index("<sru:record>") : body.index("</sru:record>") + len("</sru:record>")]
    new = (
        new.replace("9000001", "9000009")
        .replace(">D<", ">E<")
        .replace("Nota naar aanleiding", "Nader antwoord")
    )
    with Site() as site:
        house = House(
            tmp_path, watchlist(source(site, "sru", "officielebekendmakingen", path, "voorbeeldwet"))
        )
        site.pages[path] = Answer(body.encode(), "application/xml")
        assert house.visit().verdict == "ok"
        site.pages[path] = Answer(typeset(body).encode(), "application/xml")
        assert house.visit().changed == 0
        more = body.replace(one, nine).replace("<sru:records>", "<sru:records>" + new)
        site.pages[path] = Answer(more.encode(), "application/xml")
        assert house.visit().changed == 1
        (change,) = house.changes()
    assert [part.key for part in change.difference.parts] == ["section:99999/E"]
