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

WHEN, WHAT = "Wanneer", "Wat"
WHAT_LINE, MORE_ONE, MORE_MANY = "{text}.", "En nog 1 afspraak.", "En nog {count} afspraken."
INTRO, INTRO_SOURCES = "{name}, volgens {shown}.", "{name}, volgens {count} bronnen."
MOVES = "Verandert de datum? Dan krijgt u een nieuwe herinnering."
ASKED, DAYS = "U vroeg om bericht {days} van tevoren.", ("werkdag", "werkdagen")
SEEN = "De datum is gezien op {moment}."
LINK_DOSSIER = "Dossier in Wetwacht"


def headline(title: str, day: date, about: Sequence[Appointment]) -> str:
    """The headline for what comes on a day; where it does not fit the name gives way."""
    told = written(day)
    if len(about) > 1:
        return _fit(SEVERAL, title, day=told, count=number(len(about)))
    known = STEPS.get(about[0].step)
    return _fit(known, title, day=told) if known else _fit(OTHER, about[0].text, day=told)


def asked(ahead: int) -> str:
    """How long before the day the reader wanted to hear of it."""
    return ASKED.format(days=counted(ahead, *DAYS))


def _fit(template: str, name: str, **values: str) -> str:
    room = LONGEST - len(template.format(name="", **values))
    return template.format(name=shortened(inert(name), room), **values)
