"""What holds for every answer: headers that keep pages inert, and no writing from another site."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

HEADERS = {
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
_READS = ("GET", "HEAD")
ELSEWHERE = "Deze opdracht kwam niet van een pagina van Wetwacht. Open de pagina opnieuw en probeer het daar."


class Guard:
    """Puts the headers on every answer, and refuses what another site asks us to write.

    `open_to_post` are the beginnings of paths that mail programs post to (RFC 8058), which send no origin.
    """

    def __init__(self, app: ASGIApp, origins: Iterable[str], open_to_post: tuple[str, ...]) -> None:
        self._app = app
        self._origins = frozenset(origins)
        self._open = open_to_post

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers a request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        if self._is_ours(scope):
            await self._app(scope, receive, with_headers)
        else:
            await PlainTextResponse(ELSEWHERE, 403)(scope, receive, with_headers)

    def _is_ours(self, scope: Scope) -> bool:
        if scope["method"] in _READS or scope["path"].startswith(self._open):
            return True
        headers = Headers(scope=scope)
        site = headers.get("sec-fetch-site")
        if site is not None:
            return site in ("same-origin", "none")
        return _origin(headers.get("origin", "")) in self._origins


def _origin(text: str) -> str:
    """An origin as we compare it: scheme, host and port."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return ""
    return f"{parts.scheme}://{parts.netloc}".lower() if parts.netloc else ""
