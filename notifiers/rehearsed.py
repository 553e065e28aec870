"""The message of a test: what it is, and that nothing happened. Pure."""

from __future__ import annotations

from datetime import datetime

from monitors.history.rehearsals import Rehearsal
from monitors.words import rehearsaltexts as said
from monitors.words.dutch import at, inert
from notifiers.links import managed
from notifiers.shape import Message, Options


def rehearsal_message(rehearsal: Rehearsal, made: datetime, options: Options) -> Message:
    """The message for a reader with whom a subscription is tried out."""
    why = said.WHY.format(name=inert(rehearsal.subscription.key))
    return Message(
        headline=said.HEADLINE,
        intro=said.INTRO,
        links=managed(options),
        footer=(why, said.MADE.format(moment=at(made))),
    )
