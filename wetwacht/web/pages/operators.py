"""The operators' page: the findings of `wetwacht doctor`, and what stands behind them."""

from __future__ import annotations

import os

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from monitors.history import work
from monitors.history.condition import spells
from monitors.words import healthtexts, sourcenames
from wetwacht.app import App
from wetwacht.facts import gathered
from wetwacht.finding import Finding
from wetwacht.health import health, ready
from wetwacht.web.context import Web, web_of
from wetwacht.web.render import page
from wetwacht.web.views.operators import Shown, restless, shown


def operators(request: Request) -> Response:
    """Whether all is well, what to do where it is not, and the turns that the sources took."""
    web = web_of(request)
    findings = _findings(web)
    with web.reading() as db:
        proposals = work.proposals(db)
        turns = restless(web.watchlist.sources, lambda key, since: spells(db, key, since), web.clock())
    return page(
        request,
        "operators.html",
        findings=tuple(map(_shown, findings)),
        proposals=proposals,
        turns=turns,
        named=sourcenames.named,
    )


def alive(request: Request) -> Response:
    """Whether this process answers and can do its work, for whoever watches over it."""
    well = ready(_findings(web_of(request)))
    return PlainTextResponse("ok\n" if well else "niet in orde\n", 200 if well else 503)


def _findings(web: Web) -> tuple[Finding, ...]:
    app = App(web.config)
    try:
        return health(gathered(app, os.environ, web.clock(), offline=True, check=False), web.clock())
    finally:
        app.close()


def _shown(finding: Finding) -> Shown:
    return shown(finding, *healthtexts.dutch(finding.code, finding.facts))


ROUTES = (Route("/beheer", operators), Route("/healthz", alive))
