"""How Wetwacht works, what it cannot, and how to read its dates."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from wetwacht.web.render import page


def method(request: Request) -> Response:
    """What readers need to know to judge what they read."""
    return page(request, "method.html")


ROUTES = (Route("/werkwijze", method),)
