"""The figures of letters: each series in order, what stands alone, and no more than was known on a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from monitors.dossiers.milestones import Reading
from monitors.dossiers.timeline import AsOf, By
from tests.invented import NEWS
from tests.wetwacht.web.dossierpage import HOSTILE, NOW, ago, letter
from wetwacht.web.views.figures import Series, series

TEXT = "Gemeenten hebben circa {} opvangplekken voor Oekraïners gerealiseerd."
TODAY = NOW.date()


def read(number: int, published: date, text: str, days_ago: int) -> Reading:
    return Reading(letter(number, published, text), ago(days_ago), number)


FIRST = read(1, date(2026, 5, 1), TEXT.format("95.500"), 158)
SECOND = read(2, date(2026, 8, 1), TEXT.format("97.000"), 66)
THIRD = read(3, date(2026, 9, 1), TEXT.format("97.000"), 35)


def found(*readings: Reading, day: date = TODAY, by: By = "happened") -> tuple[Series, ...]:
    return series(readings, AsOf(day, by))


def test_letters_after_one_another_are_one_series_oldest_first() -> None:
    (one,) = found(FIRST, SECOND, THIRD)
    assert one.what == "Opvangplekken (gerealiseerd)"
    assert [(said.figure, said.published, said.again) for said in one.stated] == [
        ("95.500", date(2026, 5, 1), False),
        ("97.000", date(2026, 8, 1), False),
        ("97.000", date(2026, 9, 1), False),
    ]
    assert one.moved


def test_a_figure_keeps_its_sentence_its_page_and_its_change() -> None:
    (one,) = found(FIRST)
    (said,) = one.stated
    assert said.sentence == TEXT.format("95.500")
    assert (said.site, said.url, said.change) == ("vng", "https://vng.nl/brieven/voorbeeld-1", 1)
    assert not one.moved


def test_a_later_text_of_the_same_letter_says_so_and_repeats_nothing() -> None:
    replaced = read(1, date(2026, 5, 1), TEXT.format("97.000"), 150)
    (one,) = found(FIRST, replaced, replace(replaced, seen=ago(140)))
    assert [(said.figure, said.again) for said in one.stated] == [("95.500", False), ("97.000", True)]


@pytest.mark.parametrize(
    ("day", "by", "figures"),
    [
        (date(2026, 4, 30), "happened", []),
        (date(2026, 5, 1), "happened", ["95.500"]),
        (date(2026, 8, 1), "happened", ["95.500", "97.000"]),
    ],
)
def test_a_letter_counts_from_its_day(day: date, by: By, figures: list[str]) -> None:
    late = replace(SECOND, seen=ago(5))
    assert [said.figure for one in found(FIRST, late, day=day, by=by) for said in one.stated] == figures


def test_a_replaced_text_counts_from_the_day_on_which_it_was_seen() -> None:
    replaced = read(1, date(2026, 5, 1), TEXT.format("97.000"), 100)
    before, after = ago(101).date(), ago(100).date()
    assert [len(one.stated) for one in found(FIRST, replaced, day=before)] == [1]
    assert [len(one.stated) for one in found(FIRST, replaced, day=after)] == [2]


def test_what_moved_comes_before_what_stands_alone() -> None:
    both = f"Er zijn 40 {{}} in gemeenten. {TEXT}"
    first = read(1, date(2026, 5, 1), both.format("opvanglocaties", "95.500"), 158)
    second = read(2, date(2026, 8, 1), both.format("opvanglocaties", "97.000"), 66)
    shown = found(first, second)
    assert [one.moved for one in shown] == sorted((one.moved for one in shown), reverse=True)
    assert shown[0].what == "Opvangplekken (gerealiseerd)"


def test_another_kind_of_page_states_no_figures() -> None:
    page = replace(NEWS, sections=(replace(NEWS.sections[0], text=TEXT.format("95.500")),))
    assert found(Reading(page, ago(10), 9)) == ()


def test_hostile_text_is_inert() -> None:
    odd = read(1, date(2026, 5, 1), f"{HOSTILE} {TEXT.format('95.500')} \u202e\x00", 20)
    odd = replace(odd, document=replace(odd.document, title=f"\u202e{HOSTILE}"))
    for one in found(odd):
        for said in one.stated:
            assert "\u202e" not in one.what + said.sentence + said.title
            assert "\x00" not in said.sentence


def test_every_one_of_many_letters_is_laid_beside_the_one_before() -> None:
    many = [
        read(number, date(2024, 1, 1) + timedelta(days=number * 7), TEXT.format(f"{number}.500"), 0)
        for number in range(1, 60)
    ]
    (one,) = found(*many)
    assert len(one.stated) == len(many)
    assert one.stated[-1].figure == "59.500"
