"""The table of procedure: what readers call a stage, and what follows from an event by law. Pure.

These sentences are chosen, never composed. No lawyer has read them yet.
"""

from __future__ import annotations

from dataclasses import dataclass

from monitors.events.happening import Happening, What
from monitors.model import EventType

STAGES = {
    "in_house": "in behandeling bij de Tweede Kamer",
    "written": "schriftelijke voorbereiding in de Eerste Kamer",
    "awaiting_plenary": "wacht op debat in de Eerste Kamer",
    "plenary": "debat in de Eerste Kamer",
    "adopted": "aangenomen door de Eerste Kamer",
    "published": "gepubliceerd in het Staatsblad",
    "rejected": "verworpen door de Eerste Kamer",
    "rejected_house": "verworpen door de Tweede Kamer",
    "withdrawn": "ingetrokken",
    "unknown": "onbekend",
}


@dataclass(frozen=True, slots=True)
class Follows:
    """What an event means (*Gevolg*) and what comes after it (*Vervolg*); either may be empty."""

    consequence: str
    further: str = ""


NO_LAW = "Het voorstel wordt geen wet."
NEITHER, NONE_OF_THEM = "Geen van beide voorstellen wordt wet.", "Geen van deze voorstellen wordt wet."
NOR_AMENDMENT = "Ook het amendement-{name} komt dus niet in de wet."
KEEPS_WATCHING = "Wetwacht blijft letten op brieven van de minister en nieuwe wetsvoorstellen."
ENDED = "De procedure heeft geen volgende stap."
TO_SENATE = "Een commissie van de Eerste Kamer bereidt de behandeling voor."
SIGNED = "Nu volgen ondertekening en publicatie in het Staatsblad. De wet geldt pas na inwerkingtreding."
IN_FORCE_ON = "De wet of een koninklijk besluit noemt de datum van inwerkingtreding."
LATER = "Aangehouden betekent: de Kamer stemt later."
AGENDA = "De agenda kan nog wijzigen."
AS_BEFORE = "Het wetsvoorstel blijft op dit punt zoals het was."
BOTH_CHAMBERS = "Het geldt pas als beide Kamers het wetsvoorstel aannemen."
AMENDMENTS_FIRST = "De Tweede Kamer stemt eerst over amendementen, daarna over het wetsvoorstel."

