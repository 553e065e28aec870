"""The sender against real channels on loopback that refuse, hang up and lie: nothing lost, nothing silent."""

from __future__ import annotations

import io
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from typing import Literal

import pytest
from sqlite_utils import Database

from monitors import texts
from monitors.history.database import open_database
from monitors.history.locks import Busy, exclusive
from monitors.model import Channel, Delivery, State, Subscription, Watchlist
from notifiers.email import EmailSettings
from notifiers.message import Message
from notifiers.notifier import Notifier, Receipt, Thread
from notifiers.outbox import Desk, Sent, deliver
from notifiers.registry import NotifierSettings, notifier_for
from tests import fakes
from tests.invented import DOSSIER, SEEN, TOPIC
from tests.ledger import Kept, tell

A, B = "lid.a@example.org", "lid.b@example.org"
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)


def watching(*subscriptions: Subscription, to: tuple[str, ...] = (A,), kind: str = "email") -> Watchlist:
    """Who wants what; one subscription to everything by mail unless said."""
    channels = (Channel("team", kind, to), Channel("more", kind, to))
    return Watchlist((DOSSIER,), (), channels, subscriptions or (Subscription("alles", ("team",)),))


@dataclass
class Office:
    """A history with a sender; `at` sends what is due at a moment."""

    folder: Path
    watchlist: Watchlist
    settings: NotifierSettings
    wrap: Callable[[Notifier], Notifier] = field(default=lambda notifier: notifier)

    def __post_init__(self) -> None:
        self.db: Database = open_database(self.file)

    @property
    def file(self) -> Path:
        return self.folder / "history.db"

    def tell(self, seen: datetime = SEEN) -> int:
        return tell(self.db, self.watchlist, Kept(seen))

    def at(self, now: datetime) -> tuple[Sent, ...]:
        desk = Desk(self.file, self.watchlist, lambda kind: self.wrap(notifier_for(kind, self.settings)))
        return deliver(self.db, desk, now)

    def rows(self) -> list[tuple[str, str, str | None]]:
        """Recipient, state and reason of every delivery."""
        rows = self.db.query("select recipient, state, reason from delivery order by id")
        return [(row["recipient"], row["state"], row["reason"]) for row in rows]

    def states(self) -> list[str]:
        return [state for _, state, _ in self.rows()]


@pytest.fixture
def server() -> Iterator[fakes.MailFake]:
    with fakes.mail() as fake:
        yield fake


def mailing(folder: Path, server: fakes.MailFake, watchlist: Watchlist) -> Office:
    settings = EmailSettings("127.0.0.1", server.port, "none", "wetwacht@example.org", timeout=5)
    return Office(folder, watchlist, NotifierSettings(io.StringIO(), email=settings))


def slacking(folder: Path, workspace: fakes.SlackFake, token: str | None = fakes.TOKEN) -> Office:
    settings = NotifierSettings(io.StringIO(), slack_token=token, slack_url=workspace.url)
    return Office(folder, watching(to=("C0001",), kind="slack"), settings)


def mails(server: fakes.MailFake) -> list[EmailMessage]:
    parsed = [message_from_bytes(e.original_content or b"", policy=policy.default) for e in server.envelopes]
    return [mail for mail in parsed if isinstance(mail, EmailMessage)]


def words(mail: EmailMessage) -> str:
    text = mail.get_body(("plain",))
    assert text
    return " ".join(str(text.get_content()).split())


def test_the_console_is_told_once(tmp_path: Path) -> None:
    stream = io.StringIO()
    office = Office(tmp_path, watching(to=(), kind="console"), NotifierSettings(stream))
    office.tell()
    assert [sent.outcome.state for sent in office.at(SEEN)] == [State.SENT]
    assert office.at(SEEN + HOUR) == ()
    assert stream.getvalue().count("Nieuwsbericht gewijzigd") == 1


def test_a_temporary_error_waits_and_is_sent_later(tmp_path: Path, server: fakes.MailFake) -> None:
    office = mailing(tmp_path, server, watching())
    office.tell()
    server.answers["RCPT"] = "451 probeer later"
    (first,) = office.at(SEEN)
    assert first.outcome.state is State.QUEUED
    assert first.outcome.not_before == SEEN + MINUTE
    assert office.at(SEEN + MINUTE - timedelta(seconds=1)) == ()
    (second,) = office.at(SEEN + MINUTE)
    assert second.outcome.not_before == SEEN + MINUTE + 4 * MINUTE
    server.answers.clear()
    (third,) = office.at(SEEN + 2 * HOUR)
    assert third.outcome.state is State.SENT
    (mail,) = mails(server)
    assert f"2 uur later dan bedoeld: {texts.UNREACHABLE['email']}" in words(mail)


