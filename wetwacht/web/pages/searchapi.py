"""A search for other programs: JSON page by page, CSV as a whole, and a feed of what it finds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from starlette.requests import Request
from starlette.responses import Response, StreamingResponse
from starlette.routing import Route

from monitors.history.changes import change_by_id
from monitors.history.corrections import corrections
from monitors.history.hits import Hit
from monitors.history.search import numbered, search
from monitors.model import Change
from monitors.searching.wanted import Search
from monitors.words import searchtexts as texts
from monitors.words.dutch import at, inert
from wetwacht.output import Corrections, as_json, change_json, changes_csv
from wetwacht.web.addresses import absolute
from wetwacht.web.atom import MEDIA_TYPE, Entry, Feed, atom
from wetwacht.web.context import Web, web_of
from wetwacht.web.searching import address_of, asked, query_of
from wetwacht.web.views.search import filters_of, named_in

_FILE = {"Content-Disposition": 'attachment; filename="zoeken.csv"'}
_NAMESPACE = "urn:wetwacht"


def json_page(request: Request) -> Response:
    """A page of changes, each as `wetwacht changes --json` gives it, and the address of the next page."""
    web = web_of(request)
    found, corrected, following = _page(web, _asked(request))
    items = [change_json(one, corrected) for one in found]
    address = absolute(request, address_of(following, request.url.path)) if following else None
    return Response(as_json({"items": items, "next": address}), media_type="application/json")


def csv_file(request: Request) -> Response:
    """Every change that answers, from the page that is asked on."""
    lines = _lines(web_of(request), _asked(request))
    return StreamingResponse(lines, media_type="text/csv; charset=utf-8", headers=_FILE)


def feed(request: Request) -> Response:
    """The newest changes that answer."""
    web = web_of(request)
    wanted = replace(_asked(request).first, order="newest")
    with web.reading() as db:
        found, corrected = search(db, wanted).hits, corrections(db)
    own = absolute(request, address_of(wanted, request.url.path))
    name = f"{_NAMESPACE}:zoeken:{query_of(wanted)}"
    made = Feed(name, _title(wanted, web), own, absolute(request, address_of(wanted)), web.clock())
    entries = (_entry(request, hit, corrected) for hit in found)
    return Response(atom(made, entries), media_type=MEDIA_TYPE)


def _asked(request: Request) -> Search:
    web = web_of(request)
    with web.reading() as db:
        return asked(request.query_params, web.watchlist, db)


def _page(web: Web, wanted: Search) -> tuple[tuple[Change, ...], Corrections, Search | None]:
    with web.reading() as db:
        numbers, following = numbered(db, wanted)
        found = tuple(one for number in numbers if (one := change_by_id(db, number)))
        corrected = corrections(db)
    return found, corrected, replace(wanted, below=following[0], skip=following[1]) if following else None


def _lines(web: Web, wanted: Search) -> Iterator[str]:
    """The file page by page, a short read each."""
    header = changes_csv((), {})
    yield header
    following: Search | None = wanted
    while following:
        found, corrected, following = _page(web, following)
        yield changes_csv(found, corrected).removeprefix(header)


def _title(wanted: Search, web: Web) -> str:
    text = (texts.FEED_TEXT.format(text=wanted.text),) if wanted.text else ()
    return ", ".join((texts.FEED, *text, *filters_of(wanted, named_in(web.watchlist))))


def _entry(request: Request, hit: Hit, corrected: Corrections) -> Entry:
    lines = [texts.FEED_SEEN.format(moment=at(hit.seen), url=inert(hit.url))]
    lines += [
        texts.FEED_CORRECTED.format(moment=at(one.made), right=one.right)
        for one in corrected.get(hit.event or 0, ())
    ]
    headline = "".join(span.text for span in hit.headline)
    url = absolute(request, f"/wijziging/{hit.id}")
    return Entry(f"{_NAMESPACE}:change:{hit.id}", headline, url, hit.seen, " ".join(lines), hit.dossiers)


ROUTES = (
    Route("/api/zoeken.json", json_page),
    Route("/api/zoeken.csv", csv_file),
    Route("/feed/zoeken.atom", feed),
)
