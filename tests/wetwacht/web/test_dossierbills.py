"""Whose advice an advice is, and who voted how in which chamber."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from crawler.document import Document, Fact
from monitors.dossiers.milestones import Reading
from monitors.dossiers.timeline import AsOf, timeline
from monitors.events.votes import grouped, told
from tests.invented import BILL, DOSSIER, NEWS, REJECTED, change_of
from tests.wetwacht.web.dossierpage import NOW, ago, listed, row
from wetwacht.web.views.dossierbills import bills, says
from wetwacht.web.views.votes import ballot, poll, vote_parts

NOVELLE = replace(BILL, key="99998", identifier="99998", title="Novelle Voorbeeldwet")
NONE = "Raad van State: geen advies gezien"
BY_REPORT = "Raad van State: advies. Wetwacht leidt dit af uit het nader rapport."


def advised(told: Reading) -> list[str]:
    """The words on the Raad van State of a bill and its novelle, given what else was read."""
    readings = (Reading(BILL, ago(300)), Reading(NOVELLE, ago(300)), told)
    course = timeline(DOSSIER, readings, AsOf(NOW.date()))
    return [one.cells[1].words for one in bills(course, (BILL, NOVELLE), NOW.date())]


@pytest.mark.parametrize(
    ("title", "first", "second"),
    [
        ("Kamerstuk: Nader rapport novelle Voorbeeldwet", NONE, BY_REPORT),
        ("Kamerstuk: Nader rapport bij 99.999", BY_REPORT, NONE),
        ("Kamerstuk: Nader rapport", NONE, NONE),
        ("Kamerstuk: Jaarrapport novelle", NONE, NONE),
    ],
)
def test_an_advice_is_never_given_to_the_wrong_one_of_two_bills(title: str, first: str, second: str) -> None:
    assert advised(Reading(replace(NEWS, title=title), ago(250), 3, 3, title)) == [first, second]


def test_an_advice_on_an_unnamed_bill_says_that_this_is_unknown() -> None:
    title, url = (
        "Advies Raad van State over wonen",
        "https://zoek.officielebekendmakingen.nl/stcrt-2026-9.html",
    )
    paper = Document("officielebekendmakingen", "stcrt-2026-9", url, "staatscourant", title)
    unknown = "Raad van State: advies, onbekend bij welk voorstel"
    assert advised(Reading(replace(paper, published=date(2026, 2, 2)), ago(250), 3)) == [unknown, unknown]


def test_a_bill_that_came_later_says_when() -> None:
    later = replace(BILL, facts=(Fact("stage", "in_house"), Fact("submitted", "2026-08-12")))
    day = date(2026, 7, 1)
    course = timeline(DOSSIER, (Reading(later, ago(10)),), AsOf(day))
    (first, _) = bills(course, (later,), day)
    assert first.cells == ()
    assert first.further == "Toen nog niet ingediend. Dat gebeurde op 12 augustus 2026."


def test_a_vote_without_its_parties_shows_no_table_of_the_other_chamber() -> None:
    facts = tuple(one for one in REJECTED.facts if not one.name.startswith("votes_ek"))
    silent = replace(REJECTED, facts=facts)
    found = poll(change_of(BILL, silent), silent)
    assert found and found.ballot is None
    assert found.result.text == "Verworpen: 31 voor, 44 tegen. De bron noemt geen fracties."


@pytest.mark.parametrize("text", ["99999", "99 999", "99.999", "99\u00a0999", "stemming over 99 999, nr. 3"])
def test_a_number_is_known_however_it_is_written(text: str) -> None:
    assert says(text, "99999")
    assert not says(text, "99998")


def test_a_renamed_party_is_one_row_and_did_not_turn() -> None:
    facts = {
        "result_tk": ("aangenomen",),
        "votes_tk_for": ("GroenLinks-PvdA", "Partij B"),
        "votes_tk_against": ("Groep Proef",),
        "result_ek": ("aangenomen",),
        "votes_ek_for": ("PRO",),
        "votes_ek_against": ("Partij B (behalve het lid D)",),
        "votes_ek_absent": ("Partij B (het lid D)",),
    }
    found = ballot(facts, ("ek", "tk"))
    assert found
    assert found.chambers == ("Tweede Kamer", "Eerste Kamer")
    assert [(one.name, one.sides, one.otherwise) for one in found.parties] == [
        ("Partij B", ("voor", "tegen (behalve het lid D), afwezig (het lid D)"), True),
        ("PRO", ("voor", "voor"), False),
        ("Groep Proef", ("tegen", "niet genoemd"), False),
    ]


def test_without_parties_there_is_no_table() -> None:
    assert ballot({"result_ek": ("verworpen",)}, ("ek",)) is None
    assert ballot(grouped(told(REJECTED)), ()) is None


def test_a_change_that_is_a_vote_is_told_once() -> None:
    found = poll(change_of(BILL, REJECTED), REJECTED)
    assert found and found.ballot
    assert found.result.text.startswith("Verworpen: 31 voor, 44 tegen. Anders dan in de Tweede Kamer: ")
    assert {"fact:seats_ek_for", "fact:votes_ek_against", "fact:result_ek"} <= set(vote_parts(found))


def test_a_row_with_a_decision_is_a_vote_and_a_plan_is_none() -> None:
    title = "Amendement van het lid De Proef over groepen"
    before = listed(row(7, title, "Datum: 2 maart 2026"))
    after = listed(
        row(7, title, "Datum: 2 maart 2026", "Besluit: Verworpen", "Voor: partij a", "Tegen: B, C")
    )
    found = poll(change_of(before, after), after)
    assert found and found.ballot
    assert [(one.name, one.sides) for one in found.ballot.parties] == [
        ("B", ("tegen",)),
        ("C", ("tegen",)),
        ("partij a", ("voor",)),
    ]
    planned = replace(BILL, facts=(*BILL.facts, Fact("planned", "2026-10-13")))
    assert poll(change_of(BILL, planned), planned) is None
    assert poll(change_of(None, NEWS), NEWS) is None
