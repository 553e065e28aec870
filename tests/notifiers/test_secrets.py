"""The token and the password, looked for everywhere after everything went wrong."""

from __future__ import annotations

import base64
import io
import logging
import traceback
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from monitors.watchlist import Channel, Subscription
from notifiers.email import EmailSettings
from notifiers.outbox import Sent
from notifiers.registry import NotifierSettings
from tests import fakes
from tests.invented import SEEN
from tests.office import A, Office, mailing, watching
from tests.processes import until
from tests.program import started, wetwacht

TOKEN, PASSWORD = "xoxb-12345-geheim-token", "zeer-geheim-wachtwoord"
SECRETS = (TOKEN, PASSWORD, base64.b64encode(f"\0wetwacht\0{PASSWORD}".encode()).decode())
TROUBLES: tuple[object, ...] = (
    "drop",
    ("status", 500, {}, "<html>"),
    ("status", 429, {"Retry-After": "1"}, ""),
    ("status", 302, {"Location": "http://127.0.0.1:9/elders"}, ""),
    ("error", "fatal_error"),
    ("error", "invalid_blocks"),
)


# The fake takes a password in the clear, which its library warns of; nothing leaves this machine.
pytestmark = pytest.mark.filterwarnings("ignore:Requiring AUTH:UserWarning")


@pytest.fixture
def relay() -> Iterator[fakes.MailFake]:
    with fakes.mail(login=True) as fake:
        yield fake


def office_of(folder: Path, workspace: fakes.SlackFake, relay: fakes.MailFake) -> Office:
    office = mailing(folder, relay, watching())
    mail = EmailSettings("127.0.0.1", relay.port, "none", "w@example.org", "wetwacht", PASSWORD, timeout=0.5)
    channels = (Channel("slack", "slack", ("C0001",)), Channel("mail", "email", (A,)))
    office.watchlist = replace(
        office.watchlist, channels=channels, subscriptions=(Subscription("alles", ("slack", "mail")),)
    )
    office.settings = NotifierSettings(io.StringIO(), slack_token=TOKEN, slack_url=workspace.url, email=mail)
    return office


def errors(sent: tuple[Sent, ...]) -> Iterator[str]:
    for one in sent:
        yield repr(one)
        if one.error:
            yield "".join(traceback.format_exception(one.error))


def test_no_secret_is_in_a_log_an_error_or_the_database(
    tmp_path: Path, workspace: fakes.SlackFake, relay: fakes.MailFake, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    office = office_of(tmp_path, workspace, relay)
    shown = [repr(office.settings)]
    workspace.troubles.extend(TROUBLES)
    office.tell()
    for hours in range(3 + len(TROUBLES)):
        shown += errors(office.at(SEEN + timedelta(hours=2 * hours)))
    office.db.close()
    kept = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    written = "\n".join([*shown, caplog.text, kept.decode("latin-1")])
    assert "credentials: " in written
    assert "535 " in written
    assert len(workspace.requests) >= len(TROUBLES)
    assert [secret for secret in SECRETS if secret in written] == []


CONFIGURED = """
include_default = true
[email]
host = "127.0.0.1"
port = {port}
tls = "none"
sender = "w@example.org"
user = "wetwacht"
[slack]
api_url = "{url}"
"""


def test_no_secret_is_in_the_output_or_the_list_of_processes(
    tmp_path: Path, workspace: fakes.SlackFake, relay: fakes.MailFake
) -> None:
    office_of(tmp_path, workspace, relay).tell()
    file = tmp_path / "own.toml"
    file.write_text(CONFIGURED.format(port=relay.port, url=workspace.url))
    secrets = {"WETWACHT_SLACK_TOKEN": TOKEN, "WETWACHT_SMTP_PASSWORD": PASSWORD}
    options = ("--watchlist", str(file), "--database", str(tmp_path / "history.db"))
    workspace.troubles.append("slow")
    with started("deliver", *options, log=tmp_path / "log", **secrets) as process:
        until(lambda: workspace.requests or process.poll() is not None)
        assert process.poll() is None, (tmp_path / "log").read_text()
        listed = Path(f"/proc/{process.pid}/cmdline").read_bytes().decode()
    done = wetwacht("deliver", *options, **secrets)
    written = "\n".join((listed, (tmp_path / "log").read_text(), done.stdout, done.stderr))
    assert "deliver" in listed
    assert "credentials: " in written
    assert [secret for secret in SECRETS if secret in written] == []
