"""A sender that dies, or cannot write down what it did, between any two of its steps."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest

from monitors.history.locks import Busy, exclusive
from monitors.model import Delivery, State
from monitors.words import texts
from notifiers.message import Message
from notifiers.notifier import Notifier, Receipt, Thread
from tests import fakes
from tests.invented import SEEN
from tests.office import mailing, mails, slacking, watching, words

MINUTE = timedelta(minutes=1)


class Killed(BaseException):
    """What a signal that ends the process looks like from inside."""


@dataclass
class Deadly:
    """A notifier whose process dies right after it handed the message over."""

    real: Notifier
    deaths: list[int]

    def send(self, delivery: Delivery, message: Message, thread: Thread | None) -> Receipt:
        receipt = self.real.send(delivery, message, thread)
        if self.deaths:
            self.deaths.pop()
            raise Killed
        return receipt

    def find(self, delivery: Delivery) -> Receipt | None:
        return self.real.find(delivery)

    def update(self, receipt: Receipt, message: Message) -> Receipt | None:
        return self.real.update(receipt, message)


def test_a_sender_that_died_after_slack_took_the_message_sends_it_once(
    tmp_path: Path, workspace: fakes.SlackFake
) -> None:
    office = slacking(tmp_path, workspace)
    office.wrap = lambda notifier: Deadly(notifier, deaths)
    deaths = [1]
    office.tell()
    office.tell()
    with pytest.raises(Killed):
        office.at(SEEN)
    assert office.states() == ["sending", "queued"]
    assert [s.outcome.state for s in office.at(SEEN)] == [State.SENT, State.SENT]
    assert len(workspace.messages) == 2


def test_a_sender_that_died_after_the_mail_server_took_it_says_so_the_second_time(
    tmp_path: Path, server: fakes.MailFake
) -> None:
    office = mailing(tmp_path, server, watching())
    office.wrap = lambda notifier: Deadly(notifier, deaths)
    deaths = [1]
    office.tell()
    with pytest.raises(Killed):
        office.at(SEEN)
    assert [s.outcome.state for s in office.at(SEEN)] == [State.SENT]
    assert texts.PERHAPS_DOUBLE in words(mails(server)[1])


def test_two_senders_at_once_are_one_too_many(tmp_path: Path, server: fakes.MailFake) -> None:
    office = mailing(tmp_path, server, watching())
    office.tell()
    with exclusive(office.file, "sender"), pytest.raises(Busy, match="sender"):
        office.at(SEEN)
    assert office.states() == ["queued"]
    assert [s.outcome.state for s in office.at(SEEN)] == [State.SENT]


def test_a_message_that_cannot_be_made_is_dead_and_the_next_is_sent(
    tmp_path: Path, server: fakes.MailFake
) -> None:
    office = mailing(tmp_path, server, watching())
    office.tell()
    office.tell()
    office.db.execute("update event set type = 'unheard-of' where id = 1")
    office.db.conn.commit()
    assert [s.outcome.state for s in office.at(SEEN)] == [State.DEAD, State.SENT]
    assert "unheard-of" in str(office.rows()[0])


def test_a_full_disk_while_writing_down_leaves_a_doubt_and_not_a_silence(
    tmp_path: Path, workspace: fakes.SlackFake
) -> None:
    office = slacking(tmp_path, workspace)
    office.tell()
    office.db.execute(
        "create trigger full before update of sent on delivery when new.state = 'sent' "
        "begin select raise(abort, 'disk full'); end"
    )
    office.db.conn.commit()
    with pytest.raises(sqlite3.IntegrityError, match="disk full"):
        office.at(SEEN)
    office.db.execute("drop trigger full")
    office.db.conn.commit()
    assert [s.outcome.state for s in office.at(SEEN + MINUTE)] == [State.SENT]
    assert len(workspace.messages) == 1
