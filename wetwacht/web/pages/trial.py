"""Trying a name or a dossier on the stored history, and proposing it to the operators."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import timedelta
from threading import Lock

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from monitors import working
from monitors.dossiers.replay import TOO_MANY, span
from monitors.dossiers.trial import Tried, tried, trying
from monitors.history import replaying, work
from monitors.words import trialtexts as texts
from wetwacht.web.context import Web, web_of
from wetwacht.web.fields import field, name_of_sender, remember
from wetwacht.web.render import page
from wetwacht.web.views.trial import Asked, NotPossible, asked, followed

_YEAR = timedelta(days=365)
_SHOWN = 20
# What a reader has the patience for: some milliseconds each. The page says since when it counts.
_CHANGES_AT_MOST = 5_000
# Each matches the changes of a year: two at once only make both slower.
_one_at_a_time = Lock()


def trial(request: Request) -> Response:
    """The form; with something to try also what it would have told, and the proposals of colleagues."""
    web = web_of(request)
    one = _asked(web, lambda name: request.query_params.get(name, ""))
    with web.reading() as db:
        proposals = work.proposals(db, undecided=False)[-_SHOWN:][::-1]
    return page(
        request,
        "trial.html",
        asked=one,
        fields=one.fields() if one else {},
        result=_tried(web, one) if one else None,
        followed=followed(one, web.watchlist) if one else None,
        proposals=proposals,
        titles={dossier.key: dossier.title for dossier in web.watchlist.dossiers},
        decided=texts.DECIDED,
        too_many=TOO_MANY,
    )


async def propose(request: Request) -> Response:
    """Keeps what was tried as a proposal, of which the operators hear."""
    web, fields = web_of(request), await request.form()
    name = name_of_sender(request, fields)
    one = _asked(web, lambda key: field(fields, key))
    if one is None:
        raise HTTPException(400, texts.NOTHING)
    await asyncio.to_thread(_keep, web, one, name)
    answer = RedirectResponse("/proef#voorstellen", 303)
    remember(request, answer, name)
    return answer


def _keep(web: Web, one: Asked, who: str) -> None:
    fires = _tried(web, one).summary.fires
    with web.writing() as db:
        working.proposed(db, web.watchlist, one.proposal(who, fires, web.clock()))


def _tried(web: Web, one: Asked) -> Tried:
    now, of = web.clock(), one.beside.key if one.beside else None
    again = trying(one.dossier(), web.watchlist)
    with _one_at_a_time, web.reading() as db:
        first = replaying.first_change(db)
        since = max(now - _YEAR, replaying.newest_since(db, _CHANGES_AT_MOST) or now - _YEAR)
        changes = replaying.kept_changes(db, since)
        return tried(changes, again, max(since, first or now), span(since, first, now), of)


def _asked(web: Web, of: Callable[[str], str]) -> Asked | None:
    try:
        return asked(of, web.watchlist)
    except NotPossible as error:
        raise HTTPException(400, str(error)) from error


ROUTES = (Route("/proef", trial), Route("/proef", propose, methods=["POST"]))
