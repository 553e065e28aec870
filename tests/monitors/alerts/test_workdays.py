"""Which days are working days in the Netherlands."""

from __future__ import annotations

from datetime import date

import pytest

from monitors.alerts.workdays import holidays, is_working_day, working_days_between

# As the government publishes them for 2025 and 2026, with Good Friday, which counts for terms of law.
KNOWN = {
    2025: ("0101", "0418", "0420", "0421", "0426", "0505", "0529", "0608", "0609", "1225", "1226"),
    2026: ("0101", "0403", "0405", "0406", "0427", "0505", "0514", "0524", "0525", "1225", "1226"),
}


@pytest.mark.parametrize("year", KNOWN)
def test_the_holidays_of_a_year_are_those_of_the_law(year: int) -> None:
    assert sorted(f"{day:%m%d}" for day in holidays(year)) == list(KNOWN[year])


def test_the_birthday_of_the_king_is_not_celebrated_on_a_sunday() -> None:
    assert date(2025, 4, 26) in holidays(2025)
    assert date(2025, 4, 27) not in holidays(2025)


def test_weekends_and_holidays_are_no_working_days() -> None:
    days = [date(2026, 4, day) for day in (2, 3, 4, 5, 6, 7)]
    assert [is_working_day(day) for day in days] == [True, False, False, False, False, True]


def test_the_first_day_does_not_count_and_the_last_one_does() -> None:
    friday = date(2026, 7, 31)
    assert working_days_between(friday, friday) == 0
    assert working_days_between(friday, date(2026, 8, 2)) == 0
    assert working_days_between(friday, date(2026, 8, 3)) == 1
    assert working_days_between(date(2026, 8, 3), friday) == 0
