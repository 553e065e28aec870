"""Work on a change: taking it on, setting it aside, saying that it is wrong. And the list of it all."""

from __future__ import annotations

import asyncio
from typing import get_args

from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from monitors.history import work
from monitors.history.database import write_tx
from monitors.history.work import What, Work
from monitors.working import NoSuchChange, work_done
from wetwacht.output import Json, as_json, table_csv
from wetwacht.web.context import Web, web_of
from wetwacht.web.fields import field, name_of_sender, remember
from wetwacht.worklog import COLUMNS, rows

_UNKNOWN = "Kies een van de knoppen op de pagina van de wijziging."


async def do(request: Request) -> Response:
    """Keeps what somebody does with a change, and returns to it."""
    web, fields = web_of(request), await request.form()
    name, said = name_of_sender(request, fields), field(fields, "toelichting")
    done = Work(0, _number(request), _what(fields), name, said, "page", web.clock())
    try:
        await asyncio.to_thread(_keep, web, done)
    except NoSuchChange as error:
        raise HTTPException(404) from error
    answer = _back(done.change)
    remember(request, answer, name)
    return answer


def undo(request: Request) -> Response:
    """Takes back what somebody did with a change; that it was done stays on record."""
    web, change = web_of(request), _number(request)
    with web.writing() as db, write_tx(db):
        work.undo_work(db, change, request.path_params["work"], web.clock())
    return _back(change)


def as_json_(request: Request) -> Response:
    """Everything that was done, newest first, for an answer under the Woo or the AVG."""
    return Response(as_json(_rows(request)), media_type="application/json")


def as_csv(request: Request) -> Response:
    """The same for a spreadsheet."""
    headers = {"Content-Disposition": 'attachment; filename="werk.csv"'}
    text = table_csv(COLUMNS, _rows(request))
    return Response(text, media_type="text/csv; charset=utf-8", headers=headers)


def _rows(request: Request) -> list[Json]:
    web = web_of(request)
    with web.reading() as db:
        return rows(db, web.settings, web.clock())


def _keep(web: Web, done: Work) -> None:
    with web.writing() as db:
        work_done(db, web.watchlist, done)


def _back(change: int) -> Response:
    return RedirectResponse(f"/wijziging/{change}#werk", 303)


def _number(request: Request) -> int:
    number: int = request.path_params["change"]
    if number >= 1 << 63:
        raise HTTPException(404)
    return number


def _what(fields: FormData) -> What:
    asked = field(fields, "wat")
    found: What | None = next((one for one in get_args(What) if one == asked), None)
    if found is None:
        raise HTTPException(400, _UNKNOWN)
    return found


ROUTES = (
    Route("/wijziging/{change:int}/werk", do, methods=["POST"]),
    Route("/wijziging/{change:int}/werk/{work:int}/terug", undo, methods=["POST"]),
    Route("/api/werk.json", as_json_),
    Route("/api/werk.csv", as_csv),
)
