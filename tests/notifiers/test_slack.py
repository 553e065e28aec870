"""Slack over HTTP against a workspace that keeps Slack's rules."""

from __future__ import annotations

import socket
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from notifiers.blocks import payload
from notifiers.message import Link, Message, Options, Row, compose
from notifiers.notifier import DeliveryError, Receipt, Thread
from notifiers.slack import SlackNotifier
from tests.fakes import TOKEN, SlackFake, broken_rule
from tests.invented import ALERTS, WATCHLIST, delivery_of

ALERT = ALERTS["news revised"]
DELIVERY = delivery_of(ALERT)
MESSAGE = compose(ALERT, WATCHLIST, ALERT.event.seen, Options(public_url="https://wetwacht.example.org"))


def notifier(fake: SlackFake, token: str = TOKEN) -> SlackNotifier:
    return SlackNotifier(token, fake.url, timeout=5)


def failed(fake: SlackFake, trouble: object) -> DeliveryError:
    fake.troubles.append(trouble)
    with pytest.raises(DeliveryError) as caught:
        notifier(fake).send(DELIVERY, MESSAGE, None)
    return caught.value


def test_a_message_is_posted_once_with_its_layout_and_our_mark(workspace: SlackFake) -> None:
    receipt = notifier(workspace).send(DELIVERY, MESSAGE, None)
    (message,) = workspace.messages
    assert receipt == Receipt("C0001", message["ts"])
    assert message["blocks"][0] == {
        "type": "header",
        "text": {"type": "plain_text", "text": MESSAGE.headline, "emoji": False},
    }
    assert message["metadata"]["event_payload"] == {"delivery_id": 17}
    assert message["unfurl_links"] is False and message["unfurl_media"] is False
    assert message["text"].startswith(MESSAGE.headline)
    assert len(workspace.requests) == 1


def test_the_same_delivery_carries_the_same_id_at_every_attempt(workspace: SlackFake) -> None:
    for _ in range(2):
        notifier(workspace).send(DELIVERY, MESSAGE, None)
    first, second = workspace.messages
    assert first["client_msg_id"] == second["client_msg_id"]
    notifier(workspace).send(delivery_of(ALERT, number=18), MESSAGE, None)
    assert workspace.messages[2]["client_msg_id"] != first["client_msg_id"]


@pytest.mark.parametrize("as_date", [False, True])
def test_a_rate_limit_says_how_long_to_wait_in_seconds_or_as_a_date(
    workspace: SlackFake, as_date: bool
) -> None:
    wait = format_datetime(datetime.now(UTC) + timedelta(hours=1), usegmt=True) if as_date else "7"
    error = failed(workspace, ("status", 429, {"Retry-After": wait}, '{"ok":false,"error":"ratelimited"}'))
    assert error.kind == "temporary"
    assert error.retry_after is not None
    assert error.retry_after == 7 or 3_000 < error.retry_after <= 3_600
    assert len(workspace.requests) == 1


def test_a_rate_limit_without_a_readable_wait_is_still_temporary(workspace: SlackFake) -> None:
    error = failed(workspace, ("status", 429, {"Retry-After": "soon"}, "{}"))
    assert (error.kind, error.retry_after) == ("temporary", None)


@pytest.mark.parametrize(
    ("trouble", "kind"),
    [
        ("drop", "ambiguous"),
        (("status", 502, {}, "<html>Bad gateway</html>"), "ambiguous"),
        (("status", 200, {}, "<html>Sign in</html>"), "ambiguous"),
        (("status", 200, {}, '{"ok":true}'), "ambiguous"),
        (("status", 200, {}, "[]"), "ambiguous"),
        (("status", 407, {}, "<html>Proxy</html>"), "temporary"),
        (("status", 503, {}, '{"ok":false,"error":"service_unavailable"}'), "temporary"),
        (("error", "internal_error"), "ambiguous"),
        (("error", "fatal_error"), "ambiguous"),
        (("error", "service_unavailable"), "temporary"),
        (("error", "is_archived"), "recipient"),
        (("error", "restricted_action_read_only_channel"), "recipient"),
        (("error", "token_revoked"), "credentials"),
        (("error", "missing_scope"), "credentials"),
        (("error", "an_error_of_next_year"), "ours"),
    ],
)
def test_every_answer_has_its_class(workspace: SlackFake, trouble: object, kind: str) -> None:
    assert failed(workspace, trouble).kind == kind
    assert len(workspace.requests) == 1


def test_a_wrong_token_and_an_unknown_channel_are_told_apart(workspace: SlackFake) -> None:
    with pytest.raises(DeliveryError, match="credentials: invalid_auth"):
        notifier(workspace, "xoxb-wrong").send(DELIVERY, MESSAGE, None)
    with pytest.raises(DeliveryError, match="recipient: channel_not_found"):
        notifier(workspace).send(replace(DELIVERY, recipient="C0404"), MESSAGE, None)


