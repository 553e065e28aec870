"""A small real web server on loopback for tests: pages by path, with what can go wrong."""

from __future__ import annotations

import hashlib
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType


@dataclass(frozen=True, slots=True)
class Page:
    """One answer. `declared` is a Content-Length that lies; `etag` False sends no validators."""

    body: bytes
    media_type: str = "text/html; charset=utf-8"
    status: int = 200
    headers: tuple[tuple[str, str], ...] = ()
    declared: int | None = None
    etag: bool = True


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that was killed is no error of the server; anything else is."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)  # type: ignore[arg-type]


@dataclass(slots=True)
class Site:
    """Pages by path with query; `requests` holds (path, status) in order of arrival.

    `others` answers the paths that have no page, where it knows one.
    """

    pages: dict[str, Page | Callable[[], Page]] = field(default_factory=dict)
    others: Callable[[str], Page | None] | None = None
    requests: list[tuple[str, int]] = field(default_factory=list)
    origin: str = ""
    _server: ThreadingHTTPServer | None = None

    def __enter__(self) -> Site:
        site = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                site._answer(self)

            def log_message(self, format: str, *args: object) -> None:
                """Stays quiet: what was asked stands in `requests`."""

        self._server = _Server(("127.0.0.1", 0), Handler)
        self.origin = f"http://127.0.0.1:{self._server.server_address[1]}"
        threading.Thread(target=self._server.serve_forever, daemon=True).start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._server:
            self._server.shutdown()
            self._server.server_close()

    def bodies(self) -> list[str]:
        """The paths that were answered with a body, robots.txt aside."""
        return [path for path, status in self.requests if status != 304 and path != "/robots.txt"]

    def _answer(self, handler: BaseHTTPRequestHandler) -> None:
        missing = Page(b"<html>niet gevonden</html>", status=404)
        other = self.others(handler.path) if self.others else None
        found = self.pages.get(handler.path) or other or missing
        page = found() if callable(found) else found
        tag = f'"{hashlib.sha256(page.body).hexdigest()[:16]}"'
        fresh = page.etag and page.status == 200 and handler.headers.get("If-None-Match") == tag
        status = 304 if fresh else page.status
        self.requests.append((handler.path, status))
        handler.send_response(status)
        for name, value in page.headers:
            handler.send_header(name, value)
        if page.etag and page.status == 200:
            handler.send_header("ETag", tag)
        body = b"" if fresh else page.body
        handler.send_header("Content-Type", page.media_type)
        handler.send_header("Content-Length", str(len(body) if page.declared is None else page.declared))
        handler.end_headers()
        handler.wfile.write(body)
        if page.declared is not None:
            handler.close_connection = True
