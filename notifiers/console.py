"""Messages on a terminal or in a log: plain text, nothing that could steer it."""

from __future__ import annotations

from typing import TextIO

from monitors.model import Delivery
from notifiers.message import Message
from notifiers.notifier import DeliveryError, Receipt, Thread
from notifiers.plain import WIDTH, plain

_RULE = "─" * WIDTH


class ConsoleNotifier:
    """Writes every message to one stream."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def send(self, delivery: Delivery, message: Message, thread: Thread | None) -> Receipt:
        """Writes the message between two rules. Raises DeliveryError where the stream takes nothing."""
        del thread
        try:
            self._stream.write(self._encodable(f"{_RULE}\n{plain(message)}\n\n"))
            self._stream.flush()
        except (OSError, ValueError) as error:
            raise DeliveryError("temporary", f"the console does not take text: {error}") from error
        return Receipt(delivery.recipient, f"delivery-{delivery.id}")

    def find(self, delivery: Delivery) -> Receipt | None:
        """None: what was written to a terminal cannot be looked up."""
        del delivery
        return None

    def update(self, receipt: Receipt, message: Message) -> Receipt | None:
        """None: what was written stays written."""
        del receipt, message
        return None

    def _encodable(self, text: str) -> str:
        """The text with an escape for each character that the stream's encoding does not have."""
        encoding = self._stream.encoding or "utf-8"
        return text.encode(encoding, "backslashreplace").decode(encoding)
