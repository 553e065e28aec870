"""The working days of the Netherlands: Monday to Friday without the holidays of the law on terms. Pure."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

_SATURDAY, _SUNDAY = 5, 6
# Days from Easter Sunday: Good Friday, Easter, Ascension, Whitsun.
_AROUND_EASTER = (-2, 0, 1, 39, 49, 50)
_FIXED = ((1, 1), (5, 5), (12, 25), (12, 26))


@cache
def holidays(year: int) -> frozenset[date]:
    """The days that the Algemene termijnenwet, article 3, treats as holidays, in every year."""
    easter = _easter(year)
    moving = (easter + timedelta(days=days) for days in _AROUND_EASTER)
    fixed = (date(year, month, day) for month, day in _FIXED)
    return frozenset((*moving, *fixed, _kings_day(year)))


def is_working_day(day: date) -> bool:
    """Whether offices are open on this day."""
    return day.weekday() < _SATURDAY and day not in holidays(day.year)


def working_days_between(start: date, end: date) -> int:
    """How many working days lie after `start`, up to and including `end`; none where `end` is not later."""
    days = (start + timedelta(days=n) for n in range(1, (end - start).days + 1))
    return sum(map(is_working_day, days))


def working_days_before(day: date, count: int) -> date:
    """The working day from which on no more than so many working days are left up to and including `day`."""
    first = day
    while working_days_between(first - timedelta(days=1), day) <= count:
        first -= timedelta(days=1)
    return first


def _kings_day(year: int) -> date:
    day = date(year, 4, 27)
    return day - timedelta(days=1) if day.weekday() == _SUNDAY else day


def _easter(year: int) -> date:
    """Easter Sunday of the Gregorian calendar (the anonymous algorithm of 1876)."""
    century, rest = divmod(year, 100)
    golden = year % 19
    corrected = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - corrected - rest % 4) % 7
    shift = (golden + 11 * corrected + 22 * weekday) // 451
    month, day = divmod(corrected + weekday - 7 * shift + 114, 31)
    return date(year, month, day + 1)
