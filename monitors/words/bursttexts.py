"""The catalogue's room for many changes in one message. Pure."""

from __future__ import annotations

ONE_DOSSIER, DOSSIERS = "{count} wijzigingen bij {dossier}", "{count} wijzigingen in {dossiers} dossiers"
TOGETHER = "Zo veel wijzigingen tegelijk staan in 1 bericht."
FOLLOWED_ONE = "1 ervan raakt een amendement dat u volgt. Die staat bovenaan."
FOLLOWED = "{count} ervan raken een amendement dat u volgt. Die staan bovenaan."
SEEN_SPAN = "Gezien van {since} tot {until}."
ALL = "wetwacht changes"
