"""Rows of a list in a message: one line for what came or was decided, was and wordt for the rest."""

from __future__ import annotations

from monitors.model import Part
from notifiers.listed import merged, row

KEY = "section:99999/18"
HEADING = "amendement van het lid A over voorrang"


def part(before: str | None, after: str | None) -> Part:
    return Part("insert" if before is None else "replace", KEY, HEADING, before, after)


def test_a_new_row_is_one_line_with_its_number_and_day() -> None:
    (new,) = merged([part(None, "Soort: Amendement\nDatum: 2 maart 2026\nAfgehandeld: nee")])
    assert row(new).text == "Amendement van het lid A over voorrang (nr. 18, 2 maart 2026)."


def test_a_decision_and_its_votes_are_one_line() -> None:
    parts = [
        part("Afgehandeld: nee", "Afgehandeld: ja"),
        part(None, "Besluit: Aangenomen."),
        part(None, "Voor: SP"),
    ]
    (decided,) = merged(parts)
    assert row(decided).text == "Amendement van het lid A over voorrang (nr. 18): aangenomen."


def test_another_day_is_was_and_wordt_under_the_name_of_the_fact() -> None:
    (moved,) = merged([part("Datum: 8 december 2025", "Datum: 15 december 2025")])
    assert (moved.before, moved.after) == ("8 december 2025", "15 december 2025")
    assert moved.heading == f"{HEADING}, datum"


def test_a_paper_of_a_bills_page_stays_as_it_is() -> None:
    paper = Part("insert", "section:99999/E", "nota", None, "27 november 2025; EK, E")
    assert merged([paper]) == (paper,)
    assert row(paper).text == "Nota (letter E, 27 november 2025)."
