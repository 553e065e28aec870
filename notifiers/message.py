"""An alert in, a message out, the same for every channel. Pure: `now` is an argument."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from monitors.alerts.below import addition_of
from monitors.model import Alert, EventType
from monitors.watchlist import Watchlist
from monitors.words import texts
from monitors.words.dutch import at, duration, inert, within
from monitors.words.headline import LONGEST
from notifiers import again
from notifiers.burst import burst_message
from notifiers.changed import change_message
from notifiers.notices import notice_message
from notifiers.operators import channel_message, source_message
from notifiers.reminded import reminder_message
from notifiers.shape import Link, Message, Options, Pair, Row, Span

__all__ = ["Link", "Message", "Options", "Pair", "Row", "Span", "compose", "compose_all", "noted"]

_LATE_FROM = timedelta(hours=1)


def compose(alert: Alert, watchlist: Watchlist, now: datetime, options: Options) -> Message:
    """The message of an alert as it is sent now; late or perhaps double, it says so in its first lines.

    Raises LookupError for an addition that no sighting of the event brings any more.
    """
    if options.addition is not None:
        also = addition_of(alert.also, options.addition)
        if also is None:
            raise LookupError(f"change {options.addition} adds nothing to event {alert.event.id}")
        notes = _notes(also.seen, now, options)
        return replace(again.addition(alert, also, watchlist.sources), notes=notes)
    notes = _notes(alert.event.seen, now, options)
    return replace(_body(alert, watchlist, options, sum(len(note) + 1 for note in notes)), notes=notes)


def compose_all(alerts: Sequence[Alert], watchlist: Watchlist, now: datetime, options: Options) -> Message:
    """The message of a delivery: that of its one alert, or a list of many.

    An addition below a list is that of the alert which it adds to. Raises LookupError as `compose` does.
    """
    if options.addition is not None:
        adds = (one for one in alerts if addition_of(one.also, options.addition))
        return compose(next(adds, alerts[0]), watchlist, now, options)
    if len(alerts) == 1:
        return compose(alerts[0], watchlist, now, options)
    notes = _notes(min(alert.event.seen for alert in alerts), now, options)
    return replace(burst_message(alerts, watchlist, options), notes=notes)


def noted(message: Message, seen: datetime, now: datetime, options: Options) -> Message:
    """The message of what was `seen`, which says first that it is late or perhaps double."""
    return replace(message, notes=_notes(seen, now, options))


def _body(alert: Alert, watchlist: Watchlist, options: Options, room: int) -> Message:
    if alert.source_event:
        return source_message(alert.source_event, watchlist, alert.event.seen, options)
    if alert.change:
        message = change_message(alert, alert.change, watchlist, options, room)
        return replace(message, change=alert.change.id)
    if alert.notice and alert.event.type in (EventType.CHANNEL, EventType.REMARK):
        return channel_message(alert.event.headline, alert.notice, alert.event.seen)
    if alert.notice and alert.event.type is EventType.REMINDER:
        return reminder_message(alert, alert.notice, watchlist, options)
    if alert.notice:
        return notice_message(alert, alert.notice, watchlist)
    seen = texts.SEEN.format(moment=at(alert.event.seen))
    return Message(headline=within(inert(alert.event.headline), LONGEST), footer=(seen,))


def _notes(seen: datetime, now: datetime, options: Options) -> tuple[str, ...]:
    late = now - (options.due or seen)
    notes = []
    if late > _LATE_FROM:
        why = texts.UNREACHABLE.get(options.late_because or "")
        template = texts.LATE_BECAUSE if why else texts.LATE
        notes.append(template.format(late=duration(late), why=why))
    if options.perhaps_double:
        notes.append(texts.PERHAPS_DOUBLE)
    return tuple(notes)
