"""The days of a dossier: what moves keeps its name, what falls through is cancelled, what passed stays."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from crawler.document import Document, Fact
from monitors.dossiers.agenda import Appointment, appointments
from monitors.dossiers.milestones import Reading
from monitors.watchlist import Dossier
from tests.invented import BILL

WET = Dossier("wet", "Voorbeeldwet", numbers=("99999",))
FIRST = datetime(2026, 10, 1, 9, tzinfo=UTC)


def bill(planned: str | None, site: str = "eerstekamer") -> Document:
    facts = (Fact("stage", "plenary"), *((Fact("planned", planned),) if planned else ()))
    return replace(BILL, site=site, facts=facts, sections=())


def found(*days: str | None, site: str = "eerstekamer", each: int = 1) -> tuple[Appointment, ...]:
    """The appointments after looks that read these days, so many days apart."""
    looks = (Reading(bill(day, site), FIRST + timedelta(days=index * each)) for index, day in enumerate(days))
    return appointments(WET, looks)


def test_a_day_that_stays_is_one_appointment_that_never_changed() -> None:
    (one,) = found("2026-10-13", "2026-10-13")
    assert (one.day, one.sequence, one.cancelled) == (date(2026, 10, 13), 0, False)


def test_a_debate_that_moves_is_the_same_appointment_with_a_higher_number() -> None:
    (before,) = found("2026-10-13")
    (after,) = found("2026-10-13", "2026-10-27")
    assert after.uid == before.uid
    assert (after.day, after.sequence, after.cancelled) == (date(2026, 10, 27), 1, False)


def test_a_debate_off_the_agenda_is_cancelled_and_may_come_back() -> None:
    (gone,) = found("2026-10-13", None)
    assert (gone.day, gone.sequence, gone.cancelled) == (date(2026, 10, 13), 1, True)
    (back,) = found("2026-10-13", None, "2026-10-13")
    assert (back.sequence, back.cancelled) == (2, False)


def test_a_day_that_passed_is_not_cancelled_and_the_next_debate_is_another() -> None:
    (held,) = found("2026-10-02", None, each=5)
    assert not held.cancelled
    first, second = found("2026-10-02", "2026-11-03", each=5)
    assert first.uid != second.uid
    assert (first.day, second.day) == (date(2026, 10, 2), date(2026, 11, 3))
    assert second.sequence == 0


def test_another_source_does_not_move_an_appointment() -> None:
    one = Reading(bill("2026-10-13"), FIRST)
    other = Reading(bill("2026-10-20", "tweedekamer"), FIRST + timedelta(days=1))
    (kept,) = appointments(WET, (one, other))
    assert (kept.day, kept.sequence) == (date(2026, 10, 13), 0)
