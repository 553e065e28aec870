"""An alert in, a message out, the same for every channel. Pure: `now` is an argument."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from monitors import texts
from monitors.dutch import at, duration, inert, within
from monitors.headline import LONGEST
from monitors.model import Alert, Watchlist
from notifiers.changed import change_message
from notifiers.operators import source_message
from notifiers.shape import Link, Message, Options, Pair, Row, Span

__all__ = ["Link", "Message", "Options", "Pair", "Row", "Span", "compose"]

_LATE_FROM = timedelta(hours=1)


def compose(alert: Alert, watchlist: Watchlist, now: datetime, options: Options) -> Message:
    """The message of an alert as it is sent now; late or perhaps double, it says so in its first lines."""
    notes = _notes(alert, now, options)
    return replace(_body(alert, watchlist, options, sum(len(note) + 1 for note in notes)), notes=notes)


def _body(alert: Alert, watchlist: Watchlist, options: Options, room: int) -> Message:
    if alert.source_event:
        return source_message(alert.source_event, watchlist, alert.event.seen)
    if alert.change:
        return change_message(alert, alert.change, watchlist, options, room)
    seen = texts.SEEN.format(moment=at(alert.event.seen))
    return Message(headline=within(inert(alert.event.headline), LONGEST), footer=(seen,))


def _notes(alert: Alert, now: datetime, options: Options) -> tuple[str, ...]:
    late = now - (options.due or alert.event.seen)
    notes = []
    if late > _LATE_FROM:
        why = texts.UNREACHABLE.get(options.late_because or "")
        template = texts.LATE_BECAUSE if why else texts.LATE
        notes.append(template.format(late=duration(late), why=why))
    if options.perhaps_double:
        notes.append(texts.PERHAPS_DOUBLE)
    return tuple(notes)
