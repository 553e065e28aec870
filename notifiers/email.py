"""E-mail by SMTP: verified TLS, one message for one recipient, one attempt."""

from __future__ import annotations

import ipaddress
import re
import smtplib
import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.message import EmailMessage
from email.utils import format_datetime, parseaddr
from typing import Literal

from jinja2 import Environment, PackageLoader, StrictUndefined

from crawler.text import AMSTERDAM
from monitors.model import Delivery
from monitors.words import texts
from monitors.words.dutch import inert, within
from notifiers.mailheaders import MAIL_POLICY
from notifiers.message import Message
from notifiers.notifier import DeliveryError, ErrorKind, Receipt, Thread, Unreachable
from notifiers.plain import plain
from notifiers.smtpcodes import Stage, meaning

SUBJECT_AT_MOST = 70
_TIMEOUT = 30
_NOT_IN_ID = re.compile(r"[^A-Za-z0-9]+")
_TEMPLATES = Environment(
    loader=PackageLoader("notifiers"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


@dataclass(frozen=True, slots=True)
class EmailSettings:
    """The relay and who we are to it. `tls` none is only for a relay on this machine.

    Raises ValueError where mail would leave the machine unencrypted or without a sender.
    """

    host: str
    port: int
    tls: Literal["starttls", "tls", "none"]
    sender: str
    user: str | None = None
    password: str | None = field(default=None, repr=False)
    cafile: str | None = None
    reply_to: str | None = None
    timeout: float = _TIMEOUT

    def __post_init__(self) -> None:
        if self.tls == "none" and not _loopback(self.host):
            raise ValueError(f"mail to {self.host} must be encrypted: tls none is for this machine only")
        if "@" not in parseaddr(self.sender)[1]:
            raise ValueError(f"{self.sender!r} is not a sender's address")
        if any(inert(text) != text for text in (self.sender, self.reply_to or "")):
            raise ValueError("an address may not hold line breaks or control characters")

    @property
    def domain(self) -> str:
        """The domain of the sender, which names our messages."""
        return parseaddr(self.sender)[1].rpartition("@")[2].lower()


class EmailNotifier:
    """Sends each delivery as a mail of its own; recipients are addresses."""

    def __init__(
        self, settings: EmailSettings, clock: Callable[[], datetime] = lambda: datetime.now(UTC)
    ) -> None:
        self._settings = settings
        self._clock = clock

    def send(self, delivery: Delivery, message: Message, thread: Thread | None) -> Receipt:
        """Hands the mail to the relay. The Message-ID is the delivery's, so a resend is known as one."""
        mail = mail_of(delivery, message, thread, self._settings, self._clock())
        with _conversation("opening"):
            smtp = self._connected()
        try:
            with _conversation("sender"):
                _accepted(*smtp.mail(parseaddr(self._settings.sender)[1]))
            with _conversation("recipient"):
                _accepted(*smtp.rcpt(delivery.recipient))
            with _conversation("text"):
                _accepted(*smtp.data(mail.as_bytes()))
        except DeliveryError:
            smtp.close()
            raise
        _farewell(smtp)
        return Receipt(delivery.recipient, str(mail["Message-ID"]))

    def greet(self) -> None:
        """Connects, logs in and says goodbye: no mail. Raises DeliveryError as sending would."""
        with _conversation("opening"):
            smtp = self._connected()
        _farewell(smtp)

    def find(self, delivery: Delivery) -> Receipt | None:
        """None: a relay cannot be asked what it accepted."""
        del delivery
        return None

    def update(self, receipt: Receipt, message: Message) -> Receipt | None:
        """None: a mail cannot be edited."""
        del receipt, message
        return None

    def _connected(self) -> smtplib.SMTP:
        settings = self._settings
        context = ssl.create_default_context(cafile=settings.cafile)
        smtp: smtplib.SMTP
        if settings.tls == "tls":
            smtp = smtplib.SMTP_SSL(settings.host, settings.port, timeout=settings.timeout, context=context)
        else:
            smtp = smtplib.SMTP(settings.host, settings.port, timeout=settings.timeout)
        try:
            self._greeted(smtp, context)
        except BaseException:
            smtp.close()
            raise
        return smtp

    def _greeted(self, smtp: smtplib.SMTP, context: ssl.SSLContext) -> None:
        if self._settings.tls == "starttls":
            smtp.starttls(context=context)
        smtp.ehlo_or_helo_if_needed()
        if self._settings.user:
            smtp.login(self._settings.user, self._settings.password or "")


@contextmanager
def _conversation(stage: Stage) -> Iterator[None]:
    """Turns what goes wrong in a stage of the conversation into a DeliveryError."""
    try:
        yield
    except (OSError, smtplib.SMTPException, ValueError) as error:
        raise _classified(error, stage) from error


def mail_of(
    delivery: Delivery, message: Message, thread: Thread | None, settings: EmailSettings, now: datetime
) -> EmailMessage:
    """The mail of a delivery: text and HTML, with headers that keep machines from answering."""
    mail = EmailMessage(policy=MAIL_POLICY)
    mail["Message-ID"] = f"<delivery-{delivery.id}@{settings.domain}>"
    mail["Date"] = format_datetime(now.astimezone(AMSTERDAM))
    mail["From"] = settings.sender
    _address(mail, delivery.recipient)
    subject = within(inert(message.headline), SUBJECT_AT_MOST)
    answers = thread and thread.parent and not thread.broadcast
    mail["Subject"] = texts.REPLY.format(headline=subject) if answers else subject
    if settings.reply_to:
        mail["Reply-To"] = settings.reply_to
    _threaded(mail, thread, settings.domain)
    mail["List-ID"] = f"{texts.MAIL_LIST} <wetwacht.{settings.domain}>"
    mail["Auto-Submitted"] = "auto-generated"
    mail["X-Auto-Response-Suppress"] = "OOF, AutoReply"
    mail["Content-Language"] = "nl"
    if message.leave_url:
        mail["List-Unsubscribe"] = f"<{message.leave_url}>"
        mail["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    mail.set_content(plain(message) + "\n")
    mail.add_alternative(html(message), subtype="html")
    return mail


def html(message: Message) -> str:
    """The message as HTML: one table, words before colours, nothing loaded from elsewhere."""
    quotation = texts.QUOTED.split("{text}")
    return _TEMPLATES.get_template("message.html").render(message=message, quotation=quotation)


def _threaded(mail: EmailMessage, thread: Thread | None, domain: str) -> None:
    """All mails of an event refer to one root, so that they stand together."""
    if thread is None:
        return
    root = f"<{_NOT_IN_ID.sub('-', thread.key)}@{domain}>"
    parent = thread.parent.reference if thread.parent else root
    mail["In-Reply-To"] = parent
    mail["References"] = root if parent == root else f"{root} {parent}"


def _address(mail: EmailMessage, recipient: str) -> None:
    """Puts the one recipient in the header. Raises DeliveryError for what is not one address."""
    try:
        mail["To"] = recipient
    except ValueError as error:
        raise DeliveryError("recipient", f"not an address: {error}") from error
    addresses = mail["To"].addresses
    if len(addresses) != 1 or addresses[0].addr_spec != recipient or not recipient.isascii():
        raise DeliveryError("recipient", "not one plain address")


def _accepted(code: int, answer: bytes) -> None:
    """Raises where the server did not take the recipient or the text."""
    if code not in (250, 251):
        raise smtplib.SMTPResponseException(code, answer)


def _classified(error: Exception, stage: Stage) -> DeliveryError:
    if isinstance(error, ssl.SSLCertVerificationError):
        return DeliveryError("credentials", f"the mail server's certificate is not trusted: {error.reason}")
    if isinstance(error, smtplib.SMTPResponseException):
        return _refused(error, stage)
    # No way of logging in that both know is told by the plain class.
    if isinstance(error, smtplib.SMTPNotSupportedError) or type(error) is smtplib.SMTPException:
        return DeliveryError("credentials", f"the mail server lacks what is configured: {error}")
    if not isinstance(error, OSError | smtplib.SMTPException):
        return DeliveryError("ours", f"the mail cannot be written: {error}")
    # Once the text is on its way nobody knows whether it was accepted.
    broken: ErrorKind = "ambiguous" if stage == "text" else "temporary"
    return Unreachable(broken, f"the mail server cannot be reached or went away: {type(error).__name__}")


def _refused(error: smtplib.SMTPResponseException, stage: Stage) -> DeliveryError:
    raw = error.smtp_error
    told = inert(raw.decode("utf-8", "replace") if isinstance(raw, bytes) else raw)
    return DeliveryError(meaning(error.smtp_code, told, stage), f"{error.smtp_code} {told}")


def _farewell(smtp: smtplib.SMTP) -> None:
    """Says goodbye; whether the server hears it changes nothing about the mail."""
    try:
        smtp.quit()
    except (OSError, smtplib.SMTPException):
        smtp.close()


def _loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
