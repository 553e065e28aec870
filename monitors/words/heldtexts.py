"""Why a message was not sent by itself, in words for readers: the outbox keeps its reasons for operators."""

from __future__ import annotations

import re
from datetime import date

from monitors.words.dutch import written

_MUTED = re.compile(r": muted until (\d{4}-\d{2}-\d{2})$")
_UNTIL = "{text} Dit abonnement staat op pauze tot en met {day}."
_BEGINNINGS = {
    "daily digest": "Het dagbericht noemt dit.",
    "weekly digest": "Het weekbericht noemt dit.",
    "history only": "Dit staat alleen in de geschiedenis.",
    "told in the list of delivery": "Een lijst met meer wijzigingen noemt dit.",
    "merged into event": "Een ander bericht vertelt hetzelfde.",
    "split from event": "Een ander bericht vertelt dit.",
    "the sources differ": "Een ander bericht vertelt wat elke bron zegt.",
    "corrected": "Een later bericht vertelt wat klopt.",
    "re-issue": "Veel documenten wijzigden tegelijk. Een bericht noemt ze samen.",
    "moved back within an hour": "De datum ging binnen een uur terug.",
    "this channel cannot edit": "Op dit kanaal blijft een bericht zoals het is.",
    "nobody asks any more": "De ontvanger meldde zich af.",
    "paused": "De ontvanger weigerde eerdere berichten.",
    "the data of this person was removed": "De gegevens van de ontvanger zijn verwijderd.",
}
_OPERATOR_KNOWS = "De beheerder ziet waarom."


def held_because(reason: str) -> str:
    """A reason of the outbox as a Dutch sentence; one that only an operator can use says that."""
    text = next((said for start, said in _BEGINNINGS.items() if reason.startswith(start)), _OPERATOR_KNOWS)
    muted = _MUTED.search(reason)
    return _UNTIL.format(text=text, day=written(date.fromisoformat(muted[1]))) if muted else text
