"""What pages and Slack say of the work on a change."""

from __future__ import annotations

BUTTONS = {"taken": "Ik pak dit op", "not-relevant": "Niet relevant", "wrong": "Klopt niet"}
DONE = {
    "taken": "{who} pakt dit op.",
    "not-relevant": "{who} vindt dit niet relevant.",
    "wrong": "{who} zegt dat dit niet klopt.",
}
SOMEBODY = "Iemand"
WRONG_HEADLINE = "Klopt niet, zegt {who}: {headline}"
WRONG_CHANGE = "Het gaat om wijziging {change}."
WRONG_SAID = "Toelichting: ‘{said}’"
WRONG_LOOK = "Vergelijk eerst met de bron: {url}"
WRONG_DO = "Is het bericht fout? Maak dan een correctie met: wetwacht correct {event}"
WRONG_NO_EVENT = "Deze wijziging is aan niemand gemeld."
PROPOSED_HEADLINE = "Voorstel voor de volglijst: {name}"
PROPOSED_WHO = "{who} wil dat Wetwacht hierop let."
PROPOSED_DO = "Bekijk en besluit met: wetwacht proposals"
