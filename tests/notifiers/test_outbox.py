"""The sender against real channels on loopback that refuse, hang up and lie: nothing lost, nothing silent."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Literal

import pytest

from monitors.history import deadletters
from monitors.model import State
from monitors.watchlist import Subscription
from monitors.words import texts
from notifiers.registry import NotifierSettings
from tests import fakes
from tests.invented import DOSSIER, SEEN, TOPIC
from tests.ledger import Kept, tell
from tests.office import A, B, Office, mailing, mails, slacking, watching, words

MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)


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
    assert first.outcome.not_before
    assert SEEN + 0.8 * MINUTE <= first.outcome.not_before <= SEEN + MINUTE
    assert office.at(first.outcome.not_before - timedelta(seconds=1)) == ()
    (second,) = office.at(SEEN + MINUTE)
    assert second.outcome.not_before
    assert SEEN + MINUTE + 3.2 * MINUTE <= second.outcome.not_before <= SEEN + MINUTE + 4 * MINUTE
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
    assert state == "dead"
    assert now - SEEN > 48 * HOUR
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


def test_what_was_given_up_in_doubt_is_owed_again_with_a_note(tmp_path: Path, server: fakes.MailFake) -> None:
    office = mailing(tmp_path, server, watching(to=(A, B)))
    office.tell()
    office.at(SEEN - HOUR)
    server.envelopes.clear()
    reasons = (
        (1, "given up after 13 tries: ambiguous: gone; it may have been accepted before"),
        (2, "ours: no"),
    )
    for number, reason in reasons:
        sql = "update delivery set state = 'dead', reason = ?, attempts = 13 where id = ?"
        office.db.execute(sql, [reason, number])
    office.db.conn.commit()
    assert [delivery.reason for delivery in deadletters.dead(office.db)] == [reason for _, reason in reasons]
    assert deadletters.retry(office.db) == 2
    assert office.states() == ["ambiguous", "queued"]
    office.at(SEEN)
    assert [texts.PERHAPS_DOUBLE in words(mail) for mail in mails(server)] == [True, False]
    assert deadletters.dead(office.db) == ()


def test_what_ends_in_doubt_says_so(tmp_path: Path, server: fakes.MailFake) -> None:
    office = mailing(tmp_path, server, watching())
    office.tell()
    server.answers["DATA"] = "drop"
    office.at(SEEN)
    server.answers["DATA"] = "554 5.6.0 niet deze tekst"
    office.at(SEEN + HOUR)
    assert office.rows() == [(A, "dead", f"ours: 554 5.6.0 niet deze tekst; {deadletters.IN_DOUBT}")]
