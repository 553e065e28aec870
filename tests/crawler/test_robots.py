"""robots.txt: what it forbids, what its absence allows, and what its failure means."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from crawler.errors import Verdict
from crawler.verdict import ROBOTS_DOWN, crawl_delay
from tests import pages
from tests.house import House, source, watchlist
from tests.servers import Page, Site

PATHS = ("/vragen-en-antwoorden/voorbeeld-999001", "/vragen-en-antwoorden/voorbeeld-999002")


def house_of(folder: Path, site: Site) -> House:
    for number, path in enumerate(PATHS):
        site.pages[path] = Page(pages.question(node=999001 + number))
    return House(folder, watchlist(*(source(site, f"bron-{n}", "vng", path) for n, path in enumerate(PATHS))))


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_robots_file_that_fails_forbids_everything_in_this_round(tmp_path: Path, status: int) -> None:
    with Site() as site:
        house = house_of(tmp_path, site)
        site.pages["/robots.txt"] = Page(b"storing", "text/plain", status=status)
        reports = house.round().sources
        assert {report.verdict for report in reports} == {Verdict.UNREACHABLE}
        assert {report.reason for report in reports} == {f"{ROBOTS_DOWN}: HTTP {status}"}
        assert site.bodies() == []
        site.pages["/robots.txt"] = Page(b"User-agent: *\nDisallow:", "text/plain")
        assert {report.verdict for report in house.round().sources} == {Verdict.OK}


def test_a_robots_file_that_asks_to_wait_is_obeyed_in_the_next_round_too(tmp_path: Path) -> None:
    with Site() as site:
        house = house_of(tmp_path, site)
        headers = (("Retry-After", "7200"),)
        site.pages["/robots.txt"] = Page(b"", "text/plain", status=503, headers=headers)
        house.round()
        site.requests.clear()
        assert all(report.skipped_until for report in house.round().sources)
        assert site.requests == []


@pytest.mark.parametrize("status", [403, 404, 410])
def test_a_robots_file_that_is_not_there_allows_everything(tmp_path: Path, status: int) -> None:
    with Site() as site:
        house = house_of(tmp_path, site)
        site.pages["/robots.txt"] = Page(b"User-agent: *\nDisallow: /", "text/plain", status=status)
        assert {report.verdict for report in house.round().sources} == {Verdict.OK}


def test_a_host_without_a_server_is_unreachable_and_says_why(tmp_path: Path) -> None:
    with Site() as site:
        house = house_of(tmp_path, site)
    reports = house.round().sources
    assert {report.verdict for report in reports} == {Verdict.UNREACHABLE}
    assert all("refused" in (report.reason or "").lower() for report in reports)


def test_a_delay_that_robots_asks_for_is_kept_between_requests(tmp_path: Path) -> None:
    moments: list[float] = []

    def timed(number: int) -> Page:
        moments.append(time.monotonic())
        return Page(pages.question(node=number))

    with Site() as site:
        house = house_of(tmp_path, site)
        site.pages["/robots.txt"] = Page(b"User-agent: wetwacht\nCrawl-delay: 0.4", "text/plain")
        for number, path in enumerate(PATHS):
            site.pages[path] = lambda number=number: timed(number)  # type: ignore[misc]
        house.round()
    assert len(moments) == 2
    assert moments[1] - moments[0] >= 0.35


@pytest.mark.parametrize(
    ("ours", "asked", "kept"), [(2.0, None, 2.0), (2.0, 1.0, 2.0), (2.0, 10.0, 10.0), (2.0, 86_400.0, 120.0)]
)
def test_the_longer_delay_is_kept_within_reason(ours: float, asked: float | None, kept: float) -> None:
    assert crawl_delay(ours, asked) == kept
