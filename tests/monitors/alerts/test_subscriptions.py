from __future__ import annotations

from datetime import UTC, datetime

from monitors.alerts.subscriptions import recipients
from monitors.model import EventType, Match, Matches
from monitors.watchlist import Channel, Subscription, Watchlist

NOW = datetime(2026, 1, 15, 12, tzinfo=UTC)
NIGHT = datetime(2026, 1, 15, 22, tzinfo=UTC)
ABOUT = Matches((Match("wet", ()),), (Match("proef", ()),))
MAIL = Channel("mail", "email", ("team@example.org", "lid@example.org"))
SAME = Channel("post", "email", ("Team@Example.org",))


def watching(*subscriptions: Subscription) -> Watchlist:
    return Watchlist((), (), (MAIL, SAME), subscriptions)


def test_two_subscriptions_to_one_address_are_one_recipient_with_two_reasons() -> None:
    watchlist = watching(Subscription("a", ("mail",), ("wet",)), Subscription("b", ("post",), ("wet",)))
    dues = recipients(watchlist, ABOUT, EventType.CHANGED, NOW)
    assert [(due.recipient, due.subscriptions) for due in dues] == [
        ("team@example.org", ("a", "b")),
        ("lid@example.org", ("a",)),
    ]


def test_a_subscription_narrows_by_dossier_amendment_and_event() -> None:
    watchlist = watching(
        Subscription("other", ("post",), ("andere-wet",)),
        Subscription("amendment", ("post",), (), ("ander",)),
        Subscription("event", ("post",), (), (), ("adopted",)),
    )
    assert recipients(watchlist, ABOUT, EventType.CHANGED, NOW) == ()
    assert len(recipients(watchlist, ABOUT, EventType.ADOPTED, NOW)) == 1


def test_nothing_about_a_dossier_is_told_to_nobody() -> None:
    assert recipients(watching(Subscription("a", ("mail",))), Matches(), EventType.CHANGED, NOW) == ()


def test_quiet_hours_hold_a_message_until_morning_unless_someone_wants_it_now() -> None:
    quiet = Subscription("quiet", ("post",), quiet="19:00-07:00")
    (due,) = recipients(watching(quiet), ABOUT, EventType.CHANGED, NIGHT)
    assert due.not_before == datetime(2026, 1, 16, 6, tzinfo=UTC)
    (due,) = recipients(watching(quiet, Subscription("now", ("post",))), ABOUT, EventType.CHANGED, NIGHT)
    assert due.not_before is None


def test_a_weekly_subscription_holds_the_alert_with_its_reason() -> None:
    (due,) = recipients(watching(Subscription("w", ("post",), when="weekly")), ABOUT, EventType.CHANGED, NOW)
    assert due.held == "weekly digest"
