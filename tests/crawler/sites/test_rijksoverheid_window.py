"""A search feed shows twenty items: what it left out is asked for in halves of its window."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime, timedelta
from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crawler.document import Document, Fetch
from crawler.sites.rijksoverheid.feed import SearchFeed
from crawler.sites.rijksoverheid.window import Window, window_of
from crawler.text import AMSTERDAM
from tests import feeds

HOST = "https://www.rijksoverheid.nl"
MIDNIGHT = datetime(2026, 8, 31, 22, tzinfo=UTC)


def read(days: list[date], window: dict[str, str] | None) -> Document:
    url = HOST + feeds.path(window)
    return SearchFeed().document(Fetch(url, 200, (), feeds.feed(feeds.items(days))))


def windows_after(document: Document) -> list[dict[str, Any]]:
    rows = {row.key for row in document.sections}
    urls = [visit.url for visit in SearchFeed().follow(document) if visit.url not in rows]
    queries = [json.loads(parse_qs(urlsplit(url).query)["query"][0]) for url in urls]
    assert all(query["resultSearchTerm"] == feeds.TERM for query in queries)
    assert all(query["filters"][1:] == feeds.OTHER_FILTERS for query in queries)
    return [query["filters"][0]["values"][0] for query in queries]


def september(*days: int) -> list[date]:
    return [date(2026, 9, day) for day in days]


FULL = {"from": "2026-08-31T22:00:00.000Z", "to": "2026-09-30T21:59:59.999Z"}


def test_a_feed_of_twenty_is_truncated_and_leads_to_both_halves_of_its_window() -> None:
    document = read(september(*range(1, 21)), FULL)
    assert document.fact("truncated") == "ja"
    assert windows_after(document) == [
        {"name": "specificPeriod", "from": "2026-08-31T22:00:00.000Z", "to": "2026-09-14T21:59:59.999Z"},
        {"name": "specificPeriod", "from": "2026-09-14T22:00:00.000Z", "to": "2026-09-30T21:59:59.999Z"},
    ]


def test_a_half_is_the_same_feed() -> None:
    document = read(september(*range(1, 21)), FULL)
    assert read(september(1), {"from": "2026-08-31T22:00:00.000Z"}).key == document.key


def test_a_feed_of_nineteen_is_complete() -> None:
    document = read(september(*range(1, 20)), FULL)
    assert document.fact("truncated") is None
    assert windows_after(document) == []


def test_a_truncated_feed_without_a_window_has_no_halves() -> None:
    document = read(september(*range(1, 21)), None)
    assert document.fact("truncated") == "ja"
    assert windows_after(document) == []


def test_a_window_with_an_open_end_stays_open_behind_the_newest_item() -> None:
    first, second = windows_after(read(september(*[1] * 19, 21), {"from": FULL["from"]}))
    assert first["to"] == "2026-09-10T21:59:59.999Z"
    assert second == {"name": "specificPeriod", "from": "2026-09-10T22:00:00.000Z"}


def test_an_open_window_whose_items_are_all_of_its_first_day_still_goes_on() -> None:
    first, second = windows_after(read(september(*[1] * 20), {"from": FULL["from"]}))
    assert first["to"] == "2026-09-01T21:59:59.999Z"
    assert second["from"] == "2026-09-01T22:00:00.000Z"


@pytest.mark.parametrize(
    "window",
    [
        {"from": "2026-08-31T22:00:00.000Z", "to": "2026-09-01T21:59:59.999Z"},
        {"from": "2026-10-24T22:00:00.000Z", "to": "2026-10-25T22:59:59.999Z"},
        {"to": "2026-09-30T21:59:59.999Z"},
        {"from": "ooit"},
        {"from": "1800-01-01T00:00:00.000Z", "to": "2026-09-30T21:59:59.999Z"},
    ],
)
def test_a_window_of_a_day_or_without_sense_is_not_halved(window: dict[str, str]) -> None:
    day = date(2026, 10, 25) if window.get("from", "").startswith("2026-10") else date(2026, 9, 1)
    assert windows_after(read([day] * 20, window)) == []


def test_a_site_that_pays_no_heed_to_the_window_is_not_asked_for_less() -> None:
    assert windows_after(read(september(*[1] * 19, 21), {**FULL, "to": "2026-09-14T21:59:59.999Z"})) == []


@pytest.mark.parametrize("values", [[], [{}, {}], "x", [None], [{"from": 1}], None])
def test_a_query_that_is_no_query_has_no_window(values: object) -> None:
    assert window_of({"filters": [{"field": "sort_date", "values": values}]}) is None
    assert window_of({"filters": "x"}) is None


@settings(deadline=None)
@given(days=st.integers(1, 3000), hours=st.integers(0, 23), start=st.integers(0, 400))
def test_halves_cover_their_window_without_a_gap_and_end_at_a_day(days: int, hours: int, start: int) -> None:
    since = MIDNIGHT + timedelta(days=start)
    whole = Window(since, since + timedelta(days=days, hours=hours))
    left, most = [whole], 0
    while left:
        window = left.pop()
        halves = window.halves((window.since.astimezone(AMSTERDAM).date(),))
        most += 1
        if halves is None:
            assert window.until is not None
            assert window.until - window.since <= timedelta(days=1, hours=1)
            continue
        first, second = halves
        assert (first.since, second.until) == (window.since, window.until)
        assert first.until is not None
        assert second.since - first.until == timedelta(milliseconds=1)
        assert first.since < first.until
        left += [second] if days > 60 else halves
    assert most <= 2 * (days + 2)


def test_a_query_in_an_address_is_percent_encoded_whole() -> None:
    document = read(september(*range(1, 21)), FULL)
    *_, last = (visit.url for visit in SearchFeed().follow(document))
    assert last == f"{HOST}/api/rss?query={quote(parse_qs(urlsplit(last).query)['query'][0], safe='')}"
