"""Printed lines become paragraphs."""

from __future__ import annotations

import pytest

from crawler.lines import Line, joined, paragraphs_of, without_running


@pytest.mark.parametrize(
    ("above", "below", "whole"),
    [
        ("het zorg\x02", "en sociaal domein", "het zorg- en sociaal domein"),
        ("waren opgeno\x02", "men waardoor", "waren opgenomen waardoor"),
        ("een SPUK\ufffe", "regeling", "een SPUK-regeling"),
        ("in Noord\x02", "Holland", "in Noord-Holland"),
        ("een CW3.1-", "kader", "een CW3.1-kader"),
        ("de zorg-", "en welzijnspartijen", "de zorg- en welzijnspartijen"),
        ("Lokaal team -", "hechte verbanden", "Lokaal team - hechte verbanden"),
        ("tot 12.00 ", "uur", "tot 12.00 uur"),
    ],
)
def test_a_word_at_a_line_end_is_made_whole_and_a_real_hyphen_stays(
    above: str, below: str, whole: str
) -> None:
    assert joined(above, below) == whole


def printed(text: str, y: float, right: float = 500, left: float = 80) -> Line:
    return Line(text, left, right, y, y / 842, 30)


def test_a_short_line_ends_its_paragraph() -> None:
    lines = [
        printed("Met groet,", 500, 180),
        printed("De verzender", 488),
        printed("en meer", 476),
    ]
    assert paragraphs_of(lines) == ["Met groet,", "De verzender en meer"]


def test_a_bullet_begins_a_paragraph_and_its_second_line_does_not() -> None:
    lines = [printed("• eerste punt dat", 500), printed("doorloopt", 488, left=98), printed("• tweede", 476)]
    assert paragraphs_of(lines) == ["• eerste punt dat doorloopt", "• tweede"]


def test_only_what_stands_in_the_margin_of_every_page_is_a_running_header() -> None:
    pages = [
        [printed("Verzonnen vereniging", 57), printed("1/2", 57), printed("Verzonnen vereniging", 500)],
        [printed("Verzonnen vereniging 2/2", 57), printed("2026", 400), printed("Alleen hier", 40)],
    ]
    assert [[line.text for line in page] for page in without_running(pages)] == [
        ["Verzonnen vereniging"],
        ["2026", "Alleen hier"],
    ]


def test_a_page_of_ten_thousand_lines_is_read_in_time() -> None:
    lines = [printed(f"regel {n}", 10_000 - n * 0.1, left=float(n % 500)) for n in range(10_000)]
    assert sum(text.count("regel") for text in paragraphs_of(lines)) == 10_000
