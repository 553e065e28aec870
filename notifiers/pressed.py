"""The buttons below a message in Slack, what a press of one means, and the answer to it. Pure."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args

from monitors.history.work import What
from monitors.words import worktexts as texts
from monitors.words.dutch import inert, shortened

Outcome = Literal["kept", "known", "gone", "failed"]
_ACTION = "wetwacht-"
_VALUE = re.compile(r"change:([1-9]\d{0,17})")
_LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class Press:
    """Who pressed what: the change that a message is about, and where the message stands."""

    change: int
    what: What
    who: str
    user: str
    channel: str
    message: str


def buttons(change: int) -> dict[str, Any]:
    """The row of buttons about a change. A value is a number of ours, never text of a site."""
    return {
        "type": "actions",
        "elements": [
            {
                "type": "button",
                "action_id": f"{_ACTION}{what}",
                "value": f"change:{change}",
                "text": {"type": "plain_text", "text": label, "emoji": False},
            }
            for what, label in texts.BUTTONS.items()
        ],
    }


def press_of(payload: Mapping[str, Any], channels: Collection[str]) -> Press | None:
    """The press that Slack tells of; None for anything else, or where it is in none of our channels."""
    actions = payload.get("actions")
    if payload.get("type") != "block_actions" or not isinstance(actions, list) or not actions:
        return None
    action, user, container = (
        _table(actions[0]),
        _table(payload.get("user")),
        _table(payload.get("container")),
    )
    what = _what(_text(action, "action_id"))
    change = _VALUE.fullmatch(_text(action, "value"))
    channel, person = _text(_table(payload.get("channel")), "id"), _text(user, "id")
    if what is None or change is None or channel not in channels or not person:
        return None
    who = inert(_text(user, "name") or _text(user, "username")) or person
    # An answer in a thread is not the place of one: that is the message that the thread began with.
    message = _text(container, "thread_ts") or _text(container, "message_ts")
    return Press(int(change[1]), what, shortened(who, _LONGEST_NAME), person, channel, message)


def answer(press: Press, outcome: Outcome, public_url: str | None) -> tuple[str, dict[str, Any]]:
    """The method and request that answer a press.

    That somebody takes it on is for everybody to see, below the message; the rest only for who pressed.
    """
    if outcome == "kept" and press.what == "taken":
        said = texts.DONE["taken"].format(who=press.who)
        return "chat.postMessage", _request(press, said, None) | {"thread_ts": press.message}
    said = texts.PRESSED[press.what] if outcome == "kept" else texts.NOT_PRESSED[outcome]
    link = f"{public_url}/wijziging/{press.change}#werk" if public_url and outcome != "gone" else None
    return "chat.postEphemeral", _request(press, said, link) | {"user": press.user}


def _request(press: Press, said: str, link: str | None) -> dict[str, Any]:
    elements: list[dict[str, Any]] = [{"type": "text", "text": said}]
    if link:
        elements += [{"type": "text", "text": " "}, {"type": "link", "url": link, "text": texts.IN_WETWACHT}]
    return {
        "channel": press.channel,
        "text": said.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"),
        "blocks": [{"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": elements}]}],
        "unfurl_links": False,
        "unfurl_media": False,
    }


def _what(action: str) -> What | None:
    return next((one for one in get_args(What) if action == _ACTION + one), None)


def _table(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _text(table: Mapping[str, Any], name: str) -> str:
    value = table.get(name)
    return value if isinstance(value, str) else ""
