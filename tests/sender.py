"""A sender as a process of its own: `python -m tests.sender FOLDER KIND ADDRESS [fatal]`.

It sends until nothing waits. A fatal one is killed by the kernel right after its first message was accepted,
before it can write that down.
"""

from __future__ import annotations

import io
import os
import signal
import sys
import threading
from datetime import timedelta
from pathlib import Path

from monitors.history.locks import Busy
from monitors.model import Delivery
from notifiers.email import EmailSettings
from notifiers.message import Message
from notifiers.notifier import Notifier, Receipt, Thread
from notifiers.registry import NotifierSettings
from tests import fakes
from tests.invented import SEEN
from tests.office import Office, watching


class Fatal:
    """A notifier whose process is gone when the channel has accepted the message."""

    def __init__(self, real: Notifier) -> None:
        self.real = real

    def send(self, delivery: Delivery, message: Message, thread: Thread | None) -> Receipt:
        self.real.send(delivery, message, thread)
        os.kill(os.getpid(), signal.SIGKILL)
        raise AssertionError("still alive")

    def find(self, delivery: Delivery) -> Receipt | None:
        return self.real.find(delivery)

    def update(self, receipt: Receipt, message: Message) -> Receipt | None:
        return self.real.update(receipt, message)


def office_of(folder: Path, kind: str, address: str) -> Office:
    """The office that a process sends from: everything by one kind of channel."""
    if kind == "slack":
        settings = NotifierSettings(io.StringIO(), slack_token=fakes.TOKEN, slack_url=address)
    else:
        mail = EmailSettings("127.0.0.1", int(address), "none", "wetwacht@example.org", timeout=5)
        settings = NotifierSettings(io.StringIO(), email=mail)
    return Office(folder, watching(kind=kind), settings)


def main(folder: str, kind: str, address: str, *fatal: str) -> None:
    """Sends until nothing waits."""
    office = office_of(Path(folder), kind, address)
    if fatal:
        office.wrap = Fatal
    turn, now = threading.Event(), SEEN
    while {"queued", "ambiguous", "sending"} & set(office.states()):
        try:
            office.at(now)
        except Busy:
            turn.wait(0.01)
        now += timedelta(minutes=1)


if __name__ == "__main__":
    main(*sys.argv[1:])
