"""The address on which the pages listen. Knows no web framework, so that commands start without one."""

from __future__ import annotations

import socket


class CannotBind(Exception):
    """Nothing can listen on an address; the message names it and says what to do."""


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
