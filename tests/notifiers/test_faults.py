"""The fault table: each channel through every answer; nothing lost, double only where that is told."""

from __future__ import annotations

import io
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from monitors.history import deadletters
from monitors.words import texts
from notifiers.email import EmailSettings
from notifiers.registry import NotifierSettings
from notifiers.remedies import THEN, remedy
from notifiers.slack import SlackNotifier
from tests import fakes
from tests.invented import SEEN
from tests.ledger import Kept, tell
from tests.office import A, Office, mailing, mails, slacking, watching, words

HOURS = [timedelta(hours=n) for n in (0, 1, 8, 16, 60)]
HTML = ("status", 502, {"Content-Type": "text/html"}, "<html>Bad gateway</html>")

# What goes wrong once: state after the first pass, state at the end, how often it was accepted.
SLACK: dict[str, tuple[object, str, str, int]] = {
    "429 with seconds": (("status", 429, {"Retry-After": "30"}, "{}"), "queued", "sent", 1),
    "429 with a date": (
        ("status", 429, {"Retry-After": "Wed, 21 Oct 2015 07:28:00 GMT"}, "{}"),
        "queued",
        "sent",
        1,
    ),
    "429 without a time": (("status", 429, {}, ""), "queued", "sent", 1),
    "400 without a result": (("status", 400, {}, "nee"), "queued", "sent", 1),
    "500": (("status", 500, {}, ""), "ambiguous", "sent", 1),
    "502 in HTML": (HTML, "ambiguous", "sent", 1),
    "503": (("status", 503, {"Retry-After": "30"}, ""), "ambiguous", "sent", 1),
    "200 in HTML": (("status", 200, {}, "<html>inloggen</html>"), "ambiguous", "sent", 1),
    "200 and nothing": (("status", 200, {}, ""), "ambiguous", "sent", 1),
    "200 without a result": (("status", 200, {}, '{"ok": true}'), "ambiguous", "sent", 1),
    "accepted and dropped": ("drop", "ambiguous", "sent", 1),
    "accepted and slow": ("slow", "ambiguous", "sent", 1),
    **{code: (("error", code), "queued", "sent", 1) for code in ("ratelimited", "service_unavailable")},
    **{code: (("error", code), "ambiguous", "sent", 1) for code in ("fatal_error", "internal_error")},
    **{code: (("error", code), "queued", "sent", 1) for code in ("invalid_auth", "token_revoked")},
    **{code: (("error", code), "sent", "sent", 1) for code in ("invalid_blocks", "msg_blocks_too_long")},
    **{code: (("error", code), "sent", "sent", 1) for code in ("metadata_too_large", "thread_not_found")},
    **{code: (("error", code), "dead", "dead", 0) for code in ("channel_not_found", "is_archived")},
    **{code: (("error", code), "dead", "dead", 0) for code in ("restricted_action", "never_heard_of")},
}
MAIL: dict[str, tuple[tuple[str, str], str, str, int]] = {
    "HELO 421": (("HELO", "421 4.3.2 shutting down"), "queued", "sent", 1),
    "HELO 554": (("HELO", "554 5.7.1 not you"), "queued", "sent", 1),
    "MAIL 451": (("MAIL", "451 4.3.0 busy"), "queued", "sent", 1),
    "MAIL 553": (("MAIL", "553 5.7.1 not this sender"), "queued", "sent", 1),
    "MAIL and a drop": (("MAIL", "drop"), "queued", "sent", 1),
    "MAIL and silence": (("MAIL", "slow"), "queued", "sent", 1),
    "RCPT 450": (("RCPT", "450 4.2.1 later"), "queued", "sent", 1),
    "RCPT 554 from a relay": (("RCPT", "554 5.7.1 Relay access denied"), "queued", "sent", 1),
    "RCPT 550": (("RCPT", "550 5.1.1 nobody"), "dead", "dead", 0),
    "RCPT and a drop": (("RCPT", "drop"), "queued", "sent", 1),
    "DATA 452": (("DATA", "452 4.3.1 full"), "queued", "sent", 1),
    "DATA 554": (("DATA", "554 5.6.0 not this text"), "dead", "dead", 0),
    "DATA and a drop": (("DATA", "drop"), "ambiguous", "sent", 2),
    "DATA and silence": (("DATA", "slow"), "ambiguous", "sent", 2),
}
# The documented window: accepted, and the answer was lost, where nobody can be asked.
WINDOW = {"DATA and a drop", "DATA and silence"}
GREETINGS = {"nothing": b"", "421": b"421 busy\r\n", "554": b"554 no\r\n", "noise": b"\x00\xff\r\n"}


