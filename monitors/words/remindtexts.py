"""What readers are told before a day of a dossier comes. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from monitors.dossiers.agenda import Appointment
from monitors.words.dutch import counted, inert, number, shortened, written
from monitors.words.headline import LONGEST

STEPS = {
    "planned": "Herinnering: behandeling {name} op {day}",
    "input": "Herinnering: inbreng {name} uiterlijk op {day}",
    "consultation_end": "Herinnering: internetconsultatie {name} sluit op {day}",
}
OTHER = "Herinnering: {name} op {day}"
SEVERAL = "Herinnering: {count} afspraken {name} op {day}"
OF_A_KIND = "Herinnering: {kind} {name} op {day}"
SHORT = "Herinnering: {name}, {day}"

WHEN, WHAT = "Wanneer", "Wat"
KIND_AND_TEXT = "{kind}: {text}"
WHAT_LINE, MORE_ONE, MORE_MANY = "{text}.", "En nog 1 afspraak.", "En nog {count} afspraken."
INTRO, INTRO_SOURCES = "{name}, volgens {shown}.", "{name}, volgens {count} bronnen."
MOVES = "Verandert de datum? Dan krijgt u een nieuwe herinnering."
ASKED, DAYS = "U vroeg om bericht {days} van tevoren.", ("werkdag", "werkdagen")
SEEN = "De datum is gezien op {moment}."
LINK_DOSSIER = "Dossier in Wetwacht"


def headline(title: str, day: date, about: Sequence[Appointment]) -> str:
    """The headline for what comes on a day; where it is too long the name of what comes gives way first."""
    values = {"day": written(day), "count": number(len(about))}
    one = about[0]
    known = SEVERAL if len(about) > 1 else STEPS.get(one.step) or (OF_A_KIND if one.kind else None)
    if known is None:
        return _fit(OTHER, one.text, **values)
    whole = known.format(name=inert(title), kind=_lower(inert(one.kind)), **values)
    return whole if len(whole) <= LONGEST else _fit(SHORT, title, **values)


def told(one: Appointment) -> str:
    """What an appointment is: an activity with what its source calls it."""
    text = inert(one.text)
    return KIND_AND_TEXT.format(kind=inert(one.kind), text=text) if one.kind else text


def asked(ahead: int) -> str:
    """How long before the day the reader wanted to hear of it."""
    return ASKED.format(days=counted(ahead, *DAYS))


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _fit(template: str, name: str, **values: str) -> str:
    room = LONGEST - len(template.format(name="", **values))
    return template.format(name=shortened(inert(name), room), **values)
