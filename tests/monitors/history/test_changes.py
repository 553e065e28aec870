"""The recorded changes, asked for in every way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlite_utils import Database

from monitors.history.changes import Query, change_by_id, changes, document_of, versions_of
from monitors.history.database import write_tx
from monitors.model import Difference, Kind, Part
from tests.invented import NEWS, NEWS_REVISED, SEEN
from tests.ledger import Kept, keep

OTHER = replace(NEWS, key="/ander-bericht", title="Iets", sections=())
Asks = Callable[..., list[int]]


@pytest.fixture
def asks(db: Database) -> Asks:
    return lambda **asked: [change.id for change in changes(db, Query(**asked))]


def kept(db: Database, *changes: Kept) -> list[int]:
    with write_tx(db):
        return [keep(db, one) for one in changes]


def test_what_was_kept_comes_back_whole(db: Database) -> None:
    (number,) = kept(db, Kept(amendments=("proef",), sources=("een", "twee")))
    change = change_by_id(db, number)
    assert change
    assert (change.seen, change.sources, change.headline) == (
        SEEN,
        ("een", "twee"),
        "Nieuwsbericht gewijzigd",
    )
    assert [match.key for match in change.matches.amendments] == ["proef"]
    assert (change.subject.key, change.subject.title) == (NEWS.key, NEWS.title)
    assert "1 januari 2026" in (change.difference.parts[0].after or "")
    assert document_of(db, number) == NEWS_REVISED
    assert [version["number"] for version in versions_of(db, number)] == [1]
    assert change_by_id(db, number + 1) is None


def test_changes_are_found_by_dossier_amendment_and_source(db: Database, asks: Asks) -> None:
    one, two, none = kept(
        db,
        Kept(dossiers=("voorbeeldwet",), amendments=("proef",), sources=("een",)),
        Kept(dossiers=("voorbeeldwet", "opvang"), sources=("een", "twee")),
        Kept(dossiers=(), sources=("drie",)),
    )
    assert asks() == [none, two, one]
    assert asks(dossier="voorbeeldwet") == [two, one]
    assert asks(dossier="opvang") == [two]
    assert asks(amendment="proef") == [one]
    assert asks(source="een") == [two, one]
    assert asks(source="een", dossier="opvang") == [two]
    assert asks(dossier="voorbeeld") == asks(source="ee") == asks(amendment="%") == []


def test_a_day_is_a_day_in_amsterdam_also_when_the_clock_changes(db: Database, asks: Asks) -> None:
    # Summer time ends on 25 October 2026: the day lasts from 22:00 UTC to 23:00 UTC a day later.
    midnight = datetime(2026, 10, 24, 22, tzinfo=UTC)
    second = timedelta(seconds=1)
    before, first, last, after = kept(
        db,
        Kept(midnight - second),
        Kept(midnight),
        Kept(midnight + timedelta(hours=25) - second),
        Kept(midnight + timedelta(hours=25)),
    )
    sunday = date(2026, 10, 25)
    assert asks(since=sunday, until=sunday) == [last, first]
    assert asks(until=sunday - timedelta(days=1)) == [before]
    assert asks(since=sunday + timedelta(days=1)) == [after]
    assert asks(since=sunday + timedelta(days=1), until=sunday) == []


@pytest.mark.parametrize("day", [date.min, date(1969, 12, 31)])
def test_a_day_before_all_days_leaves_nothing_out(db: Database, asks: Asks, day: date) -> None:
    (number,) = kept(db, Kept())
    assert asks(since=day) == [number]
    assert asks(until=day) == []


def test_the_last_of_all_days_leaves_nothing_out(db: Database, asks: Asks) -> None:
    (number,) = kept(db, Kept())
    assert asks(until=date.max) == [number]
    assert asks(since=date.max) == []


@pytest.mark.parametrize(
    "words",
    [
        "GEWIJZIGD",
        "nieuwsbericht gew",
        "voorbeeldopvang",
        "1 januari 2026",
        "1 oktober",
        "OEKRAÏNE",
        "oekraïne",
    ],
)
def test_words_are_found_in_headline_title_and_parts_in_any_case(
    db: Database, asks: Asks, words: str
) -> None:
    kept(
        db,
        Kept(headline="Ander bericht over niets", after=OTHER, before=None),
    )
    (number,) = kept(db, Kept(headline="Nieuwsbericht gewijzigd: Oekraïne"))
    assert asks(search=words) == [number]


@pytest.mark.parametrize("words", ["%", "_", "'; drop table change; --", "geen van deze"])
def test_words_that_are_not_there_are_not_found(db: Database, asks: Asks, words: str) -> None:
    kept(db, Kept())
    assert asks(search=words) == []


def test_a_document_without_a_title_is_found_too(db: Database, asks: Asks) -> None:
    (number,) = kept(db, Kept(headline="Bestand vervangen", before=None, after=replace(NEWS, title=None)))
    assert asks(search="vervangen") == [number]


def test_editorial_changes_can_be_left_out(db: Database, asks: Asks) -> None:
    part = Part("replace", "section:intro", "", "verhooging", "verhoging", material=False)
    editorial = Difference(frozenset({Kind.TEXT}), (part,), material=False)
    one, two = kept(db, Kept(), Kept(difference=editorial))
    assert asks() == [two, one]
    assert asks(material=True) == [one]


def test_more_changes_than_a_page_holds_come_once_each_newest_first(db: Database, asks: Asks) -> None:
    numbers = kept(db, *(Kept(SEEN + timedelta(seconds=n)) for n in range(450)))
    assert asks() == numbers[::-1]
    assert asks(dossier="voorbeeldwet", search="gewijzigd", material=True) == numbers[::-1]
