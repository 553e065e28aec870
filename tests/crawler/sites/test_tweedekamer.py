"""The House's open data: predecessors of amendments, pages of rows, local midnights."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from crawler.document import Document, Fetch, same
from crawler.registry import page_for
from crawler.sites.tweedekamer import queries
from crawler.sites.tweedekamer.lineage import Lineage, lineage
from crawler.sites.tweedekamer.odata import day
from monitors.detect import detect
from tests.samples import sample

CASES = Path(__file__).parents[2] / "fixtures" / "sites" / "tweedekamer"
ADDRESS = queries.amendments("99999")


def read(body: bytes, url: str = ADDRESS) -> Document:
    page = page_for("tweedekamer", url)
    assert page
    return page.document(Fetch(url, 200, (), body))


def chain() -> dict[str, Any]:
    value: dict[str, Any] = json.loads((CASES / "amendments-chain" / "page.json").read_text("utf-8"))
    return value


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Amendement van het lid A over groepen", Lineage()),
        ("Gewijzigd amendement van de leden A en B ter vervanging van nr. 9 over x", Lineage((9,), "title")),
        ("Nader gewijzigd amendement t.v.v. 99999-12 over x", Lineage((12,), "title")),
        ("Gewijzigd amendement ter vervanging van nrs. 12 en 13 over x", Lineage((12, 13), "title")),
        ("Gewijzigd amendement ter vervanging van nrs. 12, 13 en 14", Lineage((12, 13, 14), "title")),
        ("Amendement ter vervanging van dat gedrukt onder nr. 8", Lineage((8,), "title")),
        ("Tweede nader gewijzigd amendement van het lid A over x", Lineage((), "unknown")),
        ("Subamendement van het lid C op het amendement van A en B, nr. 18", Lineage((), None, (18,))),
        ("Amendement over een norm van 30 procent op termijn", Lineage()),
    ],
)
def test_predecessors_are_read_from_the_title_and_never_guessed(title: str, expected: Lineage) -> None:
    assert lineage({"Onderwerp": title}) == expected


def test_the_data_outweighs_the_title() -> None:
    row = {
        "Onderwerp": "Gewijzigd amendement ter vervanging van nr. 9",
        "VervangenVanuit": [{"Volgnummer": 7}],
    }
    assert lineage(row) == Lineage((7,), "data")


def test_a_chain_of_four_has_the_right_predecessors() -> None:
    said = {section.key: section.text for section in read(json.dumps(chain()).encode()).sections}
    assert "Vervangt: nr. 7 (volgens de titel)" in said["99999/12"]
    assert "Vervangt: nr. 12, nr. 13 (volgens de titel)" in said["99999/18"]
    assert "Wijzigt amendement: nr. 18" in said["99999/19"]
    assert "Vervangt: onbekend" in said["99999/21"]
    assert "Vervangt" not in said["99999/7"]


def test_what_moves_without_meaning_is_no_difference() -> None:
    later = chain()
    later["value"].reverse()
    for row in later["value"]:
        row["ApiGewijzigdOp"] = row["GewijzigdOp"] = "2026-11-01T10:00:00Z"
    assert same(read(json.dumps(chain()).encode()), read(json.dumps(later).encode()))


def test_a_decision_is_a_difference_of_one_line() -> None:
    later = chain()
    later["value"][0]["Kabinetsappreciatie"] = "Oordeel Kamer"
    (part,) = detect(read(json.dumps(chain()).encode()), read(json.dumps(later).encode())).parts
    assert (part.op, part.key, part.after) == ("insert", "section:99999/7", "Oordeel kabinet: Oordeel Kamer")


def test_the_next_page_is_followed_where_there_is_one() -> None:
    page = page_for("tweedekamer", ADDRESS)
    assert page
    more = chain() | {"@odata.count": 600}
    (visit,) = page.follow(read(json.dumps(more).encode()))
    assert "$skip=7" in visit.url
    assert "$expand=" in visit.url
    assert list(page.follow(read(json.dumps(chain()).encode()))) == []


@pytest.mark.parametrize(
    ("moment", "said"),
    [
        ("2026-03-19T23:00:00Z", "20 maart 2026"),
        ("2026-06-30T22:00:00Z", "1 juli 2026"),
        ("2026-07-01T00:00:00+02:00", "1 juli 2026"),
        ("geen datum", None),
    ],
)
def test_a_local_midnight_is_the_day_in_amsterdam(moment: str, said: str | None) -> None:
    assert day(moment) == said


def test_addresses_escape_only_what_the_service_wants_escaped() -> None:
    assert "any(d:%20d/Nummer%20eq%2099999)" in ADDRESS
    assert "+" not in ADDRESS
    assert "''" in queries.not_linked_yet("99999", "wet 's morgens")


def test_the_sample_decision_is_read() -> None:
    body = sample("tweedekamer.nl/odata_besluit.json")
    document = read(body, "https://gegevensmagazijn.tweedekamer.nl/OData/v4/2.0/Besluit")
    assert document.kind == "besluit"
    assert document.sections[0].text == "Status: Voorstel"
    assert str(document.modified) == "2026-09-10 11:40:49.040272+00:00"
