"""What every kind of channel keeps: it sends, it refuses clearly, and hostile text stays text."""

from __future__ import annotations

import email
import io
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

import pytest

from crawler.document import Section
from notifiers.email import EmailSettings
from notifiers.message import Message, Options, compose, compose_all
from notifiers.notifier import DeliveryError, Thread
from notifiers.registry import KINDS, NotConfigured, NotifierSettings, notifier_for
from tests import fakes, invented
from tests.invented import ALERTS, WATCHLIST, delivery_of

HOSTILE = (
    "\x1b[31mrood\x1b]0;titel\x07",
    "kop\r\nBcc: vreemde@example.net\r\n\r\ntekst",
    "<!channel> <@U0001> <https://evil.example/a|klik>",
    "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "omgekeerd \u202egnp.exe\u2066 \u200bnul",
    "{{ 7*7 }} {name} %s {0.__class__}",
    "*vet* _schuin_ ~weg~ `code` ```",
    '=HYPERLINK("https://evil.example") javascript:alert(1)',
    "a\x00b \x9b2J nul",
    '<a href="javascript:alert(1)">klik</a> [klik](javascript:alert(1))',
    "a" * 100_000,
)
_STEERING = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True)
class Rig:
    """A kind of channel that works: its settings, a recipient, and what arrived as readers see it."""

    settings: NotifierSettings
    recipient: str
    arrived: Callable[[], list[str]]


@contextmanager
def console_rig(certificate: Path) -> Iterator[Rig]:
    stream = io.StringIO()
    yield Rig(NotifierSettings(stream), "", lambda: [stream.getvalue()] if stream.getvalue() else [])


@contextmanager
def slack_rig(certificate: Path) -> Iterator[Rig]:
    with fakes.slack() as fake:
        settings = NotifierSettings(io.StringIO(), slack_token=fakes.TOKEN, slack_url=fake.url)
        yield Rig(settings, "C0001", lambda: [_shown(message) for message in fake.messages])


@contextmanager
def email_rig(certificate: Path) -> Iterator[Rig]:
    with fakes.mail(certificate) as fake:
        server = EmailSettings(
            "127.0.0.1", fake.port, "starttls", "wetwacht@example.org", cafile=str(certificate), timeout=5
        )
        settings = NotifierSettings(io.StringIO(), email=server)
        yield Rig(settings, "lid.a@example.org", lambda: [_read(e.content) for e in fake.envelopes])


RIGS = {"console": console_rig, "slack": slack_rig, "email": email_rig}


def _shown(message: dict[str, object]) -> str:
    assert fakes.broken_rule(message) is None
    return "\n".join(text for _, text in fakes._texts(message["blocks"]))


def _read(content: object) -> str:
    assert isinstance(content, bytes)
    mail = email.message_from_bytes(content, policy=default)
    assert isinstance(mail, EmailMessage)
    assert set(mail.keys()).isdisjoint({"Bcc", "Cc"})
    text, page = (mail.get_body((kind,)) for kind in ("plain", "html"))
    assert text is not None and page is not None
    shown = page.get_content()
    assert "<script" not in shown and "<img" not in shown
    assert 'href="https://evil' not in shown and 'javascript:alert(1)"' not in shown
    return f"{mail['Subject']}\n{text.get_content()}"


def composed(name: str) -> Message:
    return compose(ALERTS[name], WATCHLIST, ALERTS[name].event.seen, Options())


@pytest.fixture(params=sorted(KINDS))
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_every_kind_in_the_registry_is_under_this_contract() -> None:
    assert set(RIGS) == set(KINDS)


@pytest.mark.parametrize("name", ALERTS)
def test_it_hands_over_every_sample_once(kind: str, name: str, certificate: Path) -> None:
    with RIGS[kind](certificate) as rig:
        notifier = notifier_for(kind, rig.settings)
        delivery = delivery_of(ALERTS[name], kind=kind, recipient=rig.recipient)
        message = composed(name)
        receipt = notifier.send(delivery, message, Thread(delivery.subject))
        assert receipt.recipient == rig.recipient
        assert receipt.reference
        (arrived,) = rig.arrived()
    words = " ".join(arrived.split())
    assert " ".join(message.headline.split()) in words
    assert "Gezien op" in words


