"""What results leave behind: baselines of any size, pages that are gone, upgrades of a page object."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from crawler import registry
from crawler.document import Document, Fact, Fetch, Section
from crawler.errors import Failure, Verdict
from crawler.page import Page
from crawler.reading import Reading, read
from crawler.report import Report
from crawler.wire import Answer, PageResult
from monitors.watchlist import Source
from tests import pages
from tests.desk import Desk
from tests.house import START, House, source, watchlist
from tests.servers import Page as Answered
from tests.servers import Site

LIST = Source("lijst", "vng", "https://vng.nl/nieuws", timedelta(hours=1))


def index(*numbers: int) -> PageResult:
    rows = tuple(Section(f"https://vng.nl/nieuws/b{n}", f"Bericht {n}", "2026-07-01") for n in numbers)
    document = Document("vng", "nieuws", LIST.url, "lijst", "Nieuws", sections=rows, index=True)
    return PageResult("lijst", LIST.url, True, Answer(LIST.url, 200), document, part="p", revision=1)


def article(number: int, text: str = "Over de Voorbeeldwet huisvesting.") -> PageResult:
    url = f"https://vng.nl/nieuws/b{number}"
    body = (Section("body", "", text),)
    document = Document("vng", f"node/{number}", url, "nieuws", f"Bericht {number}", sections=body)
    return PageResult("lijst", url, False, Answer(url, 200), document, part="p", revision=1)


def absent(number: int) -> PageResult:
    url = f"https://vng.nl/nieuws/b{number}"
    failure = Failure(url, Verdict.BLOCKED, "HTTP 404", False)
    return PageResult("lijst", url, False, Answer(url, 404), failure=failure)


def test_ten_thousand_old_items_send_nothing_and_one_new_item_sends_one(tmp_path: Path) -> None:
    desk = Desk(tmp_path, LIST)
    desk.keep(index(*range(10_000)), *(article(n) for n in range(200)))
    assert desk.alerts() == 0
    desk.keep(index(*range(10_001)), article(200), article(10_000))
    assert desk.alerts() == 1
    assert [change.subject.key for change in desk.house.changes()] == ["node/10000"]


def test_a_page_is_gone_after_two_looks_while_its_index_no_longer_lists_it(tmp_path: Path) -> None:
    desk = Desk(tmp_path, LIST)
    desk.keep(index(1, 2), article(1), article(2))
    desk.keep(index(2), absent(1))
    assert desk.house.changes() == ()
    desk.keep(index(2), absent(1))
    desk.keep(index(2), absent(1))
    (change,) = desk.house.changes()
    assert change.difference.kinds == {"gone"}
    assert desk.report.gone == 1


def test_a_page_that_its_index_still_lists_is_not_gone(tmp_path: Path) -> None:
    desk = Desk(tmp_path, LIST)
    desk.keep(index(1), article(1))
    for _ in range(3):
        desk.keep(index(1), absent(1))
    assert desk.house.changes() == ()


def test_while_its_index_cannot_be_read_nothing_is_gone(tmp_path: Path) -> None:
    desk = Desk(tmp_path, LIST)
    desk.keep(index(1), article(1))
    down = PageResult("lijst", LIST.url, True, failure=Failure(LIST.url, Verdict.UNREACHABLE, "x", True))
    for _ in range(3):
        desk.keep(down, absent(1))
    assert desk.house.changes() == ()


def test_an_item_that_slides_out_of_a_window_is_not_gone(tmp_path: Path) -> None:
    desk = Desk(tmp_path, LIST)
    desk.keep(index(1, 2), article(1), article(2))
    for _ in range(3):
        desk.keep(index(2), article(1))
    assert desk.house.changes() == ()


QUESTION = "https://vng.nl/vragen-en-antwoorden/voorbeeld-999001"


def reading_of(body: bytes) -> Reading:
    found = read("vng", Fetch(QUESTION, 200, (), body))
    assert isinstance(found, Reading)
    return found


def answered(desk: Desk, body: bytes) -> PageResult:
    """The result that a crawl with today's page objects gives for this body."""
    found = reading_of(body)
    with (desk.spool / "lines").open("ab") as out:
        digest = Report(out, desk.spool).spool(body)
    answer = Answer(QUESTION, 200, (), digest)
    return PageResult("lijst", QUESTION, True, answer, found.document, found.part, found.revision)


