"""What readers are told in a test message. Pure."""

from __future__ import annotations

HEADLINE = "Proefbericht van Wetwacht: er is niets gebeurd"
INTRO = (
    "Dit is een proefbericht.",
    "Een beheerder kijkt of berichten van Wetwacht hier aankomen.",
    "U hoeft niets te doen.",
)
WHY = "U krijgt dit bericht omdat u abonnement ‘{name}’ hebt."
MADE = "Gemaakt op {moment}."
