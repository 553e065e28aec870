"""What the search page, its feed and its refusals say."""

from __future__ import annotations

from datetime import date

from monitors.model import OF_OURSELVES, EventType
from monitors.words.dutch import number, written

# What addresses and filters call a type of event.
TYPES = {
    EventType.SUBMITTED: ("ingediend", "Nieuw stuk"),
    EventType.CHANGED: ("gewijzigd", "Pagina gewijzigd"),
    EventType.REPLACED: ("vervangen", "Stuk vervangen"),
    EventType.WITHDRAWN: ("ingetrokken", "Ingetrokken"),
    EventType.ADOPTED: ("aangenomen", "Aangenomen"),
    EventType.REJECTED: ("verworpen", "Verworpen"),
    EventType.ADVICE: ("advies", "Advies"),
    EventType.SCHEDULED: ("gepland", "Gepland"),
    EventType.MOVED: ("verplaatst", "Verplaatst"),
    EventType.POSTPONED: ("uitgesteld", "Van de agenda"),
    EventType.PUBLISHED: ("gepubliceerd", "Gepubliceerd"),
    EventType.IN_FORCE: ("in-werking", "In werking"),
    EventType.PROMISED: ("toegezegd", "Toezegging"),
    EventType.ANSWERED: ("beantwoord", "Antwoord"),
}
SLUGS = {kind.value: slug for kind, (slug, _) in TYPES.items()}
OTHER_SITE = "Andere sites"
SMALL = "kleine wijziging"

DOSSIERS, SITES, KINDS, PERIOD, SIZE = "Dossier", "Site", "Soort", "Gezien", "Kleine wijzigingen"
MATERIAL = "zonder kleine wijzigingen"
PERIODS = ((7, "7 dagen"), (30, "30 dagen"), (365, "1 jaar"))
SINCE_FOR = "{length}, vanaf {day}"
SINCE, UNTIL = "vanaf {day}", "tot en met {day}"
NEWEST, RELEVANT = "Nieuwste eerst", "Meest relevant eerst"
AMENDMENT = "amendement-{name}"

FOUND_ONE, FOUND_MANY = "1 wijziging", "{count} wijzigingen"
FOUND_MORE = "Meer dan {count} wijzigingen"
WITH_TEXT = " met ‘{text}’"
NAME, NAME_ALL = "‘{text}’ zoeken", "Zoeken in alle wijzigingen"
FEED, FEED_TEXT = "Wetwacht, zoeken", "‘{text}’"
FEED_SEEN = "Gezien op {moment}. Bron: {url}"
FEED_CORRECTED = "Gecorrigeerd op {moment}. Goed is: {right}"

NO_DOSSIER = "Dit dossier is er niet. Kies een dossier uit de lijst."
NO_AMENDMENT = "Dit amendement is er niet. Haal dit filter weg."
NO_SITE = "Deze site leest Wetwacht niet. Kies een site uit de lijst."
NO_KIND = "Deze soort is er niet. Kies een soort uit de lijst."
NO_DAY = "Schrijf een datum als jaar, maand en dag: ‘2025-07-03’ is 3 juli 2025."
DAYS_TURNED = "Kies een eerste dag die voor de laatste dag komt."
NO_ORDER = "Kies als volgorde ‘nieuwste’ of ‘relevantie’."
NO_WEIGHT = "Kies voor klein ‘ja’ of ‘nee’."
NO_PLACE = "Dit adres van een vervolgpagina klopt niet. Begin bij de eerste pagina."


def kind_of(value: str | None) -> str | None:
    """What readers call a type of event; None for none, and for what we tell of ourselves."""
    found = EventType(value) if value else None
    return TYPES[found][1] if found and found not in OF_OURSELVES else None


def days(since: date | None, until: date | None) -> str:
    """ "vanaf 1 juli 2025 tot en met 3 juli 2025", either alone, or nothing."""
    first = SINCE.format(day=written(since)) if since else ""
    last = UNTIL.format(day=written(until)) if until else ""
    return f"{first} {last}".strip()


def found(total: int, counted: int) -> str:
    """ "19 wijzigingen", or "Meer dan 2.000 wijzigingen" where no more were counted."""
    if total > counted:
        return FOUND_MORE.format(count=number(counted))
    return FOUND_ONE if total == 1 else FOUND_MANY.format(count=number(total))
