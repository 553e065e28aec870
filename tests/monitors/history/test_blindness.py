"""Readers hear once that a source is lost and once that it is back, by a clock and a real database."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest

from crawler.document import Document
from crawler.errors import Failure, Verdict
from crawler.text import AMSTERDAM
from monitors.events.planned import Planned
from monitors.history import outbox, plans, sources, versions
from monitors.history.blindness import blind_due, readers_told
from monitors.history.database import open_database, write_tx
from monitors.history.outbox import Outcome
from monitors.history.records import load_notice
from monitors.model import State
from monitors.sources.health import visited
from monitors.watchlist import Channel, Dossier, Source, Subscription, Watchlist

EEN, TWEE = Dossier("een", "Een", numbers=("99999",)), Dossier("twee", "Twee", numbers=("99998",))
HOUR = timedelta(hours=1)
LETTERS = Source("brieven", "vng", "https://vng.nl/brieven", HOUR)
NEWS = Source("nieuws", "vng", "https://vng.nl/nieuws", HOUR)
BILL = Source("bill", "eerstekamer", "https://www.eerstekamer.nl/wetsvoorstel/99999", HOUR, "een")
ALL, ONE = Subscription("alles", ("a",)), Subscription("een", ("b",), dossiers=("een",))
OTHER = Subscription("twee", ("c",), dossiers=("twee",))
QUIET = Subscription("nacht", ("d",), quiet="19:00-07:00")
A, B, C, D = (f"lid.{name}@example.org" for name in "abcd")
CHANNELS = tuple(Channel(name, "email", (f"lid.{name}@example.org",)) for name in "abcd")
THURSDAY = datetime(2026, 7, 30, 9, 10, tzinfo=AMSTERDAM)
DAY = timedelta(days=1)


class Clock:
    """A history whose sources fare as told, hour by hour; whatever is owed goes out at once unless said."""

    def __init__(self, folder: Path, *subscriptions: Subscription, feeds: tuple[Source, ...]) -> None:
        self.file = folder / "history.db"
        self.watchlist = Watchlist((EEN, TWEE), feeds, CHANNELS, subscriptions)
        self.db = open_database(self.file)
        self.visit(THURSDAY - HOUR, None, *feeds)

    def visit(self, now: datetime, verdict: Verdict | None, *feeds: Source) -> None:
        """A visit of sources that fails with this verdict, or succeeds."""
        with write_tx(self.db):
            for one in feeds:
                failure = Failure(one.url, verdict, "HTTP 503", True) if verdict else None
                state = sources.state_of(self.db, one.key)
                sources.save_state(self.db, visited(state, one, failure, now).state)

    def lose(self, since: datetime, *feeds: Source) -> None:
        """Two visits in a row that fail: operators know by now."""
        self.visit(since, Verdict.UNREACHABLE, *feeds)
        self.visit(since + timedelta(minutes=5), Verdict.UNREACHABLE, *feeds)

    def plan(self, day: date, dossier: str) -> None:
        page = Document("eerstekamer", "agenda", "https://www.eerstekamer.nl/x", "agenda", "Agenda")
        with write_tx(self.db):
            number = versions.save_document(self.db, page, THURSDAY, matched=True)
            plans.save_plans(self.db, number, [Planned(day, dossier)])

    def tick(self, now: datetime, *, send: bool = True) -> list[tuple[str, str]]:
        """What a look at this moment owes: recipient and headline; sent at once unless said."""
        last = self._last()
        blind_due(self.db, self.watchlist, now)
        sql = """
            select a.recipient, e.headline from alert a join event e on e.id = a.event
            where a.id > ? order by a.id
        """
        found = [(row["recipient"], row["headline"]) for row in self.db.query(sql, [last])]
        for delivery in outbox.due(self.db, now) if send else ():
            outbox.finish(self.db, delivery, Outcome(State.SENT), now)
        return found

    def lines(self) -> list[str]:
        rows = self.db.query("select notice from event where type = 'source-not-read' order by id")
        return [" ".join(load_notice(row["notice"]).lines) for row in rows]

    def again(self) -> None:
        """The program ends and starts anew."""
        self.db.close()
        self.db = open_database(self.file)

    def _last(self) -> int:
        return next(iter(self.db.query("select coalesce(max(id), 0) as n from alert")))["n"]  # type: ignore[no-any-return]


DOWN, UP = "Niet te lezen: brieven van vng.nl", "Weer te lezen: brieven van vng.nl"


def test_readers_hear_once_after_a_working_day_and_once_when_it_is_back(tmp_path: Path) -> None:
    clock = Clock(tmp_path, ALL, feeds=(LETTERS, BILL))
    clock.lose(THURSDAY, LETTERS)
    assert clock.tick(THURSDAY + DAY - timedelta(minutes=1)) == []
    assert clock.tick(THURSDAY + DAY) == [(A, DOWN)]
    assert clock.lines() == [
        "Wetwacht kan de brieven van vng.nl niet lezen sinds donderdag 30 juli om 9.10 uur."
    ]
    for hours in (1, 24, 72):
        clock.again()
        assert clock.tick(THURSDAY + DAY + hours * HOUR) == []
    monday = datetime(2026, 8, 3, 11, 10, tzinfo=AMSTERDAM)
    clock.visit(monday, None, LETTERS)
    assert clock.tick(monday) == [(A, UP)]
    assert clock.lines()[1].startswith("Wetwacht leest de brieven van vng.nl weer sinds maandag 3 augustus")
    clock.again()
    assert clock.tick(monday + DAY) == []


def test_a_source_that_is_back_within_the_day_is_never_told(tmp_path: Path) -> None:
    clock = Clock(tmp_path, ALL, feeds=(LETTERS,))
    clock.lose(THURSDAY, LETTERS)
    clock.tick(THURSDAY + 8 * HOUR)
    clock.visit(THURSDAY + 9 * HOUR, None, LETTERS)
    assert clock.tick(THURSDAY + 9 * HOUR) == []
    assert clock.tick(THURSDAY + 3 * DAY) == []


def test_a_weekend_is_no_working_day(tmp_path: Path) -> None:
    clock = Clock(tmp_path, ALL, feeds=(LETTERS,))
    friday = THURSDAY + DAY
    clock.lose(friday, LETTERS)
    assert clock.tick(friday + 2 * DAY) == []
    assert clock.tick(friday + 3 * DAY - timedelta(minutes=1)) == []
    assert clock.tick(friday + 3 * DAY) == [(A, DOWN)]


def test_only_who_follows_a_dossier_of_the_source_is_told(tmp_path: Path) -> None:
    clock = Clock(tmp_path, ALL, ONE, OTHER, feeds=(BILL,))
    clock.lose(THURSDAY, BILL)
    told = clock.tick(THURSDAY + DAY)
    assert [recipient for recipient, _ in told] == [A, B]


def test_where_a_vote_is_near_its_followers_are_told_at_once_and_others_after_a_day(tmp_path: Path) -> None:
    clock = Clock(tmp_path, ONE, OTHER, feeds=(LETTERS,))
    clock.plan(date(2026, 8, 3), "een")
    clock.visit(THURSDAY, Verdict.UNREACHABLE, LETTERS)
    assert clock.tick(THURSDAY) == []
    clock.lose(THURSDAY + timedelta(minutes=15), LETTERS)
    assert clock.tick(THURSDAY + timedelta(minutes=20)) == [(B, DOWN)]
    assert clock.tick(THURSDAY + DAY) == [(C, DOWN)]
    assert clock.tick(THURSDAY + DAY + HOUR) == []


def test_a_vote_that_is_three_working_days_away_hurries_nobody(tmp_path: Path) -> None:
    clock = Clock(tmp_path, ALL, feeds=(LETTERS,))
    clock.plan(date(2026, 8, 4), "een")
    clock.lose(THURSDAY, LETTERS)
    assert clock.tick(THURSDAY + HOUR) == []


def test_sources_of_one_site_that_broke_together_are_one_line_each_way(tmp_path: Path) -> None:
    clock = Clock(tmp_path, ALL, feeds=(LETTERS, NEWS, BILL))
    clock.lose(THURSDAY, LETTERS)
    clock.lose(THURSDAY + HOUR, NEWS)
    assert clock.tick(THURSDAY + DAY) == [(A, "Niet te lezen: 2 bronnen van vng.nl")]
    assert clock.lines() == [
        "Wetwacht kan 2 bronnen van vng.nl niet lezen sinds donderdag 30 juli om 9.10 uur. "
        "Dat zijn: brieven en nieuws."
    ]
    assert clock.tick(THURSDAY + DAY + HOUR) == []
    clock.visit(THURSDAY + 2 * DAY, None, LETTERS)
    assert clock.tick(THURSDAY + 2 * DAY) == []
    clock.visit(THURSDAY + 3 * DAY, None, NEWS)
    assert clock.tick(THURSDAY + 3 * DAY) == [(A, "Weer te lezen: 2 bronnen van vng.nl")]


def test_another_outage_is_told_anew(tmp_path: Path) -> None:
    clock = Clock(tmp_path, ALL, feeds=(LETTERS,))
    told = []
    for start in (THURSDAY, THURSDAY + timedelta(weeks=1)):
        clock.lose(start, LETTERS)
        told += clock.tick(start + DAY)
        clock.visit(start + 2 * DAY, None, LETTERS)
        told += clock.tick(start + 2 * DAY)
    assert told == [(A, DOWN), (A, UP)] * 2


def test_quiet_hours_are_obeyed_and_what_did_not_go_out_before_the_recovery_never_does(
    tmp_path: Path,
) -> None:
    clock = Clock(tmp_path, ALL, QUIET, feeds=(LETTERS,))
    evening = THURSDAY.replace(hour=22)
    clock.lose(evening, LETTERS)
    assert clock.tick(evening + DAY) == [(A, DOWN), (D, DOWN)]
    assert [one.recipient for one in outbox.due(clock.db, evening + DAY + 9 * HOUR)] == [D]
    clock.visit(evening + DAY + 3 * HOUR, None, LETTERS)
    assert clock.tick(evening + DAY + 3 * HOUR) == [(A, UP)]
    rows = clock.db.query("select recipient, state, reason from delivery where state <> 'sent'")
    assert [tuple(row.values()) for row in rows] == [
        (D, "held", "the source was read again before this went out")
    ]


def test_readers_are_told_of_a_suspect_list_that_it_is_doubted(tmp_path: Path) -> None:
    clock = Clock(tmp_path, ALL, feeds=(LETTERS,))
    for minutes in (0, 5):
        clock.visit(THURSDAY + timedelta(minutes=minutes), Verdict.SUSPECT, LETTERS)
    assert clock.tick(THURSDAY + DAY) == [(A, "Niet te vertrouwen: brieven van vng.nl")]


def test_since_when_readers_know_is_kept_until_the_source_is_back(tmp_path: Path) -> None:
    clock = Clock(tmp_path, ALL, feeds=(LETTERS,))
    clock.lose(THURSDAY, LETTERS)
    assert readers_told(clock.db) == {}
    clock.tick(THURSDAY + DAY, send=False)
    assert readers_told(clock.db) == {}
    clock.tick(THURSDAY + DAY)
    assert readers_told(clock.db) == {"brieven": THURSDAY + DAY}
    clock.visit(THURSDAY + 4 * DAY, None, LETTERS)
    clock.tick(THURSDAY + 4 * DAY)
    assert readers_told(clock.db) == {}


@pytest.mark.parametrize("gone", ["source", "subscription"])
def test_what_is_no_longer_watched_or_followed_ends_in_silence(tmp_path: Path, gone: str) -> None:
    clock = Clock(tmp_path, ALL, feeds=(LETTERS,))
    clock.lose(THURSDAY, LETTERS)
    clock.tick(THURSDAY + DAY)
    if gone == "source":
        clock.watchlist = replace(clock.watchlist, sources=(NEWS,))
    else:
        clock.watchlist = replace(clock.watchlist, subscriptions=())
        clock.visit(THURSDAY + 4 * DAY, None, LETTERS)
    assert clock.tick(THURSDAY + 4 * DAY) == []
    assert readers_told(clock.db) == {}
