"""A list of everything that stands still is suspect; what may be silent for years is not."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from crawler.document import Document, Section
from crawler.errors import Verdict
from crawler.wire import Answer, PageResult
from monitors.sources.freshness import Rows, rows_of, stale
from monitors.sources.health import SourceState, visited
from monitors.watchlist import Source
from notifiers.operators import reported
from tests.desk import Desk

FEED = (
    "https://www.rijksoverheid.nl/api/rss?query=%7B%22filters%22%3A%5B%7B%22field%22%3A%22content_type%22%2C"
    "%22values%22%3A%5B%22pro%3AnewsDocument%22%5D%7D%5D%2C%22resultSearchTerm%22%3A%22{}%22%7D"
)
ODATA = "https://gegevensmagazijn.tweedekamer.nl/OData/v4/2.0/Zaak?$filter=Verwijderd%20eq%20false"
OF_DOSSIER = f"{ODATA}%20and%20Kamerstukdossier/any(d:%20d/Nummer%20eq%2099999)"
SRU = "https://repository.overheid.nl/sru?query=c.product-area==officielepublicaties{}%20sortBy%20dt.date/sort.{}"
FRIDAY, MONDAY = date(2026, 9, 4), date(2026, 9, 7)


def of(url: str, site: str = "rijksoverheid", dossier: str | None = None) -> Source:
    return Source("lijst", site, url, timedelta(minutes=30), dossier)


NEWS = of(FEED.format(""))


def noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 10, tzinfo=UTC)


def test_a_news_feed_may_be_silent_over_a_weekend_and_for_two_working_days() -> None:
    assert stale(NEWS, FRIDAY, noon(date(2026, 9, 9))) is None
    assert stale(NEWS, FRIDAY, noon(date(2026, 9, 10))) == "nothing newer than 2026-09-04, 3 working days ago"


@pytest.mark.parametrize(
    ("source", "judged"),
    [
        (NEWS, True),
        (of("https://vng.nl/nieuws", "vng"), True),
        (of("https://www.eerstekamer.nl/nieuws", "eerstekamer"), True),
        (of(ODATA, "tweedekamer"), True),
        (of(SRU.format("", "descending"), "officielebekendmakingen"), True),
        (of(FEED.format("Voorbeeldwet")), False),
        (of(OF_DOSSIER, "tweedekamer"), False),
        (of(SRU.format("", "ascending"), "officielebekendmakingen"), False),
        (of(SRU.format("%20AND%20w.dossiernummer==99999", "descending"), "officielebekendmakingen"), False),
        (of("https://vng.nl/brieven/voorbeeld", "vng"), False),
        (of("http://127.0.0.1:8000/nieuws", "vng"), False),
        (replace(NEWS, dossier="voorbeeldwet"), False),
    ],
)
def test_only_a_list_of_everything_can_stand_still(source: Source, judged: bool) -> None:
    assert (stale(source, date(2025, 10, 1), noon(MONDAY)) is not None) is judged


def test_a_list_of_a_chamber_may_be_silent_through_the_recess_and_news_of_the_government_may_not() -> None:
    chamber = of(ODATA, "tweedekamer")
    assert stale(chamber, date(2026, 7, 10), noon(date(2026, 9, 1))) is None
    assert stale(chamber, date(2026, 7, 10), noon(MONDAY))
    assert stale(NEWS, date(2026, 7, 10), noon(date(2026, 7, 20)))


def test_a_list_without_dates_is_not_judged() -> None:
    assert stale(NEWS, None, noon(MONDAY)) is None


def feed(*days: date) -> Document:
    rows = tuple(Section(f"https://www.rijksoverheid.nl/b{d:%j}", "Bericht", d.isoformat()) for d in days)
    return Document("rijksoverheid", "feed", NEWS.url, "zoekresultaten", "Nieuws", sections=rows, index=True)


def test_what_lies_ahead_does_not_make_a_list_fresh() -> None:
    assert rows_of(feed(FRIDAY, date(2026, 12, 1)), 0, MONDAY) == Rows(2, FRIDAY)
    worded = replace(feed(), sections=(Section("99999/1", "Stuk", "Soort: brief\nDatum: 4 september 2026"),))
    assert rows_of(replace(worded, index=False), 0, MONDAY) == Rows(1, FRIDAY)
    assert rows_of(None, 9, MONDAY) is None


def test_a_stale_list_is_suspect_until_something_newer_comes_and_keeps_its_pace() -> None:
    state = visited(SourceState("lijst"), NEWS, None, noon(FRIDAY), Rows(20, FRIDAY)).state
    for day in (10, 11, 14, 15, 16):
        # The answer is the same byte for byte, so no rows come out of it.
        now = noon(date(2026, 9, day))
        state = visited(state, NEWS, None, now, None).state
        assert state.verdict is Verdict.SUSPECT
        assert state.last_ok == noon(FRIDAY)
        assert state.next_due
        assert state.next_due - now < timedelta(hours=1)
    back = visited(state, NEWS, None, noon(date(2026, 9, 17)), Rows(20, date(2026, 9, 17)))
    assert back.state.verdict is Verdict.OK
    assert back.event
    assert back.event.until
    assert reported(back.event) == "De lijst staat stil: al dagen komt er niets bij."


def result(*days: date, again: bool = False) -> PageResult:
    document = None if again else feed(*days)
    return PageResult("lijst", NEWS.url, True, Answer(NEWS.url, 200), document, part="p", revision=1)


def test_a_feed_that_stands_still_is_told_to_operators_once_and_what_ends_it_is_new(tmp_path: Path) -> None:
    desk = Desk(tmp_path, NEWS)
    desk.house.now = noon(date(2026, 9, 10))
    desk.keep(result(FRIDAY))
    assert str(desk.report.verdict) == "suspect"
    for _ in range(3):
        desk.keep(result(again=True))
    url = f"https://www.rijksoverheid.nl/b{date(2026, 9, 10):%j}"
    body = (Section("body", "", "Over de Voorbeeldwet huisvesting."),)
    page = Document("rijksoverheid", "/nieuw", url, "nieuwsbericht", "Nieuw bericht", sections=body)
    desk.keep(result(FRIDAY, date(2026, 9, 10)), PageResult("lijst", url, False, Answer(url, 200), page))
    assert desk.house.events() == ["source-down", "source-up", "submitted"]
    assert str(desk.report.verdict) == "ok"
