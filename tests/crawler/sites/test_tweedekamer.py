"""The House's open data: what rows say, and what is a change of them."""

from __future__ import annotations

from datetime import date

import pytest

from crawler.document import same
from monitors.model import Kind
from tests.crawler.sites.tweedekamer_answers import (
    LISTS,
    Answer,
    chain,
    difference,
    fixture,
    read,
    row,
    said,
)
from tests.samples import sample


def test_a_chain_of_four_has_the_right_predecessors() -> None:
    rows = said(read(chain()))
    assert "Vervangt: nr. 7" in rows["99999/12"].split("\n")
    assert "Vervangt: nr. 12, nr. 13" in rows["99999/18"].split("\n")
    assert "Wijzigt amendement: nr. 18" in rows["99999/19"].split("\n")
    assert "Vervangt: onbekend" in rows["99999/21"].split("\n")
    assert "Vervangt" not in rows["99999/7"] + rows["99999/13"] + rows["99999/19"]


def test_each_amendment_says_what_it_calls_itself() -> None:
    kinds = [section.text.split("\n")[0] for section in read(chain()).sections]
    assert kinds == [
        "Soort: Amendement",
        "Soort: Gewijzigd amendement",
        "Soort: Amendement",
        "Soort: Nader gewijzigd amendement",
        "Soort: Subamendement",
        "Soort: Gewijzigd amendement",
        "Soort: Gewijzigd amendement",
    ]


def test_rows_stand_in_the_order_of_their_numbers_whatever_order_the_service_gives() -> None:
    turned = chain()
    turned["value"].reverse()
    keys = [section.key for section in read(turned).sections]
    assert keys == [f"99999/{number}" for number in (7, 12, 13, 18, 19, 21, 22)]
    assert same(read(chain()), read(turned))


@pytest.mark.parametrize("name", LISTS)
def test_moments_of_change_are_no_difference(name: str) -> None:
    def touch(value: object) -> None:
        for one in value if isinstance(value, list) else value.values() if isinstance(value, dict) else ():
            touch(one)
        if isinstance(value, dict) and "GewijzigdOp" in value:
            value["GewijzigdOp"] = value["ApiGewijzigdOp"] = "2026-11-01T10:00:00Z"

    before, url = fixture(name)
    after, _ = fixture(name)
    touch(after["value"])
    assert same(read(before, url), read(after, url))


def test_the_order_of_submitters_votes_and_decisions_is_no_difference() -> None:
    def turn(answer: Answer) -> None:
        for one in answer["value"]:
            one["ZaakActor"].reverse()
            one["Besluit"].reverse()
            for decision in one["Besluit"]:
                decision["Stemming"].reverse()

    extra = dict(row(chain(), 18)["Besluit"][0], Id="a", BesluitTekst="Aangehouden.", Stemming=[])
    before, after = chain(), chain()
    row(before, 18)["Besluit"].append(extra)
    row(after, 18)["Besluit"].append(extra)
    turn(after)
    assert same(read(before), read(after))


def test_another_opinion_of_the_cabinet_is_a_change_of_one_line() -> None:
    found = difference(lambda answer: row(answer, 12).update(Kabinetsappreciatie="Oordeel Kamer"))
    (part,) = found.parts
    assert found.material
    assert part.key == "section:99999/12"
    assert (part.before, part.after) == ("Oordeel kabinet: Ontraden", "Oordeel kabinet: Oordeel Kamer")


def test_a_new_amendment_is_one_new_row() -> None:
    def add(answer: Answer) -> None:
        answer["value"].append({**row(answer, 7), "Id": "x", "Nummer": "2026Z99023", "Volgnummer": 23})
        answer["@odata.count"] += 1

    found = difference(add)
    (part,) = found.parts
    assert (part.op, part.key) == ("insert", "section:99999/23")
    assert found.kinds == frozenset({Kind.NEW})


def test_a_proposal_for_a_decision_becomes_a_decision_only_when_the_house_says_so() -> None:
    proposed = chain()
    decision = row(proposed, 18)["Besluit"][0]
    for status in ("Voorstel", "Concept voorstel", "Nog te verwerken besluit", "iets nieuws", None):
        decision["Status"] = status
        lines = said(read(proposed))["99999/18"].split("\n")
        assert f"Voorstel: Aangenomen ({status or 'onbekend'})" in lines
        assert not [line for line in lines if line.startswith(("Besluit:", "Voor:", "Tegen:", "Zetels:"))]


def test_votes_are_parties_by_name_with_their_seats() -> None:
    lines = said(read(chain()))["99999/18"].split("\n")
    assert lines[-3:] == ["Voor: Fractie A, Fractie B", "Tegen: Fractie C", "Zetels: 110 voor, 40 tegen"]


def test_a_mistaken_vote_is_marked_and_then_no_seats_are_added_up() -> None:
    lines = said(read(chain()))["99999/19"].split("\n")
    assert lines[-2:] == ["Voor: Fractie C (vergissing)", "Tegen: Fractie A, Fractie B"]


def test_an_unknown_size_of_a_party_leaves_the_sum_out() -> None:
    answer = chain()
    row(answer, 18)["Besluit"][0]["Stemming"][0]["FractieGrootte"] = None
    assert "Zetels" not in said(read(answer))["99999/18"]


def test_a_roll_call_counts_members_for_each_party() -> None:
    answer, url = fixture("cases")
    lines = said(read(answer, url))["99999/31"].split("\n")
    assert lines[-5:] == [
        "Stemming: hoofdelijk",
        "Voor: Fractie A (2), Fractie B (1)",
        "Tegen: Fractie A (1)",
        "Niet deelgenomen: Fractie C (1)",
        "Zetels: 3 voor, 1 tegen, 1 niet deelgenomen",
    ]


