"""The copy of the House's open data: it answers the queries whose rows the script knows."""

from __future__ import annotations

import json
from datetime import date, datetime
from uuid import NAMESPACE_URL, uuid5

from crawler.sites.tweedekamer.odata import HOST, query_of
from crawler.text import AMSTERDAM
from wetwacht.demo.lists import Case, HouseList, Meeting, Vote
from wetwacht.demo.render import Answer
from wetwacht.demo.state import State

_JSON = "application/json; charset=utf-8"
Row = dict[str, object]


def answer(state: State, target: str) -> Answer | None:
    """What the copy answers to a query, or None for one whose rows the script does not know."""
    asked = query_of(f"https://{HOST}{target}")
    known = (page for page in state.pages.values() if isinstance(page, HouseList))
    found = next((page for page in known if asked and _key(page) == asked.key), None)
    if found is None:
        return None
    rows = [_case(row, found) if isinstance(row, Case) else _meeting(row) for row in found.rows]
    return Answer(_JSON, json.dumps({"@odata.count": len(rows), "value": rows}, ensure_ascii=False).encode())


def _key(page: HouseList) -> str | None:
    query = query_of(page.url)
    return query.key if query else None


def _case(case: Case, page: HouseList) -> Row:
    replaced = [row for row in page.rows if isinstance(row, Case) and row.paper == case.replaces]
    return {
        **_about(case, page),
        "ZaakActor": [{"ActorNaam": case.by, "Relatie": "Indiener", "Verwijderd": False}],
        "Document": [{"Soort": case.kind, "Datum": _midnight(case.on), "Volgnummer": case.paper}],
        "Kamerstukdossier": [{"Nummer": int(page.dossier), "Toevoeging": None}],
        "VervangenVanuit": [_about(row, page) for row in replaced if case.replaces],
        "Besluit": [_decision(case, case.vote)] if case.vote else [],
    }


def _about(case: Case, page: HouseList) -> Row:
    return {
        "Id": _id(f"{page.dossier} {case.number}"),
        "Nummer": case.number,
        "Soort": case.kind,
        "Onderwerp": case.subject,
        "GestartOp": _midnight(case.on),
        "Volgnummer": case.paper,
        "Afgedaan": case.vote is not None,
        "Verwijderd": False,
    }


def _decision(case: Case, vote: Vote) -> Row:
    cast = [*(("Voor", party) for party in vote.in_favour), *(("Tegen", party) for party in vote.against)]
    return {
        "Id": _id(f"besluit {case.number}"),
        "BesluitSoort": f"Stemmen - {vote.result.lower()}",
        "BesluitTekst": f"{vote.result}.",
        "Status": "Besluit",
        "GewijzigdOp": _midnight(vote.on),
        "Verwijderd": False,
        "Stemming": [{"Soort": side, "ActorFractie": party, "Vergissing": False} for side, party in cast],
    }


def _meeting(meeting: Meeting) -> Row:
    return {
        "Id": _id(meeting.number),
        "Nummer": meeting.number,
        "Soort": meeting.kind,
        "Onderwerp": meeting.subject,
        "DatumSoort": "Dag",
        "Datum": _midnight(meeting.on),
        "Status": "Gepland",
        "Besloten": False,
        "Verwijderd": False,
    }


def _midnight(day: date) -> str:
    return datetime(day.year, day.month, day.day, tzinfo=AMSTERDAM).isoformat()


def _id(name: str) -> str:
    return str(uuid5(NAMESPACE_URL, f"example.org/{name}"))
