"""A search as an address: everything that is asked stands in its parameters, and nowhere else."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import TypeVar
from urllib.parse import urlencode

from sqlite_utils import Database
from starlette.datastructures import QueryParams
from starlette.exceptions import HTTPException

from crawler.registry import SITES
from monitors.history.search import filed
from monitors.searching.query import LONGEST_TEXT
from monitors.searching.wanted import LAST, Order, Search
from monitors.watchlist import Watchlist
from monitors.words import searchtexts as texts

PATH = "/zoeken"
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_WHOLE = re.compile(r"[0-9]{1,18}")
_ORDERS: dict[str, Order] = {"nieuwste": "newest", "relevantie": "relevance"}
_KINDS = {slug: value for value, slug in texts.SLUGS.items()}
_NOT = {"ja": False, "nee": True}

T = TypeVar("T")


def asked(params: QueryParams, watchlist: Watchlist, db: Database) -> Search:
    """What an address asks for. Raises HTTPException 400 with a sentence that says what can be asked."""
    said = {name: text.strip() for name, text in params.items()}
    since, until = _day(said.get("van")), _day(said.get("tot"))
    if since and until and since > until:
        raise HTTPException(400, texts.DAYS_TURNED)
    return Search(
        text=said.get("q", "")[:LONGEST_TEXT],
        dossier=_dossier(said.get("dossier"), watchlist, db),
        amendment=_one(said.get("amendement"), _amendments(watchlist), texts.NO_AMENDMENT),
        site=_one(said.get("site"), {site: site for site in SITES}, texts.NO_SITE),
        kind=_one(said.get("soort"), _KINDS, texts.NO_KIND),
        material=_one(said.get("klein"), _NOT, texts.NO_WEIGHT) or False,
        since=since,
        until=until,
        order=_one(said.get("volgorde"), _ORDERS, texts.NO_ORDER) or "newest",
        below=_whole(said.get("voor"), LAST),
        skip=_whole(said.get("overslaan"), 0),
    )


def query_of(wanted: Search) -> str:
    """The parameters of a search, always in the same order, without what is usual."""
    return urlencode(list(fields_of(wanted)))


def address_of(wanted: Search, path: str = PATH) -> str:
    """The address of a search below our own."""
    query = query_of(wanted)
    return f"{path}?{query}" if query else path


def fields_of(wanted: Search) -> Iterator[tuple[str, str]]:
    """The names and values of a search, as a form sends them."""
    values = (
        ("q", wanted.text),
        ("dossier", wanted.dossier),
        ("amendement", wanted.amendment),
        ("site", wanted.site),
        ("soort", texts.SLUGS.get(wanted.kind or "")),
        ("klein", "nee" if wanted.material else None),
        ("van", wanted.since.isoformat() if wanted.since else None),
        ("tot", wanted.until.isoformat() if wanted.until else None),
        ("volgorde", "relevantie" if wanted.order == "relevance" else None),
        ("voor", str(wanted.below) if wanted.below != LAST else None),
        ("overslaan", str(wanted.skip) if wanted.skip else None),
    )
    return ((name, value) for name, value in values if value)


def _one(said: str | None, known: dict[str, T], refusal: str) -> T | None:
    if not said:
        return None
    if said not in known:
        raise HTTPException(400, refusal)
    return known[said]


def _dossier(said: str | None, watchlist: Watchlist, db: Database) -> str | None:
    """A dossier that is followed, or was: what was found about it keeps its addresses."""
    if said and watchlist.dossier(said) is None and not filed(db, said):
        raise HTTPException(400, texts.NO_DOSSIER)
    return said or None


def _amendments(watchlist: Watchlist) -> dict[str, str]:
    return {one.key: one.key for dossier in watchlist.dossiers for one in dossier.amendments}


def _day(said: str | None) -> date | None:
    if not said:
        return None
    try:
        return date.fromisoformat(said if _DAY.fullmatch(said) else "")
    except ValueError:
        raise HTTPException(400, texts.NO_DAY) from None


def _whole(said: str | None, usual: int) -> int:
    if not said:
        return usual
    if not _WHOLE.fullmatch(said):
        raise HTTPException(400, texts.NO_PLACE)
    return int(said)
