"""Serves the pages on the address of the settings."""

from __future__ import annotations

import contextlib
import socket
from collections.abc import Iterator

import uvicorn
from starlette.applications import Starlette


class CannotBind(Exception):
    """Nothing can listen on an address; the message names it and says what to do."""


class Server(uvicorn.Server):
    """A server that leaves signals to whoever runs it."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Takes no signals."""
        yield


def listening(bind: str) -> socket.socket:
    """A socket on "host:port", port 0 for any that is free. Raises CannotBind."""
    host, _, port = bind.rpartition(":")
    bare = host.strip("[]")
    family = socket.AF_INET6 if ":" in bare else socket.AF_INET
    sock = socket.socket(family, socket.SOCK_STREAM)
    sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        sock.bind((bare, int(port)))
    except OSError as error:
        sock.close()
        reason = error.strerror or str(error)
        raise CannotBind(f"the pages cannot listen on {bind}: {reason}; set web.bind to another") from error
    return sock


def server(app: Starlette) -> Server:
    """A server of the pages that stays quiet: no access log, no name of its own."""
    config = uvicorn.Config(
        app, log_config=None, access_log=False, server_header=False, proxy_headers=False, lifespan="off"
    )
    return Server(config)