def upgrade(monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on the pages of vng.nl are read by a later revision that reads one more field."""

    def upgraded(page: Page) -> Page:
        old = type(page)

        class Later(old):  # type: ignore[misc, valid-type]
            revision = old.revision + 1

            def document(self, fetch: Fetch) -> Document:
                document: Document = super().document(fetch)
                return replace(document, facts=(*document.facts, Fact("extra", str(len(document.sections)))))

        return Later()

    monkeypatch.setitem(registry.SITES, "vng", tuple(map(upgraded, registry.SITES["vng"])))


def test_an_upgrade_of_a_page_object_is_silent(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = Desk(tmp_path, replace(LIST, url=QUESTION))
    desk.keep(answered(desk, pages.question()))
    upgrade(monkeypatch)
    desk.keep(answered(desk, pages.question()))
    desk.keep(answered(desk, pages.question()))
    assert desk.house.changes() == ()
    assert desk.alerts() == 0
    kept = [row["revision"] for row in desk.house.db.query("select revision from version order by number")]
    assert len(kept) == 2
    assert kept[0] < kept[1]


def test_a_real_edit_that_comes_with_an_upgrade_is_told_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = Desk(tmp_path, replace(LIST, url=QUESTION))
    desk.keep(answered(desk, pages.question()))
    upgrade(monkeypatch)
    desk.keep(answered(desk, pages.question("Gemeenten krijgen 60 miljoen.")))
    (change,) = desk.house.changes()
    assert [part.key for part in change.difference.parts] == ["section:body"]


def test_a_new_page_sighted_by_a_known_list_is_new_even_where_it_is_a_source_of_its_own(
    tmp_path: Path,
) -> None:
    path = "/nieuws/nieuw-bericht"
    with Site() as site:
        site.pages["/nieuws"] = Answered(pages.listing(("/nieuws/oud", "Oud bericht", "1 juli 2026")))
        site.pages["/nieuws/oud"] = Answered(pages.question(node=1))
        house = House(tmp_path, watchlist(source(site, "nieuws", "vng", "/nieuws")))
        house.round()
        rows = ((path, "Nieuw bericht", "2 juli 2026"), ("/nieuws/oud", "Oud bericht", "1 juli 2026"))
        site.pages["/nieuws"] = Answered(pages.listing(*rows))
        site.pages[path] = Answered(pages.question(node=2))
        house.watching = watchlist(
            source(site, "nieuws", "vng", "/nieuws"), source(site, "eigen", "vng", path)
        )
        house.round()
    assert [change.subject.key for change in house.changes()] == ["node/2"]
    assert house.now > START


def test_a_list_of_papers_that_is_suddenly_empty_is_suspect_and_no_removal(tmp_path: Path) -> None:
    def papers(count: int) -> PageResult:
        rows = tuple(
            Section(f"99999/{n}", f"Stuk {n}", f"Soort: brief\nDatum: {n} mei 2026") for n in range(1, count)
        )
        document = Document("vng", "lijst", LIST.url, "zaken", "Stukken", sections=rows)
        return PageResult("lijst", LIST.url, True, Answer(LIST.url, 200), document, part="p", revision=1)

    desk = Desk(tmp_path, LIST)
    desk.keep(papers(9))
    desk.keep(papers(1))
    assert desk.report.verdict is Verdict.SUSPECT
    desk.keep(papers(10))
    (change,) = desk.house.changes()
    assert [part.key for part in change.difference.parts] == ["section:99999/9"]
