"""One spelling for the many ways a site writes the same text, dates included."""

from __future__ import annotations

import unicodedata
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.text import MONTHS, dutch_date, instant, line, numeric_date, paragraphs


@pytest.mark.parametrize(
    "text",
    [
        "Gemeenten krijgen 50 miljoen.",
        "  Gemeenten\tkrijgen\n50\u00a0miljoen.  ",
        "Ge\u00admeen\u00adten krijgen 50 miljoen.",
        "\ufeffGemeenten\u200b krijgen 50 miljoen.",
        "Gemeenten\x00krijgen\x1b50 miljoen.",
    ],
)
def test_the_same_words_are_the_same_line(text: str) -> None:
    assert line(text) == "Gemeenten krijgen 50 miljoen."


def test_a_letter_with_a_loose_accent_is_the_same_letter() -> None:
    assert line("Oekrai\u0308ne") == line("Oekraïne") == "Oekraïne"


@given(st.text())
def test_cleaning_twice_is_cleaning_once(text: str) -> None:
    once = line(text)
    assert line(once) == once
    assert paragraphs(paragraphs(text)) == paragraphs(text)


@given(st.text())
def test_a_line_holds_no_control_characters_and_no_double_spaces(text: str) -> None:
    cleaned = line(text)
    assert not any(unicodedata.category(character) == "Cc" for character in cleaned)
    assert "  " not in cleaned


def test_paragraphs_keep_their_order_and_lose_their_empty_lines() -> None:
    assert paragraphs(" een \r\n\r\n\u200b\n twee\n") == "een\ntwee"


@given(st.dates(min_value=date(1000, 1, 1)))
def test_every_day_is_read_in_words_and_in_figures(day: date) -> None:
    assert dutch_date(f"gepubliceerd {day.day} {MONTHS[day.month - 1].title()} {day.year} om") == day
    assert numeric_date(f"({day.day:02d}-{day.month:02d}-{day.year})") == day


@pytest.mark.parametrize("text", ["30 februari 2026", "1 januarie 2026", "juli 2026", "131 juli 2026", ""])
def test_a_day_that_does_not_exist_is_none(text: str) -> None:
    assert dutch_date(text) is None


@pytest.mark.parametrize("text", ["31-02-2026", "2026-02-01", "1-13-2026", ""])
def test_figures_that_are_no_day_are_none(text: str) -> None:
    assert numeric_date(text) is None


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("2026-07-01T10:00:00", datetime(2026, 7, 1, 8, tzinfo=UTC)),
        ("2026-01-01T10:00", datetime(2026, 1, 1, 9, tzinfo=UTC)),
        ("2026-07-01T10:00:00Z", datetime(2026, 7, 1, 10, tzinfo=UTC)),
        (" 2026-07-01T10:00:00+02:00 ", datetime(2026, 7, 1, 8, tzinfo=UTC)),
        ("gisteren", None),
        ("", None),
        ("0001-01-01T00:00:00", None),
        ("9999-12-31T23:59:59-05:00", None),
    ],
)
def test_a_moment_without_offset_is_amsterdam_time(text: str, moment: datetime | None) -> None:
    assert instant(text) == moment
