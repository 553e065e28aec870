"""How soon an event is told: types, marks, and who asked for what."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from config.load import load
from crawler.document import Fact
from monitors.alerts.subscriptions import recipients
from monitors.alerts.urgency import level, marks_of
from monitors.comparing.detect import detect
from monitors.model import OF_OURSELVES, EventType, Match, Matches, Why
from monitors.watchlist import Channel, Subscription, Watchlist
from tests.invented import BILL, LETTER, LETTER_REPLACED, NEWS, NEWS_REVISED, WITH_PAPER

NOW = datetime(2026, 1, 15, 12, tzinfo=UTC)
ABOUT = Matches((Match("wet", ()),))
SHIPPED = load(None, {}).watchlist.urgency
PAPER = EventType.SUBMITTED


def held(
    *subscriptions: Subscription, kind: EventType = PAPER, marks: frozenset[str] = frozenset()
) -> str | None:
    channel = Channel("post", "email", ("team@example.org",))
    watchlist = Watchlist((), (), (channel,), subscriptions, urgency=(*SHIPPED, ("answered", "history")))
    (due,) = recipients(watchlist, ABOUT, kind, NOW, marks)
    return due.held


@pytest.mark.parametrize("kind", ["adopted", "rejected", "moved", "published", "in-force"])
def test_what_was_decided_moved_or_published_goes_at_once(kind: str) -> None:
    assert level(SHIPPED, EventType(kind), ()) == "instant"


@pytest.mark.parametrize("kind", ["submitted", "changed"])
def test_ordinary_papers_and_pages_wait_for_the_week(kind: str) -> None:
    assert level(SHIPPED, EventType(kind), ()) == "weekly"
    assert level(SHIPPED, EventType(kind), ("amendment",)) == "instant"


def test_the_shipped_table_places_every_type_of_event() -> None:
    types = {kind.value for kind in EventType if kind not in OF_OURSELVES}
    assert types | {"amendment", "letter", "figure"} == dict(SHIPPED).keys()


def test_without_a_table_everything_is_told_at_once() -> None:
    assert level((), EventType.CHANGED, ()) == "instant"


def test_a_letter_a_followed_amendment_and_a_figure_mark_a_change() -> None:
    assert marks_of("ledenbrief", detect(LETTER, LETTER_REPLACED), ABOUT) == {"letter", "figure"}
    amended = replace(ABOUT, amendments=(Match("proef", (Why("section body", "De Proef", "words"),)),))
    assert marks_of("nieuwsbericht", detect(NEWS, NEWS_REVISED), amended) == {"amendment", "figure"}


@pytest.mark.parametrize(
    ("where", "rule", "marks"),
    [
        ("fact summary", "words", frozenset()),
        ("row Verslag", "paper", frozenset()),
        ("row Amendement", "words", {"amendment"}),
    ],
)
def test_a_bill_that_is_about_an_amendment_is_not_always_touched_in_it(
    where: str, rule: str, marks: frozenset[str]
) -> None:
    matches = replace(ABOUT, amendments=(Match("proef", (Why(where, "De Proef", rule),)),))
    assert marks_of("wetsvoorstel", detect(BILL, WITH_PAPER), matches) == marks


def test_a_new_paper_with_a_date_is_no_figure_that_differs() -> None:
    assert marks_of("wetsvoorstel", detect(BILL, WITH_PAPER), ABOUT) == frozenset()


def test_the_sentence_that_tells_of_every_step_is_no_figure_either() -> None:
    facts = tuple(
        Fact("status", "Verslag van 22 april 2026.") if f.name == "status" else f for f in BILL.facts
    )
    assert marks_of("wetsvoorstel", detect(BILL, replace(BILL, facts=facts)), ABOUT) == frozenset()


def test_an_instant_subscription_gets_what_is_not_urgent_with_the_week() -> None:
    plain = Subscription("a", ("post",))
    assert held(plain) == "weekly digest: not urgent by the urgency table"
    assert held(plain, marks=frozenset({"figure"})) is None


def test_a_subscription_that_names_its_events_gets_them_when_it_says() -> None:
    assert held(Subscription("a", ("post",), events=("submitted",))) is None
    assert held(Subscription("a", ("post",), events=("submitted",), when="daily")) == "daily digest"


def test_what_is_for_the_history_only_comes_in_no_digest_either() -> None:
    weekly = Subscription("a", ("post",), when="weekly")
    assert str(held(weekly, kind=EventType.ANSWERED)).startswith("history only")


def test_of_two_subscriptions_to_one_address_the_sooner_counts() -> None:
    slow, soon = Subscription("a", ("post",), when="weekly"), Subscription("b", ("post",), when="daily")
    assert held(slow, soon) == "daily digest"
    assert held(slow, Subscription("c", ("post",), events=("submitted",))) is None
