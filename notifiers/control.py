"""The lines of a digest about the sources: how many were read, the oldest look, which were not. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from monitors.alerts.digest import Control, Unread
from monitors.watchlist import Watchlist
from monitors.words import digesttexts as said
from monitors.words.blindtexts import day_and_time
from monitors.words.dutch import at, number
from monitors.words.sourcenames import named, page_of, short_address
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
    shown = sorted(control.unread, key=lambda one: (one.since is None, one.since or 0))[:_UNREAD_AT_MOST]
    yield from (_unread(one, watchlist, now) for one in shown)
    rest = len(control.unread) - len(shown)
    if rest:
        more = said.UNREAD_MORE_ONE if rest == 1 else said.UNREAD_MORE_MANY.format(count=number(rest))
        yield Entry("", more)
    if control.unread:
        yield Entry("", said.LATER)


def _unread(one: Unread, watchlist: Watchlist, now: datetime) -> Entry:
    source = named(one.source).bare
    template = said.UNREAD if one.since else said.NEVER_READ
    text = template.format(source=source, moment=day_and_time(one.since, now) if one.since else "")
    address = linked(page_of(one.source), watchlist.sources)
    if address is None:
        return Entry("", text)
    return Entry("", f"{text} {said.LOOK}", (Link(short_address(address), address),))
