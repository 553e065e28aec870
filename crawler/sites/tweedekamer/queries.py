"""The queries of a dossier, escaped as the service wants them. Pure.

A paper is not always linked to its dossier when it appears; the second query finds it by number
or name in its subject.
"""

from __future__ import annotations

from crawler.sites.tweedekamer.odata import address

_TOP = {"$orderby": "Volgnummer", "$top": "250", "$skip": "0", "$count": "true"}
_CASE = "ZaakActor,Document,VervangenVanuit,Besluit($expand=Stemming)"


def amendments(number: str) -> str:
    """The amendments of a dossier with submitters, predecessors, decisions and votes."""
    narrowed = (
        f"Verwijderd eq false and Soort eq 'Amendement' and Kamerstukdossier/any(d: d/Nummer eq {number})"
    )
    return address("Zaak", {"$filter": narrowed, "$expand": _CASE, **_TOP})


def other_cases(number: str) -> str:
    """Motions, letters, questions and promises of a dossier."""
    narrowed = (
        f"Verwijderd eq false and Soort ne 'Amendement' and Kamerstukdossier/any(d: d/Nummer eq {number})"
    )
    return address("Zaak", {"$filter": narrowed, "$expand": "ZaakActor,Besluit($expand=Stemming)", **_TOP})


def not_linked_yet(number: str, name: str) -> str:
    """Cases that name a dossier by number or name in their subject, linked or not."""
    quoted = name.replace("'", "''")
    narrowed = f"Verwijderd eq false and (contains(Onderwerp,'{number}') or contains(Onderwerp,'{quoted}'))"
    return address("Zaak", {"$filter": narrowed, **_TOP})


def activities(number: str) -> str:
    """Planned and past meetings about a dossier."""
    narrowed = (
        "Verwijderd eq false and Agendapunt/any(a: a/Zaak/any(z: "
        f"z/Kamerstukdossier/any(d: d/Nummer eq {number})))"
    )
    return address(
        "Activiteit", {"$filter": narrowed, "$orderby": "Datum desc", "$top": "100", "$count": "true"}
    )