_E, _W = EventType, What
# Keyed by the type of event, what it happened to, and the chamber or a narrower stage ("" for any).
PROCEDURE: dict[tuple[EventType, What, str], Follows] = {
    (_E.SUBMITTED, _W.BILL, "in_house"): Follows(
        "Het voorstel is nog geen wet.", "De Tweede Kamer behandelt het eerst."
    ),
    (_E.ADOPTED, _W.BILL, "tk"): Follows("Het voorstel gaat naar de Eerste Kamer.", TO_SENATE),
    (_E.ADOPTED, _W.BILL, "ek"): Follows("Beide Kamers hebben het voorstel aangenomen.", SIGNED),
    (_E.ADOPTED, _W.BILL, "formality"): Follows(
        "Aangenomen als hamerstuk: zonder debat en zonder stemming.", SIGNED
    ),
    (_E.REJECTED, _W.BILL, ""): Follows(NO_LAW, ENDED),
    (_E.WITHDRAWN, _W.BILL, ""): Follows(NO_LAW, ENDED),
    (_E.POSTPONED, _W.BILL, ""): Follows(LATER, "Het voorstel kan nog wet worden."),
    (_E.CHANGED, _W.BILL, "written"): Follows("Het voorstel is nog geen wet.", TO_SENATE),
    (_E.CHANGED, _W.BILL, "awaiting_plenary"): Follows(
        "De schriftelijke voorbereiding is klaar.", "Het voorstel wacht op een debat in de Eerste Kamer."
    ),
    (_E.CHANGED, _W.BILL, "plenary"): Follows(
        "Het voorstel is in plenaire behandeling.", "Na het debat stemt de Eerste Kamer over het voorstel."
    ),
    (_E.ADOPTED, _W.NOVELLE, "tk"): Follows("De novelle gaat naar de Eerste Kamer.", TO_SENATE),
    (_E.ADOPTED, _W.NOVELLE, "ek"): Follows("Beide Kamers hebben de novelle aangenomen.", SIGNED),
    (_E.REJECTED, _W.NOVELLE, ""): Follows(
        "De novelle wordt geen wet. Het wetsvoorstel waar zij bij hoort, verandert er niet door.", ENDED
    ),
    (_E.WITHDRAWN, _W.NOVELLE, ""): Follows(
        "De novelle wordt geen wet. Het wetsvoorstel waar zij bij hoort, verandert er niet door.", ENDED
    ),
    (_E.PUBLISHED, _W.NOVELLE, ""): Follows("De novelle is bekendgemaakt.", IN_FORCE_ON),
    (_E.PUBLISHED, _W.LAW, ""): Follows("De wet is bekendgemaakt.", IN_FORCE_ON),
    (_E.PUBLISHED, _W.LAW, "dated"): Follows("De wet is bekendgemaakt. Zij geldt vanaf de genoemde datum."),
    (_E.PUBLISHED, _W.NOVELLE, "dated"): Follows(
        "De novelle is bekendgemaakt. Zij geldt vanaf de genoemde datum."
    ),
    (_E.PUBLISHED, _W.DECREE, ""): Follows(
        "Het besluit is bekendgemaakt.", "Het besluit noemt zelf vanaf welke datum het geldt."
    ),
    (_E.IN_FORCE, _W.LAW, ""): Follows("De wet geldt vanaf de datum die de bron noemt."),
    (_E.SUBMITTED, _W.AMENDMENT, ""): Follows(
        "Een amendement telt pas als de Tweede Kamer het aanneemt.", AMENDMENTS_FIRST
    ),
    (_E.REPLACED, _W.AMENDMENT, ""): Follows(
        "Alleen het nieuwe amendement komt nog in stemming.", AMENDMENTS_FIRST
    ),
    (_E.ADOPTED, _W.AMENDMENT, ""): Follows("Het amendement wijzigt het wetsvoorstel.", BOTH_CHAMBERS),
    (_E.REJECTED, _W.AMENDMENT, ""): Follows(AS_BEFORE),
    (_E.WITHDRAWN, _W.AMENDMENT, ""): Follows(
        "Over dit amendement stemt de Kamer niet. Het wetsvoorstel blijft op dit punt zoals het was."
    ),
    (_E.POSTPONED, _W.AMENDMENT, ""): Follows(LATER, AMENDMENTS_FIRST),
    (_E.ADOPTED, _W.MOTION, ""): Follows(
        "Een motie wijzigt de wet niet. De Kamer vraagt hiermee iets aan de regering.",
        "De regering laat weten wat zij met de motie doet.",
    ),
    (_E.REJECTED, _W.MOTION, ""): Follows("De Kamer vraagt dit niet aan de regering."),
    (_E.POSTPONED, _W.MOTION, ""): Follows(LATER),
    (_E.SUBMITTED, _W.REVISION, ""): Follows(
        "Het wetsvoorstel is hiermee gewijzigd. Daar is geen stemming voor nodig."
    ),
    (_E.SUBMITTED, _W.REPORT, ""): Follows(
        "In een verslag stellen fracties vragen over het voorstel.", "De regering antwoordt schriftelijk."
    ),
    (_E.SUBMITTED, _W.REPLY, ""): Follows("De regering antwoordt hiermee op vragen van de Kamer."),
    (_E.SUBMITTED, _W.DRAFT, ""): Follows(
        "Het besluit geldt nog niet. De Kamers kunnen er eerst op reageren.",
        "Daarna vraagt de regering advies aan de Raad van State.",
    ),
    (_E.ADVICE, _W.ADVICE, ""): Follows(
        "Het advies van de Raad van State is niet bindend.",
        "De indiener reageert schriftelijk op het advies.",
    ),
    (_E.SUBMITTED, _W.CONSULTATION, ""): Follows(
        "Iedereen kan reageren. Het voorstel ligt nog niet bij de Kamer.",
        "Na de consultatie kan de regering de tekst nog aanpassen.",
    ),
    (_E.CHANGED, _W.CONSULTATION, "closed"): Follows(
        "Reageren kan niet meer.", "De regering kan de tekst nog aanpassen."
    ),
    (_E.SCHEDULED, _W.DEBATE, ""): Follows("", AGENDA),
    (_E.SCHEDULED, _W.VOTE, ""): Follows("", AGENDA),
    (_E.SCHEDULED, _W.MEETING, ""): Follows("", AGENDA),
    (_E.SCHEDULED, _W.FORMALITY, ""): Follows(
        "Een hamerstuk wordt aangenomen zonder debat en zonder stemming.", AGENDA
    ),
    (_E.MOVED, _W.DEBATE, ""): Follows("", AGENDA),
    (_E.MOVED, _W.VOTE, ""): Follows("", AGENDA),
    (_E.MOVED, _W.MEETING, ""): Follows("", AGENDA),
    (_E.POSTPONED, _W.DEBATE, ""): Follows("Het debat gaat op die dag niet door.", "Nieuwe datum: onbekend."),
    (_E.POSTPONED, _W.VOTE, ""): Follows("De Kamer stemt op die dag niet.", "Nieuwe datum: onbekend."),
    (_E.PROMISED, _W.PROMISE, ""): Follows(
        "Een toezegging is een belofte van het kabinet. Zij wijzigt de wet niet.",
        "De Kamer houdt bij of het kabinet de toezegging nakomt.",
    ),
}

