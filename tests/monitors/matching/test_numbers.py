"""Numbers of bills and papers in all their spellings, and what looks like them."""

from __future__ import annotations

import pytest

from monitors.matching.numbers import numbers
from monitors.matching.plaintext import plain


def found(text: str, certain: bool = False) -> list[tuple[str, tuple[str, ...]]]:
    return [(one.number, one.papers) for one in numbers(plain(text), certain)]


@pytest.mark.parametrize(
    ("text", "number", "papers"),
    [
        ("36704", "36704", ()),
        ("wetsvoorstel 36 704", "36704", ()),
        ("de novelle (36.704)", "36704", ()),
        ("36704-44", "36704", ("36704/44",)),
        ("Kamerstukken II 2024/25, 36704, nr. 44", "36704", ("36704/44",)),
        ("kst-36704-F", "36704", ("36704/F",)),
        ("36 704, letter F", "36704", ("36704/F",)),
        ("Kamerstukken I 36 704, D", "36704", ("36704/D",)),
        ("Kamerstuk 36704, nrs. 12 en 13", "36704", ("36704/12", "36704/13")),
        ("Kamerstuk 36 945 XXII, nr. 4", "36945-XXII", ("36945-XXII/4",)),
        ("wetsvoorstel 36\u2011704", "36704", ()),
        ("36 704 \u2013 hoofdelijk \u2013 verworpen", "36704", ()),
    ],
)
def test_a_number_is_read_in_every_spelling(text: str, number: str, papers: tuple[str, ...]) -> None:
    assert found(text) == [(number, papers)]


@pytest.mark.parametrize(
    "text",
    [
        "€ 36.704",
        "36.704 euro",
        "er zijn 36.704 plekken",
        "tel. 036 704 112",
        "06-36704112",
        "Stb. 2026, 36704",
        "Staatscourant 2023, 36704",
        "vacature 36512",
        "artikelnummer: 36704",
        "2026Z36704",
        "ECLI:NL:RBDHA:2023:12919",
        "236704",
        "36.704,50",
        "36 512 romans",
    ],
)
def test_what_looks_like_a_number_is_none(text: str) -> None:
    assert found(text) == []


def test_two_numbers_with_a_stroke_are_two_bills_and_no_paper() -> None:
    assert found("Punt 4: voorstel 36.704/36.703") == [("36704", ()), ("36703", ())]


def test_in_a_title_three_digits_may_stand_apart() -> None:
    assert found("36.704 Asielnoodmaatregelenwet", certain=True) == [("36704", ())]
