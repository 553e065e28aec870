"""Mail over SMTP with TLS against a server on loopback."""

from __future__ import annotations

import email
import socket
import threading
from dataclasses import replace
from datetime import UTC, datetime
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest

from notifiers.email import SUBJECT_AT_MOST, EmailNotifier, EmailSettings, html
from notifiers.message import Link, Message, Options, compose
from notifiers.notifier import DeliveryError, Receipt, Thread
from tests import fakes
from tests.fakes import MailFake
from tests.invented import ALERTS, WATCHLIST, delivery_of

ALERT = ALERTS["rejected"]
READER = "lid.a@example.org"
DELIVERY = delivery_of(ALERT, kind="email", recipient=READER)
MESSAGE = compose(ALERT, WATCHLIST, ALERT.event.seen, Options(public_url="https://wetwacht.example.org"))
NOW = datetime(2026, 4, 21, 16, 8, tzinfo=UTC)


def settings_of(fake: MailFake, certificate: Path | None) -> EmailSettings:
    return EmailSettings(
        "127.0.0.1",
        fake.port,
        "starttls",
        "Wetwacht <wetwacht@example.org>",
        cafile=str(certificate) if certificate else None,
        reply_to="beheer@example.org",
        timeout=5,
    )


def notifier(settings: EmailSettings) -> EmailNotifier:
    return EmailNotifier(settings, lambda: NOW)


def received(fake: MailFake, number: int = 0) -> EmailMessage:
    content = fake.envelopes[number].content
    assert isinstance(content, bytes)
    message = email.message_from_bytes(content, policy=default)
    assert isinstance(message, EmailMessage)
    return message


def failed(settings: EmailSettings, recipient: str = READER) -> DeliveryError:
    with pytest.raises(DeliveryError) as caught:
        notifier(settings).send(replace(DELIVERY, recipient=recipient), MESSAGE, None)
    return caught.value


def test_a_mail_goes_encrypted_to_one_reader_with_text_and_html(postbox: MailFake, certificate: Path) -> None:
    receipt = notifier(settings_of(postbox, certificate)).send(DELIVERY, MESSAGE, Thread("event:9"))
    mail = received(postbox)
    assert postbox.envelopes[0].rcpt_tos == [READER]
    assert postbox.envelopes[0].mail_from == "wetwacht@example.org"
    assert postbox.encrypted == [True]
    assert mail.get_content_type() == "multipart/alternative"
    text, page = (mail.get_body((kind,)) for kind in ("plain", "html"))
    assert text is not None and page is not None
    assert "Tegen    Partij C (behalve het lid D)" in text.get_content()
    assert '<html lang="nl">' in page.get_content()
    assert receipt == Receipt(READER, "<delivery-17@example.org>")


def test_the_headers_name_the_delivery_and_keep_machines_quiet(postbox: MailFake, certificate: Path) -> None:
    notifier(settings_of(postbox, certificate)).send(DELIVERY, MESSAGE, Thread("event:9"))
    mail = received(postbox)
    assert mail["Message-ID"] == "<delivery-17@example.org>"
    assert mail["References"] == mail["In-Reply-To"] == "<event-9@example.org>"
    assert mail["Date"] == "Tue, 21 Apr 2026 18:08:00 +0200"
    assert mail["Auto-Submitted"] == "auto-generated"
    assert mail["X-Auto-Response-Suppress"] == "OOF, AutoReply"
    assert mail["List-ID"] == "Wetwacht <wetwacht.example.org>"
    assert mail["Reply-To"] == "beheer@example.org"
    assert mail["Subject"] == MESSAGE.headline
    assert "List-Unsubscribe" not in mail


def test_a_later_mail_of_an_event_refers_to_the_first(postbox: MailFake, certificate: Path) -> None:
    first = notifier(settings_of(postbox, certificate)).send(DELIVERY, MESSAGE, Thread("event:9"))
    later = replace(DELIVERY, id=18)
    notifier(settings_of(postbox, certificate)).send(later, MESSAGE, Thread("event:9", first))
    assert received(postbox, 1)["References"] == "<event-9@example.org> <delivery-17@example.org>"


def test_lines_on_the_wire_are_short_and_seven_bits(postbox: MailFake, certificate: Path) -> None:
    notifier(settings_of(postbox, certificate)).send(DELIVERY, MESSAGE, None)
    content = postbox.envelopes[0].content
    assert isinstance(content, bytes)
    assert content.isascii()
    assert max(map(len, content.splitlines())) <= 78


def test_a_subject_is_short_and_keeps_its_figure(postbox: MailFake, certificate: Path) -> None:
    long = replace(
        MESSAGE, headline="Eerste Kamer verwerpt Voorbeeldwet met een zeer lange naam: 31 voor, 44 tegen"
    )
    notifier(settings_of(postbox, certificate)).send(DELIVERY, long, None)
    subject = str(received(postbox)["Subject"])
    assert len(subject) <= SUBJECT_AT_MOST
    assert subject.endswith(": 31 voor, 44 tegen")


def test_a_certificate_that_nobody_vouches_for_is_refused(postbox: MailFake) -> None:
    error = failed(settings_of(postbox, None))
    assert error.kind == "credentials"
    assert "certificate" in error.reason
    assert postbox.envelopes == []


