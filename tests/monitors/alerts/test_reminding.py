"""Who is reminded of which day, and when: once, on time, and not of what news just told."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from monitors.alerts.reminding import Known, Reminder, begins, place, reminders
from monitors.alerts.standing import Standing
from monitors.alerts.workdays import is_working_day, working_days_before, working_days_between
from monitors.dossiers.agenda import Appointment
from monitors.watchlist import Subscription
from tests.invented import DOSSIER, TOPIC
from tests.office import A, B, watching

TUESDAY = date(2026, 10, 13)
FRIDAY = datetime(2026, 10, 9, 5, tzinfo=UTC)
"""Seven o'clock in Amsterdam, two working days before that Tuesday."""
LONG_AGO = datetime(2026, 9, 1, 9, tzinfo=UTC)
VOTE = Appointment(
    "voorbeeldwet-planned", TUESDAY, "Wetsvoorstel", "https://x", "eerstekamer", LONG_AGO, step="planned"
)
ASKED = Subscription("alles", ("team",), remind=(2,))


def found(
    *days: Appointment,
    now: datetime = FRIDAY,
    known: Known | None = None,
    asked: tuple[Subscription, ...] = (ASKED,),
) -> tuple[Reminder, ...]:
    return reminders(watching(*asked, to=(A, B)), DOSSIER.key, days or (VOTE,), now, known or Known())


@pytest.mark.parametrize(
    ("day", "count", "first"),
    [
        (date(2026, 10, 13), 1, date(2026, 10, 12)),
        (date(2026, 10, 13), 2, date(2026, 10, 9)),
        (date(2026, 10, 12), 1, date(2026, 10, 9)),
        (date(2026, 10, 11), 2, date(2026, 10, 7)),
        (date(2026, 5, 6), 1, date(2026, 5, 4)),
        (date(2026, 12, 28), 2, date(2026, 12, 23)),
    ],
)
def test_working_days_are_counted_back_over_weekends_and_holidays(day: date, count: int, first: date) -> None:
    assert working_days_before(day, count) == first
    assert is_working_day(first)
    assert working_days_between(first, day) == count


def test_a_reminder_is_due_from_seven_in_the_morning_of_that_day() -> None:
    assert begins(TUESDAY, 2) == FRIDAY
    assert found(now=FRIDAY - timedelta(seconds=1)) == ()
    (one,) = found()
    assert (one.dossier, one.day, one.ahead, one.about) == (DOSSIER.key, TUESDAY, 2, (VOTE,))
    assert [due.recipient for due in one.dues] == [A, B]
    assert len(found(now=datetime(2026, 10, 13, 18, tzinfo=UTC))) == 1
    assert found(now=datetime(2026, 10, 13, 22, tzinfo=UTC)) == ()


def test_each_reminder_is_made_once_and_a_moved_day_is_another() -> None:
    (first,) = found()
    done = Known(once=first.once)
    assert found(known=done) == ()
    later = replace(VOTE, day=TUESDAY + timedelta(days=14), sequence=1)
    assert found(later, known=done) == ()
    (second,) = found(later, now=FRIDAY + timedelta(days=14), known=done)
    assert second.day == later.day


def test_what_fell_through_and_what_nobody_acts_on_is_not_told() -> None:
    assert found(replace(VOTE, cancelled=True)) == ()
    assert found(replace(VOTE, step="in_force")) == ()
    assert found(replace(VOTE, step="activity", kind="Procedurevergadering")) == ()
    assert found(replace(VOTE, step="activity", kind="Stemmingen")) != ()
    assert found(replace(VOTE, step="consultation_end")) != ()


def test_two_numbers_are_two_reminders_and_a_late_start_is_one() -> None:
    both = (replace(ASKED, remind=(5, 1)),)
    (first,) = found(asked=both, now=begins(TUESDAY, 5))
    (second,) = found(asked=both, now=begins(TUESDAY, 1), known=Known(first.once))
    assert (first.ahead, second.ahead) == (5, 1)
    (late,) = found(asked=both, now=begins(TUESDAY, 1))
    assert (late.ahead, sorted({ahead for *_, ahead in late.once})) == (1, [1, 5])


def test_everything_on_one_day_of_a_dossier_is_one_message() -> None:
    other = replace(VOTE, uid="voorbeeldwet-activity", step="activity")
    elsewhen = replace(VOTE, uid="voorbeeldwet-input", step="input", day=TUESDAY - timedelta(days=1))
    first, second = found(VOTE, other, elsewhen)
    assert [one.uid for one in first.about] == [VOTE.uid, other.uid]
    assert second.about == (elsewhen,)


def test_a_day_that_news_told_at_once_when_it_was_near_is_not_told_again() -> None:
    late = replace(VOTE, seen=FRIDAY + timedelta(hours=3))
    now = FRIDAY + timedelta(hours=4)
    told = Known(told=frozenset({("email", A, late.seen)}))
    (one,) = found(late, now=now, known=told)
    assert [due.recipient for due in one.dues] == [B]
    early = replace(VOTE, seen=FRIDAY - timedelta(hours=1))
    (one,) = found(early, now=now, known=Known(told=frozenset({("email", A, early.seen)})))
    assert len(one.dues) == 2


def test_it_does_not_matter_how_often_news_comes_or_what_news_is_asked_for() -> None:
    weekly = replace(ASKED, key="week", when="weekly", events=("adopted",))
    (one,) = found(asked=(weekly,))
    assert one.dues[0].held is None
    assert found(asked=(replace(ASKED, remind=()),)) == ()
    assert found(asked=(replace(ASKED, dossiers=(TOPIC.key,)),)) == ()
    assert found(asked=(replace(ASKED, amendments=("another",)),)) == ()


def test_one_reader_of_two_subscriptions_gets_one_with_both_reasons() -> None:
    second = replace(ASKED, key="wonen", remind=(3, 2))
    (one,) = found(asked=(ASKED, second))
    assert [due.subscriptions for due in one.dues] == [("alles", "wonen")] * 2


def test_quiet_hours_count() -> None:
    (one,) = found(asked=(replace(ASKED, quiet="19:00-09:00"),))
    assert one.dues[0].not_before == FRIDAY + timedelta(hours=2)


def test_who_is_muted_hears_after_the_mute_and_who_left_never() -> None:
    silence = Standing({("alles", "email", A): FRIDAY.date()}, frozenset({("alles", "email", B)}))
    assert found(known=Known(standing=silence)) == ()
    awake = Standing({}, silence.left)
    (one,) = found(known=Known(standing=awake), now=FRIDAY + timedelta(days=3))
    assert [place(due) for due in one.dues] == [("email", A)]
