"""One HTTP server on loopback for one copied site; it can refuse connections and come back."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from wetwacht.demo.validators import Asked

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Reply:
    """One answer as it goes over the line."""

    status: int
    media_type: str
    body: bytes
    headers: tuple[tuple[str, str], ...] = ()


Replies = Callable[[str, str, Asked], Reply]


class _Listener(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64

    def __init__(self, port: int, site: str, replies: Replies) -> None:
        self.site = site
        self.replies = replies
        self.open_for_business = True
        super().__init__(("127.0.0.1", port), _Handler)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "copy"
    wbufsize = -1
    disable_nagle_algorithm = True
    timeout = 20
    server: _Listener

    def do_GET(self) -> None:
        self._answer(with_body=True)

    def do_HEAD(self) -> None:
        self._answer(with_body=False)

    def log_message(self, format: str, *args: Any) -> None:
        _log.debug(format, *args)

    def _answer(self, with_body: bool) -> None:
        if not self.server.open_for_business:
            self.close_connection = True
            return
        asked = Asked(self.headers.get("If-None-Match"), self.headers.get("If-Modified-Since"))
        reply = self.server.replies(self.server.site, self.path, asked)
        self.send_response(reply.status)
        for name, value in reply.headers:
            self.send_header(name, value)
        if reply.status != 304:
            self.send_header("Content-Type", reply.media_type)
            self.send_header("Content-Length", str(len(reply.body)))
        self.end_headers()
        if with_body and reply.status != 304:
            self.wfile.write(reply.body)


class SiteServer:
    """The server of a site: the same port from the first opening until it is closed."""

    def __init__(self, site: str, replies: Replies) -> None:
        self._site = site
        self._replies = replies
        self._port = 0
        self._running: tuple[_Listener, threading.Thread] | None = None
        self._opened = False

    @property
    def origin(self) -> str:
        """Where the site answers. Raises RuntimeError before the first opening."""
        if not self._port:
            raise RuntimeError("the copies are not open: use them in a with statement")
        return f"http://127.0.0.1:{self._port}"

    def open(self) -> None:
        """Begins to listen, at a free port the first time."""
        self._opened = True
        self.accept()

    def close(self) -> None:
        """Stops listening for good."""
        self._opened = False
        self.refuse()

    def accept(self) -> None:
        """Listens again after refusing; nothing while it listens or was never opened."""
        if self._running is not None or not self._opened:
            return
        listener = _Listener(self._port, self._site, self._replies)
        self._port = listener.server_address[1]
        thread = threading.Thread(target=listener.serve_forever, args=(0.02,), name=self._site, daemon=True)
        thread.start()
        self._running = listener, thread

    def refuse(self) -> None:
        """Stops listening, so that connections are refused; open ones are closed at their next request."""
        if self._running is None:
            return
        listener, thread = self._running
        self._running = None
        listener.open_for_business = False
        listener.shutdown()
        listener.server_close()
        thread.join()
