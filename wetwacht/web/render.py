"""Pages from templates: escaped, steering nothing; a name that is missing is an error, no empty place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from monitors.words import dutch
from notifiers.links import hosts_with, linked_on
from wetwacht.output import harmless
from wetwacht.web.context import web_of
from wetwacht.web.identity import user_of


def _shown(value: Any) -> Any:
    """Whatever stands in a template, as a page may show it; markup was made of such texts."""
    return harmless(value) if type(value) is str else value


_TEMPLATES = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    finalize=_shown,
    trim_blocks=True,
    lstrip_blocks=True,
)
_TEMPLATES.filters |= {
    "at": dutch.at,
    "capital": dutch.capital,
    "clock": dutch.clock,
    "day": dutch.written,
    "dossier_number": dutch.dossier_number,
    "inert": dutch.inert,
    "local_day": dutch.local_day,
    "number": dutch.number,
    "weekday": dutch.weekday,
}


def page(request: Request, template: str, *, status: int = 200, **values: Any) -> HTMLResponse:
    """A page of ours; `values` are what its template names, beside what every page has."""
    web = web_of(request)
    hosts = hosts_with(web.watchlist.sources)

    def href(url: str) -> str | None:
        return linked_on(url, hosts)

    text = _TEMPLATES.get_template(template).render(
        **values,
        path=request.url.path,
        user=user_of(request),
        login=web.settings.web_login,
        dossiers_of_menu=web.watchlist.dossiers,
        href=href,
        now=web.clock(),
    )
    return HTMLResponse(text, status)
