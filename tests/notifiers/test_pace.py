"""The pace of a channel, on a clock that moves only when somebody waits."""

from __future__ import annotations

from pathlib import Path

from notifiers.pace import Pace
from tests import fakes
from tests.invented import SEEN
from tests.office import slacking


class Clock:
    """A clock that is as late as was waited for."""

    def __init__(self) -> None:
        self.now = 100.0
        self.waits: list[float] = []

    def read(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.waits.append(round(seconds, 3))
        self.now += seconds


def test_a_slack_channel_gets_one_message_a_second(tmp_path: Path, workspace: fakes.SlackFake) -> None:
    clock = Clock()
    office = slacking(tmp_path, workspace)
    office.pace = Pace(clock.read, clock.sleep)
    for _ in range(4):
        office.tell()
    office.at(SEEN)
    assert len(workspace.messages) == 4
    assert clock.waits == [1.1, 1.1, 1.1]


def test_another_channel_or_a_mailbox_waits_for_nobody() -> None:
    clock = Clock()
    pace = Pace(clock.read, clock.sleep)
    pace.keep("slack", "C0001")
    pace.keep("slack", "C0002")
    for _ in range(9):
        pace.keep("email", "lid.a@example.org")
    assert clock.waits == []
    clock.now += 1
    pace.keep("slack", "c0001")
    assert clock.waits == [0.1]
