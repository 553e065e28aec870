"""One question for all copied sites: what does a site answer to a target at a moment?"""

from __future__ import annotations

from urllib.parse import unquote, urlsplit

from wetwacht.demo import (
    pages_eerstekamer,
    pages_internetconsultatie,
    pages_officielebekendmakingen,
    pages_rijksoverheid,
    pages_tweedekamer,
    pages_vng,
)
from wetwacht.demo.noise import Noise
from wetwacht.demo.render import Answer, html
from wetwacht.demo.state import RIJKSOVERHEID, State

SITES = (
    "rijksoverheid",
    "vng",
    "eerstekamer",
    "tweedekamer",
    "officielebekendmakingen",
    "internetconsultatie",
)

_OPEN = "User-agent: *\nDisallow:\n"

_ROBOTS = {
    "rijksoverheid": f"User-agent: *\nDisallow: /zoeken\nSitemap: {RIJKSOVERHEID}/sitemap.xml\n",
    "vng": "User-agent: *\nDisallow: /admin/\nDisallow: /user/login\n",
    "eerstekamer": "User-agent: *\nDisallow: /zoeken\n",
    "tweedekamer": _OPEN,
    "officielebekendmakingen": _OPEN,
    "internetconsultatie": _OPEN,
}


def answer(state: State, site: str, target: str, noise: Noise) -> Answer | int:
    """What a site answers to a request's path and query, or the status of its refusal (404, 500)."""
    parts = urlsplit(target)
    path = unquote(parts.path)
    if path == "/robots.txt":
        return Answer("text/plain; charset=utf-8", _ROBOTS[site].encode())
    try:
        if site == "tweedekamer":
            return pages_tweedekamer.answer(state, target) or 404
        return _page(state, site, path, parts.query, noise) or 404
    except pages_rijksoverheid.BadQuery:
        return 500


def maintenance(noise: Noise) -> Answer:
    """The page that answers for everything while a site is being worked on."""
    return html("maintenance.html", noise=noise)


def _page(state: State, site: str, path: str, query: str, noise: Noise) -> Answer | None:
    if site == "eerstekamer":
        return pages_eerstekamer.answer(state, path, noise)
    if site == "rijksoverheid":
        return pages_rijksoverheid.answer(state, path, query, noise)
    if site == "officielebekendmakingen":
        return pages_officielebekendmakingen.answer(state, path, query, noise)
    if site == "internetconsultatie":
        return pages_internetconsultatie.answer(state, path, query, noise)
    return pages_vng.answer(state, path, query, noise)
