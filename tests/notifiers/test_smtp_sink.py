"""An independent mail server with faults of its own: Postfix's smtp-sink, where it is installed."""

from __future__ import annotations

import io
import os
import shutil
import socket
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from notifiers.email import EmailSettings
from notifiers.registry import NotifierSettings
from tests.invented import SEEN
from tests.office import Office, watching
from tests.processes import until

SINK = shutil.which("smtp-sink", path="/usr/sbin:/usr/bin:/usr/local/sbin")
pytestmark = pytest.mark.skipif(SINK is None, reason="smtp-sink is not installed (Debian: postfix)")


@contextmanager
def sink(*options: str) -> Iterator[int]:
    """The server on a free port, with its options."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    # It refuses to serve as root.
    user = ("-u", "nobody") if os.geteuid() == 0 else ()
    process = subprocess.Popen([str(SINK), *user, *options, f"127.0.0.1:{port}", "10"])
    try:
        until(lambda: answers(port) or process.poll() is not None)
        assert process.poll() is None
        yield port
    finally:
        process.kill()
        process.wait()


def settings_of(port: int) -> NotifierSettings:
    mail = EmailSettings("127.0.0.1", port, "none", "wetwacht@example.org", timeout=5)
    return NotifierSettings(io.StringIO(), email=mail)


def answers(port: int) -> bool:
    with socket.socket() as asking:
        asking.settimeout(1)
        return asking.connect_ex(("127.0.0.1", port)) == 0


@pytest.mark.parametrize(
    ("options", "first", "last"),
    [
        ((), "sent", "sent"),
        (("-r", "MAIL"), "queued", "sent"),
        (("-r", "RCPT"), "queued", "sent"),
        (("-r", "DATA"), "queued", "sent"),
        (("-r", "."), "queued", "sent"),
        (("-f", "MAIL"), "queued", "sent"),
        (("-f", "RCPT"), "dead", "dead"),
        (("-f", "DATA"), "dead", "dead"),
        (("-f", "."), "dead", "dead"),
        (("-q", "CONNECT"), "queued", "sent"),
        (("-q", "RCPT"), "queued", "sent"),
        (("-q", "."), "ambiguous", "sent"),
    ],
)
def test_a_real_server_with_faults_leaves_every_row_at_an_end(
    tmp_path: Path, options: tuple[str, ...], first: str, last: str
) -> None:
    office = Office(tmp_path, watching(), settings_of(1))
    office.tell()
    for arguments, state, now in ((options, first, SEEN), ((), last, SEEN + timedelta(hours=1))):
        with sink(*arguments) as port:
            office.settings = settings_of(port)
            office.at(now)
        assert office.states() == [state]
