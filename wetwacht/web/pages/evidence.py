"""The evidence of a change, and kept answers as text and as a file: never as a page of ours."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from monitors.history import corrections
from monitors.history.changes import change_by_id, document_of, sightings_of
from monitors.history.contradictions import contradictions_at
from monitors.history.evidence import Copy, copies_of, copy_of, event_behind, previous_document
from monitors.history.joined import also_of
from monitors.history.outbox import deliveries_of
from monitors.history.records import moment
from monitors.words.texts import site_of
from wetwacht.web.context import web_of
from wetwacht.web.pages.change import number_of
from wetwacht.web.render import page
from wetwacht.web.views import evidence as view

_SHOWN_AT_MOST = 200_000
_SANDBOX = "sandbox; default-src 'none'"


def evidence(request: Request) -> Response:
    """What proves a change: both versions, who saw it, and where it was told, without addresses."""
    number = number_of(request)
    with web_of(request).reading() as db:
        found, after = change_by_id(db, number), document_of(db, number)
        if found is None or after is None:
            raise HTTPException(404)
        event = event_behind(db, number)
        copies, sightings = copies_of(db, number), sightings_of(db, found.subject.url)
        files = view.files(previous_document(db, number), after)
        told = view.told(deliveries_of(db, event["id"])) if event else ()
        also = also_of(db, event["id"], number) if event else ()
        other = contradictions_at(db, found.subject.url)
        corrected = corrections.corrections(db, event["id"]).get(event["id"], ()) if event else ()
    return page(
        request,
        "evidence.html",
        change=found,
        copies=copies,
        files=files,
        sightings=sightings,
        also=also,
        told=told,
        contradictions=other,
        corrected=corrected,
        disputed=view.disputed,
        moment=moment,
        site_of=site_of,
    )


def copy(request: Request) -> Response:
    """A kept answer: where it came from, its headers, and its text, escaped."""
    found = _found(request)
    return page(request, "copy.html", copy=found, size=len(found.body or b""), text=_text(found))


def file(request: Request) -> Response:
    """The kept bytes as they came, to save: no browser shows them."""
    found = _found(request)
    if found.body is None:
        raise HTTPException(404)
    ending = "pdf" if found.body.startswith(b"%PDF") else "txt"
    headers = {
        "Content-Disposition": f'attachment; filename="wetwacht-kopie-{found.id}.{ending}"',
        "Content-Security-Policy": _SANDBOX,
        "X-Content-Type-Options": "nosniff",
    }
    return Response(found.body, media_type="application/octet-stream", headers=headers)


def _found(request: Request) -> Copy:
    with web_of(request).reading() as db:
        found = copy_of(db, number_of(request))
    if found is None:
        raise HTTPException(404)
    return found


def _text(found: Copy) -> str:
    """The beginning of a text; empty for what is none."""
    body = (found.body or b"")[:_SHOWN_AT_MOST]
    if b"\0" in body or body.startswith(b"%PDF"):
        return ""
    return "".join(c for c in body.decode("utf-8", "replace") if c.isprintable() or c in "\n\t")


ROUTES = (
    Route("/wijziging/{number}/bewijs", evidence),
    Route("/kopie/{number}", copy),
    Route("/kopie/{number}/bestand", file),
)