def test_a_refused_connection_sent_nothing() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{taken.getsockname()[1]}/api/"
        with pytest.raises(DeliveryError) as caught:
            SlackNotifier(TOKEN, address, timeout=5).send(DELIVERY, MESSAGE, None)
    assert caught.value.kind == "temporary"


def test_a_refused_layout_is_sent_again_as_plain_text(workspace: SlackFake) -> None:
    workspace.troubles.append(("error", "msg_blocks_too_long"))
    notifier(workspace).send(DELIVERY, MESSAGE, None)
    (message,) = workspace.messages
    assert "blocks" not in message
    assert "Was    ‘De verhoging gaat in op 1 oktober 2025.’" in message["text"]
    assert "https://wetwacht.example.org/wijziging/17" in message["text"]


def test_a_layout_that_is_refused_even_as_text_is_ours(workspace: SlackFake) -> None:
    workspace.troubles.extend([("error", "invalid_blocks"), ("error", "no_text")])
    with pytest.raises(DeliveryError, match="ours"):
        notifier(workspace).send(DELIVERY, MESSAGE, None)


def test_an_answer_stands_in_the_thread_and_a_lost_thread_costs_nothing(workspace: SlackFake) -> None:
    parent = notifier(workspace).send(DELIVERY, MESSAGE, None)
    notifier(workspace).send(delivery_of(ALERT, number=18), MESSAGE, Thread("event:9", parent))
    lost = Thread("event:9", Receipt("C0001", "1.0"))
    notifier(workspace).send(delivery_of(ALERT, number=19), MESSAGE, lost)
    assert workspace.messages[1]["thread_ts"] == parent.reference
    assert "thread_ts" not in workspace.messages[2]


def test_what_slack_accepted_before_the_connection_broke_is_found(workspace: SlackFake) -> None:
    for number in range(20, 25):
        notifier(workspace).send(delivery_of(ALERT, number=number), MESSAGE, None)
    workspace.troubles.append("drop")
    with pytest.raises(DeliveryError, match="ambiguous"):
        notifier(workspace).send(DELIVERY, MESSAGE, None)
    notifier(workspace).send(delivery_of(ALERT, number=26), MESSAGE, None)
    found = notifier(workspace).find(DELIVERY)
    assert found is not None
    assert found.reference == workspace.messages[5]["ts"]
    assert notifier(workspace).find(delivery_of(ALERT, number=20)) is not None
    assert notifier(workspace).find(delivery_of(ALERT, number=99)) is None


def test_a_history_we_may_not_read_is_no_reason_to_stop_the_channel(workspace: SlackFake) -> None:
    workspace.troubles.append(("error", "missing_scope"))
    assert notifier(workspace).find(DELIVERY) is None
    workspace.troubles.append(("status", 429, {"Retry-After": "3"}, "{}"))
    with pytest.raises(DeliveryError) as caught:
        notifier(workspace).find(DELIVERY)
    assert (caught.value.kind, caught.value.retry_after) == ("temporary", 3)


def test_an_accepted_message_can_be_edited(workspace: SlackFake) -> None:
    receipt = notifier(workspace).send(DELIVERY, MESSAGE, None)
    edited = replace(MESSAGE, rows=(Row("Ook gemeld door", "Rijksoverheid."),))
    assert notifier(workspace).update(receipt, edited) == receipt
    assert "Ook gemeld door" in repr(workspace.messages[0]["blocks"])
    workspace.troubles.append(("error", "invalid_blocks"))
    assert notifier(workspace).update(receipt, edited) == receipt
    assert workspace.messages[0]["blocks"] == []


def test_the_token_is_in_no_error(workspace: SlackFake) -> None:
    error = failed(workspace, ("error", "an_error_of_next_year"))
    assert TOKEN not in f"{error!r} {error.__cause__!r}"


_anything = st.text(st.characters(codec="utf-8"), max_size=3_500)
_rows = st.lists(st.builds(Row, _anything, _anything), max_size=60).map(tuple)


@settings(max_examples=50, deadline=None)
@given(_anything, _rows, st.lists(_anything, max_size=5).map(tuple), st.integers(0, 60))
def test_no_message_breaks_a_rule_of_slack(
    headline: str, rows: tuple[Row, ...], lines: tuple[str, ...], links: int
) -> None:
    where = tuple(Link(f"Plaats {i}", f"https://vng.nl/{i}") for i in range(links))
    message = Message(headline or "Kop", lines, lines, rows, later=rows, links=where, footer=lines)
    assert broken_rule({**payload(message), "unfurl_links": False}) is None
