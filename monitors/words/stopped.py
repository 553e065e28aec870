"""What operators read of an address or a channel that takes nothing. Pure."""

from __future__ import annotations

from monitors.history.pauses import EVERYBODY, Pause
from monitors.words import operatortexts as said
from monitors.words.dutch import inert, shortened, within
from monitors.words.headline import LONGEST

_REASON_AT_MOST = 120


def stopped(pause: Pause) -> tuple[str, tuple[str, ...]]:
    """The headline and the sentences; the reason stands in the words of the channel."""
    channel = said.CHANNELS.get(pause.kind, pause.kind)
    reason = shortened(inert(pause.reason.partition(": ")[2] or pause.reason), _REASON_AT_MOST)
    lines = said.STOPPED_LINES if pause.recipient == EVERYBODY else said.PAUSED_LINES
    headline = said.STOPPED if pause.recipient == EVERYBODY else said.PAUSED
    named = within(inert(headline.format(channel=channel, recipient=pause.recipient)), LONGEST)
    return named, tuple(line.format(channel=channel, reason=reason) for line in lines)
