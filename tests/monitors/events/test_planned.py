"""Which days to come a document names, and whose they are: what stands before them is watched closer."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from crawler.document import Document, Fact, Section
from crawler.wire import Answer
from monitors.events.planned import Planned, planned
from monitors.history.addresses import bind_address, known_addresses, save_address
from monitors.history.database import open_database, write_tx
from monitors.history.plans import dossiers_between, save_plans
from monitors.history.versions import save_document
from monitors.matching.match import Matcher
from monitors.model import Match, Matches
from monitors.watchlist import Dossier

TODAY = date(2026, 10, 1)
DAY = date(2026, 10, 6)
MATCHER = Matcher((Dossier("een", "Een", numbers=("99999",)), Dossier("twee", "Twee", numbers=("99998",))))
ABOUT_ONE = Matches((Match("een", ()),))


def document(*rows: Section, title: str = "Agenda", facts: tuple[Fact, ...] = ()) -> Document:
    return Document(
        "eerstekamer", "dag", "https://www.eerstekamer.nl/x", "agenda", title, facts=facts, sections=rows
    )


def days(
    of: Document, matches: Matches = ABOUT_ONE, owners: tuple[str, ...] = ()
) -> set[tuple[date, str | None]]:
    return {(one.day, one.dossier) for one in planned(of, matches, owners, MATCHER, TODAY)}


@pytest.mark.parametrize("name", ["planned", "start"])
def test_a_fact_is_about_what_the_document_is_about(name: str) -> None:
    assert days(document(facts=(Fact(name, DAY.isoformat()),))) == {(DAY, None), (DAY, "een")}


def test_a_row_is_about_its_own_dossier_and_its_days_are_those_of_the_page() -> None:
    rows = (
        Section("99998/plenair/x", "Voorstel", "Datum: 6 oktober 2026\nDossier: 99 998"),
        Section("90001/plenair/x", "Voorstel", "Datum: 7 oktober 2026\nDossier: 90 001"),
    )
    assert days(document(*rows)) == {(DAY, None), (DAY, "twee"), (date(2026, 10, 7), None)}


def test_a_row_on_a_page_of_a_dossier_is_about_that_dossier() -> None:
    row = Section("Activiteit/1", "Stemmingen", "Soort: Stemmingen\nDatum: 6 oktober 2026")
    assert days(document(row), owners=("een",)) == {(DAY, None), (DAY, "een")}


def test_a_day_in_the_title_is_a_day_of_the_page_itself() -> None:
    assert days(document(title="Dinsdag 6 oktober 2026, vergadering")) == {(DAY, None)}


def test_days_that_are_past_body_text_and_what_is_no_day_do_not_count() -> None:
    facts = (Fact("planned", "2026-09-30"), Fact("start", "binnenkort"))
    rows = (
        Section("99999/plenair/x", "Voorstel", "Datum: 29 september 2026\nDossier: 99 999"),
        Section("body", "", "Op 6 oktober 2026 is er een stemming."),
    )
    assert days(document(*rows, title="Agenda van 30 september 2026", facts=facts)) == set()


def test_what_a_document_says_now_replaces_what_it_said(tmp_path: Path) -> None:
    db = open_database(tmp_path / "history.db")
    now = datetime(2026, 10, 1, 9, tzinfo=UTC)
    with write_tx(db):
        agenda = save_document(db, document(), now, matched=False)
        save_plans(db, agenda, [Planned(date(2026, 10, 2), "twee")])
        save_plans(db, agenda, [Planned(DAY), Planned(DAY, "een")])
    assert dossiers_between(db, TODAY, DAY) == {"een"}
    assert dossiers_between(db, TODAY, date(2026, 10, 5)) == frozenset()
    db.close()


def test_an_agenda_about_nothing_that_is_followed_is_visited_again_on_its_day(tmp_path: Path) -> None:
    db = open_database(tmp_path / "history.db")
    url, seen = "https://www.eerstekamer.nl/x", datetime(2026, 10, 6, 6, tzinfo=UTC)
    with write_tx(db):
        agenda = save_document(db, document(), seen, matched=False)
        save_address(db, Answer(url, 200), None, (), seen)
        bind_address(db, url, agenda)
        save_plans(db, agenda, [Planned(DAY)])
    due = [
        known_addresses(db, datetime(2026, 10, day, hour, tzinfo=UTC), everything=False)[url].due
        for day, hour in ((6, 6), (6, 7), (7, 9))
    ]
    assert due == [False, True, False]
    db.close()
