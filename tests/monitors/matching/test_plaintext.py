"""The text as the matcher reads it: words made whole, and without what belongs to the page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitors.matching.plaintext import folded, plain, without_furniture


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("het tĳdelĳk tekort", "het tijdelijk tekort"),
        ("Oekrai\u0308ners", "Oekraïners"),
        ("asiel\u00adnood\u00admaatregelen", "asielnoodmaatregelen"),
        ("V&amp;VN &eacute;n de GGD", "V&VN én de GGD"),
        ("36\u00a0704", "36 704"),
        ("36\u2011704", "36-704"),
        ("de wet verster-\nking regie", "de wet versterking regie"),
        ("amendement-Mooi-\nman", "amendement-Mooiman"),
        ("asiel- en\nmigratiepact", "asiel- en\nmigratiepact"),
    ],
)
def test_spellings_of_one_word_are_read_alike(written: str, read: str) -> None:
    assert plain(written) == read


@given(st.text())
def test_a_folded_text_is_as_long_as_the_text(text: str) -> None:
    assert len(folded(text)) == len(text)


@given(st.text())
def test_reading_a_plain_text_again_changes_no_spaces(text: str) -> None:
    assert "  " not in plain(text).replace("\n", "")


def test_a_list_of_other_articles_goes_and_the_text_after_it_stays() -> None:
    text = "Er komt een pad.\nLees ook:\n- Spreidingswet blijft\n- Zwembad dicht\n\nDe aanleg begint in mei."
    assert without_furniture(text) == "Er komt een pad.\nDe aanleg begint in mei."


@pytest.mark.parametrize(
    "line",
    [
        "Over ons | Contact | Privacy | Cookies",
        "Wij plaatsen functionele cookies. Akkoord / Instellingen",
        "Dossiers: Spreidingswet / Oekraïne / Wet regie / Stikstof",
        "\u2610 Asielnoodmaatregelenwet (12) \u2610 Tweestatusstelsel (9) \u2610 Spreidingswet (31)",
        "Home > Asiel > Spreidingswet",
    ],
)
def test_menus_and_cookie_lines_go(line: str) -> None:
    assert without_furniture(f"Kop\n{line}\nDe raad besluit donderdag.") == "Kop\nDe raad besluit donderdag."


def test_a_furniture_sentence_goes_and_its_neighbours_stay() -> None:
    text = "Er zijn 3 resultaten. Meest gezocht: spreidingswet, paspoort. De raad besluit donderdag."
    assert without_furniture(text) == "Er zijn 3 resultaten. De raad besluit donderdag."


def test_a_list_that_is_the_text_itself_stays() -> None:
    text = "Het college besluit:\n1. Vaststellen van het plan.\n2. Verlengen overeenkomst met het COA."
    assert without_furniture(text) == text
