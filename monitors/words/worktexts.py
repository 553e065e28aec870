"""What pages and Slack say of the work on a change."""

from __future__ import annotations

BUTTONS = {"taken": "Ik pak dit op", "not-relevant": "Niet relevant", "wrong": "Klopt niet"}
DONE = {
    "taken": "{who} pakt dit op.",
    "not-relevant": "{who} vindt dit niet relevant.",
    "wrong": "{who} zegt dat dit niet klopt.",
}
SOMEBODY = "Iemand"
PRESSED = {
    "taken": "Bewaard: u pakt dit op.",
    "not-relevant": "Bewaard: u vindt dit niet relevant.",
    "wrong": "Bewaard: volgens u klopt dit niet. De beheerder krijgt bericht.",
}
NOT_PRESSED = {
    "known": "Dit stond er al, op uw naam.",
    "gone": "Deze wijziging staat niet in Wetwacht.",
    "failed": "Dit is niet bewaard. Probeer het later opnieuw.",
}
IN_WETWACHT = "Bekijk het werk in Wetwacht"
WRONG_HEADLINE = "Klopt niet, zegt {who}: {headline}"
WRONG_CHANGE = "Het gaat om wijziging {change}."
WRONG_SAID = "Toelichting: ‘{said}’"
WRONG_LOOK = "Vergelijk eerst met de bron: {url}"
WRONG_DO = "Is het bericht fout? Maak dan een correctie met: wetwacht correct {event}"
WRONG_NO_EVENT = "Deze wijziging is aan niemand gemeld."
PROPOSED_HEADLINE = "Voorstel voor de volglijst: {name}"
PROPOSED_WHO = "{who} wil dat Wetwacht hierop let."
PROPOSED_DOSSIER = "Het is een naam voor dossier {dossier}."
PROPOSED_NUMBERS = "Nummers: {numbers}."
PROPOSED_NAMES = "Namen: {names}."
PROPOSED_FIRES = "In het laatste jaar waren dat {fires}."
PROPOSED_DO = "Bekijk en besluit met: wetwacht proposals"
MESSAGES = ("bericht", "berichten")
FORGOTTEN = "Opmerking van een collega"
