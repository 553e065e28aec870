"""What a report says of a vote counts only where it is clear which vote of which bill it means."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from crawler.document import Document, Section
from monitors.events.contradiction import Statement
from monitors.events.joining import Known, Said
from monitors.events.reported import of_one_vote, reported, tells_of
from monitors.events.sightings import Sighting

BILLS = {"voorbeeldwet": ("99999", "99998"), "tweedewet": ("99997",)}
DAY = date(2026, 4, 21)
SIGHTING = Sighting(
    site="rijksoverheid",
    dossiers=("voorbeeldwet",),
    numbers=("99999",),
    type="rejected",
    day=None,
    seen=datetime(2026, 4, 21, 18, tzinfo=UTC),
    headline="Eerste Kamer verwerpt Voorbeeldwet huisvesting",
    text="De wet is verworpen.",
    paper=None,
    amendment=None,
)


def known(
    sighting: Sighting = SIGHTING, *more: Sighting, text: str = "", kind: str = "nieuwsbericht"
) -> Known:
    url = "https://www.rijksoverheid.nl/actueel/nieuws/2026/04/21/wet"
    document = Document(
        sighting.site, url, url, kind, sighting.headline, DAY, sections=(Section("1", "", text),)
    )
    return Known(1, 1, document, tuple(map(Said, (sighting, *more))))


def test_a_report_of_one_vote_on_one_bill_says_how_it_ended_and_with_which_count() -> None:
    told = reported(known(text="Er waren 38 stemmen voor en 37 stemmen tegen."), BILLS)
    assert told
    assert (told.bill, told.day) == ("99999", DAY)
    assert told.facts == {
        "result_ek": ("verworpen",),
        "seats_ek_for": ("38",),
        "seats_ek_against": ("37",),
    }


def test_a_bill_that_is_only_named_counts_where_its_dossier_has_no_other() -> None:
    named = replace(SIGHTING, numbers=(), dossiers=("tweedewet",))
    told = reported(known(named), BILLS)
    assert told and told.bill == "99997"
    assert reported(known(replace(named, dossiers=("voorbeeldwet",))), BILLS) is None


@pytest.mark.parametrize(
    "sighting",
    [
        replace(SIGHTING, numbers=("99999", "99998")),
        replace(SIGHTING, type="submitted"),
        replace(SIGHTING, headline="Kamer verwerpt de wet"),
        replace(SIGHTING, headline="Eerste Kamer verwerpt motie over de wet"),
        replace(SIGHTING, headline="Eerste Kamer verwerpt amendement bij de wet"),
        replace(SIGHTING, headline="Eerste Kamer verwerpt novelle bij de wet"),
    ],
    ids=[
        "two bills",
        "no vote",
        "either chamber",
        "a motion",
        "an amendment",
        "the novelle by another number",
    ],
)
def test_a_report_that_may_mean_another_vote_says_nothing(sighting: Sighting) -> None:
    assert reported(known(sighting), BILLS) is None


def test_two_votes_in_one_report_and_other_kinds_of_pages_say_nothing() -> None:
    assert reported(known(SIGHTING, replace(SIGHTING, type="adopted")), BILLS) is None
    assert reported(known(kind="ledenbrief"), BILLS) is None


def test_two_counts_in_one_report_are_no_count() -> None:
    told = reported(known(text="Voor de wet: 38 voor, 37 tegen. Voor de motie: 40 voor, 35 tegen."), BILLS)
    assert told and told.facts == {"result_ek": ("verworpen",)}


def test_a_report_counts_only_for_a_vote_of_its_own_days() -> None:
    report = Statement("99999", "vng", "", {"result_ek": ("verworpen",)}, {}, DAY)
    page = Statement("99999", "eerstekamer", "", {"decided_ek": ("2026-04-22",)}, {})
    assert of_one_vote(report, page) and of_one_vote(page, report)
    for decided in ({"decided_ek": ("2026-04-24",)}, {"decided_tk": ("2026-04-21",)}, {}):
        assert not of_one_vote(replace(page, facts=decided), report)
    assert of_one_vote(page, page)


def test_a_change_tells_of_the_vote_of_its_own_chamber_and_bill() -> None:
    assert tells_of(known(), "99999", "ek")
    assert not tells_of(known(), "99999", "tk")
    assert not tells_of(known(), "99998", "ek")
