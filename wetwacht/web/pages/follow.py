"""Where one takes feeds and calendars from, with addresses that work in other programs."""

from __future__ import annotations

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from wetwacht.web.addresses import feed_address
from wetwacht.web.context import web_of
from wetwacht.web.render import page


@dataclass(frozen=True, slots=True)
class Place:
    """What one can follow elsewhere: a name, a feed and a calendar."""

    name: str
    feed: str
    calendar: str


def follow(request: Request) -> Response:
    """Every feed and calendar."""
    everything = _place(request, "Alle dossiers", "/feed/alles.atom", "/agenda/alles.ics")
    dossiers = [
        _place(request, one.title, f"/feed/dossier/{one.key}.atom", f"/agenda/dossier/{one.key}.ics")
        for one in web_of(request).watchlist.dossiers
    ]
    return page(request, "follow.html", places=(everything, *dossiers))


def _place(request: Request, name: str, feed: str, calendar: str) -> Place:
    return Place(name, feed_address(request, feed), feed_address(request, calendar))


ROUTES = (Route("/abonneren", follow),)
