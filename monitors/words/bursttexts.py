"""The catalogue's room for many changes in one message. Pure."""

from __future__ import annotations

ONE_DOSSIER, DOSSIERS = "{count} wijzigingen bij {dossier}", "{count} wijzigingen in {dossiers} dossiers"
TOGETHER = "Zo veel wijzigingen tegelijk staan in 1 bericht."
FOLLOWED_ONE = "1 ervan raakt een amendement dat u volgt. Die staat bovenaan."
FOLLOWED = "{count} ervan raken een amendement dat u volgt. Die staan bovenaan."
AMENDMENTS, AMENDMENTS_SPAN = (
    "{count} amendementen bij {dossier}",
    "{count} amendementen in {length} bij {dossier}",
)
NEW = ("1 nieuw", "{count} nieuwe")
REPLACING = ("1 vervangt een eerder amendement", "{count} vervangen een eerder amendement")
WITHDRAWN = ("1 ingetrokken", "{count} ingetrokken")
REPLACES, FRESH, GONE = "Vervangt {paper}.", "Nieuw.", "Ingetrokken."
OTHERS_ONE, OTHERS_MANY = "1 ander staat in de lijst.", "De andere {count} staan in de lijst."
REST, LINK_ALL = "Verder", "Alle wijzigingen in Wetwacht"
SEEN_SPAN = "Gezien van {since} tot {until}."
ALL = "wetwacht changes"