def test_what_is_refused_for_two_days_is_dead_with_its_reason(tmp_path: Path, server: fakes.MailFake) -> None:
    office = mailing(tmp_path, server, watching())
    office.tell()
    server.answers["RCPT"] = "451 probeer later"
    now = SEEN
    while office.states() == ["queued"]:
        now += 6 * HOUR
        office.at(now)
    ((_, state, reason),) = office.rows()
    assert (state, now) == ("dead", SEEN + 54 * HOUR)
    assert "451 probeer later" in (reason or "")


def test_one_bad_recipient_does_not_block_another(tmp_path: Path, server: fakes.MailFake) -> None:
    office = mailing(tmp_path, server, watching(to=("geen adres", A, "ook\r\nniet@example.org", B)))
    office.tell()
    office.at(SEEN)
    assert office.states() == ["dead", "sent", "dead", "sent"]
    assert all(reason for _, state, reason in office.rows() if state == "dead")
    assert [e.rcpt_tos for e in server.envelopes] == [[A], [B]]


def test_a_refused_recipient_is_dead_with_the_servers_words(tmp_path: Path, server: fakes.MailFake) -> None:
    office = mailing(tmp_path, server, watching())
    office.tell()
    server.answers["RCPT"] = "550 bestaat niet"
    office.at(SEEN)
    ((_, state, reason),) = office.rows()
    assert state == "dead"
    assert "550 bestaat niet" in (reason or "")


@pytest.mark.parametrize("token", [None, "xoxb-wrong"])
def test_without_the_right_token_alerts_wait_for_it(
    tmp_path: Path, workspace: fakes.SlackFake, token: str | None
) -> None:
    office = slacking(tmp_path, workspace, token)
    office.tell()
    for hours in (0, 60, 600):
        assert [s.outcome.state for s in office.at(SEEN + hours * HOUR)] == [State.QUEUED]
    office.settings = replace(office.settings, slack_token=fakes.TOKEN)
    assert [s.outcome.state for s in office.at(SEEN + 601 * HOUR)] == [State.SENT]
    assert len(workspace.messages) == 1


def test_a_server_that_takes_the_mail_and_hangs_up_gets_it_again_with_a_note(
    tmp_path: Path, server: fakes.MailFake
) -> None:
    office = mailing(tmp_path, server, watching())
    office.tell()
    server.answers["DATA"] = "drop"
    (first,) = office.at(SEEN)
    assert first.outcome.state is State.AMBIGUOUS
    server.answers.clear()
    (second,) = office.at(SEEN + MINUTE)
    assert second.outcome.state is State.SENT
    one, two = mails(server)
    assert one["Message-ID"] == two["Message-ID"]
    assert texts.PERHAPS_DOUBLE not in words(one)
    assert texts.PERHAPS_DOUBLE in words(two)


def test_a_message_that_slack_took_before_it_hung_up_is_found_and_not_sent_again(
    tmp_path: Path, workspace: fakes.SlackFake
) -> None:
    office = slacking(tmp_path, workspace)
    office.tell()
    workspace.troubles.append("drop")
    assert [s.outcome.state for s in office.at(SEEN)] == [State.AMBIGUOUS]
    (second,) = office.at(SEEN + MINUTE)
    assert second.outcome.state is State.SENT
    assert second.outcome.receipt == {"recipient": "C0001", "reference": workspace.messages[0]["ts"]}
    assert len(workspace.messages) == 1


def test_a_message_that_slack_lost_is_sent_again(tmp_path: Path, workspace: fakes.SlackFake) -> None:
    office = slacking(tmp_path, workspace)
    office.tell()
    workspace.troubles.append("drop")
    office.at(SEEN)
    workspace.messages.clear()
    assert [s.outcome.state for s in office.at(SEEN + MINUTE)] == [State.SENT]
    (message,) = workspace.messages
    assert texts.PERHAPS_DOUBLE in str(message)


