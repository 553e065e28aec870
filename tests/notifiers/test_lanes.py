"""What a failure holds back: everything behind it for the same reader and dossier, and nothing else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from monitors.alerts.subscriptions import Due
from monitors.history import outbox, versions
from monitors.history.database import write_tx
from monitors.history.records import dump_source_event
from monitors.model import Delivery, Event, EventType
from notifiers.message import Message
from notifiers.notifier import DeliveryError, ErrorKind, Notifier, Receipt, Thread, Unreachable
from tests import fakes
from tests.invented import DOSSIER, DOWN, SEEN, TOPIC
from tests.ledger import Kept, tell
from tests.office import A, B, Office, mailing, slacking, watching

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
FIRST, OTHER = ("voorbeeldwet",), ("opvang",)
BUSY = ("error", "ratelimited")
Refuses = Callable[[Delivery], DeliveryError | None]


class Refusing:
    """A notifier that refuses what a rule says, and keeps what it was asked to send."""

    def __init__(self, real: Notifier, refuses: Refuses, asked: list[int]) -> None:
        self.real, self.refuses, self.asked = real, refuses, asked

    def send(self, delivery: Delivery, message: Message, thread: Thread | None) -> Receipt:
        self.asked.append(delivery.id)
        error = self.refuses(delivery)
        if error:
            raise error
        return self.real.send(delivery, message, thread)

    def find(self, delivery: Delivery) -> Receipt | None:
        return self.real.find(delivery)

    def update(self, receipt: Receipt, message: Message) -> Receipt | None:
        return self.real.update(receipt, message)


def in_slack(folder: Path, workspace: fakes.SlackFake) -> Office:
    office = slacking(folder, workspace)
    office.watchlist = replace(office.watchlist, dossiers=(DOSSIER, TOPIC))
    return office


def owe(office: Office, *dossiers: tuple[str, ...]) -> None:
    for number, keys in enumerate(dossiers):
        tell(office.db, office.watchlist, Kept(dossiers=keys, headline=f"Bericht {number}"))


def refusing(office: Office, refuses: Refuses) -> list[int]:
    asked: list[int] = []
    office.wrap = lambda notifier: Refusing(notifier, refuses, asked)
    return asked


def headlines(workspace: fakes.SlackFake) -> list[str]:
    return [message["blocks"][0]["text"]["text"] for message in workspace.messages]


def test_a_temporary_failure_holds_its_own_dossier_only(tmp_path: Path, workspace: fakes.SlackFake) -> None:
    office = in_slack(tmp_path, workspace)
    owe(office, FIRST, FIRST, OTHER)
    workspace.troubles.append(BUSY)
    office.at(SEEN)
    assert office.states() == ["queued", "queued", "sent"]
    assert headlines(workspace) == ["Bericht 2"]
    assert [reason for _, _, reason in office.rows()][:2] == [
        "temporary: ratelimited",
        "waits: temporary: ratelimited",
    ]


def test_the_order_within_a_dossier_is_kept(tmp_path: Path, workspace: fakes.SlackFake) -> None:
    office = in_slack(tmp_path, workspace)
    owe(office, FIRST, FIRST, FIRST)
    workspace.troubles.append(BUSY)
    assert len(office.at(SEEN)) == 1
    assert office.at(SEEN + timedelta(seconds=40)) == ()
    office.at(SEEN + MINUTE)
    assert headlines(workspace) == ["Bericht 0", "Bericht 1", "Bericht 2"]


def test_a_message_about_two_dossiers_waits_for_both_and_holds_both(
    tmp_path: Path, workspace: fakes.SlackFake
) -> None:
    office = in_slack(tmp_path, workspace)
    owe(office, OTHER, (*FIRST, *OTHER), FIRST)
    workspace.troubles.append(BUSY)
    assert len(office.at(SEEN)) == 1
    assert office.states() == ["queued"] * 3
    office.at(SEEN + MINUTE)
    assert headlines(workspace) == ["Bericht 0", "Bericht 1", "Bericht 2"]


def test_a_recipient_who_cannot_be_reached_now_holds_nobody_else(
    tmp_path: Path, server: fakes.MailFake
) -> None:
    office = mailing(tmp_path, server, watching(to=(A, B)))
    owe(office, FIRST, FIRST)
    asked = refusing(office, lambda one: DeliveryError("temporary", "451") if one.recipient == A else None)
    office.at(SEEN)
    assert [(who, state) for who, state, _ in office.rows()] == [(A, "queued"), (B, "sent")] * 2
    assert asked == [1, 2, 4]


def test_what_was_given_up_holds_nothing(tmp_path: Path, workspace: fakes.SlackFake) -> None:
    office = in_slack(tmp_path, workspace)
    owe(office, FIRST, FIRST)
    workspace.troubles.append(("error", "restricted_action"))
    office.at(SEEN)
    assert office.states() == ["dead", "sent"]


def test_quiet_hours_of_one_alert_hold_no_other(tmp_path: Path, workspace: fakes.SlackFake) -> None:
    office = in_slack(tmp_path, workspace)
    owe(office, FIRST, FIRST)
    office.db.execute("update delivery set not_before = ? where id = 1", [(SEEN + HOUR).isoformat()])
    office.db.conn.commit()
    office.at(SEEN)
    assert office.states() == ["queued", "sent"]


def test_a_wrong_token_is_tried_once_in_a_pass(tmp_path: Path, workspace: fakes.SlackFake) -> None:
    office = in_slack(tmp_path, workspace)
    owe(office, FIRST, OTHER)
    refusing(office, lambda _: DeliveryError("credentials", "invalid_auth"))
    assert len(office.at(SEEN)) == 1
    assert office.states() == ["queued", "queued"]


def test_a_channel_that_answers_nobody_is_asked_three_times_in_a_pass(
    tmp_path: Path, server: fakes.MailFake
) -> None:
    to = tuple(f"lid.{n}@example.org" for n in range(9))
    office = mailing(tmp_path, server, watching(to=to))
    owe(office, FIRST)
    asked = refusing(office, lambda _: Unreachable("temporary", "the server went away"))
    office.at(SEEN)
    assert asked == [1, 2, 3]
    office.at(SEEN + timedelta(seconds=30))
    assert asked == [1, 2, 3, 4, 5, 6]
    office.wrap = lambda notifier: notifier
    office.at(SEEN + HOUR)
    assert set(office.states()) == {"sent"}


def test_recipients_who_each_refuse_for_now_stop_no_channel(tmp_path: Path, server: fakes.MailFake) -> None:
    kinds: tuple[ErrorKind, ...] = ("temporary", "ambiguous", "temporary", "ambiguous")
    to = tuple(f"lid.{n}@example.org" for n in range(5))
    office = mailing(tmp_path, server, watching(to=to))
    owe(office, FIRST)
    refusing(office, lambda one: DeliveryError(kinds[one.id - 1], "no") if one.id <= 4 else None)
    office.at(SEEN)
    assert office.states() == ["queued", "ambiguous", "queued", "ambiguous", "sent"]


def test_a_message_to_operators_waits_for_no_reader(tmp_path: Path, workspace: fakes.SlackFake) -> None:
    office = in_slack(tmp_path, workspace)
    owe(office, FIRST)
    with write_tx(office.db):
        event = Event(0, EventType.SOURCE_DOWN, "vng: broken", SEEN)
        number = versions.save_event(office.db, event, dump_source_event(DOWN))
        outbox.enqueue(office.db, number, (Due("team", "slack", "C0001", ("operators",)),), SEEN)
    refusing(office, lambda one: DeliveryError("temporary", "no") if one.id == 1 else None)
    office.at(SEEN)
    assert office.states() == ["queued", "sent"]
