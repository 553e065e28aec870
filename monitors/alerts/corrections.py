"""A correction of what was told: what operators say of it, and what its readers must know. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from monitors.alerts.below import First
from monitors.words import correctiontexts as said
from monitors.words.dutch import counted, inert, listed, within
from monitors.words.headline import LONGEST

RIGHT_AT_MOST, CAUSE_AT_MOST = 200, 100
_SENTENCE_ENDS = re.compile(r"(?<=[.?])\s+(?=[A-Z‘])")
_LOWERED = ("De ", "Het ", "Een ", "Er ", "In ", "Op ")


@dataclass(frozen=True, slots=True)
class Correction:
    """What was told wrong of an event, and what is right; `withdrawn`: the whole message was wrong."""

    id: int
    event: int
    wrong: str
    headline: str
    right: str
    made: datetime
    cause: str | None = None
    url: str | None = None
    withdrawn: bool = True
    by: str = "operator"


@dataclass(frozen=True, slots=True)
class Corrected:
    """A correction for one reader: below which message it stands, and to how many places it goes.

    `change` is the one that the wrong message told; None where it told none.
    """

    correction: Correction
    kind: str
    first: First | None
    channels: int
    persons: int
    change: int | None = None


@dataclass(frozen=True, slots=True)
class Wording:
    """What an operator writes: the right sentence, a headline, the cause and where it stands."""

    right: str
    headline: str | None = None
    cause: str | None = None
    url: str | None = None

    @property
    def titled(self) -> str:
        """The headline of the correction; without one of its own the first sentence of what is right."""
        if self.headline:
            return said.HEADLINE.format(what=self.headline.strip())
        first = _SENTENCE_ENDS.split(self.right.strip())[0].rstrip(".")
        if first.startswith(_LOWERED):
            first = first[:1].lower() + first[1:]
        return within(said.HEADLINE.format(what=first), LONGEST)


def mistake(wording: Wording) -> str | None:
    """What is wrong with the words of an operator, and what to do; None where they can be sent."""
    for name, text, at_most in (
        ("--right", wording.right, RIGHT_AT_MOST),
        ("--headline", wording.headline, LONGEST - len(said.HEADLINE.format(what=""))),
        ("--cause", wording.cause, CAUSE_AT_MOST),
    ):
        found = _mistake_in(text, at_most) if text is not None else None
        if found:
            return f"{name} {found}"
    return None


def _mistake_in(text: str, at_most: int) -> str | None:
    own = text.strip()
    if not inert(own):
        return "is empty; write the sentence that readers get, in Dutch"
    if inert(own) != own:
        return "has line breaks, double spaces or control characters; write it on one line"
    if len(own) > at_most:
        return f"has {len(own)} characters; {at_most} is the most, shorten it"
    return None


def to_whom(channels: int, persons: int) -> str:
    """ "1 kanaal en 12 personen" """
    groups = (
        counted(channels, said.CHANNELS_ONE, said.CHANNELS_MANY) if channels else "",
        counted(persons, said.PERSONS_ONE, said.PERSONS_MANY) if persons else "",
    )
    named = [one for one in groups if one]
    return listed(named) if named else said.NOBODY
