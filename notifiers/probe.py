"""Asks Slack and the mail server whether they would take messages; nothing is posted or mailed.

What goes wrong is an answer, in the words that a failed delivery would have.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from notifiers.blocks import payload
from notifiers.email import EmailNotifier, EmailSettings
from notifiers.notifier import DeliveryError
from notifiers.shape import Link, Message, Pair, Row, Span
from notifiers.slack import SlackNotifier

_LONG = "Voorbeeldtekst voor een proef. "
_TIMEOUT = 10


@dataclass(frozen=True, slots=True)
class Answer:
    """What was asked and told; `trouble` is the refusal, None where all is well."""

    told: str
    trouble: str | None = None


def slack(token: str, base_url: str) -> Answer:
    """Who Slack says we are, and whether it takes the layout of the largest message that we make."""
    notifier = SlackNotifier(token, base_url, _TIMEOUT)
    known, who = _asked(lambda: _who(notifier))
    if not known:
        return Answer("auth.test", who)
    blocks = payload(largest())["blocks"]
    fits, refusal = _asked(lambda: str(notifier.ask("blocks.validate", {"blocks": blocks}).get("ok")))
    if not fits:
        return Answer(f"{who}; blocks.validate of the largest message", refusal)
    return Answer(f"{who}; the largest message is well formed")


def email(settings: EmailSettings) -> Answer:
    """Whether the mail server is reached over verified TLS and lets us in; no mail is sent."""
    way = {"starttls": "STARTTLS, verified", "tls": "TLS, verified", "none": "not encrypted, this machine"}
    place = f"{settings.host}:{settings.port} ({way[settings.tls]})"
    name = f", logged in as {settings.user}" if settings.user else ", no login"
    taken, trouble = _asked(lambda: _greeted(settings))
    return Answer(place + name) if taken else Answer(place, trouble)


def largest() -> Message:
    """A message with more than fits of everything, as large as any that leaves."""
    row = Row("Onderdeel", _LONG * 10)
    side = (Span(_LONG), Span("gewijzigd", changed=True), Span(_LONG * 5))
    pair = Pair("Artikel 1", "Was", side, "Wordt", side)
    link = Link("Voorbeeld op example.org", "https://example.org/")
    return Message(
        headline=_LONG * 10,
        notes=(_LONG,),
        intro=(_LONG * 20,),
        rows=(row,) * 40,
        pairs=(pair,) * 20,
        later=(row,) * 20,
        links=(link,) * 4,
        footer=(_LONG * 20,),
    )


def _greeted(settings: EmailSettings) -> str:
    EmailNotifier(settings).greet()
    return settings.host


def _who(notifier: SlackNotifier) -> str:
    answer = notifier.ask("auth.test", {})
    return f"{answer.get('user')} in {answer.get('team')}"


def _asked(question: Callable[[], str]) -> tuple[bool, str]:
    """Whether an answer came, and the answer or what came in its place."""
    try:
        return True, question()
    except DeliveryError as error:
        return False, f"{error.kind}: {error.reason}"
