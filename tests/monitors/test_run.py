"""A round against a real server on loopback: what is recorded, and what bad answers do not do."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from crawler.crawl import crawl
from crawler.errors import Verdict
from crawler.wire import Order, SourceOrder
from tests import pages
from tests.house import House, source, watchlist
from tests.servers import Page, Site

PATH = "/vragen-en-antwoorden/voorbeeld-999001"


def one_page(folder: Path, site: Site) -> House:
    site.pages[PATH] = Page(pages.question())
    return House(folder, watchlist(source(site, "vng-vraag", "vng", PATH)))


def test_a_new_source_is_silent_and_a_later_edit_is_one_change(tmp_path: Path) -> None:
    with Site() as site:
        house = one_page(tmp_path, site)
        assert house.visit().verdict is Verdict.OK
        assert house.changes() == ()
        site.pages[PATH] = Page(pages.question("Gemeenten krijgen 60 miljoen.", noise="b2"))
        assert house.visit().changed == 1
        assert house.visit().unchanged == 1
    (change,) = house.changes()
    (part,) = change.difference.parts
    assert (part.before, part.after) == ("Gemeenten krijgen 50 miljoen.", "Gemeenten krijgen 60 miljoen.")
    assert [match.key for match in change.matches.dossiers] == ["voorbeeldwet"]
    assert change.subject.url == f"https://vng.nl{PATH}"


def test_noise_is_never_a_change(tmp_path: Path) -> None:
    with Site() as site:
        house = one_page(tmp_path, site)
        for token in ("a", "b", "c"):
            site.pages[PATH] = Page(pages.question(noise=token))
            assert house.visit().changed == 0
    assert house.changes() == ()


def test_an_unchanged_page_costs_no_body(tmp_path: Path) -> None:
    with Site() as site:
        house = one_page(tmp_path, site)
        house.visit()
        site.requests.clear()
        assert house.visit().unchanged == 1
        assert site.bodies() == []


BAD = {
    "404": (Page(b"<html>weg</html>", status=404), Verdict.BLOCKED),
    "500": (Page(b"<html>fout</html>", status=500), Verdict.UNREACHABLE),
    "429": (Page(b"", status=429, headers=(("Retry-After", "7200"),)), Verdict.UNREACHABLE),
    "empty": (Page(b"", etag=False), Verdict.BROKEN),
    "maintenance": (Page(pages.MAINTENANCE), Verdict.BLOCKED),
    "invalid UTF-8": (Page(pages.question().replace(b"miljoen", b"mil\xff\xfejoen")), Verdict.BROKEN),
    "cut off by the server": (Page(pages.question()[:400], declared=5000), Verdict.BROKEN),
    "cut off in the page": (Page(pages.question()[:-30]), Verdict.BROKEN),
    "another host": (
        Page(b"", status=302, headers=(("Location", "https://example.org/x"),)),
        Verdict.BLOCKED,
    ),
    "loopback": (Page(b"", status=302, headers=(("Location", "http://127.0.0.1:9/x"),)), Verdict.BLOCKED),
    "redirect loop": (Page(b"", status=302, headers=(("Location", PATH),)), Verdict.BLOCKED),
    "gzip bomb": (
        Page(gzip.compress(bytes(64 * 2**20)), headers=(("Content-Encoding", "gzip"),), etag=False),
        Verdict.BROKEN,
    ),
    "another page": (Page(b"<html><body>Welkom</body></html>"), None),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_answer_is_a_verdict_and_not_a_change(tmp_path: Path, name: str) -> None:
    page, verdict = BAD[name]
    with Site() as site:
        house = one_page(tmp_path, site)
        house.visit()
        site.pages[PATH] = page
        report = house.visit()
        assert report.verdict is verdict if verdict else not (report.verdict and report.verdict.read)
        assert report.reason
        assert [error.url for error in report.errors] == [f"https://vng.nl{PATH}"]
        assert (report.new, report.changed, report.gone) == (0, 0, 0)
        site.pages[PATH] = Page(pages.question())
        house.now = house.now.replace(day=3)
        assert house.visit().unchanged == 1
    assert house.changes() == ()


def test_one_bad_source_does_not_stop_the_others(tmp_path: Path) -> None:
    other = "/vragen-en-antwoorden/voorbeeld-999002"
    with Site() as site:
        site.pages[PATH] = Page(b"", status=500)
        site.pages[other] = Page(pages.question(node=999002))
        house = House(
            tmp_path, watchlist(source(site, "een", "vng", PATH), source(site, "twee", "vng", other))
        )
        verdicts = {report.key: report.verdict for report in house.round().sources}
    assert verdicts == {"een": Verdict.UNREACHABLE, "twee": Verdict.OK}


def test_a_site_that_asks_to_wait_is_not_asked_again_before_that(tmp_path: Path) -> None:
    with Site() as site:
        house = one_page(tmp_path, site)
        site.pages[PATH] = BAD["429"][0]
        house.visit()
        site.requests.clear()
        report = house.visit()
        assert report.skipped_until is not None
        assert site.requests == []


def test_a_host_that_asks_to_wait_is_left_alone_by_its_other_sources_too(tmp_path: Path) -> None:
    other = "/vragen-en-antwoorden/voorbeeld-999002"
    with Site() as site:
        site.pages[PATH], site.pages[other] = BAD["429"][0], Page(pages.question(node=999002))
        one, two = source(site, "een", "vng", PATH), source(site, "twee", "vng", other)
        house = House(tmp_path, watchlist(one, two))
        house.round()
        site.requests.clear()
        assert all(report.skipped_until for report in house.round().sources)
        assert site.requests == []


def test_robots_are_obeyed(tmp_path: Path) -> None:
    with Site() as site:
        house = one_page(tmp_path, site)
        site.pages["/robots.txt"] = Page(b"User-agent: *\nDisallow: /vragen", "text/plain")
        report = house.visit()
        assert report.verdict is Verdict.BLOCKED
        assert "robots.txt" in (report.reason or "")
        assert site.bodies() == []


def test_a_private_address_is_refused_unless_the_source_allows_it(tmp_path: Path) -> None:
    from dataclasses import replace

    with Site() as site:
        site.pages[PATH] = Page(pages.question())
        strict = replace(source(site, "een", "vng", PATH), allow_private_hosts=False)
        house = House(tmp_path, watchlist(strict))
        assert house.visit().verdict is Verdict.BLOCKED
        assert site.requests == []


NEWS = "/nieuws"
OLD, FRESH = "/nieuws/oud-bericht", "/nieuws/nieuw-bericht"


def test_what_a_listing_first_sights_is_silent_and_what_it_sights_later_is_new(tmp_path: Path) -> None:
    with Site() as site:
        site.pages[NEWS] = Page(pages.listing((OLD, "Oud bericht", "1 juli 2026")))
        site.pages[OLD] = Page(pages.question(node=1))
        house = House(tmp_path, watchlist(source(site, "vng-nieuws", "vng", NEWS)))
        house.visit()
        assert house.changes() == ()
        rows = ((FRESH, "Nieuw bericht", "2 juli 2026"), (OLD, "Oud bericht", "1 juli 2026"))
        site.pages[NEWS] = Page(pages.listing(*rows))
        site.pages[FRESH] = Page(pages.question(node=2))
        report = house.visit()
        assert (report.new, report.changed) == (1, 0)
        site.pages[NEWS] = Page(pages.listing(rows[0]))
        assert house.visit().gone == 0
    (change,) = house.changes()
    assert change.difference.kinds == {"new"}
    assert change.sources == ("vng-nieuws",)


def test_a_new_page_that_cannot_be_read_yet_is_told_when_it_can(tmp_path: Path) -> None:
    with Site() as site:
        site.pages[NEWS] = Page(pages.listing((OLD, "Oud bericht", "1 juli 2026")))
        site.pages[OLD] = Page(pages.question(node=1))
        house = House(tmp_path, watchlist(source(site, "vng-nieuws", "vng", NEWS)))
        house.visit()
        rows = ((FRESH, "Nieuw bericht", "2 juli 2026"), (OLD, "Oud bericht", "1 juli 2026"))
        site.pages[NEWS] = Page(pages.listing(*rows))
        report = house.visit()
        assert report.verdict is Verdict.OK
        assert [error.url for error in report.errors] == [f"https://vng.nl{FRESH}"]
        site.pages[FRESH] = Page(pages.question(node=2))
        assert house.visit().new == 1
    assert len(house.changes()) == 1


def test_a_source_that_is_broken_is_told_to_operators_once_and_so_is_its_recovery(tmp_path: Path) -> None:
    with Site() as site:
        house = one_page(tmp_path, site)
        house.visit()
        site.pages[PATH] = BAD["cut off in the page"][0]
        for _ in range(3):
            house.visit()
        site.pages[PATH] = Page(pages.question())
        house.visit()
        house.visit()
    assert house.events() == ["source-down", "source-up"]
    kept = next(iter(house.db.query("select count(*) as n from snapshot")))["n"]
    assert kept == 2


def test_a_database_named_by_a_relative_path_works_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with Site() as site:
        assert one_page(Path(), site).visit().verdict is Verdict.OK


def test_a_spool_that_cannot_be_written_is_a_verdict_and_nothing_is_lost(tmp_path: Path) -> None:
    with Site() as site:
        house = one_page(tmp_path, site)
        house.visit()
        site.pages[PATH] = Page(pages.question("Gemeenten krijgen 60 miljoen."))
        order = SourceOrder("vng-vraag", "vng", site.origin + PATH, allow_private_hosts=True)
        nowhere = Order((order,), {}, str(tmp_path / "not" / "there"), "wetwacht-test", 0.0)
        (result,) = [one for one in crawl(nowhere) if one.own]
        assert result.failure
        assert result.failure.verdict is Verdict.BROKEN
        assert house.visit().changed == 1