def ended(office: Office, first: str, last: str) -> None:
    """An alert with a fault, and one behind it: passes until both are at their end, each with a reason."""
    office.at(SEEN)
    assert office.states() == [first]
    tell(office.db, office.watchlist, Kept(SEEN, headline="Het tweede bericht"))
    for wait in HOURS[1:]:
        office.at(SEEN + wait)
    assert office.states() == [last, "sent"]
    for delivery in deadletters.dead(office.db):
        assert delivery.reason
        assert THEN in remedy(delivery.reason)


@pytest.mark.parametrize("fault", SLACK)
def test_slack_through_every_answer(tmp_path: Path, workspace: fakes.SlackFake, fault: str) -> None:
    trouble, first, last, accepted = SLACK[fault]
    office = slacking(tmp_path, workspace)
    office.wrap = lambda _: SlackNotifier(fakes.TOKEN, workspace.url, timeout=1)
    office.tell()
    workspace.troubles.append(trouble)
    ended(office, first, last)
    assert len(workspace.messages) == accepted + 1
    assert len({message["ts"] for message in workspace.messages}) == accepted + 1


@pytest.mark.parametrize("fault", MAIL)
def test_mail_through_every_answer(tmp_path: Path, server: fakes.MailFake, fault: str) -> None:
    (step, answer), first, last, accepted = MAIL[fault]
    office = mailing(tmp_path, server, watching())
    office.settings = replace(office.settings, email=impatient(server.port))
    office.tell()
    server.answers[step] = answer
    office.at(SEEN)
    server.answers.clear()
    ended(office, first, last)
    double = [texts.PERHAPS_DOUBLE in words(mail) for mail in mails(server)]
    assert double == ([False, True, False] if accepted == 2 else [False] * (accepted + 1))


def test_only_the_documented_window_gives_a_message_twice() -> None:
    table = {**SLACK, **MAIL}
    assert {fault for fault, (*_, accepted) in table.items() if accepted > 1} == WINDOW


def impatient(port: int, tls: str = "none") -> EmailSettings:
    return EmailSettings("127.0.0.1", port, tls, "wetwacht@example.org", timeout=0.3)  # type: ignore[arg-type]


@contextmanager
def greeting(line: bytes) -> Iterator[int]:
    """A server that says one line to everybody and hangs up."""

    def serve() -> None:
        try:
            while True:
                connection, _ = server.accept()
                with connection:
                    connection.sendall(line)
        except OSError:
            return

    with socket.create_server(("127.0.0.1", 0)) as server:
        thread = threading.Thread(target=serve)
        thread.start()
        try:
            yield int(server.getsockname()[1])
        finally:
            server.shutdown(socket.SHUT_RDWR)
            thread.join()


@pytest.mark.parametrize("tls", ["none", "starttls", "tls"])
@pytest.mark.parametrize("line", GREETINGS)
def test_a_server_that_is_none_keeps_the_mail_waiting(
    tmp_path: Path, server: fakes.MailFake, line: str, tls: str
) -> None:
    office = mailing(tmp_path, server, watching())
    office.tell()
    with greeting(GREETINGS[line]) as port:
        office.settings = replace(office.settings, email=impatient(port, tls))
        office.at(SEEN)
    office.settings = replace(office.settings, email=impatient(server.port))
    ended(office, "queued", "sent")
    assert len(mails(server)) == 2


@pytest.mark.parametrize("tls", ["starttls", "tls"])
def test_a_certificate_that_nobody_vouches_for_keeps_the_mail_waiting(
    tmp_path: Path, certificate: Path, tls: str
) -> None:
    with fakes.mail(certificate, implicit=tls == "tls") as server:
        office = mailing(tmp_path, server, watching())
        office.tell()
        office.settings = replace(office.settings, email=impatient(server.port, tls))
        office.at(SEEN)
        assert office.states() == ["queued"]
        trusting = replace(impatient(server.port, tls), cafile=str(certificate), timeout=5)
        office.settings = replace(office.settings, email=trusting)
        office.at(SEEN + timedelta(hours=1))
        assert office.rows() == [(A, "sent", None)]
        assert len(mails(server)) == 1


def test_a_console_that_is_closed_waits_for_another(tmp_path: Path) -> None:
    stream = io.StringIO()
    office = Office(tmp_path, watching(to=(), kind="console"), NotifierSettings(stream))
    office.tell()
    stream.close()
    office.at(SEEN)
    office.settings = NotifierSettings(io.StringIO())
    ended(office, "queued", "sent")
