"""No test leaves loopback: a connection anywhere else fails the test that makes it."""

from __future__ import annotations

import socket
from collections import Counter
from typing import Any

import pytest

_LOOPBACK = ("127.0.0.1", "::1", "localhost", "")


@pytest.fixture(autouse=True)
def _loopback_only(monkeypatch: pytest.MonkeyPatch) -> None:
    connect = socket.socket.connect

    def guarded(self: socket.socket, address: Any) -> None:
        if self.family != socket.AF_UNIX and address[0] not in _LOOPBACK:
            raise AssertionError(f"a test tried to reach {address[0]}")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", guarded)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """What was not tested because a program is not installed is said loudly, however quiet the run is."""
    skipped = (report.longrepr for report in terminalreporter.stats.get("skipped", ()))
    reasons = Counter(
        one[2] for one in skipped if isinstance(one, tuple) and "not installed" in one[2].lower()
    )
    for reason, many in reasons.items():
        terminalreporter.write_sep("!", f"{many} tests did not run: {reason}", red=True, bold=True)
