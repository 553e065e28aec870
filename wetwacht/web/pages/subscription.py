"""Leaving by one click (RFC 8058), and one's own page of a subscription: mute, leave, join again.

The signed token in the address is the proof of who asks: nobody logs in here. Opening a page changes nothing.
"""

from __future__ import annotations

import asyncio
import re
from datetime import date, timedelta
from typing import Any

from sqlite_utils import Database
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from monitors.history import subscribers
from monitors.history.keyfile import known_key
from monitors.words.dutch import local_day
from notifiers.unsubscribe import Purpose, Reader, read, token
from wetwacht.web.context import Web, web_of
from wetwacht.web.render import page
from wetwacht.web.views.subscription import followed_by

_BY = "reader"
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_LONGEST = timedelta(days=366)
_NO_DAY = "Kies een dag tussen nu en een jaar verder. Schrijf die als jaar-maand-dag."
_UNKNOWN = "Kies een van de knoppen op de pagina van uw abonnement."


def ask(request: Request) -> Response:
    """Asks whether one wants to leave; a mail program that looks at links ends nothing."""
    return _page(request, "leave.html", _reader(request, "afmelden"), done=False)


def leave(request: Request) -> Response:
    """Leaves everything that the mail answered; done twice it is the same."""
    web, reader = web_of(request), _reader(request, "afmelden")
    with web.writing() as db:
        for key in reader.subscriptions:
            subscribers.leave(db, key, reader.kind, reader.recipient, _BY, web.clock())
    return _page(request, "leave.html", reader, done=True)


def show(request: Request) -> Response:
    """What one follows, and what one can do about it."""
    return _page(request, "subscription.html", _reader(request, "abonnement"))


async def change(request: Request) -> Response:
    """Does what was chosen for one of the subscriptions, and returns to the page."""
    reader, fields = _reader(request, "abonnement"), await request.form()
    key = _field(fields, "abonnement")
    if key not in reader.subscriptions:
        raise HTTPException(400, _UNKNOWN)
    await asyncio.to_thread(_do, web_of(request), reader, key, fields)
    return RedirectResponse(request.url.path, 303)


def _do(web: Web, reader: Reader, key: str, fields: FormData) -> None:
    with web.writing() as db:
        match _field(fields, "actie"):
            case "stil":
                _mute(db, web, reader, key, _day(web, _field(fields, "tot")))
            case "weer":
                subscribers.unmute(db, key, reader.kind, reader.recipient)
            case "weg":
                subscribers.leave(db, key, reader.kind, reader.recipient, _BY, web.clock())
            case "terug":
                subscribers.join(db, key, reader.kind, reader.recipient)
            case _:
                raise HTTPException(400, _UNKNOWN)


def _mute(db: Database, web: Web, reader: Reader, key: str, until: date) -> None:
    subscribers.mute(db, key, reader.kind, reader.recipient, until, _BY, web.clock())


def _day(web: Web, text: str) -> date:
    """The last day of a mute. Raises HTTPException for what is no day of the coming year."""
    today = local_day(web.clock())
    try:
        day = date.fromisoformat(text) if _DAY.fullmatch(text) else None
    except ValueError:
        day = None
    if day is None or not today <= day <= today + _LONGEST:
        raise HTTPException(400, _NO_DAY)
    return day


def _reader(request: Request, purpose: Purpose) -> Reader:
    key = known_key(web_of(request).settings.database)
    reader = read(key, purpose, request.path_params["token"]) if key else None
    if reader is None:
        raise HTTPException(404)
    return reader


def _page(request: Request, template: str, reader: Reader, **values: Any) -> Response:
    web = web_of(request)
    key = known_key(web.settings.database) or b""
    own = token(key, "abonnement", reader.subscriptions, reader.kind, reader.recipient)
    with web.reading() as db:
        found = followed_by(reader, web.watchlist, subscribers.standing(db, web.clock()))
    today = local_day(web.clock())
    latest = today + _LONGEST
    return page(request, template, reader=reader, found=found, own=own, today=today, latest=latest, **values)


def _field(fields: FormData, name: str) -> str:
    value = fields.get(name, "")
    return value if isinstance(value, str) else ""


ROUTES = (
    Route("/afmelden/{token}", ask),
    Route("/afmelden/{token}", leave, methods=["POST"]),
    Route("/abonnement/{token}", show),
    Route("/abonnement/{token}", change, methods=["POST"]),
)
