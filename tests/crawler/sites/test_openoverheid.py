"""open.overheid.nl: a replaced file is seen, half an answer is not read."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from crawler.document import Document, Fetch, Visit, same
from crawler.errors import Blocked, LayoutChanged
from crawler.page import Page, part_hash
from crawler.sites.openoverheid import PAGES
from tests.samples import sample

FIXTURES = Path(__file__).parents[2] / "fixtures" / "sites" / "openoverheid"
API = "https://open.overheid.nl/overheid/openbaarmakingen/api/v0/zoek"


def fixture(name: str) -> tuple[str, str]:
    case = FIXTURES / name
    return (case / "page.json").read_text("utf-8"), (case / "url.txt").read_text("utf-8").strip()


def page_for(url: str) -> Page:
    return next(page() for page in PAGES if page.reads(url))


def fetch(body: str, url: str) -> Fetch:
    return Fetch(url, 200, (("content-type", "application/json"),), body.encode())


def read(body: str, url: str) -> Document:
    return page_for(url).document(fetch(body, url))


def edited(name: str, **changes: Any) -> tuple[str, str]:
    """A detail with other fields in its first version."""
    body, url = fixture(name)
    value = json.loads(body)
    value["versies"][0].update(changes)
    return json.dumps(value), url


def test_the_real_detail_says_what_its_readers_see() -> None:
    body = sample("open.overheid.nl/zoek_detail_2026-03-21.json").decode()
    uuid = "eef2edec-019e-4085-8e2e-4d3f42686431"
    document = read(body, f"{API}/{uuid}")
    assert (document.kind, document.title, document.published) == (
        "kaart",
        "Kaart Oudemolen 10km",
        date(2026, 3, 21),
    )
    assert document.identifier == f"https://open.overheid.nl/documenten/{uuid}"
    assert "0c2f34fe8af84928dc2ea835836ca6ed1c457f4d" in document.text()
    assert list(page_for(f"{API}/{uuid}").follow(document)) == [
        Visit(f"https://open.overheid.nl/documenten/{uuid}/file", "file")
    ]


def test_the_real_list_leads_to_the_detail() -> None:
    body = sample("open.overheid.nl/zoek_list_2026-03-21.json").decode()
    url = f"{API}?zoektekst=&start=0&aantalResultaten=50&sort=laatst-gewijzigd"
    document = read(body, url)
    (row,) = document.sections
    assert (row.key, row.heading) == (f"{API}/eef2edec-019e-4085-8e2e-4d3f42686431", "Kaart Oudemolen 10km")
    assert page_for(row.key).reads(row.key)


def test_a_replaced_file_is_another_version() -> None:
    before = read(*fixture("detail"))
    files = json.loads(fixture("detail")[0])["versies"][0]["bestanden"]
    files[0]["hash"] = "c" * 40
    after = read(*edited("detail", bestanden=files))
    assert not same(before, after)
    assert before.sections[-1].key == after.sections[-1].key


def test_a_moment_of_mutation_is_no_version() -> None:
    before, after = read(*fixture("detail")), read(*edited("detail", mutatiedatumtijd="2026-08-01T00:00:00Z"))
    assert same(before, after)
    assert before.modified != after.modified


def test_a_new_version_is_a_new_row_and_the_first_date_stays() -> None:
    before, after = read(*fixture("detail")), read(*fixture("detail-two-versions"))
    assert [row.heading for row in after.sections] == ["Omschrijving", "Versie 1", "Versie 2"]
    assert before.published == after.published
    assert before.sections == after.sections[:2]


def test_a_list_goes_on_to_its_end_under_one_name() -> None:
    first, last = fixture("list"), fixture("list-last-page")
    following = read(*first).fact("following")
    assert isinstance(following, str)
    assert "start=10" in following
    assert read(*last).fact("following") is None
    assert read(*first).key == read(*last).key


def test_the_list_of_everything_is_not_read_to_its_end() -> None:
    body, url = fixture("list")
    assert read(body.replace('"totaal": 12', '"totaal": 663177'), url).fact("following") is None


def test_what_the_index_notes_of_itself_does_not_change_the_part_of_a_list() -> None:
    body, url = fixture("list-last-page")
    later = body.replace("09:00:00.5Z", "11:00:00.5Z").replace("0.1 MB", "0.2 MB")
    assert part_hash(page_for(url), fetch(body, url)) == part_hash(page_for(url), fetch(later, url))


@pytest.mark.parametrize("path", ["bestanden", "nummer"])
def test_a_part_of_a_version_that_vanished_is_named(path: str) -> None:
    with pytest.raises(LayoutChanged) as raised:
        read(*edited("detail", **{path: None}))
    assert raised.value.field == path


@pytest.mark.parametrize("name", ["detail", "list"])
def test_an_answer_cut_off_anywhere_is_never_half_a_document(name: str) -> None:
    body, url = fixture(name)
    for end in range(0, len(body.rstrip()), 61):
        with pytest.raises((Blocked, LayoutChanged)):
            read(body[:end], url)


@pytest.mark.parametrize(
    "body", ["[]", "null", "{}", '{"document": []}', '{"document": {"pid": 1}}', "[" * 9000]
)
def test_other_json_is_refused_by_name(body: str) -> None:
    with pytest.raises((Blocked, LayoutChanged)):
        read(body, fixture("detail")[1])


@pytest.mark.parametrize("field", ["plooiIntern", "documentrelaties"])
@pytest.mark.parametrize("value", [None, [], "x", 7, [None, "x"]])
def test_a_field_of_another_shape_breaks_nothing(field: str, value: object) -> None:
    body, url = fixture("detail")
    changed = {**json.loads(body), field: value}
    assert read(json.dumps(changed), url).title == "Brief over de Voorbeeldwet huisvesting"


@pytest.mark.parametrize(
    ("url", "shape"),
    [
        (f"{API}/00000000-0000-4000-8000-000000099999", "DocumentDetail"),
        (f"{API}?zoektekst=x", "SearchResult"),
        ("https://open.overheid.nl/documenten/00000000-0000-4000-8000-000000099999", "OpenFile"),
        ("https://open.overheid.nl/documenten/00000000-0000-4000-8000-000000099999_2/file", "OpenFile"),
        ("https://open.overheid.nl/documenten/ronl-0a1b/pdf", "OpenFile"),
        (f"{API}/ronl-0a1b", None),
        ("https://open.overheid.nl.example.org/documenten/00000000-0000-4000-8000-000000099999", None),
        ("https://open.overheid.nl/zoeken", None),
    ],
)
def test_an_address_has_one_shape(url: str, shape: str | None) -> None:
    assert next((page.__name__ for page in PAGES if page.reads(url)), None) == shape
