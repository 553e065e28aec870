"""Senders as real processes on one database: two at once, and killed by the kernel in the window."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections import Counter
from pathlib import Path

from monitors.words import texts
from tests import fakes
from tests.ledger import Kept, tell
from tests.office import mailing, mails, slacking, watching, words
from tests.program import ROOT, environment


def sender(folder: Path, kind: str, address: object, *more: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "tests.sender", str(folder), kind, str(address), *more]
    return subprocess.Popen(command, cwd=ROOT, env=environment())


def test_two_senders_send_each_of_five_hundred_alerts_once(
    tmp_path: Path, workspace: fakes.SlackFake
) -> None:
    workspace.channels = tuple(f"C{n:04}" for n in range(500))
    office = slacking(tmp_path, workspace)
    office.watchlist = watching(to=workspace.channels, kind="slack")
    tell(office.db, office.watchlist, Kept())
    both = [sender(tmp_path, "slack", workspace.url) for _ in range(2)]
    assert [one.wait(60) for one in both] == [0, 0]
    assert Counter(message["channel"] for message in workspace.messages) == dict.fromkeys(
        workspace.channels, 1
    )
    assert set(office.states()) == {"sent"}


def test_each_kill_costs_one_double_mail_at_most_that_says_so(tmp_path: Path, server: fakes.MailFake) -> None:
    office = mailing(tmp_path, server, watching())
    for _ in range(4):
        office.tell()
    kills = 2
    killed = [sender(tmp_path, "email", server.port, "fatal").wait(60) for _ in range(kills)]
    assert killed == [-signal.SIGKILL] * kills
    assert sender(tmp_path, "email", server.port).wait(60) == 0
    taken = mails(server)
    assert office.states() == ["sent"] * 4
    assert len(taken) <= 4 + kills
    assert len({mail["Message-ID"] for mail in taken}) == 4
    assert sum(texts.PERHAPS_DOUBLE in words(mail) for mail in taken) == len(taken) - 4


def test_a_kill_costs_no_double_message_in_slack(tmp_path: Path, workspace: fakes.SlackFake) -> None:
    office = slacking(tmp_path, workspace)
    for _ in range(3):
        office.tell()
    assert sender(tmp_path, "slack", workspace.url, "fatal").wait(60) == -signal.SIGKILL
    assert sender(tmp_path, "slack", workspace.url).wait(60) == 0
    assert office.states() == ["sent"] * 3
    assert len(workspace.messages) == 3
