"""The catalogue for operators: a source that went down or came back, in Dutch. Pure."""

from __future__ import annotations

# Operators: first words by verdict, what to do, what Wetwacht does.
DOWN = {
    "unreachable": "Bron onbereikbaar: {source}",
    "blocked": "Bron weigert toegang: {source}",
    "broken": "Bron kapot: {source}",
    "suspect": "Bron verdacht: {source}",
}
DOWN_OTHER, DOWN_FIELD = "Bron niet gelezen: {source}", "{down}, veld ‘{field}’ ontbreekt"
DOWN_ROWS = "Bron verdacht: {left} van {all} rijen over, {source}"
UP = "Bron hersteld: {source}, na {length}"
SINCE, AFFECTS, LAST_GOOD, WETWACHT = "Sinds", "Raakt", "Laatst goed", "Wetwacht"
TO_DO, READERS, ADDRESS = "U doet", "Lezers", "Adres"
LOOKS_ONE, LOOKS_MANY, SINCE_LOOKS = "controle", "controles", "{since}, {looks}."
REASON_STATUS, REASON_OTHER = "De site antwoordde met HTTP {status}.", "De bron is niet gelezen."
REASON_FIELD = "De pagina antwoordt, maar is anders opgebouwd."
REASON_ROWS = "De lijst had {all} rijen en heeft er nu {left}."
REASONS = {
    "unreachable": "De site antwoordde niet.",
    "blocked": "Er antwoordde iets anders dan de pagina.",
    "broken": "De pagina is anders opgebouwd, afgebroken of niet te lezen.",
    "suspect": "De lijst is leeg geworden.",
}
# Words of our own reasons, which are English, and what they come to.
REASONS_BY_WORDS = {
    "robots.txt could not be read": "Het bestand robots.txt van de site is niet te lezen.",
    "robots.txt": "De site staat dit bezoek niet toe (robots.txt).",
    "led to another place": "De pagina verwijst naar een andere plaats.",
    "maintenance": "De site is in onderhoud.",
    "login": "De site vraagt om in te loggen.",
    "DNS": "De naam van de site is niet gevonden.",
    "larger than": "Het antwoord is te groot.",
    "nothing newer than": "De lijst staat stil: al dagen komt er niets bij.",
}
# The other sources of the site: whether the site is down, or this page alone.
OTHER_ONE, OTHER_ALL = "De andere bron van {shown} werkt.", "De {count} andere bronnen van {shown} werken."
OTHER_NONE_ONE, OTHER_NONE = (
    "Ook de andere bron van {shown} werkt niet.",
    "Van {shown} werkt geen enkele bron.",
)
OTHER_SOME = "Van de {count} andere bronnen van {shown} werken er {working}."
OUTAGES = {
    "unreachable": "Onbereikbaar van {since} tot {until}.",
    "blocked": "Geen toegang van {since} tot {until}.",
    "broken": "Kapot van {since} tot {until}.",
    "suspect": "Verdacht van {since} tot {until}.",
}
OUTAGE, CAUGHT_UP, MISSED = "Niet gelezen van {since} tot {until}.", "Ingehaald", "Gemist"
KEEPS_GOING = "Meldt niets als gewijzigd of verdwenen. Probeert de bron opnieuw, minstens {every}."
KEEPS_GOING_SOON = "Meldt niets als gewijzigd of verdwenen. Probeert de bron opnieuw."
NEVER_GOOD = "Deze bron is nog nooit goed gelezen."
READERS_NOW = (
    "Krijgen nu geen bericht. Wel 1 regel na 1 werkdag, of eerder als een stemming of debat nabij is."
)
MISSED_VERSIONS = "Tussenversies zijn niet te zien."
GOOD_COPY, BAD_COPY = "Goede kopie", "Kopie van nu"
REMEDY = {
    "unreachable": "Nog niets. Duurt het langer dan een dag? Open het adres dan in een browser.",
    "blocked": "Open het adres in een browser. Is de pagina verhuisd?"
    " Wijzig dan het adres van bron ‘{source}’."
    " Weert robots.txt dit bezoek? Vraag de site dan om toestemming.",
    "broken": "Bewaar de pagina: ‘wetwacht sources probe --source {source} --save map’."
    " Pas daarna crawler/sites/{site} aan.",
    "suspect": "Open het adres en vergelijk. Klopt de pagina? Wacht dan op de volgende controle.",
}
REMEDY_OTHER = "Open het adres en vergelijk het met de melding."
AFTERWARDS, OPERATOR = "U krijgt weer bericht bij herstel.", "U krijgt dit bericht omdat u Wetwacht beheert."

# A place that takes no messages.
CHANNELS = {"slack": "Slack", "email": "De mailserver", "console": "De console"}
PAUSED, STOPPED = "Adres gepauzeerd: {recipient}", "{channel} weigert alle berichten"
PAUSED_LINES = (
    "{channel} weigerde dit adres 2 keer voorgoed: ‘{reason}’.",
    "Wetwacht bewaart de berichten voor dit adres en verstuurt ze niet.",
    "U doet: verbeter het adres onder [[channel]]. Daarna: wetwacht deliver --retry-dead.",
)
STOPPED_LINES = (
    "{channel} neemt de inlog van Wetwacht niet aan: ‘{reason}’.",
    "Wetwacht bewaart de berichten en probeert het elk kwartier.",
    "U doet: herstel de inlog. Daarna gaan de berichten vanzelf, met de regel dat ze later komen.",
)
DOSSIERS_ONE, DOSSIERS_MANY = "dossier", "dossiers"
SUBSCRIPTIONS_ONE, SUBSCRIPTIONS_MANY = "abonnement", "abonnementen"
