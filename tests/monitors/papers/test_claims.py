"""Figures of sentences: how many of what, whose, in which state; what is no figure of that kind."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitors.papers.claims import claims, masked


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        (
            "Per 1 juli zijn er 107.000 gemeentelijke opvangplekken gevraagd, waarvan er nu circa 95.500 "
            "zijn gerealiseerd.",
            [
                ("107.000", "gemeentelijke opvangplekken", "gevraagd"),
                ("95.500", "gemeentelijke opvangplekken", "gerealiseerd"),
            ],
        ),
        ("Er staan 64.190 gevluchte Oekraïners in de BRP.", [("64.190", "gevluchte Oekraïners", "")]),
        ("Er zijn tussen de 5.000 en 6.000 plekken nodig.", [("tussen de 5.000 en 6.000", "plekken", "")]),
        ("Er zijn 5.000-6.000 plekken nodig.", [("5.000-6.000", "plekken", "")]),
        ("Het kabinet trekt € 12,5 miljoen uit.", [("€ 12,5 miljoen", "euro", "")]),
        (
            "Drie gemeenten openen vijfentwintig locaties.",
            [("Drie", "gemeenten openen", ""), ("vijfentwintig", "locaties", "")],
        ),
        ("Een bezetting van 88 procent, dus 88%.", []),
        ("Op 14 juli 2025, om 12.30 uur, in week 27 van 2025.", []),
        ("Zie artikel 5, nr. 12, 36 704, nr. 44, brief 26/045 en bladzijde 3.", []),
    ],
)
def test_a_figure_has_a_unit_and_a_state(sentence: str, found: list[tuple[str, str, str]]) -> None:
    assert [(one.shown, one.unit, one.state) for one in claims(sentence)] == found


def test_words_ranges_and_scales_have_values() -> None:
    (words,) = claims("Er zijn tweeëntwintig plekken.")
    (scaled,) = claims("Er zijn 1,7 miljoen tot 2 miljoen woningen.")
    assert words.value == (Decimal(22), Decimal(22))
    assert scaled.value == (Decimal("1700000.0"), Decimal(2_000_000))
    assert [one.about for one in claims("Er zijn circa 300 plekken.")] == [True]


def test_the_owners_are_whom_the_sentence_names() -> None:
    (one,) = claims("Het COA heeft 300 plekken bij gemeenten voor Oekraïense ontheemden.")
    assert one.owners == {"COA", "gemeenten", "Oekraïners"}


def test_sentences_that_differ_in_figures_and_dates_alone_have_the_same_words() -> None:
    assert masked("Op 1 juli 2025 waren er 95.500 plekken.") == masked("Op 3 mei 2026 waren er 97 plekken.")


@given(st.text(max_size=200))
def test_every_figure_stands_in_its_sentence(sentence: str) -> None:
    for one in claims(sentence):
        assert one.shown in sentence and one.low.is_finite() and one.high.is_finite()
