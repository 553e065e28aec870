"""The copy of internetconsultatie.nl: the searches that the script knows, and its consultations."""

from __future__ import annotations

from urllib.parse import parse_qs

from wetwacht.demo.lists import Consultation, ConsultationSearch
from wetwacht.demo.noise import Noise
from wetwacht.demo.render import Answer, asks, html
from wetwacht.demo.state import CONSULTATIONS, State, matches

_SEARCH = "/zoeken/resultaat"


def answer(state: State, path: str, query: str, noise: Noise) -> Answer | None:
    """What the copy answers to a path and query, or None where the script knows no search or page."""
    if path == _SEARCH:
        known = (one for one in state.pages.values() if isinstance(one, ConsultationSearch))
        asked = any(asks(one.url, query) for one in known)
        return (
            html("internetconsultatie/search.html", found=_found(state, query), noise=noise)
            if asked
            else None
        )
    consultation = state.pages.get(CONSULTATIONS + path)
    if isinstance(consultation, Consultation):
        return html("internetconsultatie/consultation.html", one=consultation, noise=noise)
    return None


def _found(state: State, query: str) -> list[Consultation]:
    term = parse_qs(query)["Trefwoorden"][0]
    known = (one for one in state.pages.values() if isinstance(one, Consultation))
    return [one for one in known if matches(one.said, term)]
