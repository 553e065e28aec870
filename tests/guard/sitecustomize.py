"""Keeps tests, and every Python that they start, on this machine.

Python imports this by its name at its start, from the folder that tests/conftest.py puts on the
path. Whatever would leave loopback fails there, and is written down so that the test fails too.
"""

from __future__ import annotations

import os
import sys
from ipaddress import ip_address
from typing import Any

LOG = "TESTS_LEFT_LOOPBACK"
"""The environment variable that names the file in which attempts are written down."""

_LOCAL = ("localhost", "")


def outside(event: str, arguments: tuple[Any, ...]) -> str | None:
    """The place beyond loopback that an audit event is about to reach, or None."""
    if event == "socket.getaddrinfo":
        host = arguments[0]
    elif event in ("socket.connect", "socket.sendto") and isinstance(arguments[1], tuple):
        host = arguments[1][0]
    else:
        return None
    name = host.decode("ascii", "replace") if isinstance(host, bytes) else host
    return None if name is None or _is_local(str(name)) else str(name)


def _is_local(name: str) -> bool:
    try:
        address = ip_address(name)
    except ValueError:
        return name in _LOCAL
    return address.is_loopback or address.is_unspecified


def _hook(event: str, arguments: tuple[Any, ...]) -> None:
    log = os.environ.get(LOG) if event.startswith("socket.") else None
    place = outside(event, arguments) if log else None
    if log and place:
        descriptor = os.open(log, os.O_WRONLY | os.O_APPEND | os.O_CREAT)
        os.write(descriptor, f"{event} {place}\n".encode())
        os.close(descriptor)
        raise ConnectionRefusedError(f"tests stay on loopback: {event} {place}")


sys.addaudithook(_hook)