# Terms of law get one sentence where they appear (rule 10).
TERMS = {
    "novelle": "Een novelle wijzigt een wetsvoorstel dat nog geen wet is.",
    "hamerstuk": "Een hamerstuk wordt aangenomen zonder debat en zonder stemming.",
    "nota van wijziging": "Met een nota van wijziging past de regering haar eigen voorstel aan.",
}
# More of them for a digest, as patterns; what a digest has room for is told from the first on.
WORDS = {
    **TERMS,
    r"amendement(?:en)?(?:-\w+)?": "Amendement: voorstel van Kamerleden om een wetsvoorstel te wijzigen.",
    r"statushouders?": "Statushouder: iemand met een verblijfsvergunning asiel.",
    r"aangehouden": "Aangehouden: de Kamer stemt op een later moment.",
    r"moties?": "Motie: een uitspraak van de Kamer, vaak een verzoek aan de regering.",
    r"memorie van toelichting": "Memorie van toelichting: de uitleg van de indiener bij een wetsvoorstel.",
    r"nota naar aanleiding van het (?:nader )?verslag": (
        "Nota naar aanleiding van het verslag: het antwoord van de regering op vragen van de Kamer."
    ),
    r"kamerbrief|kamerbrieven": "Kamerbrief: een brief van een minister of staatssecretaris aan de Kamer.",
    r"(?:internet)?consultaties?": "Consultatie: iedereen kan reageren op een voorstel van de regering.",
    r"staatsblad": "Staatsblad: hierin maakt de regering wetten bekend.",
}


def key_of(happening: Happening) -> str:
    """The entry of the table for a happening, as a text that travels with an alert; empty for none."""
    kinds = (happening.what, *((What.BILL,) if happening.what is What.NOVELLE else ()))
    for what in kinds:
        for narrow in (happening.stage, happening.chamber, ""):
            if (happening.type, what, narrow) in PROCEDURE:
                return f"{happening.type}/{what}/{narrow}"
    return ""


def follows(key: str) -> Follows | None:
    """The entry of the table, or None for a key that is empty or of another version."""
    return _BY_KEY.get(key)


_BY_KEY = {f"{kind}/{what}/{narrow}": entry for (kind, what, narrow), entry in PROCEDURE.items()}
