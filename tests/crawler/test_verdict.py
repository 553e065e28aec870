"""What an answer says of a visit by its status, its body and its Retry-After."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawler.document import Fetch
from crawler.errors import Blocked, LayoutChanged, Verdict
from crawler.verdict import failure_of_answer, failure_of_page, retry_after

URL = "https://vng.nl/nieuws"
DATE = "Wed, 01 Jul 2026 08:00:00 GMT"


def answer(status: int, body: bytes = b"tekst", **headers: str) -> Fetch:
    return Fetch(URL, status, tuple((n.replace("_", "-"), v) for n, v in headers.items()), body)


@pytest.mark.parametrize(
    ("status", "verdict", "retry"),
    [
        (408, Verdict.UNREACHABLE, True),
        (429, Verdict.UNREACHABLE, True),
        (500, Verdict.UNREACHABLE, True),
        (503, Verdict.UNREACHABLE, True),
        (599, Verdict.UNREACHABLE, True),
        (301, Verdict.BLOCKED, False),
        (401, Verdict.BLOCKED, False),
        (403, Verdict.BLOCKED, False),
        (404, Verdict.BLOCKED, False),
        (410, Verdict.BLOCKED, False),
        (451, Verdict.BLOCKED, False),
    ],
)
def test_a_bad_status_has_its_verdict(status: int, verdict: Verdict, retry: bool) -> None:
    failure = failure_of_answer(answer(status))
    assert failure
    assert (failure.verdict, failure.retry, failure.url) == (verdict, retry, URL)
    assert str(status) in failure.reason


@pytest.mark.parametrize("body", [b"", b" \r\n\t "])
def test_an_empty_body_is_broken(body: bytes) -> None:
    failure = failure_of_answer(answer(200, body))
    assert failure
    assert failure.verdict is Verdict.BROKEN


def test_an_answer_with_a_body_is_worth_reading() -> None:
    assert failure_of_answer(answer(200)) is None


def test_a_wait_that_the_site_asks_for_is_kept() -> None:
    failure = failure_of_answer(answer(503, retry_after="120", date=DATE))
    assert failure
    assert failure.retry_after == 120


@pytest.mark.parametrize(
    ("value", "seconds"),
    [
        ("0", 0),
        ("120", 120),
        (" 120 ", 120),
        ("Wed, 01 Jul 2026 08:02:00 GMT", 120),
        ("Wed, 01 Jul 2026 08:02:00", 120),
        ("Wed, 01 Jul 2026 07:00:00 GMT", 0),
        ("", None),
        ("-5", None),
        ("1.5", None),
        ("soon", None),
        ("²", None),
        ("Fri, 99 Foo 2026 08:02:00 GMT", None),
    ],
)
def test_retry_after_in_seconds_as_a_date_or_as_garbage(value: str, seconds: float | None) -> None:
    assert retry_after(value, DATE) == seconds


def test_a_date_to_wait_for_needs_the_date_of_the_answer() -> None:
    assert retry_after("Wed, 01 Jul 2026 08:02:00 GMT", None) is None
    assert retry_after(None, DATE) is None


@pytest.mark.parametrize("value", ["9" * 400, "99999999999", "Fri, 31 Dec 9999 23:59:59 GMT"])
def test_a_site_cannot_ask_to_be_left_alone_for_ever(value: str) -> None:
    seconds = retry_after(value, DATE)
    assert seconds == timedelta(days=7).total_seconds()
    assert datetime(2026, 7, 1, tzinfo=UTC) + timedelta(seconds=seconds)


@given(st.text(), st.text())
def test_no_header_ends_the_crawl(value: str, date: str) -> None:
    seconds = retry_after(value, date)
    assert seconds is None or 0 <= seconds <= timedelta(days=7).total_seconds()


def test_an_error_of_a_page_object_keeps_its_verdict_and_the_field_that_vanished() -> None:
    broken = failure_of_page(URL, LayoutChanged("date"))
    assert (broken.verdict, broken.field, broken.retry) == (Verdict.BROKEN, "date", True)
    blocked = failure_of_page(URL, Blocked("a login page"))
    assert (blocked.verdict, blocked.field, blocked.reason) == (Verdict.BLOCKED, None, "a login page")
