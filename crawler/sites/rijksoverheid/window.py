"""The date window of a search query, and its halves where a feed could not show all that was found."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from crawler.text import AMSTERDAM, instant

FIELD = "sort_date"
Query = dict[str, Any]

_DAY = timedelta(days=1)
_LONGEST = timedelta(days=3660)
_INSTANT_BEFORE = timedelta(milliseconds=1)


@dataclass(frozen=True, slots=True)
class Window:
    """A range of moments. `until` is None where the query leaves its end open."""

    since: datetime
    until: datetime | None

    def halves(self, days: tuple[date, ...]) -> tuple[Window, Window] | None:
        """Both halves, cut at a midnight; `days` are those of the items that the feed did show.

        None where the window is a day or less, or where the items show that the site pays it no
        heed: asking for less would then give the same again.
        """
        if not days or not self._holds(days):
            return None
        until = self.until or max(_midnight(max(days) + _DAY), self.since + 2 * _DAY)
        if not _DAY < until - self.since <= _LONGEST:
            return None
        middle = _midnight((self.since + (until - self.since) / 2).astimezone(AMSTERDAM).date())
        if middle <= self.since:
            middle = _midnight(self.since.astimezone(AMSTERDAM).date() + _DAY)
        if middle >= until:
            # One day of 25 hours, when the clock goes back.
            return None
        return Window(self.since, middle - _INSTANT_BEFORE), Window(middle, self.until)

    def _holds(self, days: tuple[date, ...]) -> bool:
        first = self.since.astimezone(AMSTERDAM).date()
        last = self.until.astimezone(AMSTERDAM).date() if self.until else max(days)
        return all(first <= day <= last for day in days)


def filters_of(query: Query) -> Iterator[Query]:
    """The filters of a query that are filters."""
    filters = query.get("filters")
    yield from (one for one in (filters if isinstance(filters, list) else ()) if isinstance(one, dict))


def window_of(query: Query) -> Window | None:
    """The window of a query, or None where it has none that begins."""
    ranges = [one.get("values") for one in filters_of(query) if one.get("field") == FIELD]
    values = ranges[0] if len(ranges) == 1 else None
    if not isinstance(values, list) or len(values) != 1 or not isinstance(values[0], dict):
        return None
    since, until = (_moment(values[0].get(name)) for name in ("from", "to"))
    return Window(since, until) if since else None


def within(query: Query, window: Window) -> Query:
    """The same query with another window."""
    return {**query, "filters": [_moved(one, window) for one in filters_of(query)]}


def _moved(one: Query, window: Window) -> Query:
    if one.get("field") != FIELD:
        return one
    bounds = {"from": _written(window.since)}
    if window.until:
        bounds["to"] = _written(window.until)
    kept = {name: value for name, value in one["values"][0].items() if name not in ("from", "to")}
    return {**one, "values": [{**kept, **bounds}]}


def _moment(value: object) -> datetime | None:
    return instant(value) if isinstance(value, str) else None


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), AMSTERDAM).astimezone(UTC)


def _written(moment: datetime) -> str:
    # The site answers 500 to anything but a full moment.
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
