"""The queries of a dossier ("36704", or a chapter of the budget: "36945-XXII"), for the watchlist. Pure.

What has a number is asked for in that order: new rows come last, so that pages of rows do not shift.
"""

from __future__ import annotations

from crawler.sites.tweedekamer.odata import MOST_ROWS, address

_PAGE = {"$top": str(MOST_ROWS), "$skip": "0", "$count": "true"}
_ACTORS = "ZaakActor,Document"
_DECISIONS = "Besluit($expand=Stemming)"
_KEPT = "Verwijderd eq false"


def amendments(number: str) -> str:
    """The amendments of a dossier with submitters, predecessors, decisions and votes."""
    narrowed = f"{_KEPT} and Soort eq 'Amendement' and {_in_dossier(number)}"
    expand = f"{_ACTORS},VervangenVanuit,{_DECISIONS}"
    return address("Zaak", {"$filter": narrowed, "$expand": expand, "$orderby": "Volgnummer", **_PAGE})


def other_cases(number: str) -> str:
    """Motions, letters, reports and whatever else is filed under a dossier, with decisions and votes."""
    narrowed = f"{_KEPT} and Soort ne 'Amendement' and {_in_dossier(number)}"
    expand = f"{_ACTORS},Kamerstukdossier,VervangenVanuit,{_DECISIONS}"
    return address("Zaak", {"$filter": narrowed, "$expand": expand, "$orderby": "Nummer", **_PAGE})


def papers(number: str) -> str:
    """The papers of a dossier, newest numbers last."""
    narrowed = f"{_KEPT} and {_in_dossier(number)}"
    return address("Document", {"$filter": narrowed, "$orderby": "DocumentNummer", **_PAGE})


def decisions(number: str) -> str:
    """Decisions on anything in a dossier, taken or planned, with the meeting that each belongs to."""
    narrowed = f"{_KEPT} and Zaak/any(z: z/{_in_dossier(number)})"
    expand = "Zaak,Stemming,Agendapunt($expand=Activiteit)"
    return address("Besluit", {"$filter": narrowed, "$expand": expand, "$orderby": "Id", **_PAGE})


def activities(number: str) -> str:
    """Planned and past meetings about a dossier."""
    case = f"Zaak/any(z: z/{_in_dossier(number)})"
    narrowed = f"{_KEPT} and ({case} or Agendapunt/any(a: a/{case}))"
    return address("Activiteit", {"$filter": narrowed, "$orderby": "Nummer", **_PAGE})


def promises(number: str) -> str:
    """Promises of ministers in meetings about a dossier, or that name its number."""
    case = f"Zaak/any(z: z/{_in_dossier(number)})"
    narrowed = f"{_KEPT} and (Activiteit/Agendapunt/any(a: a/{case}) or contains(Tekst,'{number}'))"
    return address("Toezegging", {"$filter": narrowed, "$orderby": "Nummer", **_PAGE})


def bill(number: str) -> str:
    """The dossier itself: its highest paper number and whether it is closed."""
    return address("Kamerstukdossier", {"$filter": f"{_KEPT} and {_is(number, '')}", **_PAGE})


def not_linked_yet(number: str, name: str) -> str:
    """Cases of the last weeks that name a dossier without being filed under it.

    New papers are not always linked when they appear, and written questions never are. Holds
    `{from}`, the start of the window.
    """
    digits = number.partition("-")[0]
    words = dict.fromkeys((digits, f"{digits[:2]} {digits[2:]}", name))
    named = [f"contains(Onderwerp,{_quoted(word)})" for word in words]
    either = " or ".join((*named, f"contains(Titel,{_quoted(name)})"))
    narrowed = f"{_KEPT} and GestartOp ge {{from}} and ({either}) and not {_in_dossier(number)}"
    return address("Zaak", {"$filter": narrowed, "$orderby": "Nummer", **_PAGE})


def one_case(own: str) -> str:
    """One case by its id, with everything that hangs on it."""
    expand = f"{_ACTORS},Kamerstukdossier,VervangenVanuit,{_DECISIONS}"
    return address(f"Zaak({own})", {"$expand": expand})


def _in_dossier(number: str) -> str:
    return f"Kamerstukdossier/any(d: {_is(number, 'd/')})"


def _is(number: str, of: str) -> str:
    digits, _, chapter = number.partition("-")
    own = f"{of}Nummer eq {digits}"
    return f"{own} and {of}Toevoeging eq {_quoted(chapter)}" if chapter else own


def _quoted(words: str) -> str:
    return "'" + words.replace("'", "''") + "'"
