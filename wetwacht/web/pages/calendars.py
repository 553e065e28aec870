"""Calendars: of a dossier, of a subscription, and of everything."""

from __future__ import annotations

from collections.abc import Iterable

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from monitors.watchlist import Dossier
from monitors.words.dutch import local_day
from wetwacht.web.context import web_of
from wetwacht.web.courses import Courses
from wetwacht.web.ical import MEDIA_TYPE, calendar


def everything(request: Request) -> Response:
    """The days of all dossiers that are not closed."""
    return _calendar(request, "Wetwacht", web_of(request).watchlist.dossiers)


def of_dossier(request: Request) -> Response:
    """The days of one dossier."""
    dossier = web_of(request).watchlist.dossier(request.path_params["key"])
    if dossier is None:
        raise HTTPException(404)
    return _calendar(request, f"Wetwacht: {dossier.title}", (dossier,))


def of_subscription(request: Request) -> Response:
    """The days of the dossiers that a subscription follows."""
    watchlist, key = web_of(request).watchlist, request.path_params["key"]
    asked = next((one for one in watchlist.subscriptions if one.key == key), None)
    if asked is None:
        raise HTTPException(404)
    dossiers = [one for one in watchlist.dossiers if not asked.dossiers or one.key in asked.dossiers]
    return _calendar(request, f"Wetwacht: {asked.key}", dossiers)


def _calendar(request: Request, name: str, dossiers: Iterable[Dossier]) -> Response:
    web = web_of(request)
    courses: Courses = request.app.state.courses
    file, today = web.settings.database, local_day(web.clock())
    with web.reading() as db:
        found = [
            (dossier.title, one)
            for dossier in dossiers
            for one in courses.appointments(db, file, dossier, today)
        ]
    return Response(calendar(name, found), media_type=MEDIA_TYPE)


ROUTES = (
    Route("/agenda/alles.ics", everything),
    Route("/agenda/dossier/{key}.ics", of_dossier),
    Route("/agenda/abonnement/{key}.ics", of_subscription),
)
