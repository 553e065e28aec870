"""Predecessors of amendments: by the data, then by the title, never guessed."""

from __future__ import annotations

from typing import Any

import pytest

from crawler.errors import LayoutChanged
from crawler.sites.tweedekamer.lineage import Lineage, form, lineage


def titled(title: str, **more: Any) -> dict[str, Any]:
    return {"Soort": "Amendement", "Onderwerp": title, **more}


@pytest.mark.parametrize(
    ("title", "papers"),
    [
        ("Gewijzigd amendement van de leden A en B ter vervanging van nr. 9 over x", ("9",)),
        ("Gewijzigd amendement van het lid A ter vervanging van nr. 9 waarmee een verbod op x", ("9",)),
        ("Gewijzigd amendement van het lid A ter vervanging van nr. 9 dat artikel 5 wijzigt", ("9",)),
        ("Gewijzigd amendement van het lid A (t.v.v. 99999, nr.18) over x", ("18",)),
        ("Gewijzigd amendement van het lid A (t.v.v. 99 999, nr. 18) over x", ("18",)),
        ("Nader gewijzigd amendement van het lid A t.v.v. 99999-12 over x", ("12",)),
        ("Nader gewijzigd amendement van het lid A tvv nr 12", ("12",)),
        ("Gewijzigd amendement ter vervanging van nrs. 12 en 13 over x", ("12", "13")),
        ("Gewijzigd amendement ter vervanging van nrs. 12, 13 en 14", ("12", "13", "14")),
        ("Gewijzigd amendement ter vervanging van nrs. 12, 13, en nr. 14 over x", ("12", "13", "14")),
        ("Gewijzigd amendement ter vervanging van nrs. 12 t/m 14 over x", ("12", "13", "14")),
        ("Gewijzigd amendement ter vervanging van nr. 12 en 99999, nr. 13 over x", ("12", "13")),
        ("Amendement ter vervanging van dat gedrukt onder nr. 8 over x", ("8",)),
        ("Gewijzigd amendement ter vervanging van het amendement van het lid B (99999, nr. 8)", ("8",)),
        ("Gewijzigd amendement t.v.v. 99998-XXII-12 over x", ("99998-XXII/12",)),
        ("Gewijzigd amendement t.v.v. nr. 12 over 30 procent, nr. 13 en artikel 4", ("12",)),
        ("Gewijzigd amendement ter vervanging van nr. 12, ontvangen 3 juni 2026", ("12",)),
    ],
)
def test_a_title_names_what_is_replaced(title: str, papers: tuple[str, ...]) -> None:
    assert lineage(titled(title), "99999") == Lineage(papers, "title")


@pytest.mark.parametrize(
    "title",
    [
        "Tweede nader gewijzigd amendement van het lid A over x",
        "Gewijzigd amendement van het lid A ter vervanging van een eerder amendement over nr. 4",
        "Gewijzigd amendement ter vervanging van 30 procent van de norm",
        "Gewijzigd amendement ter vervanging van 99999",
        "Vervangend amendement van het lid A over x",
        "Gewijzigd amendement ter vervanging van artikel 9",
    ],
)
def test_a_changed_amendment_that_names_no_paper_has_an_unknown_predecessor(title: str) -> None:
    assert lineage(titled(title), "99999") == Lineage((), "unknown")


@pytest.mark.parametrize(
    "title",
    [
        "Amendement van het lid A over groepen",
        "Amendement van het lid A over een norm van 30 procent op termijn",
        "Amendement van het lid A over een verbod op voorrang, zie nr. 12",
        "Amendement van het lid Op den Akker over nr. 12",
        "",
    ],
)
def test_a_first_amendment_replaces_and_amends_nothing(title: str) -> None:
    assert lineage(titled(title), "99999") == Lineage()


@pytest.mark.parametrize(
    ("title", "papers"),
    [
        ("Subamendement van het lid C op het amendement van de leden A en B, nr. 18", ("18",)),
        ("Subamendement van het lid C op nr. 12 over x", ("12",)),
        ("Subamendement van het lid C ter wijziging van nr. 12 over x", ("12",)),
        ("Sub-amendement van het lid C op stuk nr. 12 over x", ("12",)),
        ("Amendement van het lid C op nr. 12 over x", ("12",)),
        ("Amendement van het lid C op het amendement van het lid A (99999, nr. 12) over x", ("12",)),
        ("Subamendement van het lid Op den Akker op nr. 12", ("12",)),
    ],
)
def test_an_amendment_of_an_amendment_names_it(title: str, papers: tuple[str, ...]) -> None:
    assert lineage(titled(title), "99999") == Lineage(amends=papers, sub=True)


def test_a_changed_sub_amendment_names_both() -> None:
    title = "Gewijzigd subamendement van het lid C ter vervanging van nr. 20 op nr. 18 over x"
    assert lineage(titled(title)) == Lineage(("20",), "title", ("18",), sub=True)


def test_a_sub_amendment_without_a_number_amends_something_unknown() -> None:
    assert lineage(titled("Subamendement van het lid C over x")) == Lineage(sub=True)


def linked(*numbers: int, **more: Any) -> list[dict[str, Any]]:
    return [{"Volgnummer": number, **more} for number in numbers]


def test_the_data_outweigh_the_title_and_a_difference_is_kept() -> None:
    title = "Gewijzigd amendement ter vervanging van nr. 9"
    assert lineage(titled(title, VervangenVanuit=linked(9))) == Lineage(("9",), "data")
    assert lineage(titled(title, VervangenVanuit=linked(7))) == Lineage(("7",), "data", title=("9",))


def test_links_to_papers_without_a_number_say_nothing() -> None:
    title = "Gewijzigd amendement ter vervanging van nr. 9"
    assert lineage(titled(title, VervangenVanuit=linked(7, -1))) == Lineage(("9",), "title")
    assert lineage(titled("Gewijzigd amendement", VervangenVanuit=linked(-1))) == Lineage((), "unknown")


def test_a_removed_link_is_no_link() -> None:
    assert lineage(titled("Amendement", VervangenVanuit=linked(7, Verwijderd=True))) == Lineage()


def test_links_that_are_no_rows_are_a_changed_layout() -> None:
    with pytest.raises(LayoutChanged, match="VervangenVanuit"):
        lineage(titled("Amendement", VervangenVanuit="nr. 7"))


@pytest.mark.parametrize(
    ("title", "filed", "expected"),
    [
        ("Amendement van het lid A over x", "Amendement", "Amendement"),
        (
            "Tweede nader gewijzigd amendement van het lid A",
            "Amendement",
            "Tweede nader gewijzigd amendement",
        ),
        ("Over x", "Amendement (gewijzigd/nader/vervangend)", "Amendement (gewijzigd/nader/vervangend)"),
        ("Over x", "Brief regering", "Amendement"),
    ],
)
def test_an_amendment_is_called_by_its_title_then_by_its_papers(
    title: str, filed: str, expected: str
) -> None:
    assert form(titled(title, Document=[{"Soort": filed}])) == expected


def test_papers_that_are_filed_as_changed_make_the_predecessor_unknown() -> None:
    papers = [{"Soort": "Amendement (gewijzigd/nader/vervangend)"}]
    assert lineage(titled("Over x", Document=papers)).evidence == "unknown"
    assert lineage(titled("Over x", Document=[*papers, {"Soort": "Amendement"}])).evidence is None
