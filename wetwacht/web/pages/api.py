"""Twins of the lists for programs: JSON, and CSV for a spreadsheet. Paged by key, newest first."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from urllib.parse import urlencode

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from monitors.history.changes import Query, changes_below
from monitors.history.corrections import corrections
from monitors.history.feed import Happened, happened
from monitors.history.records import optional_stamp, stamp
from monitors.history.sources import states
from monitors.model import Change
from monitors.sources.health import SourceState
from monitors.watchlist import Dossier, Source
from wetwacht.output import (
    CORRECTED,
    Corrections,
    Json,
    as_json,
    change_json,
    changes_csv,
    corrected_cells,
    corrected_json,
    table_csv,
)
from wetwacht.web.addresses import absolute
from wetwacht.web.context import web_of

_FIRST = 1 << 62
_MOST = 500
_EVENT_COLUMNS = ("id", "type", "headline", "seen", "happened", "change", "site", "url", "dossiers")
_SOURCE_COLUMNS = ("key", "site", "url", "dossier", "verdict", "reason", "last_ok", "next_due")
_DAY = "Schrijf een datum als 2026-07-03."
_NUMBER = "Gebruik voor voor en aantal een heel getal; aantal is 1 tot 500."


def changes_json(request: Request) -> Response:
    """A page of changes, each as `wetwacht changes --json` gives it."""
    found, corrected = _changes(request)
    return _page(request, [change_json(one, corrected) for one in found])


def changes_csv_(request: Request) -> Response:
    """The same page as CSV."""
    return _csv(request, changes_csv(*_changes(request)), "wijzigingen")


def events_json(request: Request) -> Response:
    """A page of events, each with the change that told it first."""
    return _page(request, _events(request))


def events_csv(request: Request) -> Response:
    """The same page as CSV."""
    rows = [corrected_cells(one) for one in _events(request)]
    return _csv(request, table_csv((*_EVENT_COLUMNS, *CORRECTED), rows), "gebeurtenissen")


def dossiers_json(request: Request) -> Response:
    """Every dossier that is followed."""
    return _json([_dossier(one) for one in web_of(request).watchlist.dossiers])


def sources_json(request: Request) -> Response:
    """Every source with its verdict and how fresh it is."""
    return _json(_sources(request))


def sources_csv(request: Request) -> Response:
    """The same as CSV."""
    return _csv(request, table_csv(_SOURCE_COLUMNS, _sources(request)), "bronnen")


def _changes(request: Request) -> tuple[tuple[Change, ...], Corrections]:
    asked = request.query_params
    query = Query(
        dossier=_known(request, asked.get("dossier")),
        since=_day(asked.get("van")),
        until=_day(asked.get("tot")),
        material=asked.get("klein") != "ja",
    )
    with web_of(request).reading() as db:
        return tuple(changes_below(db, query, *_window(request))), corrections(db)


def _events(request: Request) -> list[Json]:
    below, limit = _window(request)
    dossier = _known(request, request.query_params.get("dossier"))
    with web_of(request).reading() as db:
        found, corrected = happened(db, dossier, below=below, limit=limit), corrections(db)
    return [_event(one) | {"corrected": corrected_json(one.id, corrected)} for one in found]


def _sources(request: Request) -> list[Json]:
    web = web_of(request)
    with web.reading() as db:
        known = states(db)
    return [_source(one, known.get(one.key, SourceState(one.key))) for one in web.watchlist.sources]


def _source(source: Source, state: SourceState) -> Json:
    return {
        "key": source.key,
        "site": source.site,
        "url": source.url,
        "dossier": source.dossier,
        "verdict": state.verdict.value if state.verdict else None,
        "reason": state.reason,
        "last_ok": optional_stamp(state.last_ok),
        "next_due": optional_stamp(state.next_due),
    }


def _event(one: Happened) -> Json:
    own = {name: getattr(one, name) for name in ("id", "type", "headline", "change", "site", "url")}
    day = one.happened.isoformat() if one.happened else None
    return own | {"seen": stamp(one.seen), "happened": day, "dossiers": list(one.dossiers)}


def _dossier(one: Dossier) -> Json:
    amendments = [{"key": each.key, "names": list(each.names)} for each in one.amendments]
    return {
        "key": one.key,
        "title": one.title,
        "numbers": list(one.numbers),
        "closed": one.closed.isoformat() if one.closed else None,
        "amendments": amendments,
    }


def _page(request: Request, items: list[Json]) -> Response:
    """A page with the address of the next one, null where it was the last."""
    _, limit = _window(request)
    following = _following(request, items[-1]["id"]) if len(items) == limit else None
    return _json({"items": items, "next": following})


def _following(request: Request, last: int) -> str:
    asked = {name: text for name, text in request.query_params.items() if name not in ("voor", "sleutel")}
    return absolute(request, f"{request.url.path}?{urlencode({**asked, 'voor': last})}")


def _window(request: Request) -> tuple[int, int]:
    """The number below which a page begins, and how many it holds at most."""
    asked = request.query_params
    below, limit = _whole(asked.get("voor", str(_FIRST))), _whole(asked.get("aantal", "100"))
    if not 1 <= limit <= _MOST or below > _FIRST:
        raise HTTPException(400, _NUMBER)
    return below, limit


def _whole(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= 19):
        raise HTTPException(400, _NUMBER)
    return int(text)


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError as error:
        raise HTTPException(400, _DAY) from error


def _known(request: Request, key: str | None) -> str | None:
    if key and web_of(request).watchlist.dossier(key) is None:
        raise HTTPException(404)
    return key or None


def _json(value: object) -> Response:
    return Response(as_json(value), media_type="application/json")


def _csv(request: Request, text: str, name: str) -> Response:
    del request
    headers = {"Content-Disposition": f'attachment; filename="{name}.csv"'}
    return Response(text, media_type="text/csv; charset=utf-8", headers=headers)


def _routes(views: Iterable[tuple[str, Callable[[Request], Response]]]) -> tuple[Route, ...]:
    return tuple(Route(f"/api/{path}", view) for path, view in views)


ROUTES = _routes(
    (
        ("wijzigingen.json", changes_json),
        ("wijzigingen.csv", changes_csv_),
        ("gebeurtenissen.json", events_json),
        ("gebeurtenissen.csv", events_csv),
        ("dossiers.json", dossiers_json),
        ("bronnen.json", sources_json),
        ("bronnen.csv", sources_csv),
    )
)
