"""A spring of eight bills as another project read them, week by week, through the real history.

The shared file holds what stood on the pages of eerstekamer.nl from May to August 2026: the
blocks of the progress bar and, from the second reading on, their labels. Without it a small
spring of our own still runs.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from crawler.document import Document, Fetch, Section
from crawler.errors import Failure, Verdict
from crawler.reading import Reading, read
from crawler.wire import Answer, PageResult
from monitors.history.database import write_tx
from monitors.keep import Keeper
from monitors.matching.match import Matcher
from monitors.model import Change, Kind
from monitors.report import SourceReport
from monitors.watchlist import Source
from tests.bills import LABELS, REJECTED, WITHDRAWN, Blocks, address, bill_page
from tests.house import DOSSIER, House, watchlist
from tests.samples import sample

HISTORY = "wetgevingsmonitor/ek_status_history_tracked.jsonl"
WRITTEN: Blocks = ("vol", "geblokt", "leeg", "leeg")
WAITING: Blocks = ("vol", "vol", "leeg", "leeg")
PLENARY: Blocks = ("vol", "vol", "geblokt", "leeg")
ADOPTED: Blocks = ("vol", "vol", "vol", "geblokt")
PUBLISHED: Blocks = ("vol", "vol", "vol", "vol")
STOPPED: Blocks = ("vol", "vol", "vol", "leeg")
IN_HOUSE: Blocks = ("geblokt", "leeg", "leeg", "leeg")
# What the first readings leave out; the project itself took these three for adopted then.
KNOWN_LABELS = {36704: REJECTED, 36855: REJECTED, 36831: WITHDRAWN}


@dataclass(frozen=True, slots=True)
class Seen:
    """A bill as it stood on its page at one reading."""

    number: int
    fills: Blocks
    labels: Blocks = LABELS
    slug: str = "voorbeeldwet"


@dataclass(slots=True)
class Spring:
    """A history in a real file, which every bill of a reading goes through as its source's own page."""

    house: House
    numbers: tuple[int, ...]
    stages: dict[int, list[str]] = field(default_factory=dict)

    def look(self, bills: Iterable[Seen]) -> None:
        """One round, an hour after the last: these bills answer, the other ones are not found."""
        found = {bill.number: bill for bill in bills}
        self.house.now += timedelta(hours=1)
        for number in self.numbers:
            bill = found.get(number)
            self._keep(read_page(bill, f"ek-{number}") if bill else absent(number), number)

    def _keep(self, result: PageResult, number: int) -> None:
        source = next(one for one in self.house.watching.sources if one.key == f"ek-{number}")
        if result.document:
            self.stages.setdefault(number, []).append(str(result.document.fact("stage")))
        keep(self.house, result, source)

    def changes(self) -> tuple[Change, ...]:
        """Every recorded change, oldest first."""
        return self.house.changes()[::-1]

    def moves(self) -> list[tuple[str, str | None, str | None]]:
        """Every change of stage: which bill, from what, to what."""
        return [
            (change.subject.key, part.before, part.after)
            for change in self.changes()
            for part in change.difference.parts
            if part.key == "fact:stage"
        ]


def spring(folder: Path, numbers: tuple[int, ...]) -> Spring:
    sources = (
        Source(f"ek-{number}", "eerstekamer", address(number), timedelta(hours=1), DOSSIER.key)
        for number in numbers
    )
    (folder / "spool").mkdir()
    return Spring(House(folder, watchlist(*sources)), numbers)


def keep(house: House, result: PageResult, source: Source) -> SourceReport:
    report = SourceReport(source.key)
    spool = house.folder / "spool"
    with write_tx(house.db):
        Keeper(house.db, house.watching, Matcher((DOSSIER,)), spool, house.now).keep(result, source, report)
    return report


def read_page(bill: Seen, source: str, *, own: bool = True) -> PageResult:
    url = address(bill.number, bill.slug)
    reading = read("eerstekamer", Fetch(url, 200, (), bill_page(bill.number, bill.fills, bill.labels)))
    assert isinstance(reading, Reading)
    answer = Answer(url, 200)
    return PageResult(source, url, own, answer, reading.document, reading.part, reading.revision)


def absent(number: int, slug: str = "voorbeeldwet", *, source: str = "", own: bool = True) -> PageResult:
    url = address(number, slug)
    failure = Failure(url, Verdict.BLOCKED, "HTTP 404", False)
    return PageResult(source or f"ek-{number}", url, own, Answer(url, 404), failure=failure)


def readings() -> Iterator[tuple[Seen, ...]]:
    """The bills at each reading of the shared file, oldest first."""
    by_reading: dict[datetime, list[Seen]] = {}
    for row in map(json.loads, sample(HISTORY).decode().splitlines()):
        number, labels = int(row["dossiernummer"]), row.get("blokLabels")
        shown = tuple(labels) if labels else KNOWN_LABELS.get(number, LABELS)
        slug = row["ekUrl"].rpartition("/")[2].partition("_")[2]
        moment = datetime.fromisoformat(row["committed"])
        by_reading.setdefault(moment, []).append(Seen(number, tuple(row["blokken"]), shown, slug))
    for moment in sorted(by_reading):
        yield tuple(by_reading[moment])


