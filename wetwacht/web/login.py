"""Who gets in: everybody on this machine, who knows the password, or whom a trusted proxy names."""

from __future__ import annotations

import hmac
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from config.settings import Settings
from wetwacht.web.identity import name_in
from wetwacht.web.password import COOKIE, key_for, name_of

OPEN_PATHS = ("/static/", "/inloggen", "/afmelden/", "/abonnement/", "/healthz")
KEY = "sleutel"
_FEEDS = (".atom", ".ics")
NO_PROXY = "Deze pagina is alleen te openen via het inlogscherm van uw organisatie."
LOG_IN = "Log eerst in. Daarna kunt u deze opdracht opnieuw geven."


class Login:
    """Lets nobody through whom the settings do not let in; says in the scope who it is."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._settings = settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers a request, or sends it to where one logs in."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        name = self._name(request)
        scope["wetwacht.user"] = name or None
        if name is not None or scope["path"].startswith(OPEN_PATHS) or self._has_key(request):
            await self._app(scope, receive, send)
        else:
            await self._refusal(request)(scope, receive, send)

    def _name(self, request: Request) -> str | None:
        """The name of who asks, empty where nobody needs one; None for who may not enter."""
        settings = self._settings
        if settings.web_login == "none":
            return _remembered(request)
        if settings.web_login == "proxy":
            trusted = request.client is not None and request.client.host in settings.web_proxy_peers
            return name_in(request.headers.get(settings.web_proxy_header, "")) if trusted else None
        return name_of(settings.web_password_hash or "", request.cookies.get(COOKIE, ""))

    def _has_key(self, request: Request) -> bool:
        path, given = request.url.path, request.query_params.get(KEY, "")
        kept = self._settings.web_password_hash
        if not kept or request.method not in ("GET", "HEAD") or not path.endswith(_FEEDS):
            return False
        return hmac.compare_digest(given.encode(), key_for(kept, path).encode())

    def _refusal(self, request: Request) -> ASGIApp:
        if self._settings.web_login == "proxy":
            return PlainTextResponse(NO_PROXY, 403)
        if request.method not in ("GET", "HEAD"):
            return PlainTextResponse(LOG_IN, 403)
        asked = request.url.path + (f"?{request.url.query}" if request.url.query else "")
        return RedirectResponse(f"/inloggen?naar={quote(asked, safe='')}", 303)


def _remembered(request: Request) -> str:
    """The name that a reader on a machine of one's own gave once; nothing depends on it."""
    return name_in(request.cookies.get(f"{COOKIE}-naam", "")) or ""


def own_path(text: str) -> str:
    """A path of ours to return to; anything that may lead elsewhere becomes the overview."""
    inside = text.startswith("/") and not text.startswith(("//", "/\\"))
    return text if inside and text.isprintable() and "\\" not in text else "/"
