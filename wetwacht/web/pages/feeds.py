"""Atom feeds: of everything, and of a dossier."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from monitors.history.feed import Happened, happened
from monitors.words.dutch import at, listed
from wetwacht.web.addresses import absolute
from wetwacht.web.atom import MEDIA_TYPE, Entry, Feed, atom
from wetwacht.web.context import Web, web_of


def everything(request: Request) -> Response:
    """The newest events of all dossiers."""
    return _feed(request, "alles", "Wetwacht: alle dossiers", "/", None)


def of_dossier(request: Request) -> Response:
    """The newest events of one dossier."""
    dossier = web_of(request).watchlist.dossier(request.path_params["key"])
    if dossier is None:
        raise HTTPException(404)
    name = f"Wetwacht: {dossier.title}"
    return _feed(request, f"dossier:{dossier.key}", name, f"/dossier/{dossier.key}", dossier.key)


def _feed(request: Request, name: str, title: str, page: str, dossier: str | None) -> Response:
    web = web_of(request)
    with web.reading() as db:
        found = happened(db, dossier)
    own = absolute(request, request.url.path)
    feed = Feed(f"urn:wetwacht:{name}", title, own, absolute(request, page), web.clock())
    return Response(atom(feed, (_entry(request, web, one) for one in found)), media_type=MEDIA_TYPE)


def _entry(request: Request, web: Web, one: Happened) -> Entry:
    followed = filter(None, map(web.watchlist.dossier, one.dossiers))
    titles = [dossier.title for dossier in followed]
    about = f"{listed(titles)}. " if titles else ""
    text = f"{about}Gezien op {at(one.seen)}. Bron: {one.url}"
    url = absolute(request, f"/wijziging/{one.change}")
    return Entry(f"urn:wetwacht:event:{one.id}", one.headline, url, one.seen, text, one.dossiers)


ROUTES = (
    Route("/feed/alles.atom", everything),
    Route("/feed/dossier/{key}.atom", of_dossier),
)
