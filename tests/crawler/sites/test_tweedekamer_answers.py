"""The House's open data: days, pages of rows, addresses, and answers that are none."""

from __future__ import annotations

import json
from datetime import date
from urllib.parse import unquote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.errors import Blocked, LayoutChanged, PageError
from crawler.registry import page_for
from crawler.sites.tweedekamer import PAGES, queries
from crawler.sites.tweedekamer.fields import day
from tests.crawler.sites.tweedekamer_answers import (
    ADDRESS,
    BUILDERS,
    LISTS,
    chain,
    fixture,
    page_of,
    read,
)


@pytest.mark.parametrize(
    ("moment", "expected"),
    [
        ("2026-03-28T23:00:00Z", date(2026, 3, 29)),
        ("2026-03-29T22:00:00Z", date(2026, 3, 30)),
        ("2026-10-24T22:00:00Z", date(2026, 10, 25)),
        ("2026-10-25T23:00:00Z", date(2026, 10, 26)),
        ("2026-07-01T00:00:00+02:00", date(2026, 7, 1)),
        ("2026-07-01T00:00:00", date(2026, 7, 1)),
        ("geen datum", None),
        (None, None),
        (20260701, None),
    ],
)
def test_a_local_midnight_is_the_day_in_amsterdam(moment: object, expected: date | None) -> None:
    assert day(moment) == expected


def test_pages_of_rows_are_followed_by_count_and_each_is_a_document_of_its_own() -> None:
    first, last = read(*fixture("amendments-more-pages")), read(*fixture("amendments-last-page"))
    (visit,) = page_of(ADDRESS).follow(first)
    assert visit.role == "page"
    assert visit.url.replace("$skip=2", "$skip=4") == fixture("amendments-last-page")[1]
    assert first.key != last.key
    assert list(page_of(ADDRESS).follow(last)) == []


def test_pages_of_rows_are_followed_by_link() -> None:
    answer, url = fixture("another-entity")
    (visit,) = page_of(url).follow(read(answer, url))
    assert visit.url.endswith("$skiptoken=250")
    assert read({"value": []}, visit.url).key != read({"value": []}, url).key


def test_a_full_page_without_a_count_that_was_asked_for_leads_on() -> None:
    answer, url = fixture("amendments-more-pages")
    del answer["@odata.count"]
    (visit,) = page_of(url).follow(read(answer, url.replace("&$count=true", "")))
    assert "$skip=2" in visit.url


@pytest.mark.parametrize(
    "link",
    [
        "https://example.org/OData/v4/2.0/Zaak?$skip=250",
        "http://gegevensmagazijn.tweedekamer.nl/OData/v4/2.0/Zaak?$skip=250",
        "https://gegevensmagazijn.tweedekamer.nl/OData/v4/2.0/Persoon?$skip=250",
        "file:///etc/passwd",
    ],
)
def test_a_link_to_something_else_than_the_next_rows_is_not_followed(link: str) -> None:
    with pytest.raises(LayoutChanged, match="next rows"):
        read(chain() | {"@odata.nextLink": link})


def test_rows_that_are_missing_from_an_answer_are_never_read_as_taken_away() -> None:
    answer = chain()
    answer["value"].pop()
    with pytest.raises(LayoutChanged, match="6 rows where 7 of 7 were due"):
        read(answer)
    with pytest.raises(LayoutChanged, match="0 rows"):
        read({"@odata.count": 7, "value": []})


@pytest.mark.parametrize("part", ["Nummer", "Soort", "Onderwerp", "ZaakActor", "VervangenVanuit", "Besluit"])
def test_a_part_that_every_row_holds_is_named_when_it_is_gone(part: str) -> None:
    answer = chain()
    for one in answer["value"]:
        del one[part]
    with pytest.raises(LayoutChanged) as raised:
        read(answer)
    assert raised.value.field == part


