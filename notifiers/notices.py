"""The message of an event that has no change of its own: a re-issue, or sources that differ. Pure."""

from __future__ import annotations

from monitors.model import Alert, EventType, Notice
from monitors.watchlist import Watchlist
from monitors.words import blindtexts, texts
from monitors.words.dutch import inert, within
from monitors.words.headline import LONGEST
from monitors.words.sourcenames import short_address
from notifiers.links import linked
from notifiers.shape import Link, Message
from notifiers.why import footer

_LINE_AT_MOST = 400


def notice_message(alert: Alert, notice: Notice, watchlist: Watchlist) -> Message:
    """The sentences of the notice with its pages, and why the reader gets it."""
    return Message(
        headline=within(inert(alert.event.headline), LONGEST),
        intro=tuple(within(inert(line), _LINE_AT_MOST) for line in notice.lines),
        links=tuple(_links(alert, notice, watchlist)),
        footer=footer(alert, notice, watchlist),
    )


def _links(alert: Alert, notice: Notice, watchlist: Watchlist) -> list[Link]:
    addresses = ((site, linked(url, watchlist.sources)) for site, url in notice.pages)
    if alert.event.type is EventType.BLIND:
        return [Link(blindtexts.LOOK.format(shown=short_address(url)), url) for _, url in addresses if url]
    return [
        Link(texts.LINK_SOURCE.format(shown=inert(texts.site_of(site, url).shown)), url)
        for site, url in addresses
        if url
    ]
