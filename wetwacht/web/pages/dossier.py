"""The page of a dossier: where it stands, what comes, and how it came there, now or as of a day."""

from __future__ import annotations

import re
from datetime import date

from starlette.datastructures import QueryParams
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from monitors.dossiers.timeline import AsOf, By
from monitors.history.corrections import corrections
from monitors.words.dutch import local_day
from monitors.words.texts import site_of
from wetwacht.web.addresses import feed_address
from wetwacht.web.context import web_of
from wetwacht.web.readings import readings_of
from wetwacht.web.render import page
from wetwacht.web.views.dossier import view

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_PART = re.compile(r"[1-9][0-9]{0,5}")
_NO_PART = "Geef het deel van het verloop als heel getal: 1 is het nieuwste deel."
_WAYS: dict[str, By] = {"gebeurd": "happened", "gezien": "seen"}
_NO_DAY = "Geef de dag als jaar, maand en dag: 2025-07-03 is 3 juli 2025."
_LATER = "Kies een dag die niet in de toekomst ligt."
_NO_WAY = "Kies ‘gebeurd’ of ‘gezien’: wat toen gebeurd was, of wat Wetwacht toen wist."


def dossier(request: Request) -> Response:
    """One dossier, at its permanent address."""
    web = web_of(request)
    found = web.watchlist.dossier(request.path_params["key"])
    if found is None:
        raise HTTPException(404)
    today = local_day(web.clock())
    day, by = _day(request.query_params, today), _by(request.query_params)
    asked = AsOf(day or today, by if day else "happened")
    with web.reading() as db:
        known, corrected = readings_of(web, db, found.key), corrections(db)
    shown = view(found, known, asked, corrected, _part(request.query_params))
    base = f"dossier/{found.key}"
    return page(
        request,
        "dossier.html",
        dossier=found,
        view=shown,
        asked=asked,
        then=day,
        by=by,
        today=today,
        feed=feed_address(request, f"/feed/{base}.atom"),
        calendar=feed_address(request, f"/agenda/{base}.ics"),
        site_of=site_of,
    )


def _day(asked: QueryParams, today: date) -> date | None:
    """The day that is asked for; None is now."""
    said = asked.get("op", "").strip()
    if not said:
        return None
    try:
        day = date.fromisoformat(said) if _DAY.fullmatch(said) else None
    except ValueError:
        day = None
    if day is None:
        raise HTTPException(400, detail=_NO_DAY)
    if day > today:
        raise HTTPException(400, detail=_LATER)
    return day


def _by(asked: QueryParams) -> By:
    by = _WAYS.get(asked.get("naar", "") or "gebeurd")
    if by is None:
        raise HTTPException(400, detail=_NO_WAY)
    return by


def _part(asked: QueryParams) -> int:
    said = asked.get("deel", "").strip() or "1"
    if not _PART.fullmatch(said):
        raise HTTPException(400, detail=_NO_PART)
    return int(said)


ROUTES = (Route("/dossier/{key}", dossier),)