@pytest.mark.parametrize(
    ("body", "error"),
    [
        (b'{"error": {"code": "", "message": "x"}}', Blocked),
        (b'{"error": "x"}', Blocked),
        (b'{"value": [], "error": {"message": "x"}}', Blocked),
        (b'{"odata.error": {"message": {"lang": "nl", "value": "x"}}}', Blocked),
        (b'{"Message": "An error has occurred."}', Blocked),
        (b"<html><body>x</body></html>", Blocked),
        (b'<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"/>', Blocked),
        (b"[]", Blocked),
        (b"null", Blocked),
        (b"{}", LayoutChanged),
        (b'{"value": {}}', LayoutChanged),
        (b'{"value": [1]}', LayoutChanged),
        (b'{"value": [{}', LayoutChanged),
        (b'{"value": [\xff]}', LayoutChanged),
        (b'{"value": ' + b"[" * 100_000, LayoutChanged),
        (b'{"@odata.count": "7", "value": []}', LayoutChanged),
    ],
)
def test_what_is_no_answer_is_an_error_and_no_document(body: bytes, error: type[PageError]) -> None:
    with pytest.raises(error):
        read(body)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text() | st.just("2026-06-17T22:00:00Z"),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["Id", "Soort"]), inner),
    max_leaves=6,
)


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(LISTS), st.data())
def test_whatever_stands_in_a_field_the_answer_is_a_document_or_an_error(
    name: str, data: st.DataObject
) -> None:
    answer, url = fixture(name)
    one = data.draw(st.sampled_from(answer["value"]))
    one[data.draw(st.sampled_from(sorted(one)))] = data.draw(VALUES)
    try:
        document = read(json.dumps(answer).encode(), url)
    except PageError:
        return
    for section in document.sections:
        assert (section.key + section.heading + section.text).encode()
        assert "\n" not in section.heading


def test_addresses_escape_only_what_the_service_wants_escaped() -> None:
    for build in BUILDERS:
        address = build("99999")
        assert {part[:2] for part in address.split("%")[1:]} == {"20"}
        assert "+" not in address
        assert "99999" in address
    strange = queries.not_linked_yet("99999", "100% 's & C# + D")
    assert "100%25%20''s%20%26%20C%23%20%2B%20D" in strange


def test_every_query_of_a_dossier_has_a_page_object_and_names_its_dossier() -> None:
    for number in ("99999", "99999-XXII"):
        for build in BUILDERS:
            document = read({"@odata.count": 0, "value": []}, build(number))
            assert document.identifier == number
            assert document.title
            assert document.title.endswith(f" bij {number}")
    assert "d/Nummer eq 99999 and d/Toevoeging eq 'XXII'" in unquote(queries.amendments("99999-XXII"))


def test_the_queries_of_a_dossier_are_documents_of_their_own() -> None:
    empty = {"@odata.count": 0, "value": []}
    assert len({read(empty, build("99999")).key for build in BUILDERS}) == len(BUILDERS)


def test_a_search_has_one_name_whatever_its_window() -> None:
    search = queries.not_linked_yet("99999", "Voorbeeldwet huisvesting")
    keys = {
        read({"@odata.count": 0, "value": []}, search.replace("{from}", start)).key
        for start in ("2026-05-03T22:00:00.000Z", "2026-05-04T22%3A00%3A00.000Z")
    }
    assert len(keys) == 1


def test_a_search_leads_to_each_case_and_to_the_next_page() -> None:
    answer, url = fixture("search")
    answer["@odata.count"] = 251
    answer["value"] = [
        {**answer["value"][0], "Id": f"00000000-0000-4000-8000-{n:012d}", "Nummer": f"2026Z{n}"}
        for n in range(250)
    ]
    document = read(answer, url)
    visits = [visit.url for visit in page_of(url).follow(document)]
    assert document.index
    assert len(visits) == 251
    assert "$skip=250" in visits[-1]
    assert all(page_for("tweedekamer", visit) for visit in visits)


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org/OData/v4/2.0/Zaak",
        "https://gegevensmagazijn.tweedekamer.nl/SyncFeed/2.0/Feed?category=Zaak",
        "https://gegevensmagazijn.tweedekamer.nl/OData/v4/2.0/",
        "https://gegevensmagazijn.tweedekamer.nl/OData/v4/2.0/Document(a-1)/resource",
        "https://www.tweedekamer.nl/kamerstukken/detail?id=2026Z90042&did=2026D90142",
    ],
)
def test_other_addresses_are_not_read(url: str) -> None:
    assert not any(page.reads(url) for page in PAGES)
