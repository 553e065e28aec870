"""What readers hear of later sightings of an event: lines of its message, or an addition below it. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from monitors.alerts.below import Also
from monitors.model import Alert
from monitors.watchlist import Source
from monitors.words import texts
from monitors.words.dutch import at, clock, inert, local_day, within, written
from monitors.words.headline import LONGEST
from monitors.words.naming import actor
from notifiers.links import linked
from notifiers.shape import Link, Message, Row

_ADDED_AT_MOST = 250
_ACCORDING = texts.ACCORDING.partition("{")[0]


def addition(alert: Alert, also: Also, sources: Iterable[Source]) -> Message:
    """What is told below the message of an event: one fact, where it stands, and when we saw it."""
    url = linked(also.url, tuple(sources))
    text = texts.LINK_SOURCE.format(shown=inert(texts.site_of(also.site, also.url).shown))
    return Message(
        headline=within(inert(alert.event.headline), LONGEST),
        intro=(texts.ADDED.format(text=_inside(also)),),
        links=(Link(text, url),) if url else (),
        footer=(texts.SEEN.format(moment=at(also.seen)),),
    )


def rows(also: Iterable[Also], own: str) -> Iterator[Row]:
    """The lines of an event's own message: each fact that came later, and who else reported it.

    `own` is who speaks in the message itself.
    """
    silent: dict[str, Also] = {}
    for one in also:
        if one.added:
            label = texts.ADDITION if one.added.startswith(_ACCORDING) else texts.TOO
            yield Row(label, within(inert(one.added), _ADDED_AT_MOST))
        elif one.differs:
            shown = inert(texts.site_of(one.site, one.url).shown)
            said = texts.ACCORDING.format(shown=shown, value=inert(one.differs))
            yield Row(texts.OTHERWISE, within(said, _ADDED_AT_MOST))
        elif actor(one.site, one.url) != own:
            silent.setdefault(actor(one.site, one.url), one)
    if silent:
        named = ", ".join(_named(name, one) for name, one in silent.items())
        yield Row(texts.ALSO, f"{named}. {texts.NO_NEW_FACTS}")


def _named(name: str, one: Also) -> str:
    moment = texts.ALSO_AT.format(day=written(local_day(one.seen)), clock=clock(one.seen))
    return texts.ALSO_ONE.format(actor=name, moment=moment)


def _inside(also: Also) -> str:
    """The fact within a sentence; a headline keeps its capital."""
    text = within(inert(also.added), _ADDED_AT_MOST)
    return text[:1].lower() + text[1:] if text.startswith(_ACCORDING) else text
