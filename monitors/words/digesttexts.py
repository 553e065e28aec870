"""The Dutch texts of digests. Pure."""

from __future__ import annotations

from monitors.model import EventType
from monitors.words.texts import CHAMBERS

# What a digest is called, by how often it comes.
CALLED = {"weekly": "weekbericht", "daily": "dagbericht"}
OF_PERIOD = {"weekly": "week {label}", "daily": "{label}"}
SUBJECT = {"weekly": "Weekbericht {label}: {what}", "daily": "Dagbericht {label}: {what}"}
NOTHING, NOTHING_SEEN = "geen wijzigingen", "geen wijzigingen gezien, {sources} niet gelezen"
LATE = "Dit {called} hoort bij {period} en komt {late} later."

DECISIONS = {
    EventType.ADOPTED: "aangenomen",
    EventType.REJECTED: "verworpen",
    EventType.WITHDRAWN: "ingetrokken",
}
BILLS_ONE, BILLS_MANY = "wetsvoorstel", "wetsvoorstellen"
# What one chamber decided about several bills, and what follows from it.
DECIDES = {
    EventType.ADOPTED: "{chamber} neemt {on}{bills} aan",
    EventType.REJECTED: "{chamber} verwerpt {on}{bills}",
}
ON_DAY = "op {day} "
DECIDED_ALIKE = {
    (CHAMBERS["tk"], EventType.ADOPTED): "Ze gaan nu naar de Eerste Kamer.",
    (CHAMBERS["tk"], EventType.REJECTED): "Ze worden geen wet.",
    (CHAMBERS["ek"], EventType.REJECTED): "Ze worden geen wet.",
}

INTRO = "Abonnement ‘{name}’. {days}. Verzonden op {moment}."
UNTIL = "{first} tot en met {last}"
QUIET = "Wetwacht zag geen wijzigingen in {dossiers}."
QUIET_BUT_SMALL = "Wetwacht zag geen nieuws in {dossiers}."
RECESS = "De Kamers zijn met reces, volgens hun vergaderkalender."
YOURS_ONE, YOURS_MANY = "uw dossier", "uw {count} dossiers"

# Headings.
IN_SHORT, COMING, UNCHANGED, SMALL = "In het kort", "Wat komt eraan", "Niet gewijzigd", "Klein"
CONTROL, WORDS, STAND = "Controle", "Woorden", "Stand"

APPLIES, APPLIES_SINCE, NO_PAPERS = "geldt", "geldt sinds {day}", "geen nieuwe stukken"
ENDED = {
    "rejected": "verworpen, gesloten",
    "rejected_house": "verworpen, gesloten",
    "withdrawn": "ingetrokken, gesloten",
}
NO_DATES, NO_DATE = "Geen data bekend.", "Geen datum"
IN_SENATE = "Behandeling in de Eerste Kamer van {bills}."
PLANNED = "{name} staat op de agenda"
SEEN_ON = "Gezien op {day}."
REST_ONE, REST_MANY = "En nog 1 bericht.", "En nog {count} berichten."
REST_COMING_ONE, REST_COMING_MANY = "En nog 1 datum.", "En nog {count} data."
SMALL_ONE, SMALL_MANY = "wijziging zonder gevolg voor de inhoud", "wijzigingen zonder gevolg voor de inhoud"
LINK_OWN, COMMAND = "Bekijk", "wetwacht changes"

READ = "{read} van {all} bronnen gelezen."
OLDEST = "Oudste controle: {moment}."
SENT_ONE, SENT_MANY = "Direct verstuurd: 1 bericht.", "Direct verstuurd: {count} berichten."
UNREAD, NEVER_READ = "Niet gelezen sinds {moment}: {source}.", "Nog nooit gelezen: {source}."
UNREAD_MORE_ONE, UNREAD_MORE_MANY = "En nog 1 bron niet gelezen.", "En nog {count} bronnen niet gelezen."
UNREAD_SEVERAL = "{count} bronnen van {shown}"
LOOK = "Kijk zelf op"
LATER = "Wat daar nieuw is, krijgt u alsnog."
SOURCES_ONE, SOURCES_MANY = "bron", "bronnen"

WHY = "U krijgt dit {called} omdat u {dossiers} volgt."
DOSSIERS_ONE, DOSSIERS_MANY = "dossier", "dossiers"
WHY_QUIET = "U krijgt ook in een stille week bericht. Zo weet u dat Wetwacht werkt."
