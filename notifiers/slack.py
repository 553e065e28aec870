"""Slack by a bot token. One request for one attempt: the SDK repeats nothing by itself.

The SDK's own retry posts twice when Slack accepts a message and the connection then breaks.
"""

from __future__ import annotations

import uuid
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from http.client import HTTPException
from typing import Any
from urllib.error import URLError

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackClientError

from monitors.model import Delivery
from notifiers.blocks import fallback, payload
from notifiers.message import Message
from notifiers.notifier import DeliveryError, ErrorKind, Receipt, Thread, Unreachable

_EVENT_TYPE = "wetwacht_delivery"
_NAMESPACE = uuid.UUID("6f1f6f5e-9d0b-5a55-9a4e-2d6f0c3b7a11")
_TIMEOUT = 10
_PAGES_AT_MOST = 20
_CANNOT_LOOK = frozenset({"missing_scope", "not_in_channel", "channel_not_found"})
_PAGE = 200
_SECONDS_BEFORE = 300

# Codes by docs.slack.dev/reference/methods/chat.postMessage (errors), where the text of a code says what
# happened: fatal_error "some aspect may have succeeded" is in doubt, a code that nobody knows is ours.
_KINDS: dict[str, ErrorKind] = {
    **dict.fromkeys(
        ("ratelimited", "rate_limited", "message_limit_exceeded", "service_unavailable", "request_timeout"),
        "temporary",
    ),
    **dict.fromkeys(("internal_error", "fatal_error"), "ambiguous"),
    **dict.fromkeys(
        (
            "channel_not_found",
            "is_archived",
            "not_in_channel",
            "ekm_access_denied",
            "team_not_found",
            "cannot_reply_to_message",
            "user_not_found",
        ),
        "recipient",
    ),
    **dict.fromkeys(
        (
            "not_authed",
            "invalid_auth",
            "account_inactive",
            "token_revoked",
            "token_expired",
            "missing_scope",
            "org_login_required",
            "access_denied",
            "not_allowed_token_type",
        ),
        "credentials",
    ),
}
# What Slack may refuse while the message can do without, by the beginnings of its codes.
_REFUSED = {
    "layout": ("invalid_blocks", "msg_blocks_too_long", "no_text"),
    "metadata": ("metadata_too_large", "invalid_metadata"),
    "thread": ("thread_not_found", "restricted_action_thread_locked", "message_not_found"),
}


class SlackNotifier:
    """Posts to channels of one workspace; recipients are channel ids.

    `pressable` messages have buttons, where somebody listens for who presses them.
    """

    def __init__(
        self,
        token: str,
        base_url: str = "https://slack.com/api/",
        timeout: int = _TIMEOUT,
        *,
        pressable: bool = False,
    ) -> None:
        self._pressable = pressable
        self._client = WebClient(token, base_url=base_url, timeout=timeout, retry_handlers=[])

    def send(self, delivery: Delivery, message: Message, thread: Thread | None) -> Receipt:
        """Posts the message, in the event's thread if it has one.

        A refused layout, thread or metadata may not cost the alert: it is posted again without it.
        """
        shown = payload(message, pressable=self._pressable)
        request = _request(delivery, shown, thread)
        refused: set[str] = set()
        while True:
            try:
                answer = self._call("chat.postMessage", request)
                return Receipt(str(answer.get("channel") or delivery.recipient), _stamp(answer))
            except _Refused as error:
                if error.part in refused:
                    raise
                refused.add(error.part)
                request = _without(error.part, request, message)

    def find(self, delivery: Delivery) -> Receipt | None:
        """Looks in the channel's history for the metadata that our message carries.

        None as well where the token may not read the history or the bot is no member: nobody can look.
        """
        try:
            return self._looked_up(delivery)
        except DeliveryError as error:
            if error.reason in _CANNOT_LOOK:
                return None
            raise

    def _looked_up(self, delivery: Delivery) -> Receipt | None:
        query: dict[str, Any] = {
            "channel": delivery.recipient,
            "include_all_metadata": True,
            "oldest": f"{delivery.created.timestamp() - _SECONDS_BEFORE:.6f}",
            "limit": _PAGE,
        }
        for _ in range(_PAGES_AT_MOST):
            answer = self._call("conversations.history", query)
            found = next((m for m in answer.get("messages", ()) if _is_ours(m, delivery)), None)
            if found:
                return Receipt(delivery.recipient, str(found["ts"]))
            cursor = (answer.get("response_metadata") or {}).get("next_cursor")
            if not cursor:
                return None
            query["cursor"] = cursor
        raise DeliveryError("temporary", "the channel's history is too long to look the message up")

    def update(self, receipt: Receipt, message: Message) -> Receipt | None:
        """Edits an accepted message in place, as plain text where the layout is refused."""
        place = {"channel": receipt.recipient, "ts": receipt.reference}
        try:
            answer = self._call("chat.update", {**place, **payload(message, pressable=self._pressable)})
        except _Refused as error:
            if error.part != "layout":
                raise
            answer = self._call("chat.update", {**place, **fallback(message), "blocks": []})
        return Receipt(receipt.recipient, _stamp(answer))

    def ask(self, method: str, request: dict[str, Any]) -> dict[str, Any]:
        """The answer to one call that posts nothing. Raises DeliveryError as sending would."""
        return self._call(method, request)

    def _call(self, method: str, request: dict[str, Any]) -> dict[str, Any]:
        try:
            answer = self._ask(method, request)
        except SlackApiError as error:
            raise _classified(error) from error
        except (OSError, HTTPException, SlackClientError, ValueError) as error:
            raise _unanswered(error) from error
        if not isinstance(answer.data, dict):
            raise DeliveryError("ambiguous", "Slack answered with something else than JSON")
        return answer.data

    def _ask(self, method: str, request: dict[str, Any]) -> Any:
        if method == "conversations.history":
            return self._client.conversations_history(**request)
        return self._client.api_call(method, json=request)


