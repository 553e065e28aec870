"""The page of one change: what was, what is, why it was found, and the way to its evidence."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from monitors.history import corrections, evidence, work
from monitors.history.changes import change_by_id, document_of
from monitors.history.joined import also_of
from monitors.history.kin import beside_change
from monitors.history.records import moment, optional_date
from monitors.words.texts import site_of
from wetwacht.web.addresses import absolute
from wetwacht.web.context import web_of
from wetwacht.web.render import page
from wetwacht.web.views import change as view
from wetwacht.web.views import votes

_VIEWS = ("naast", "achter elkaar")
_WRONG = "Kies als weergave ‘naast’ of ‘achter elkaar’, en als tekst ‘geheel’."


def number_of(request: Request) -> int:
    """The number in the address; what cannot be one is a page that is not there."""
    said = request.path_params["number"]
    if not (said.isascii() and said.isdigit() and len(said) < 16):
        raise HTTPException(404)
    return int(said)


def change(request: Request) -> Response:
    """One change, at its permanent address."""
    number = number_of(request)
    shown, text = _asked(request)
    with web_of(request).reading() as db:
        found, after = change_by_id(db, number), document_of(db, number)
        if found is None or after is None:
            raise HTTPException(404)
        before, event = evidence.previous_document(db, number), evidence.event_behind(db, number)
        also = also_of(db, event["id"], number) if event else ()
        older, newer = evidence.neighbours(db, number)
        beside = beside_change(db, number)
        corrected = corrections.corrections(db, event["id"]).get(event["id"], ()) if event else ()
        done = work.work_on(db, number)
    voted = votes.poll(found, after)
    told = frozenset(votes.vote_parts(voted)) if voted else frozenset()
    names = {one.key: one.title for one in web_of(request).watchlist.dossiers}
    return page(
        request,
        "change.html",
        change=found,
        happened=optional_date(event["happened"]) if event else None,
        also=also,
        older=older,
        newer=newer,
        beside=beside,
        corrected=corrected,
        work=done,
        change_id=number,
        shown=shown,
        is_new=before is None,
        address=absolute(request, f"/wijziging/{number}"),
        voted=voted,
        blocks=view.blocks(found, before, after, told),
        whole=view.whole(before, after) if text or before is None else (),
        matches=[(m.key, names.get(m.key, m.key), view.reasons(m)) for m in found.matches.dossiers],
        site_of=site_of,
        moment=moment,
    )


def _asked(request: Request) -> tuple[str, str]:
    """How the difference is shown, and whether the whole text is."""
    asked = request.query_params
    shown, text = asked.get("weergave", "naast"), asked.get("tekst", "")
    if shown not in _VIEWS or text not in ("", "geheel"):
        raise HTTPException(400, detail=_WRONG)
    return shown, text


ROUTES = (Route("/wijziging/{number}", change),)
