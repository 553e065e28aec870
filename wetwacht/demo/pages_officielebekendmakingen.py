"""The copy of the official gazette: the queries whose records the script knows, and their publications."""

from __future__ import annotations

from wetwacht.demo.lists import GazetteList, Publication
from wetwacht.demo.noise import Noise
from wetwacht.demo.render import Answer, asks, html, page
from wetwacht.demo.state import GAZETTE, State

_SEARCH = "/sru"


def answer(state: State, path: str, query: str, noise: Noise) -> Answer | None:
    """What the copy answers to a path and query, or None where the script knows no records or page."""
    if path == _SEARCH:
        known = (one for one in state.pages.values() if isinstance(one, GazetteList))
        found = next((one for one in known if asks(one.url, query)), None)
        return (
            Answer("application/xml", page("gazette/records.xml", records=found.records)) if found else None
        )
    publication = state.pages.get(GAZETTE + path)
    if isinstance(publication, Publication):
        return html("gazette/publication.html", one=publication, noise=noise)
    return None