class _Refused(DeliveryError):
    """Slack refused a part of the request that the message can do without."""

    def __init__(self, part: str, code: str) -> None:
        super().__init__("ours", code)
        self.part = part


def _request(delivery: Delivery, shown: dict[str, Any], thread: Thread | None) -> dict[str, Any]:
    request: dict[str, Any] = {
        "channel": delivery.recipient,
        **shown,
        "unfurl_links": False,
        "unfurl_media": False,
        "metadata": {"event_type": _EVENT_TYPE, "event_payload": {"delivery_id": delivery.id}},
        "client_msg_id": str(uuid.uuid5(_NAMESPACE, _name(delivery))),
    }
    if thread and thread.parent:
        request["thread_ts"] = (thread.top or thread.parent).reference
        if thread.broadcast:
            request["reply_broadcast"] = True
    return request


def _stamp(answer: dict[str, Any]) -> str:
    if not isinstance(answer.get("ts"), str):
        raise DeliveryError("ambiguous", "Slack said yes without the time that names the message")
    return str(answer["ts"])


def _name(delivery: Delivery) -> str:
    return f"{delivery.id} {delivery.created.isoformat()}"


def _without(part: str, request: dict[str, Any], message: Message) -> dict[str, Any]:
    if part == "layout":
        return {k: v for k, v in request.items() if k != "blocks"} | fallback(message)
    gone = ("thread_ts", "reply_broadcast") if part == "thread" else ("metadata",)
    return {key: value for key, value in request.items() if key not in gone}


def _is_ours(message: dict[str, Any], delivery: Delivery) -> bool:
    """Whether a message of the history carries our delivery; ids start anew with a new database."""
    metadata = message.get("metadata") or {}
    carried = (metadata.get("event_payload") or {}).get("delivery_id")
    return metadata.get("event_type") == _EVENT_TYPE and carried == delivery.id


def _classified(error: SlackApiError) -> DeliveryError:
    """What an answer means: Slack's own code where it gives one, else its HTTP status."""
    response = error.response
    status, code = response.status_code, _code(response.data)
    wait = _retry_after(response.headers)
    if status == 429:
        return DeliveryError("temporary", "ratelimited", wait)
    if code is None or (status >= 500 and code not in _KINDS):
        kind: ErrorKind = "temporary" if 400 <= status < 500 else "ambiguous"
        return DeliveryError(kind, f"Slack answered HTTP {status} without a result", wait)
    part = next((part for part, codes in _REFUSED.items() if code.startswith(codes)), None)
    if part:
        return _Refused(part, code)
    kind = "recipient" if code.startswith("restricted_action") else _KINDS.get(code, "ours")
    return DeliveryError(kind, code, wait if kind == "temporary" else None)


def _code(data: Any) -> str | None:
    """Slack's error code; the SDK puts a whole sentence there when the answer was no JSON."""
    code = data.get("error") if isinstance(data, dict) else None
    return code if isinstance(code, str) and code and " " not in code else None


def _retry_after(headers: dict[str, str]) -> float | None:
    """Retry-After in seconds; it may be seconds or a date, and names come in any case."""
    value = next((v for k, v in headers.items() if k.lower() == "retry-after"), None)
    if value is None:
        return None
    if value.strip().isascii() and value.strip().isdigit():
        return float(value)
    try:
        until = parsedate_to_datetime(value)
    except ValueError:
        return None
    aware = until if until.tzinfo else until.replace(tzinfo=UTC)
    return max(0.0, (aware - datetime.now(UTC)).total_seconds())


def _unanswered(error: Exception) -> DeliveryError:
    """No answer. Before a connection nothing was sent; after it Slack may have accepted the message."""
    reason = getattr(error, "reason", error)
    never_sent = (
        (ConnectionRefusedError, OSError) if isinstance(error, URLError) else (ConnectionRefusedError,)
    )
    sent_perhaps = (TimeoutError, ConnectionResetError, BrokenPipeError, ConnectionAbortedError)
    if isinstance(reason, never_sent) and not isinstance(reason, sent_perhaps):
        return Unreachable("temporary", f"Slack cannot be reached: {type(reason).__name__}")
    return Unreachable("ambiguous", f"the connection to Slack broke: {type(reason).__name__}")
