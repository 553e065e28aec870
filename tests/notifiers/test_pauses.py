"""Places that take nothing: refused twice is paused, a wrong token is told; operators hear it once."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from monitors.history import deadletters, pauses
from monitors.history.pauses import Pause
from monitors.watchlist import Channel
from monitors.words.stopped import stopped
from notifiers.registry import NotifierSettings
from tests import fakes
from tests.invented import SEEN
from tests.language import HEADLINE_AT_MOST, complaints
from tests.office import A, B, Office, mailing, mails, watching, words

HOUR = timedelta(hours=1)
OPERATOR = "beheer@example.org"


def watched(
    folder: Path, server: fakes.MailFake, *, to: tuple[str, ...] = (A,), kind: str = "email"
) -> Office:
    office = mailing(folder, server, watching(to=to, kind=kind))
    channels = (*office.watchlist.channels, Channel("beheer", "email", (OPERATOR,)))
    office.watchlist = replace(office.watchlist, channels=channels, operators=("beheer",))
    return office


def for_operator(server: fakes.MailFake) -> list[str]:
    return [f"{mail['Subject']} {words(mail)}" for mail in mails(server) if mail["To"] == OPERATOR]


def refuse(office: Office, server: fakes.MailFake, times: int) -> None:
    server.answers["RCPT"] = "550 5.1.1 bestaat niet"
    for _ in range(times):
        office.tell()
        office.at(SEEN)
    server.answers.clear()


def test_an_address_refused_twice_is_paused_and_the_operator_is_told_once(
    tmp_path: Path, server: fakes.MailFake
) -> None:
    office = watched(tmp_path, server)
    refuse(office, server, 2)
    for hours in (1, 2):
        office.tell()
        office.at(SEEN + hours * HOUR)
    assert [(who, state) for who, state, _ in office.rows() if who == A] == [(A, "dead")] * 2 + [
        (A, "held")
    ] * 2
    assert {reason for _, state, reason in office.rows() if state == "held"} == {pauses.PAUSED}
    (told,) = for_operator(server)
    assert told.startswith(f"Adres gepauzeerd: {A}")
    assert "550 5.1.1 bestaat niet" in told
    assert "wetwacht deliver --retry-dead" in told


def test_an_address_refused_once_is_not_paused(tmp_path: Path, server: fakes.MailFake) -> None:
    office = watched(tmp_path, server)
    refuse(office, server, 1)
    office.tell()
    office.at(SEEN + HOUR)
    refuse(office, server, 1)
    office.tell()
    office.at(SEEN + 2 * HOUR)
    assert office.states() == ["dead", "sent", "dead", "sent"]
    assert for_operator(server) == []


def test_a_paused_address_gets_everything_when_it_is_mended(tmp_path: Path, server: fakes.MailFake) -> None:
    office = watched(tmp_path, server)
    refuse(office, server, 2)
    office.tell()
    office.at(SEEN + HOUR)
    assert len(deadletters.dead(office.db)) == 3
    assert deadletters.retry(office.db) == 3
    office.at(SEEN + 2 * HOUR)
    assert [mail["To"] for mail in mails(server)].count(A) == 3
    assert deadletters.dead(office.db) == ()


def test_a_paused_address_pauses_nobody_else(tmp_path: Path, server: fakes.MailFake) -> None:
    office = watched(tmp_path, server, to=("geen adres", B))
    for hours in range(3):
        office.tell()
        office.at(SEEN + hours * HOUR)
    assert [state for who, state, _ in office.rows() if who == B] == ["sent"] * 3
    assert [state for who, state, _ in office.rows() if who == "geen adres"] == ["dead", "dead", "held"]


def test_a_wrong_token_is_told_by_mail_once_until_it_is_right(
    tmp_path: Path, server: fakes.MailFake, workspace: fakes.SlackFake
) -> None:
    office = watched(tmp_path, server, to=("C0001",), kind="slack")
    mail = office.settings.email
    wrong = NotifierSettings(io.StringIO(), slack_token="xoxb-wrong", slack_url=workspace.url, email=mail)
    right = replace(wrong, slack_token=fakes.TOKEN)
    for day, settings in enumerate((wrong, wrong, wrong, right, wrong, wrong)):
        office.settings = settings
        office.tell()
        office.at(SEEN + day * 24 * HOUR)
        office.at(SEEN + day * 24 * HOUR + HOUR)
    first, second = for_operator(server)
    assert first.startswith("Slack weigert alle berichten")
    assert "invalid_auth" in first
    assert first.partition("Gezien")[0] == second.partition("Gezien")[0]
    assert len(workspace.messages) == 4


@pytest.mark.parametrize("kind", ["slack", "email", "console"])
@pytest.mark.parametrize("recipient", [pauses.EVERYBODY, "lid.a@example.org", "x" * 300 + "\x1b[31m"])
def test_operators_read_it_in_the_language_of_the_house(kind: str, recipient: str) -> None:
    headline, lines = stopped(Pause(kind, recipient, "recipient: 550 5.1.1 " + "onbekend " * 50))
    assert len(headline) <= HEADLINE_AT_MOST
    assert "\x1b" not in headline
    assert [fault for line in lines for fault in complaints(line)] == []
