"""Lists that go on behind their first answer, and pages that move, in rounds against a real server."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

from crawler.errors import Verdict
from tests import feeds, pages
from tests.house import House, source, watchlist
from tests.servers import Page, Site

NEWS = "/nieuws"
FEED = feeds.path({"from": "2026-05-31T22:00:00.000Z"})
XML = "application/rss+xml"
END = "<h2>Heeft deze informatie u geholpen?</h2>"


def publish(site: Site, items: list[feeds.Item]) -> None:
    """Publishes these items: their pages, and every search that may find them."""
    for url, day in items:
        site.pages[url] = Page(feeds.news(url, day))
    site.others = lambda path: answer(feeds.searched(items, path))


def answer(body: bytes | None) -> Page | None:
    return Page(body, XML) if body else None


def days_of_june(count: int) -> list[date]:
    return [date(2026, 6, 1) + timedelta(days=number % 30) for number in range(count)]


def searches(site: Site) -> list[str]:
    return [path for path, _ in site.requests if path.startswith("/api/rss")]


def sighted(house: House) -> int:
    return int(next(iter(house.db.query("select count(*) as n from sighting")))["n"])


def test_a_truncated_feed_sights_everything_that_its_window_holds_and_stays_silent(tmp_path: Path) -> None:
    with Site() as site:
        publish(site, feeds.items(days_of_june(55)))
        house = House(tmp_path, watchlist(source(site, "zoek", "rijksoverheid", FEED)))
        report = house.visit()
        assert (report.verdict, report.errors, report.new) == (Verdict.OK, [], 0)
        assert len(searches(site)) > 3
        assert sighted(house) == 55
        assert house.visit().new == 0
    assert house.changes() == ()


def test_a_new_item_that_the_first_twenty_do_not_show_is_found_though_they_stay_equal(tmp_path: Path) -> None:
    with Site() as site:
        items = feeds.items(days_of_june(45))
        publish(site, items)
        house = House(tmp_path, watchlist(source(site, "zoek", "rijksoverheid", FEED)))
        house.visit()
        hidden = ("/actueel/nieuws/2026/06/27/verborgen-bericht", date(2026, 6, 27))
        publish(site, [*items, hidden])
        assert hidden not in feeds.shown([*items, hidden], {})
        assert house.visit().new == 1
        assert house.visit().new == 0
    (change,) = house.changes()
    assert change.subject.url.endswith(hidden[0])
    assert change.sources == ("zoek",)


def test_a_half_that_fails_is_an_error_and_is_asked_again(tmp_path: Path) -> None:
    with Site() as site:
        items = feeds.items(days_of_june(24))
        publish(site, items)
        searching, broken = site.others, Page(b"<html>stuk</html>")
        site.others = lambda path: searching(path) if searching and path == FEED else broken
        house = House(tmp_path, watchlist(source(site, "zoek", "rijksoverheid", FEED)))
        report = house.visit()
        assert report.verdict is Verdict.OK
        assert len(report.errors) == 2
        publish(site, items)
        assert house.visit().errors == []
        assert sighted(house) == 24


def listing(site: Site, first: int, last: int, size: int = 3) -> None:
    """A listing of items first..last, newest (highest) first, `size` a page."""
    numbers = list(range(last, first - 1, -1))
    parts = [numbers[start : start + size] for start in range(0, len(numbers), size)]
    for number, part in enumerate(parts):
        rows = [(f"/nieuws/bericht-{n}", f"Bericht {n}", f"{n} juni 2026") for n in part]
        body = pages.listing(*rows)
        if number + 1 < len(parts):
            body = body.replace(b"</main>", f"<a href='?page={number + 1}'>Volgende</a></main>".encode())
        site.pages[NEWS if number == 0 else f"{NEWS}?page={number}"] = Page(body)
    for number in numbers:
        site.pages[f"/nieuws/bericht-{number}"] = Page(pages.question(node=number))


def listings(site: Site) -> list[str]:
    return [path for path, _ in site.requests if path.partition("?")[0] == NEWS]


def test_a_listing_is_paged_until_known_rows(tmp_path: Path) -> None:
    with Site() as site:
        listing(site, 1, 8)
        house = House(tmp_path, watchlist(source(site, "vng-nieuws", "vng", NEWS)))
        assert house.visit().new == 0
        site.requests.clear()
        listing(site, 1, 12)
        assert house.visit().new == 4
        assert listings(site) == [NEWS, f"{NEWS}?page=1", f"{NEWS}?page=2"]
        site.requests.clear()
        assert house.visit().new == 0
        assert listings(site) == [NEWS]
    assert len(house.changes()) == 4


def test_a_first_visit_of_a_long_listing_is_silent_and_not_endless(tmp_path: Path) -> None:
    with Site() as site:
        listing(site, 1, 28)
        house = House(tmp_path, watchlist(source(site, "vng-nieuws", "vng", NEWS)))
        report = house.visit()
        assert (report.verdict, report.new, report.errors) == (Verdict.OK, 0, [])
        assert len(listings(site)) == 6
    assert house.changes() == ()


def test_the_last_page_of_a_listing_may_be_short(tmp_path: Path) -> None:
    with Site() as site:
        listing(site, 1, 11, size=10)
        house = House(tmp_path, watchlist(source(site, "vng-nieuws", "vng", NEWS)))
        assert house.visit().verdict is Verdict.OK
        assert sighted(house) == 11


def test_the_rows_of_a_whole_sitemap_are_kept_and_never_visited(tmp_path: Path) -> None:
    path, item = "/sitemap/1.xml", "/actueel/nieuws/2026/06/01/bericht"
    loc = f"<url><loc>https://www.rijksoverheid.nl{item}</loc></url>"
    with Site() as site:
        site.pages[path] = Page(f"<urlset>{loc}</urlset>".encode(), "application/xml")
        house = House(tmp_path, watchlist(source(site, "sitemap", "rijksoverheid", path)))
        for _ in range(2):
            assert house.visit().verdict is Verdict.OK
        assert sighted(house) == 1
        assert {asked for asked, _ in site.requests} == {path, "/robots.txt"}


def test_a_topic_that_moves_to_the_new_platform_is_the_same_topic(tmp_path: Path) -> None:
    old, new = "/onderwerpen/voorbeeldwet", "/themas/wonen/voorbeeldwet"
    text = "De Voorbeeldwet huisvesting (99 999) geldt nog niet."
    page = f"<html><body><main><h1>Voorbeeldwet huisvesting</h1><p>{text}</p>{END}</main></body></html>"
    with Site() as site:
        site.pages[old] = Page(page.encode())
        house = House(tmp_path, watchlist(source(site, "onderwerp", "rijksoverheid", old, "voorbeeldwet")))
        house.visit()
        site.pages[old] = Page(b"", status=301, headers=(("Location", new),))
        site.pages[new] = Page(page.encode())
        report = house.visit()
        assert (report.new, report.changed) == (0, 0)
        assert house.changes() == ()
        site.pages[new] = Page(page.replace("geldt nog niet", "geldt vanaf 1 januari 2027").encode())
        assert house.visit().changed == 1
    (change,) = house.changes()
    assert change.difference.kinds == {"text"}
    assert change.subject.url == f"https://www.rijksoverheid.nl{new}"


def test_another_page_behind_a_redirect_is_another_document(tmp_path: Path) -> None:
    old, new = "/onderwerpen/voorbeeldwet", "/themas/wonen/huur"
    page = "<html><body><main><h1>{}</h1><p>Over wetsvoorstel 99 999.</p>" + END + "</main></body></html>"
    with Site() as site:
        site.pages[old] = Page(page.format("Voorbeeldwet").encode())
        house = House(tmp_path, watchlist(source(site, "onderwerp", "rijksoverheid", old, "voorbeeldwet")))
        house.visit()
        site.pages[old] = Page(b"", status=301, headers=(("Location", new),))
        site.pages[new] = Page(page.format("Huur").encode())
        assert house.visit().new == 1
