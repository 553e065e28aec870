"""The amendments of a dossier: one for each line, its votes, and what was decided by a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from monitors.dossiers.milestones import Reading
from monitors.dossiers.timeline import AsOf, By
from tests.invented import DOSSIER
from tests.language import complaints
from tests.wetwacht.web.dossierpage import HOSTILE, NOW, ago, listed, row
from wetwacht.web.views.amendments import Shown, amendments

TITLE = "Amendement van het lid A over groepen"
AFTER = "Gewijzigd amendement van het lid A ter vervanging van nr. 7 over groepen"
SEVEN = row(7, TITLE, "Datum: 2 maart 2026")
TWELVE = row(12, AFTER, "Datum: 9 maart 2026")
ADOPTED = row(12, AFTER, "Datum: 9 maart 2026", "Besluit: Aangenomen", "Voor: B, A", "Tegen: C")
TODAY = NOW.date()


def shown(*readings: Reading, day: date = TODAY, by: By = "happened") -> tuple[Shown, ...]:
    return amendments(DOSSIER, readings, AsOf(day, by))


def rows(one: Shown) -> dict[str, str]:
    return {line.label: line.text for line in one.rows}


BROUGHT = Reading(listed(SEVEN), ago(215), 1)
REPLACED = Reading(listed(SEVEN, TWELVE), ago(208), 2)
VOTED = Reading(listed(SEVEN, ADOPTED), ago(180), 3, 3, "Aangenomen", date(2026, 4, 7))


def test_what_was_replaced_stands_in_the_line_of_what_replaced_it() -> None:
    (one,) = shown(BROUGHT, REPLACED)
    assert (one.name, one.day, one.change) == ("Nr. 12", date(2026, 3, 9), 2)
    assert rows(one)["Reeks"].startswith("nr. 7 › nr. 12.")
    assert rows(one)["Uitslag"] == "Nog geen besluit gezien."


def test_the_vote_comes_first_with_its_lists_by_party() -> None:
    (one,) = shown(BROUGHT, REPLACED, VOTED)
    assert [line.label for line in one.rows][:3] == ["Uitslag", "Voor", "Tegen"]
    assert (rows(one)["Voor"], rows(one)["Tegen"]) == ("A, B.", "C.")


@pytest.mark.parametrize(
    ("day", "names"),
    [(date(2026, 3, 1), []), (date(2026, 3, 2), ["Nr. 7"]), (date(2026, 3, 9), ["Nr. 12"])],
)
def test_an_amendment_counts_from_its_day(day: date, names: list[str]) -> None:
    assert [one.name for one in shown(BROUGHT, REPLACED, VOTED, day=day)] == names


def test_a_decision_counts_from_the_day_on_which_it_fell() -> None:
    (before,) = shown(BROUGHT, REPLACED, VOTED, day=date(2026, 4, 6))
    assert rows(before)["Uitslag"] == "Nog geen besluit gezien."
    assert "Voor" not in rows(before)
    (after,) = shown(BROUGHT, REPLACED, VOTED, day=date(2026, 4, 7))
    assert rows(after)["Uitslag"].startswith("Aangenomen.")


def test_a_decision_that_stood_there_at_the_first_look_is_uncertain_before_it() -> None:
    (one,) = shown(Reading(listed(ADOPTED), ago(180)), day=date(2026, 3, 20))
    assert rows(one)["Uitslag"] == "Onbekend is of de Kamer op deze dag al had besloten."


def test_what_was_withdrawn_says_so() -> None:
    (one,) = shown(Reading(listed(row(7, TITLE, "Ingetrokken: ja")), ago(180), 1))
    assert rows(one)["Uitslag"] == "Ingetrokken. De Kamer stemt er niet over."


def test_those_that_are_followed_come_first_then_the_newest() -> None:
    followed = row(3, "Amendement van het lid De Proef over scholen", "Datum: 1 maart 2026")
    other = row(20, "Amendement van het lid B over huur", "Datum: 12 maart 2026")
    found = shown(Reading(listed(followed, SEVEN, other), ago(180), 1))
    assert [(one.name, one.followed) for one in found] == [
        ("Nr. 3", True),
        ("Nr. 20", False),
        ("Nr. 7", False),
    ]


def test_amendments_of_two_bills_are_told_apart() -> None:
    other = replace(SEVEN, key="99998/4")
    found = shown(Reading(listed(SEVEN, other), ago(180), 1))
    assert [one.name for one in found] == ["99\u00a0999, nr. 7", "99\u00a0998, nr. 4"]


def test_papers_of_bills_that_nobody_follows_are_left_out() -> None:
    assert shown(Reading(listed(replace(SEVEN, key="99000/7")), ago(180), 1)) == ()


def test_hostile_rows_are_inert() -> None:
    odd = row(7, f"Amendement {HOSTILE}", f"Indieners: {HOSTILE}", f"Besluit: {HOSTILE}")
    (one,) = shown(Reading(listed(odd), ago(180), 1))
    assert "\u202e" not in one.title + "".join(line.text for line in one.rows)


def test_what_the_page_says_itself_is_plain_dutch() -> None:
    for found in (shown(BROUGHT, REPLACED), shown(Reading(listed(ADOPTED), ago(180)), day=date(2026, 3, 20))):
        for one in found:
            assert [said for line in one.rows for said in complaints(line.text)] == []