@pytest.mark.parametrize(
    "decision",
    [
        {"BesluitSoort": "Stemmen - ingetrokken", "BesluitTekst": "Ingetrokken."},
        {"BesluitSoort": None, "BesluitTekst": "Ingetrokken door de indiener."},
        {"BesluitSoort": "Ingetrokken", "BesluitTekst": None},
    ],
)
def test_a_withdrawal_is_read_from_a_final_decision(decision: Answer) -> None:
    answer = chain()
    row(answer, 18)["Besluit"][0].update(decision)
    assert "Ingetrokken: ja" in said(read(answer))["99999/18"].split("\n")
    row(answer, 18)["Besluit"][0]["Status"] = "Voorstel"
    assert "Ingetrokken: ja" not in said(read(answer))["99999/18"].split("\n")


def test_a_removed_row_says_so_and_needs_no_parts() -> None:
    answer = chain()
    answer["value"][0] = {"Id": "x", "Nummer": "2026Z99007", "Volgnummer": 7, "Verwijderd": True}
    assert said(read(answer))["99999/7"].split("\n")[-1] == "Verwijderd: ja"


def test_removed_parts_of_a_row_are_left_out() -> None:
    answer = chain()
    row(answer, 18)["Besluit"][0]["Verwijderd"] = True
    row(answer, 18)["ZaakActor"][0]["Verwijderd"] = True
    lines = said(read(answer))["99999/18"].split("\n")
    assert "Indieners: lid A" in lines
    assert not [line for line in lines if line.startswith(("Besluit:", "Voor:"))]


def test_an_answer_to_written_questions_is_a_change_of_the_questions() -> None:
    def unanswered(answer: Answer) -> None:
        questions = next(one for one in answer["value"] if one["Soort"] == "Schriftelijke vragen")
        questions["Document"] = questions["Document"][1:]

    (part,) = difference(unanswered, "cases").parts
    assert part.key == "section:Zaak/2026Z90134"
    assert part.after == "Stukken: Schriftelijke vragen (20 maart 2026)"


def test_a_case_of_two_dossiers_keeps_its_own_name() -> None:
    answer, url = fixture("cases")
    keys = said(read(answer, url))
    assert "Zaak/2026Z90033" in keys
    assert "99999/33" not in keys


def test_two_cases_with_one_number_are_both_kept() -> None:
    answer = chain()
    answer["value"].append({**row(answer, 7), "Id": "x", "Nummer": "2026Z99090"})
    answer["@odata.count"] += 1
    rows = said(read(answer))
    assert {"99999/7", "Zaak/2026Z99090"} <= rows.keys()
    assert len(rows) == 8


def test_a_row_that_comes_twice_is_one_row() -> None:
    answer = chain()
    answer["value"].append(row(answer, 7))
    assert same(read(answer), read(chain()))


def test_another_day_of_an_activity_is_a_change_and_another_hour_is_none() -> None:
    def move(answer: Answer, moment: str) -> None:
        answer["value"][0].update(Datum=moment, Aanvangstijd=moment)

    hour = difference(lambda answer: move(answer, "2026-06-18T15:30:00+02:00"), "activities")
    assert hour.parts == ()
    (part,) = difference(lambda answer: move(answer, "2026-06-24T22:00:00Z"), "activities").parts
    assert (part.before, part.after) == ("Datum: 18 juni 2026", "Datum: 25 juni 2026")


def test_a_decision_becoming_final_is_material_in_the_list_of_decisions() -> None:
    found = difference(
        lambda a: a["value"][1].update(Status="Besluit", BesluitTekst="Aangenomen."), "decisions"
    )
    assert found.material
    assert "Besluit: Aangenomen" in [part.after for part in found.parts]


def test_the_highest_number_of_a_dossier_is_a_material_change() -> None:
    found = difference(lambda answer: answer["value"][0].update(HoogsteVolgnummer=37), "bill")
    assert found.material
    assert [(part.before, part.after) for part in found.parts] == [
        ("Hoogste nummer: 36", "Hoogste nummer: 37")
    ]


def test_a_row_never_has_a_single_line_since_such_rows_are_compared_by_date_alone() -> None:
    for name in (*LISTS, "another-entity", "decision", "amendments-removed"):
        for section in read(*fixture(name)).sections:
            assert "\n" in section.text, f"{name}: {section.key}"


def test_the_sample_decision_is_read() -> None:
    body = sample("tweedekamer.nl/odata_besluit.json")
    document = read(body, "https://gegevensmagazijn.tweedekamer.nl/OData/v4/2.0/Besluit")
    assert (document.kind, document.title) == ("besluit", None)
    assert document.identifier == "19aa93ac-2300-4845-86ac-fc7cffc0cbb3"
    assert document.key == f"Besluit/{document.identifier}"
    assert document.sections[0].text == "Besluit: nog niet vastgesteld\nStatus: Voorstel"
    assert str(document.modified) == "2026-09-10 11:40:40.903000+00:00"


def test_a_single_case_keeps_its_key_when_it_is_filed_under_a_dossier() -> None:
    answer, url = fixture("case")
    loose = read(answer, url)
    filed = read(
        {**answer, "Volgnummer": 44, "Kamerstukdossier": [{"Nummer": 99999, "Toevoeging": None}]}, url
    )
    assert loose.key == filed.key == "Zaak/2026Z90042"
    assert (loose.identifier, filed.identifier) == ("2026Z90042", "99999/44")
    assert loose.url == "https://www.tweedekamer.nl/kamerstukken/detail?id=2026Z90042&did=2026D90142"
    assert loose.published == date(2026, 3, 20)
