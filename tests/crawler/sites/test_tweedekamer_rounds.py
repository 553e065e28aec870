"""The House's open data over loopback: a true round for each look."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from crawler.errors import Verdict
from tests.crawler.sites.tweedekamer_answers import (
    ADDRESS,
    APOSTROPHE,
    CASES,
    Answer,
    chain,
    fixture,
    row,
)
from tests.house import House, source, watchlist
from tests.servers import Page as Served
from tests.servers import Site


def path_of(url: str) -> str:
    """What goes over the wire: Scrapy, as any browser, writes an apostrophe in a query as %27."""
    parts = urlsplit(url)
    return f"{parts.path}?{parts.query.replace(APOSTROPHE, '%27')}"


def served(answer: Answer) -> Served:
    return Served(json.dumps(answer).encode(), "application/json; odata.metadata=minimal")


def test_over_the_wire_an_address_is_asked_for_as_it_is_written_and_a_vote_is_one_change(
    tmp_path: Path,
) -> None:
    with Site({path_of(ADDRESS): served(chain())}) as site:
        home = House(tmp_path, watchlist(source(site, "tk", "tweedekamer", path_of(ADDRESS), "voorbeeldwet")))
        assert home.visit().verdict is Verdict.OK
        assert path_of(ADDRESS) in site.bodies()
        later = chain()
        row(later, 12)["Besluit"] = row(later, 18)["Besluit"]
        site.pages[path_of(ADDRESS)] = served(later)
        assert home.visit().changed == 1
        assert home.visit().changed == 0
        (change,) = home.changes()
        assert {part.key for part in change.difference.parts} == {"section:99999/12"}
        assert change.subject.url.startswith("https://www.tweedekamer.nl/")
        assert [match.key for match in change.matches.dossiers] == ["voorbeeldwet"]


@pytest.mark.parametrize("damage", ["cut-off", "error-of-the-service", "fewer-rows-than-counted"])
def test_over_the_wire_a_bad_answer_is_a_verdict_and_no_change(tmp_path: Path, damage: str) -> None:
    with Site({path_of(ADDRESS): served(chain())}) as site:
        home = House(tmp_path, watchlist(source(site, "tk", "tweedekamer", path_of(ADDRESS))))
        home.visit()
        site.pages[path_of(ADDRESS)] = Served((CASES / damage / "page.json").read_bytes(), "application/json")
        assert home.visit().verdict in (Verdict.BLOCKED, Verdict.BROKEN)
        site.pages[path_of(ADDRESS)] = served(chain())
        assert home.visit().verdict is Verdict.OK
        assert home.changes() == ()


def test_over_the_wire_a_paper_that_is_not_linked_yet_is_found_by_its_title(tmp_path: Path) -> None:
    found, url = fixture("search")
    case, case_url = fixture("case")
    nothing = {"@odata.count": 0, "value": []}
    with Site({path_of(url): served(nothing), path_of(case_url): served(case)}) as site:
        watched = source(site, "tk", "tweedekamer", path_of(url))
        home = House(tmp_path, watchlist(watched))
        assert home.visit().verdict is Verdict.QUIET
        paper = next(one for one in found["value"] if one["Onderwerp"] == case["Onderwerp"])
        site.pages[path_of(url)] = served({"@odata.count": 1, "value": [paper]})
        assert home.visit().new == 1
        (change,) = home.changes()
        assert change.subject.key == "Zaak/2026Z90042"
        site.pages[path_of(url)] = served(nothing)
        home.visit()
        assert len(home.changes()) == 1
