"""Whole addresses of our pages, for what is read elsewhere."""

from __future__ import annotations

from starlette.requests import Request

from wetwacht.web.context import web_of
from wetwacht.web.login import KEY
from wetwacht.web.password import key_for


def absolute(request: Request, path: str) -> str:
    """The address of a path as others reach it: the public one where it is set, else the one asked."""
    base = web_of(request).settings.web_public_url or str(request.base_url)
    return base.rstrip("/") + path


def feed_address(request: Request, path: str, query: str = "") -> str:
    """The address of a feed or calendar, with its key where pages ask for a password."""
    settings = web_of(request).settings
    kept = settings.web_password_hash if settings.web_login == "password" else None
    words = [query] if query else []
    words += [f"{KEY}={key_for(kept, path)}"] if kept else []
    return absolute(request, path) + (f"?{'&'.join(words)}" if words else "")
