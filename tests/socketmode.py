"""Slack's side of Socket Mode on loopback: a websocket (RFC 6455) that sends envelopes and hears answers."""

from __future__ import annotations

import base64
import hashlib
import json
import socket
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from queue import Queue
from typing import Any

_GUID = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11"
_TEXT, _CLOSE, _PING, _PONG = 1, 8, 9, 10
_WAIT = 60


@dataclass
class SocketMode:
    """One server; `answers` holds what clients sent back, `joined` a mark for each new connection."""

    url: str = ""
    answers: Queue[dict[str, Any]] = field(default_factory=Queue)
    joined: Queue[socket.socket] = field(default_factory=Queue)

    def send(self, connection: socket.socket, value: dict[str, Any]) -> None:
        """Sends a message of Slack over a connection."""
        connection.sendall(_frame(_TEXT, json.dumps(value).encode()))

    def answer(self) -> dict[str, Any]:
        """The next message of a client."""
        return self.answers.get(timeout=_WAIT)

    def connection(self) -> socket.socket:
        """The next connection that a client made."""
        return self.joined.get(timeout=_WAIT)

    def serve(self, listener: socket.socket) -> None:
        """Takes connections until the listener is closed."""
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            threading.Thread(target=self._talk, args=[connection], daemon=True).start()

    def _talk(self, connection: socket.socket) -> None:
        with connection, connection.makefile("rb") as stream:
            try:
                _shake(connection, stream)
                self.joined.put(connection)
                while (frame := _read(stream)) is not None:
                    opcode, body = frame
                    if opcode == _PING:
                        connection.sendall(_frame(_PONG, body))
                    elif opcode == _TEXT:
                        self.answers.put(json.loads(body))
                    elif opcode == _CLOSE:
                        return
            except OSError:
                return


@contextmanager
def socket_mode() -> Iterator[SocketMode]:
    """The server on loopback while the block runs."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        server = SocketMode(f"ws://127.0.0.1:{listener.getsockname()[1]}/link/?ticket=1")
        thread = threading.Thread(target=server.serve, args=[listener], daemon=True)
        thread.start()
        try:
            yield server
        finally:
            listener.shutdown(socket.SHUT_RDWR)
    thread.join(_WAIT)


def _shake(connection: socket.socket, stream: Any) -> None:
    lines = list(iter(lambda: stream.readline().strip(), b""))
    fields = dict(line.lower().split(b": ", 1) for line in lines[1:])
    key = next(line for line in lines if line.lower().startswith(b"sec-websocket-key")).partition(b": ")[2]
    assert fields[b"upgrade"] == b"websocket"
    accept = base64.b64encode(hashlib.sha1(key + _GUID.encode(), usedforsecurity=False).digest()).decode()
    head = ("HTTP/1.1 101 Switching Protocols", "Upgrade: websocket", "Connection: Upgrade")
    connection.sendall("\r\n".join((*head, f"Sec-WebSocket-Accept: {accept}", "", "")).encode())


def _frame(opcode: int, body: bytes) -> bytes:
    size = len(body)
    length = bytes([size]) if size < 126 else bytes([126]) + struct.pack("!H", size)
    return bytes([0x80 | opcode]) + length + body


def _read(stream: Any) -> tuple[int, bytes] | None:
    head = stream.read(2)
    if len(head) < 2:
        return None
    size = head[1] & 0x7F
    if size >= 126:
        size = struct.unpack("!H" if size == 126 else "!Q", stream.read(2 if size == 126 else 8))[0]
    mask = stream.read(4) if head[1] & 0x80 else b"\0\0\0\0"
    return head[0] & 0x0F, bytes(one ^ mask[i % 4] for i, one in enumerate(stream.read(size)))
