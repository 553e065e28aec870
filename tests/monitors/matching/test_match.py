from __future__ import annotations

import pytest

from monitors.matching.match import Matcher, Passage
from monitors.watchlist import Amendment, Dossier

BILL = Dossier(
    key="voorbeeldwet",
    title="Voorbeeldwet",
    numbers=("99999", "99998"),
    names=("Voorbeeldwet", "Wet op het voorbeeld"),
    abbreviations=("VBW",),
    exclude=("Oude Voorbeeldwet 1990",),
    amendments=(
        Amendment("proef", names=("De Proef",), words=("verbod op voorrang",), papers=("99999/44", "99998")),
    ),
)
TOPIC = Dossier(
    key="opvang", title="Opvang", names=("Oekraïne", "Oekraïners"), context=("opvang", "ontheemden")
)
MATCHER = Matcher((BILL, TOPIC))


def found(text: str, where: str = "section") -> tuple[str, ...]:
    return tuple(match.key for match in MATCHER.matches([Passage(where, text)]).dossiers)


def amended(text: str) -> tuple[str, ...]:
    return tuple(match.key for match in MATCHER.matches([Passage("section", text)]).amendments)


@pytest.mark.parametrize(
    "text",
    [
        "Kamerstukken II 2024/25, 99999, nr. 44",
        "wetsvoorstel 99 999",
        "Voorbeeld (99.999)",
        "kst-99999-F",
        "36791 en 99999-44",
        "het wetsvoorstel 99\u00a0999",
    ],
)
def test_a_number_matches_in_every_spelling(text: str) -> None:
    assert found(text) == ("voorbeeldwet",)


@pytest.mark.parametrize(
    "text",
    [
        "€ 99.999 subsidie",
        "Stb. 99999",
        "tel. 99 999",
        "er zijn 99.999 plekken",
        "199999",
        "99.999,50",
        "06-99999",
    ],
)
def test_amounts_and_telephone_numbers_do_not_match(text: str) -> None:
    assert found(text) == ()


def test_soft_hyphens_case_and_inflections_do_not_hide_a_name() -> None:
    assert found("De voor\u00adbeeld\u00adwet wordt behandeld") == ("voorbeeldwet",)
    assert found("de gevolgen van de Voorbeeldwets") == ("voorbeeldwet",)


def test_a_longer_word_is_another_word() -> None:
    assert found("de voorbeeldwetgeving in het algemeen") == ()


def test_an_abbreviation_counts_in_capitals_only() -> None:
    assert found("de VBW treedt in werking") == ("voorbeeldwet",)
    assert found("de vbw treedt in werking") == ()


def test_an_excluded_phrase_takes_its_name_with_it() -> None:
    assert found("de Oude Voorbeeldwet 1990") == ()
    assert found("de Oude Voorbeeldwet 1990 en de Voorbeeldwet") == ("voorbeeldwet",)


def test_a_topic_needs_its_context() -> None:
    assert found("De oorlog in Oekraïne duurt voort.") == ()
    assert found("De opvang van mensen uit Oekraïne kost geld.") == ("opvang",)


def test_an_amendment_by_name_needs_the_word_and_the_dossier() -> None:
    assert amended("Over de Voorbeeldwet: het gewijzigd amendement van het lid De Proef c.s.") == ("proef",)
    assert amended("het amendement-De Proef") == ("proef",)
    assert amended("Het lid De Proef vroeg naar huurteams.") == ()
    assert amended("Het amendement van het lid De Proef over huurteams.") == ()


def test_an_amendment_is_known_by_what_it_does_and_brings_its_dossier() -> None:
    matches = MATCHER.matches([Passage("section", "Er komt een verbod op voorrang.")])
    assert [match.key for match in matches.amendments] == ["proef"]
    assert [match.key for match in matches.dossiers] == ["voorbeeldwet"]


def test_an_amendment_is_known_by_its_paper_and_by_its_novelle() -> None:
    assert amended("Kamerstuk 99999, nr. 44") == ("proef",)
    assert amended("novelle 99998") == ("proef",)
    assert amended("Kamerstuk 99999, nr. 45") == ()


def test_every_match_says_where_which_words_and_by_which_rule() -> None:
    (match,) = MATCHER.matches([Passage("title", "Nota over de Voorbeeldwet")]).dossiers
    assert [(why.where, why.text, why.rule) for why in match.why] == [("title", "Voorbeeldwet", "name")]
