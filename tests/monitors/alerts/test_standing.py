from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from monitors.alerts.standing import Standing
from monitors.alerts.subscriptions import Due, recipients
from monitors.model import EventType, Match, Matches
from monitors.watchlist import Channel, Subscription, Watchlist

NIGHT = datetime(2026, 1, 15, 22, tzinfo=UTC)
MORNING = datetime(2026, 1, 16, 6, tzinfo=UTC)
ABOUT = Matches((Match("wet", ()),))
MAIL = Channel("mail", "email", ("Lid.A@example.org",))
CONSOLE = Channel("console", "console", ("console",))
AT = ("email", "lid.a@example.org")
A, B = Subscription("a", ("mail",)), Subscription("b", ("mail",))
UNTIL = date(2026, 1, 20)


def owed(*asked: Subscription, kind: EventType = EventType.CHANGED, **standing: object) -> tuple[Due, ...]:
    watchlist = Watchlist((), (), (MAIL, CONSOLE), asked)
    return recipients(watchlist, ABOUT, kind, NIGHT, standing=Standing(**standing))  # type: ignore[arg-type]


@pytest.mark.parametrize("key", [("a", *AT), ("a", "email", ""), ("a", "", "")])
def test_who_left_is_owed_nothing_and_who_is_muted_has_a_held_row(key: tuple[str, str, str]) -> None:
    assert owed(A, left=frozenset({key})) == ()
    (due,) = owed(replace(A, quiet="19:00-07:00"), muted={key: UNTIL})
    assert (due.held, due.not_before) == ("weekly digest: muted until 2026-01-20", None)
    assert (due.recipient, due.subscriptions) == ("Lid.A@example.org", ("a",))
    (due,) = owed(replace(A, when="daily"), muted={key: UNTIL})
    assert due.held == "daily digest: muted until 2026-01-20"


def test_another_subscription_of_the_place_tells_and_is_the_only_reason() -> None:
    (due,) = owed(A, B, muted={("a", *AT): UNTIL})
    assert (due.subscriptions, due.held) == (("b",), None)
    (due,) = owed(A, B, left=frozenset({("a", *AT)}))
    assert (due.subscriptions, due.held) == (("b",), None)
    (due,) = owed(A, B, muted={("a", *AT): UNTIL}, left=frozenset({("b", "", "")}))
    assert (due.subscriptions, due.held) == (("a",), "weekly digest: muted until 2026-01-20")


def test_what_the_other_subscription_only_keeps_in_the_history_waits_for_the_digest_after_the_mute() -> None:
    named = replace(A, events=("promised",))
    watchlist = Watchlist((), (), (MAIL,), (named, B), urgency=(("promised", "history"),))
    muted = Standing({("a", *AT): UNTIL})
    (due,) = recipients(watchlist, ABOUT, EventType.PROMISED, NIGHT, standing=muted)
    assert (due.subscriptions, due.held) == (("a", "b"), "weekly digest: muted until 2026-01-20")


def test_of_two_mutes_the_first_end_names_the_digest_and_of_one_reader_the_last_day_counts() -> None:
    muted = {("a", *AT): UNTIL, ("b", *AT): date(2026, 2, 1), ("a", "", ""): date(2026, 1, 25)}
    (due,) = owed(A, B, muted=muted)
    assert due.held == "weekly digest: muted until 2026-01-25"


def test_outcomes_wait_in_quiet_hours_unless_the_subscription_says_otherwise() -> None:
    quiet = replace(A, quiet="19:00-07:00")
    assert owed(quiet, kind=EventType.ADOPTED)[0].not_before == MORNING
    loud = replace(quiet, quiet_outcomes=False)
    assert owed(loud, kind=EventType.REJECTED)[0].not_before is None
    assert owed(loud, kind=EventType.CHANGED)[0].not_before == MORNING


def test_a_console_is_told_at_any_hour() -> None:
    (console, mail) = owed(Subscription("a", ("console", "mail"), quiet="19:00-07:00"))[::-1]
    assert (console.kind, console.not_before) == ("console", None)
    assert (mail.kind, mail.not_before) == ("email", MORNING)