@pytest.mark.parametrize(
    "trouble", [("error", "invalid_auth"), ("status", 503, {}, ""), ("error", "ratelimited")]
)
def test_what_cannot_be_looked_up_stays_in_doubt(
    tmp_path: Path, workspace: fakes.SlackFake, trouble: tuple[object, ...]
) -> None:
    office = slacking(tmp_path, workspace)
    office.tell()
    workspace.troubles.extend(["drop", trouble])
    office.at(SEEN)
    assert [s.outcome.state for s in office.at(SEEN + MINUTE)] == [State.AMBIGUOUS]
    assert [s.outcome.state for s in office.at(SEEN + 2 * HOUR)] == [State.SENT]
    assert len(workspace.messages) == 1


def test_slack_says_when_to_come_back_within_reason(tmp_path: Path, workspace: fakes.SlackFake) -> None:
    office = slacking(tmp_path, workspace)
    office.tell()
    workspace.troubles.append(("status", 429, {"Retry-After": "90"}, "{}"))
    assert [s.outcome.not_before for s in office.at(SEEN)] == [SEEN + timedelta(seconds=90)]
    workspace.troubles.append(("status", 429, {"Retry-After": "9" * 30}, "{}"))
    assert [s.outcome.not_before for s in office.at(SEEN + HOUR)] == [SEEN + 7 * HOUR]
    assert [s.outcome.state for s in office.at(SEEN + 7 * HOUR)] == [State.SENT]


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


def test_two_subscriptions_to_one_address_are_one_message(tmp_path: Path, server: fakes.MailFake) -> None:
    first = Subscription("wonen", ("team",), dossiers=("voorbeeldwet",))
    office = mailing(tmp_path, server, watching(first, Subscription("alles", ("team", "more"))))
    office.tell()
    (sent,) = office.at(SEEN)
    assert sent.delivery.alerts[0].subscriptions == ("wonen", "alles")
    assert office.rows() == [(A, "sent", None)]
    assert len(mails(server)) == 1


def test_two_subscriptions_for_two_dossiers_are_one_message_that_names_both(
    tmp_path: Path, server: fakes.MailFake
) -> None:
    asked = [Subscription(key, ("team",), dossiers=(key,)) for key in ("voorbeeldwet", "opvang")]
    office = mailing(tmp_path, server, replace(watching(*asked), dossiers=(DOSSIER, TOPIC)))
    tell(office.db, office.watchlist, Kept(dossiers=("voorbeeldwet", "opvang")))
    office.at(SEEN)
    (mail,) = mails(server)
    reason = words(mail).partition("omdat u")[2]
    assert DOSSIER.title in reason
    assert TOPIC.title in reason


def test_the_same_address_in_capitals_is_the_same_address(tmp_path: Path, server: fakes.MailFake) -> None:
    office = mailing(tmp_path, server, watching(to=(A, A.upper())))
    office.tell()
    office.at(SEEN)
    assert len(mails(server)) == 1


@pytest.mark.parametrize("when", ["weekly", "daily"])
def test_what_waits_for_a_digest_is_held_with_its_reason(
    tmp_path: Path, server: fakes.MailFake, when: Literal["daily", "weekly"]
) -> None:
    subscription = Subscription("alles", ("team",), when=when)
    office = mailing(tmp_path, server, watching(subscription))
    office.tell()
    assert office.at(SEEN + 1000 * HOUR) == ()
    assert office.rows() == [(A, "held", f"{when} digest")]


def test_quiet_hours_end_in_the_morning_without_an_excuse(tmp_path: Path, server: fakes.MailFake) -> None:
    office = mailing(tmp_path, server, watching(Subscription("alles", ("team",), quiet="19:00-07:00")))
    evening = datetime(2026, 7, 1, 20, tzinfo=UTC)
    morning = datetime(2026, 7, 2, 5, tzinfo=UTC)
    office.tell(evening)
    assert office.at(morning - timedelta(seconds=1)) == ()
    office.at(morning + MINUTE)
    (mail,) = mails(server)
    assert office.states() == ["sent"]
    assert "later" not in words(mail)


def test_a_message_that_was_held_up_for_hours_says_so(tmp_path: Path, server: fakes.MailFake) -> None:
    office = mailing(tmp_path, server, watching())
    office.tell()
    office.at(SEEN + 5 * HOUR)
    (mail,) = mails(server)
    assert "5 uur" in words(mail)


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