def test_mail_goes_over_tls_from_the_start_where_that_is_set(certificate: Path) -> None:
    with fakes.mail(certificate, implicit=True) as fake:
        notifier(replace(settings_of(fake, certificate), tls="tls")).send(DELIVERY, MESSAGE, None)
        assert len(fake.envelopes) == 1
        assert failed(replace(settings_of(fake, None), tls="tls")).kind == "credentials"


def test_a_server_without_starttls_gets_no_mail(certificate: Path) -> None:
    with fakes.mail() as fake:
        assert failed(settings_of(fake, certificate)).kind == "credentials"
        assert fake.envelopes == []


def test_mail_in_the_clear_stays_on_this_machine() -> None:
    with fakes.mail() as fake:
        notifier(EmailSettings("127.0.0.1", fake.port, "none", "w@example.org")).send(DELIVERY, MESSAGE, None)
        assert fake.encrypted == [False]
    with pytest.raises(ValueError, match="must be encrypted"):
        EmailSettings("mail.example.org", 25, "none", "w@example.org")


@pytest.mark.parametrize("sender", ["", "nobody", "w@example.org\r\nBcc: x@example.org"])
def test_a_sender_that_is_no_address_is_refused_at_once(sender: str) -> None:
    with pytest.raises(ValueError, match="address"):
        EmailSettings("mail.example.org", 587, "starttls", sender)


def test_a_login_is_used_and_a_wrong_one_stops_the_channel(certificate: Path) -> None:
    with fakes.mail(certificate, login=True) as fake:
        settings = replace(settings_of(fake, certificate), user="wetwacht", password="goed")
        notifier(settings).send(DELIVERY, MESSAGE, None)
        assert fake.logins == ["wetwacht"]
        assert failed(replace(settings, password="fout")).kind == "credentials"
        assert failed(replace(settings, user=None)).kind == "credentials"
        assert "goed" not in repr(settings)


@pytest.mark.parametrize(
    ("step", "answer", "kind"),
    [
        ("RCPT", "450 4.2.1 try later", "temporary"),
        ("RCPT", "550 5.1.1 no such user", "recipient"),
        ("MAIL", "451 4.3.0 busy", "temporary"),
        ("MAIL", "553 5.7.1 sender refused", "credentials"),
        ("DATA", "452 4.3.1 full", "temporary"),
        ("RCPT", "554 5.7.1 Relay access denied", "credentials"),
        ("RCPT", "550 5.7.133 senders from outside are refused", "recipient"),
        ("DATA", "554 5.7.1 refused", "ours"),
        ("DATA", "552 5.3.4 too big", "ours"),
        ("DATA", "550 5.1.1 no such user", "recipient"),
        ("DATA", "552 5.2.2 mailbox full", "recipient"),
        ("DATA", "drop", "ambiguous"),
    ],
)
def test_every_answer_has_its_class(
    postbox: MailFake, certificate: Path, step: str, answer: str, kind: str
) -> None:
    postbox.answers[step] = answer
    error = failed(settings_of(postbox, certificate))
    assert error.kind == kind
    if answer != "drop":
        assert answer.split(maxsplit=1)[0] in error.reason


def test_a_server_that_is_not_there_is_temporary(certificate: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        settings = EmailSettings("127.0.0.1", taken.getsockname()[1], "starttls", "w@example.org", timeout=5)
        assert failed(settings).kind == "temporary"


def _hang_up(server: socket.socket) -> None:
    server.accept()[0].close()


def test_a_server_that_hangs_up_before_the_text_got_nothing() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        thread = threading.Thread(target=_hang_up, args=(server,))
        thread.start()
        settings = EmailSettings("127.0.0.1", server.getsockname()[1], "none", "w@example.org", timeout=5)
        assert failed(settings).kind == "temporary"
        thread.join()


@pytest.mark.parametrize(
    "recipient",
    [
        "",
        "geen adres",
        "a@example.org, b@example.org",
        "a@example.org\r\nBcc: b@example.org",
        "é@example.org",
    ],
)
def test_a_recipient_that_is_not_one_address_is_refused(
    postbox: MailFake, certificate: Path, recipient: str
) -> None:
    assert failed(settings_of(postbox, certificate), recipient).kind == "recipient"
    assert postbox.envelopes == []


@pytest.mark.parametrize("name", ALERTS)
def test_html_says_in_words_what_it_also_colours(name: str) -> None:
    alert = ALERTS[name]
    message = compose(alert, WATCHLIST, alert.event.seen, Options())
    page = html(message)
    assert page.count("<h1") == 1
    assert page.count("<del") <= page.count("<strong>Was</strong>")
    assert page.count("<ins") <= page.count("<strong>Wordt</strong>")
    assert "src=" not in page and "@import" not in page


def test_hostile_text_is_text_in_html() -> None:
    page = html(Message('<script>alert(1)</script>"', intro=("{{ 7*7 }}",), links=(Link("<b>", None),)))
    assert "<script" not in page and "<b>" not in page
    assert "{{ 7*7 }}" in page
