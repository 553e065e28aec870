"""A report over chosen dossiers and days: on a page, as a Word file, as plain text."""

from __future__ import annotations

import re
from datetime import date, timedelta
from urllib.parse import urlencode

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from monitors.dossiers.timeline import AsOf, By, timeline
from monitors.watchlist import Dossier
from monitors.words.dutch import local_day
from notifiers.links import hosts_with, linked_on
from wetwacht.web.context import web_of
from wetwacht.web.plaintext import written
from wetwacht.web.readings import readings_of
from wetwacht.web.render import page
from wetwacht.web.views.report import Period, Report, chapter
from wetwacht.web.word import word_file

_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_USUAL = timedelta(days=91)
_BAD_DAY = "Schrijf een datum als 2026-07-03. De eerste dag komt voor de laatste."
_NO_DOSSIER = "Dit dossier is er niet. Kies een dossier uit de lijst."
_CHOOSE = "Kies ten minste 1 dossier."
_BAD_BY = "Kies als volgorde ‘gebeurd’ of ‘gezien’."
_BY: dict[str, By] = {"gebeurd": "happened", "gezien": "seen"}


def report(request: Request) -> Response:
    """The form, and below it the report that it asks for."""
    chosen, period = _chosen(request), _period(request)
    made = _report(request, chosen, period) if chosen else None
    asked = [("dossier", one.key) for one in chosen]
    asked += [("van", str(period.first)), ("tot", str(period.last))]
    asked += [("naar", next(name for name, by in _BY.items() if by == period.by))]
    keys = {one.key for one in chosen}
    return page(request, "report.html", report=made, period=period, keys=keys, query=urlencode(asked))


def word(request: Request) -> Response:
    """The report as a Word file."""
    made = _asked(request)
    return Response(word_file(made), media_type=_WORD, headers=_saved(made, "docx"))


def text(request: Request) -> Response:
    """The report as plain text."""
    made = _asked(request)
    return PlainTextResponse(written(made), headers=_saved(made, "txt"))


def _asked(request: Request) -> Report:
    chosen = _chosen(request)
    if not chosen:
        raise HTTPException(400, detail=_CHOOSE)
    return _report(request, chosen, _period(request))


def _saved(made: Report, ending: str) -> dict[str, str]:
    name = f"verslag-{made.period.first}-tot-{made.period.last}.{ending}"
    return {"Content-Disposition": f'attachment; filename="{name}"'}


def _report(request: Request, chosen: tuple[Dossier, ...], period: Period) -> Report:
    web = web_of(request)
    asked, hosts = AsOf(period.last, period.by), hosts_with(web.watchlist.sources)
    with web.reading() as db:
        courses = [(one.title, timeline(one, readings_of(web, db, one.key), asked)) for one in chosen]
    chapters = (chapter(title, it, period, lambda url: linked_on(url, hosts)) for title, it in courses)
    return Report(period, web.clock(), tuple(chapters))


def _chosen(request: Request) -> tuple[Dossier, ...]:
    watchlist, keys = web_of(request).watchlist, set(request.query_params.getlist("dossier"))
    if keys - {one.key for one in watchlist.dossiers}:
        raise HTTPException(400, detail=_NO_DOSSIER)
    return tuple(one for one in watchlist.dossiers if one.key in keys)


def _period(request: Request) -> Period:
    asked, today = request.query_params, local_day(web_of(request).clock())
    last = _day(asked.get("tot"), today)
    first = _day(asked.get("van"), last - min(_USUAL, last - date.min))
    by = asked.get("naar", "gebeurd")
    if first > last:
        raise HTTPException(400, detail=_BAD_DAY)
    if by not in _BY:
        raise HTTPException(400, detail=_BAD_BY)
    return Period(first, last, _BY[by])


def _day(said: str | None, usual: date) -> date:
    if not said:
        return usual
    try:
        return date.fromisoformat(said if _DAY.fullmatch(said) else "")
    except ValueError:
        raise HTTPException(400, detail=_BAD_DAY) from None


ROUTES = (Route("/verslag", report), Route("/verslag.docx", word), Route("/verslag.txt", text))
