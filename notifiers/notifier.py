"""What a channel must be able to do. To add one: one file, and one line in the registry."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Protocol

from monitors.model import Delivery
from notifiers.message import Message

ErrorKind = Literal["temporary", "recipient", "credentials", "ours", "ambiguous"]


@dataclass(frozen=True, slots=True)
class Receipt:
    """What a channel gave back for an accepted message: enough to find it again and to edit it."""

    recipient: str
    reference: str


@dataclass(frozen=True, slots=True)
class Thread:
    """The conversation of an event (`key`), and the receipt of its first message if there was one.

    With `broadcast` an answer is shown outside the conversation too, where the channel hides answers.
    `top` began the conversation, where the parent is an answer itself.
    """

    key: str
    parent: Receipt | None = None
    broadcast: bool = False
    top: Receipt | None = None


class DeliveryError(Exception):
    """A message was not accepted, or nobody knows whether it was.

    temporary: try again, after `retry_after` seconds where the channel says so. recipient: this
    place will never take it. credentials: the channel takes nothing until an operator acts. ours:
    the message itself is refused. ambiguous: it may have been accepted; look before sending again.
    """

    def __init__(self, kind: ErrorKind, reason: str, retry_after: float | None = None) -> None:
        super().__init__(f"{kind}: {reason}")
        self.kind: ErrorKind = kind
        self.reason = reason
        self.retry_after = retry_after


class Unreachable(DeliveryError):
    """The channel gave no answer: what comes next for it would wait in vain too."""


class Notifier(Protocol):
    """A channel. No method repeats a request by itself; when to try again is the outbox's."""

    def send(self, delivery: Delivery, message: Message, thread: Thread | None) -> Receipt:
        """Hands the message over once. Raises DeliveryError."""

    def find(self, delivery: Delivery) -> Receipt | None:
        """The receipt of an ambiguous delivery if the channel shows that it was accepted.

        Raises DeliveryError where it cannot be looked up now.
        """

    def update(self, receipt: Receipt, message: Message) -> Receipt | None:
        """Replaces an accepted message. None: this channel cannot. Raises DeliveryError."""