@pytest.mark.parametrize("hostile", HOSTILE)
def test_hostile_text_stays_text(kind: str, hostile: str, certificate: Path) -> None:
    before, after = (
        replace(
            invented.NEWS,
            title=f"{hostile} {word}",
            kind=hostile,
            url=f"https://evil.example/{hostile}",
            sections=(Section(hostile, hostile, f"{hostile} {word} regel"),),
        )
        for word in ("oude", "nieuwe")
    )
    why = replace(invented.IN_TITLE, text=hostile, where=hostile)
    alert = invented.alert_of(before, after, dossier=invented.TOPIC, why=why)
    with RIGS[kind](certificate) as rig:
        delivery = delivery_of(alert, kind=kind, recipient=rig.recipient)
        message = compose(alert, WATCHLIST, alert.event.seen, Options())
        notifier_for(kind, rig.settings).send(delivery, message, None)
        (arrived,) = rig.arrived()
    assert not _STEERING.search(arrived.replace("\r\n", "\n"))
    assert arrived.count("Wordt") >= 1


def test_a_list_of_hostile_headlines_stays_text(kind: str, certificate: Path) -> None:
    alert = ALERTS["news"]
    alerts = tuple(
        replace(alert, event=replace(alert.event, id=number, headline=text))
        for number, text in enumerate(HOSTILE)
    )
    with RIGS[kind](certificate) as rig:
        delivery = delivery_of(alert, kind=kind, recipient=rig.recipient)
        message = compose_all(alerts, WATCHLIST, alert.event.seen, Options())
        notifier_for(kind, rig.settings).send(delivery, message, None)
        (arrived,) = rig.arrived()
    assert not _STEERING.search(arrived.replace("\r\n", "\n"))
    assert f"{len(HOSTILE)} wijzigingen" in arrived


def test_a_raw_hostile_message_is_made_inert_by_the_channel_itself(kind: str, certificate: Path) -> None:
    text = " ".join(HOSTILE[:6])
    message = Message(text, (text,), (text,), footer=(text,))
    with RIGS[kind](certificate) as rig:
        delivery = delivery_of(ALERTS["news"], kind=kind, recipient=rig.recipient)
        notifier_for(kind, rig.settings).send(delivery, message, None)
        (arrived,) = rig.arrived()
    assert not _STEERING.search(arrived.replace("\r\n", "\n"))


def test_it_cannot_find_what_it_never_sent(kind: str, certificate: Path) -> None:
    with RIGS[kind](certificate) as rig:
        delivery = delivery_of(ALERTS["news"], kind=kind, recipient=rig.recipient, number=404)
        assert notifier_for(kind, rig.settings).find(delivery) is None


def test_an_edit_is_made_or_declined(kind: str, certificate: Path) -> None:
    with RIGS[kind](certificate) as rig:
        notifier = notifier_for(kind, rig.settings)
        delivery = delivery_of(ALERTS["news"], kind=kind, recipient=rig.recipient)
        receipt = notifier.send(delivery, composed("news"), None)
        assert notifier.update(receipt, composed("letter")) in (None, receipt)
        assert len(rig.arrived()) == 1


@pytest.mark.parametrize("name", ["slack", "email"])
def test_a_kind_without_its_settings_says_what_is_missing(name: str) -> None:
    with pytest.raises(NotConfigured, match=r"token|mail server"):
        notifier_for(name, NotifierSettings(io.StringIO()))


def test_an_unknown_kind_names_the_known_ones() -> None:
    with pytest.raises(NotConfigured, match="console, email, slack"):
        notifier_for("fax", NotifierSettings(io.StringIO()))


def test_settings_do_not_show_their_secrets() -> None:
    assert "xoxb" not in repr(NotifierSettings(io.StringIO(), slack_token="xoxb-secret"))


def test_a_console_that_is_closed_keeps_the_message_waiting() -> None:
    stream = io.StringIO()
    notifier = notifier_for("console", NotifierSettings(stream))
    stream.close()
    with pytest.raises(DeliveryError, match="temporary"):
        notifier.send(delivery_of(ALERTS["news"], kind="console", recipient=""), composed("news"), None)


def test_a_console_without_dutch_letters_shows_an_escape() -> None:
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding="ascii")
    notifier = notifier_for("console", NotifierSettings(stream))
    notifier.send(delivery_of(ALERTS["rejected"], kind="console", recipient=""), composed("rejected"), None)
    assert b"\\u203a Eerste Kamer: verworpen" in raw.getvalue()
