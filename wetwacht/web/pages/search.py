"""Searching in every change: its address is the whole question, so it can be sent to a colleague."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sqlite_utils import Database
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from monitors.history.corrections import corrections
from monitors.history.search import COUNTED, counts, extent, numbered, searched
from monitors.history.spelling import apart, suggestion
from monitors.searching.query import parse
from monitors.searching.wanted import Search
from monitors.words.dutch import local_day
from monitors.words.searchtexts import kind_of
from monitors.words.texts import site_of
from wetwacht.web.addresses import feed_address
from wetwacht.web.context import web_of
from wetwacht.web.render import page
from wetwacht.web.searching import PATH, address_of, asked, fields_of, query_of
from wetwacht.web.views.search import days_before, view


def search_page(request: Request) -> Response:
    """A page of results with its filters; what helps where there are none."""
    web = web_of(request)
    with web.reading() as db:
        wanted = asked(request.query_params, web.watchlist, db)
        found, many = searched(db, wanted, days_before(local_day(web.clock())))
        helping = {} if many.total else _help(db, wanted)
        corrected = corrections(db)
    return page(
        request,
        "search.html" if many.total else "nothing.html",
        wanted=wanted,
        shown=view(wanted, found, many, web.watchlist),
        hits=found.hits,
        counted=COUNTED,
        corrected=corrected,
        titles={one.key: one.title for one in web.watchlist.dossiers},
        kind_of=kind_of,
        site_of=site_of,
        **_elsewhere(request, wanted),
        **helping,
    )


def _elsewhere(request: Request, wanted: Search) -> dict[str, Any]:
    """The forms that keep the question, and the same question for other programs."""
    whole = wanted.first
    bare = replace(whole, order="newest")
    return {
        "hidden": [(name, value) for name, value in fields_of(whole) if name != "q"],
        "undated": list(fields_of(replace(whole, since=None, until=None))),
        "feed": feed_address(request, "/feed/zoeken.atom", query_of(bare)),
        "csv": address_of(bare, "/api/zoeken.csv"),
        "json": address_of(bare, "/api/zoeken.json"),
    }


def _help(db: Database, wanted: Search) -> dict[str, Any]:
    """What a page without results offers: a better spelling, the words apart, no filters, how far it goes."""
    total, first = extent(db)
    words = apart(db, wanted)
    return {
        "better": _better(db, wanted),
        "apart": [(text, many, address_of(replace(wanted.first, text=text))) for text, many in words],
        "elsewhere": counts(db, wanted.unfiltered) if wanted.filtered else None,
        "unread": bool(wanted.text) and not parse(wanted.text),
        "searched": total,
        "since": local_day(first) if first else None,
    }


def _better(db: Database, wanted: Search) -> tuple[str, str] | None:
    """A better spelling and the address of its results: with the filters, where those leave any."""
    text = suggestion(db, wanted)
    if text is None:
        return None
    kept = replace(wanted.first, text=text)
    return text, address_of(kept if numbered(db, kept)[0] else kept.unfiltered)


ROUTES = (Route(PATH, search_page),)