@pytest.fixture
def replayed(tmp_path: Path) -> Spring:
    weeks = tuple(readings())
    assert len(weeks) == 15
    found = spring(tmp_path, tuple(sorted({bill.number for week in weeks for bill in week})))
    for week in weeks:
        found.look(week)
    return found


def test_the_spring_of_eight_bills_has_exactly_seven_changes_of_stage(replayed: Spring) -> None:
    assert sorted(replayed.moves()) == [
        ("36512", "written", "published"),
        ("36703", "adopted", "published"),
        ("36871", "adopted", "published"),
        ("36871", "awaiting_plenary", "plenary"),
        ("36871", "plenary", "adopted"),
        ("36881", "plenary", "published"),
        ("36881", "written", "plenary"),
    ]
    assert len(replayed.changes()) == 7
    assert {kind for change in replayed.changes() for kind in change.difference.kinds} == {Kind.STATUS}


def test_rejected_and_withdrawn_bills_are_that_at_every_reading(replayed: Spring) -> None:
    assert set(replayed.stages[36704]) == set(replayed.stages[36855]) == {"rejected"}
    assert set(replayed.stages[36831]) == {"withdrawn"}
    assert [len(stages) for stages in replayed.stages.values()] == [15] * 8
    assert not {"36704", "36855", "36831", "36333"} & {change.subject.key for change in replayed.changes()}


def test_a_spring_of_our_own_jumps_stages_and_tells_each_once(tmp_path: Path) -> None:
    found = spring(tmp_path, (99997, 99998, 99999))
    rejected, withdrawn = Seen(99998, STOPPED, REJECTED), Seen(99997, IN_HOUSE, WITHDRAWN)
    for fills in (WRITTEN, WRITTEN, WAITING, PLENARY, PLENARY, PUBLISHED, PUBLISHED):
        found.look((Seen(99999, fills), rejected, withdrawn))
    assert found.moves() == [
        ("99999", "written", "awaiting_plenary"),
        ("99999", "awaiting_plenary", "plenary"),
        ("99999", "plenary", "published"),
    ]
    assert len(found.changes()) == 3
    assert set(found.stages[99998]) == {"rejected"}
    assert set(found.stages[99997]) == {"withdrawn"}


def test_a_bill_that_is_rejected_withdrawn_or_adopted_tells_what_happened(tmp_path: Path) -> None:
    found = spring(tmp_path, (99997, 99998, 99999))
    found.look((Seen(99997, WRITTEN), Seen(99998, PLENARY), Seen(99999, PLENARY)))
    stopped = Seen(99997, WRITTEN, (*LABELS[:2], "Ingetrokken", ""))
    found.look((stopped, Seen(99998, STOPPED, REJECTED), Seen(99999, ADOPTED)))
    assert found.house.events() == ["withdrawn", "rejected", "adopted"]


def test_a_bill_that_is_absent_and_then_present_is_a_silent_baseline(tmp_path: Path) -> None:
    found = spring(tmp_path, (99999,))
    found.look(())
    found.look((Seen(99999, WRITTEN),))
    assert found.changes() == ()


def test_a_bill_that_is_away_for_weeks_is_never_gone_and_tells_what_it_missed(tmp_path: Path) -> None:
    found = spring(tmp_path, (99999,))
    found.look((Seen(99999, WRITTEN),))
    for _ in range(4):
        found.look(())
    assert found.changes() == ()
    found.look((Seen(99999, ADOPTED),))
    assert found.moves() == [("99999", "written", "adopted")]
    assert not [change for change in found.changes() if Kind.GONE in change.difference.kinds]


def test_a_bill_under_another_name_is_the_same_bill(tmp_path: Path) -> None:
    found = spring(tmp_path, (99999,))
    found.look((Seen(99999, WRITTEN),))
    found.look((Seen(99999, WRITTEN, slug="voorbeeldwet_2026"),))
    assert found.changes() == ()
    found.look((Seen(99999, WAITING, slug="voorbeeldwet_2026"),))
    assert found.moves() == [("99999", "written", "awaiting_plenary")]


def test_a_bill_that_a_search_finds_under_another_name_is_not_gone(tmp_path: Path) -> None:
    (tmp_path / "spool").mkdir()
    address_of_search = "https://www.eerstekamer.nl/zoeken?q=99999&type=wetsvoorstel"
    search = Source("zoek", "eerstekamer", address_of_search, timedelta(hours=1))
    house = House(tmp_path, watchlist(search))

    def look(slug: str, *more: PageResult) -> None:
        house.now += timedelta(hours=1)
        row = Section(address(99999, slug), "Voorbeeldwet huisvesting", "")
        listed = Document(
            "eerstekamer", "zoek", search.url, "zoekresultaten", "Zoeken", sections=(row,), index=True
        )
        keep(house, PageResult("zoek", search.url, True, Answer(search.url, 200), listed), search)
        for result in (read_page(Seen(99999, WRITTEN, slug=slug), "zoek", own=False), *more):
            keep(house, result, search)

    look("voorbeeldwet")
    for _ in range(4):
        look("voorbeeldwet_2026", absent(99999, source="zoek", own=False))
    assert house.changes() == ()
