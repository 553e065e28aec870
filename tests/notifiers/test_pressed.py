"""The buttons below an alert in Slack, and what a press of one means."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from monitors.words import worktexts
from notifiers.blocks import payload
from notifiers.message import Options, compose
from notifiers.pressed import Outcome, Press, answer, buttons, press_of
from tests.fakes import broken_rule
from tests.invented import ALERTS, SEEN, WATCHLIST
from tests.language import complaints

CHANNELS = frozenset({"C0001"})
PUBLIC = "https://wetwacht.example.org"
PRESS = Press(17, "taken", "beleid", "U0001", "C0001", "1776787620.000001")


def pressed(**other: Any) -> dict[str, Any]:
    """What Slack tells of a press, as docs.slack.dev/reference/interaction-payloads has it."""
    return {
        "type": "block_actions",
        "user": {"id": "U0001", "username": "beleid", "name": "beleid", "team_id": "T0001"},
        "container": {"type": "message", "message_ts": "1776787620.000001", "channel_id": "C0001"},
        "channel": {"id": "C0001", "name": "wonen"},
        "actions": [{"action_id": "wetwacht-taken", "value": "change:17", "type": "button"}],
        **other,
    }


def action(**other: str) -> list[dict[str, str]]:
    return [{"action_id": "wetwacht-taken", "value": "change:17", **other}]


def test_an_alert_has_three_buttons_only_where_somebody_listens() -> None:
    message = compose(ALERTS["news"], WATCHLIST, SEEN, Options())
    plain, pressable = payload(message), payload(message, pressable=True)
    assert [block["type"] for block in plain["blocks"]].count("actions") == 0
    row = pressable["blocks"][-1]
    labels = [one["text"]["text"] for one in row["elements"]]
    assert labels == ["Ik pak dit op", "Niet relevant", "Klopt niet"]
    assert {one["value"] for one in row["elements"]} == {f"change:{message.change}"}
    assert broken_rule({**pressable, "unfurl_links": False}) is None


def test_what_is_about_no_change_has_no_buttons() -> None:
    message = replace(compose(ALERTS["news"], WATCHLIST, SEEN, Options()), change=None)
    assert payload(message, pressable=True) == payload(message)


def test_every_button_comes_back_as_what_it_says() -> None:
    for one in buttons(17)["elements"]:
        press = press_of(pressed(actions=[one]), CHANNELS)
        assert press == replace(PRESS, what=one["action_id"].removeprefix("wetwacht-"))


@pytest.mark.parametrize(
    "payload_",
    [
        {},
        {"type": "view_submission"},
        pressed(type="message_action"),
        pressed(actions=[]),
        pressed(actions="x"),
        pressed(actions=["x"]),
        pressed(actions=action(action_id="wetwacht-weg")),
        pressed(actions=action(action_id="taken")),
        pressed(actions=action(value="change:0")),
        pressed(actions=action(value="change:-1")),
        pressed(actions=action(value=f"change:{'9' * 30}")),
        pressed(actions=action(value="change:17\n")),
        pressed(actions=[{"action_id": "wetwacht-taken", "value": 17}]),
        pressed(channel={"id": "C0666"}),
        pressed(channel=None),
        pressed(user=None),
        pressed(user={"id": ""}),
    ],
)
def test_anything_else_is_no_press(payload_: dict[str, Any]) -> None:
    assert press_of(payload_, CHANNELS) is None


def test_a_name_cannot_steer_and_is_never_too_long() -> None:
    name = "\u202ebel\x1beid\n" + "x y " * 90
    press = press_of(pressed(user={"id": "U0001", "name": name}), CHANNELS)
    assert press
    assert press.who.startswith("bel eid x")
    assert len(press.who) <= 60
    unnamed = press_of(pressed(user={"id": "U0001"}), CHANNELS)
    assert unnamed
    assert unnamed.who == "U0001"


def test_an_answer_in_a_thread_goes_to_where_the_thread_began() -> None:
    container = {"message_ts": "1776787620.000009", "thread_ts": "1776787620.000001"}
    press = press_of(pressed(container=container), CHANNELS)
    assert press
    assert press.message == "1776787620.000001"


def test_who_takes_it_on_is_for_everybody_to_see() -> None:
    method, request = answer(PRESS, "kept", PUBLIC)
    assert (method, request["thread_ts"]) == ("chat.postMessage", PRESS.message)
    assert request["text"] == "beleid pakt dit op."


@pytest.mark.parametrize(
    ("press", "outcome"),
    [
        (replace(PRESS, what="wrong"), "kept"),
        (replace(PRESS, what="not-relevant"), "kept"),
        (PRESS, "known"),
        (PRESS, "failed"),
    ],
)
def test_the_rest_is_for_who_pressed_with_the_way_to_the_page(press: Press, outcome: Outcome) -> None:
    method, request = answer(press, outcome, PUBLIC)
    assert (method, request["user"]) == ("chat.postEphemeral", "U0001")
    assert f"{PUBLIC}/wijziging/17#werk" in str(request["blocks"])
    assert "wijziging" not in str(answer(press, outcome, None)[1]["blocks"])


def test_a_hostile_name_is_escaped_and_breaks_no_rule() -> None:
    _, request = answer(replace(PRESS, who="<!channel> & <@U1>"), "kept", PUBLIC)
    assert request["text"] == "&lt;!channel&gt; &amp; &lt;@U1&gt; pakt dit op."
    assert broken_rule(request) is None


def test_every_answer_is_plain_dutch() -> None:
    for text in (*worktexts.PRESSED.values(), *worktexts.NOT_PRESSED.values(), worktexts.IN_WETWACHT):
        assert complaints(text) == []
