"""The fields of a form that staff send, and who says so."""

from __future__ import annotations

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from wetwacht.web.context import web_of
from wetwacht.web.identity import name_in, user_of
from wetwacht.web.password import COOKIE

_NAMELESS = "Vul uw naam in. Uw collega’s zien dan wie dit deed."
_REMEMBERED = 365 * 24 * 3600


def field(fields: FormData, name: str) -> str:
    """The text of a field; empty where there is none, or a file."""
    value = fields.get(name, "")
    return value if isinstance(value, str) else ""


def name_of_sender(request: Request, fields: FormData) -> str:
    """Who sends a form: who is logged in, else the name that was filled in. A 400 without either."""
    name = user_of(request) or name_in(field(fields, "naam"))
    if name is None:
        raise HTTPException(400, _NAMELESS)
    return name


def remember(request: Request, answer: Response, name: str) -> None:
    """Lets the browser fill in this name the next time, where nobody logs in."""
    if web_of(request).settings.web_login == "none":
        answer.set_cookie(f"{COOKIE}-naam", name, max_age=_REMEMBERED, httponly=True, samesite="lax")
