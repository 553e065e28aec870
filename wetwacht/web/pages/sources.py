"""The sources: which are read, when, and what stands in the way of the others."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from monitors.alerts.digest import control
from monitors.history.sources import states
from wetwacht.web.context import web_of
from wetwacht.web.render import page
from wetwacht.web.views.sources import by_site


def sources(request: Request) -> Response:
    """Every source as readers know it, by site."""
    web = web_of(request)
    with web.reading() as db:
        known = states(db)
    read = control(web.watchlist.sources, known)
    groups = by_site(web.watchlist, known)
    return page(request, "sources.html", groups=groups, read=read)


ROUTES = (Route("/bronnen", sources),)
