"""The lines of a digest about the sources: how many were read, the oldest look, which were not. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from monitors.alerts.digest import Control, Unread
from monitors.watchlist import Watchlist
from monitors.words import digesttexts as said
from monitors.words.blindtexts import day_and_time
from monitors.words.dutch import at, number
from monitors.words.sourcenames import front_of, named, page_of, short_address
from notifiers.links import linked
from notifiers.shape import Entry, Link

_UNREAD_AT_MOST = 3


def control_entries(control: Control, sent: int, watchlist: Watchlist, now: datetime) -> Iterator[Entry]:
    """What was read and how fresh it is, what was sent at once meanwhile, and what could not be read."""
    read = number(control.sources - len(control.unread))
    sentences = [said.READ.format(read=read, all=number(control.sources))]
    if control.oldest:
        sentences.append(said.OLDEST.format(moment=at(control.oldest)))
    if sent:
        sentences.append(said.SENT_ONE if sent == 1 else said.SENT_MANY.format(count=number(sent)))
    yield Entry("", " ".join(sentences))
    outages = _outages(control.unread)
    yield from (_unread(one, watchlist, now) for one in outages[:_UNREAD_AT_MOST])
    rest = sum(map(len, outages[_UNREAD_AT_MOST:]))
    if rest:
        more = said.UNREAD_MORE_ONE if rest == 1 else said.UNREAD_MORE_MANY.format(count=number(rest))
        yield Entry("", more)
    if control.unread:
        yield Entry("", said.LATER)


def _outages(unread: tuple[Unread, ...]) -> list[tuple[Unread, ...]]:
    """The sources that are not read, those of one site since one moment together, the longest first."""
    found: dict[tuple[str, datetime | None], list[Unread]] = {}
    for one in unread:
        found.setdefault((named(one.source).shown, one.since), []).append(one)
    outages = sorted(found.items(), key=lambda one: (one[0][1] is None, one[0][1] or 0))
    return [tuple(sources) for _, sources in outages]


def _unread(outage: tuple[Unread, ...], watchlist: Watchlist, now: datetime) -> Entry:
    first = outage[0]
    called = named(first.source)
    several = said.UNREAD_SEVERAL.format(count=number(len(outage)), shown=called.shown)
    source = called.bare if len(outage) == 1 else several
    template = said.UNREAD if first.since else said.NEVER_READ
    text = template.format(source=source, moment=day_and_time(first.since, now) if first.since else "")
    look = page_of(first.source) if len(outage) == 1 else front_of(first.source)
    address = linked(look, watchlist.sources)
    if address is None:
        return Entry("", text)
    return Entry("", f"{text} {said.LOOK}", (Link(short_address(address), address),))
