"""Which notifier serves which kind of channel: one line per kind."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TextIO

from notifiers.console import ConsoleNotifier
from notifiers.email import EmailNotifier, EmailSettings
from notifiers.notifier import Notifier
from notifiers.slack import SlackNotifier


class NotConfigured(Exception):
    """A kind of channel cannot be used; the message says what is missing and where it belongs."""


@dataclass(frozen=True, slots=True)
class NotifierSettings:
    """What the notifiers need; None where a kind is not configured."""

    console: TextIO
    slack_token: str | None = field(default=None, repr=False)
    slack_url: str = "https://slack.com/api/"
    slack_buttons: bool = False
    email: EmailSettings | None = None


def _slack(settings: NotifierSettings) -> Notifier:
    if not settings.slack_token:
        raise NotConfigured("a slack channel needs a bot token: set WETWACHT_SLACK_TOKEN")
    return SlackNotifier(settings.slack_token, settings.slack_url, pressable=settings.slack_buttons)


def _email(settings: NotifierSettings) -> Notifier:
    if settings.email is None:
        raise NotConfigured("an email channel needs a mail server: set host and sender under [email]")
    return EmailNotifier(settings.email)


KINDS: dict[str, Callable[[NotifierSettings], Notifier]] = {
    "console": lambda settings: ConsoleNotifier(settings.console),
    "slack": _slack,
    "email": _email,
}


def notifier_for(kind: str, settings: NotifierSettings) -> Notifier:
    """The notifier of a kind of channel. Raises NotConfigured where its settings are missing."""
    make = KINDS.get(kind)
    if make is None:
        raise NotConfigured(f"unknown kind of channel {kind!r}; known are {', '.join(sorted(KINDS))}")
    return make(settings)
