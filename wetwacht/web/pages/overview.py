"""The overview: what happened, where bills stand, what is coming, how fresh the sources are."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from monitors.alerts.digest import control
from monitors.history import overview as history
from monitors.history.sources import states
from monitors.words import sourcenames, texts
from monitors.words.dutch import local_day
from wetwacht.web.context import web_of
from wetwacht.web.courses import Courses
from wetwacht.web.render import page
from wetwacht.web.views import overview as views

_NEWS = 8


def overview(request: Request) -> Response:
    """What a policy adviser wants to see first."""
    web, today = web_of(request), local_day(web_of(request).clock())
    courses: Courses = request.app.state.courses
    dossiers = web.watchlist.dossiers
    with web.reading() as db:
        made = {one: courses.of(db, web.settings.database, one, today) for one in dossiers}
        last = {one.key: next(iter(history.news(db, 1, one.key)), None) for one in dossiers}
        told = history.told_after(db, last, today, views.COMING_AT_MOST)
        plans = (*told, *history.plans_after(db, last, today, views.COMING_AT_MOST))
        shown = views.overview(made, last, history.news(db, _NEWS), plans, today)
        read = control(web.watchlist.sources, states(db))
    titles = {one.key: one.title for one in dossiers}
    return page(
        request, "overview.html", shown=shown, read=read, titles=titles, named=sourcenames.named, site=_site
    )


def _site(name: str, url: str = "") -> str:
    return texts.site_of(name, url).shown


ROUTES = (Route("/", overview),)
