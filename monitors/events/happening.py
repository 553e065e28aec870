"""What happened in the world behind a change, in the form that headlines and messages need. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from monitors.model import EventType


class What(StrEnum):
    """What it happened to; `page` where nothing says more."""

    BILL = "bill"
    NOVELLE = "novelle"
    AMENDMENT = "amendment"
    MOTION = "motion"
    REVISION = "revision"
    REPORT = "report"
    REPLY = "reply"
    LETTER = "letter"
    QUESTIONS = "questions"
    PROMISE = "promise"
    DEBATE = "debate"
    VOTE = "vote"
    FORMALITY = "formality"
    MEETING = "meeting"
    LAW = "law"
    DECREE = "decree"
    DRAFT = "draft"
    ADVICE = "advice"
    CONSULTATION = "consultation"
    PAPER = "paper"
    PAGE = "page"


@dataclass(frozen=True, slots=True)
class Happening:
    """One happening as a source gives it.

    `about` and `form` are words of the source: what the paper is about, what sort of meeting it is.
    `paper` and `replaces` are labels ("nr. 18"); `planned` is a day to come, `was` the one before it.
    `stage` narrows what follows by procedure; `facts` hold a vote, named as those of a bill's page.
    """

    type: EventType
    what: What = What.PAGE
    chamber: str = ""
    about: str = ""
    form: str = ""
    number: str = ""
    paper: str = ""
    replaces: str = ""
    stage: str = ""
    day: date | None = None
    planned: date | None = None
    was: date | None = None
    facts: tuple[tuple[str, str], ...] = ()


_HEAVIEST_FIRST = (
    EventType.ADOPTED,
    EventType.REJECTED,
    EventType.PUBLISHED,
    EventType.IN_FORCE,
    EventType.WITHDRAWN,
    EventType.ADVICE,
    EventType.MOVED,
    EventType.POSTPONED,
    EventType.REPLACED,
    EventType.SCHEDULED,
    EventType.ANSWERED,
    EventType.PROMISED,
    EventType.SUBMITTED,
    EventType.CHANGED,
)
_PAPERS: tuple[tuple[What, re.Pattern[str]], ...] = tuple(
    (what, re.compile(pattern, re.IGNORECASE))
    for what, pattern in (
        (What.AMENDMENT, r"^(?:(?:nader|gewijzigd|vervangend)e? )*(?:sub)?amendement"),
        (What.MOTION, r"^(?:(?:nader|gewijzigd)e? )*motie\b"),
        (What.REVISION, r"^(?:\w+ )?nota van wijziging\b"),
        (What.REPLY, r"^(?:nader\w* |tweede )*(?:nota naar aanleiding van het|memorie van antwoord)"),
        (What.REPORT, r"^(?:\w+ )?(?:voorlopig )?verslag\b(?! van (?:een|het))"),
        (What.ADVICE, r"^advies\b.*\b(?:raad van state|afdeling advisering)"),
        (What.DRAFT, r"\bontwerpbesluit\b|\bvoorhang"),
        (What.QUESTIONS, r"^(?:schriftelijke |kamer)vragen\b"),
        (What.LETTER, r"^(?:kamer)?brief\b"),
    )
)


def heaviest(found: Iterable[Happening]) -> tuple[Happening, ...]:
    """The happenings of the type and matter that readers should hear of first; the others are rows."""
    ordered = sorted(found, key=lambda one: _HEAVIEST_FIRST.index(one.type))
    return tuple(one for one in ordered if (one.type, one.what) == (ordered[0].type, ordered[0].what))


def what_of(text: str) -> What:
    """What kind of paper a heading names."""
    return next((what for what, pattern in _PAPERS if pattern.search(text.strip())), What.PAPER)
