"""Messages for operators: a source went down, a source is back. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime

from monitors.model import Notice, SourceEvent
from monitors.sources.health import slowest
from monitors.watchlist import Source, Watchlist
from monitors.words import operatortexts as said
from monitors.words import texts
from monitors.words.dutch import at, at_weekday, capital, counted, every, inert, shortened
from monitors.words.headline import source_headline
from notifiers.links import linked
from notifiers.shape import Link, Message, Row

_STATUS = re.compile(r"\bHTTP (\d{3})\b")
_ADDRESS_AT_MOST = 200


def channel_message(headline: str, notice: Notice, seen: datetime) -> Message:
    """An address or a channel takes nothing: what it said, what Wetwacht does, what to do."""
    return Message(
        headline=headline,
        intro=tuple(map(inert, notice.lines)),
        footer=(said.OPERATOR, texts.SEEN.format(moment=at(seen))),
    )


def source_message(event: SourceEvent, watchlist: Watchlist, seen: datetime) -> Message:
    """The message that a source cannot be read, or that it can again."""
    source = next((source for source in watchlist.sources if source.key == event.source), None)
    rows = _recovered(event) if event.until else _down(event, source, watchlist)
    closing = () if event.until else (said.AFTERWARDS,)
    return Message(
        headline=source_headline(event),
        rows=tuple(rows),
        links=_links(event, source, watchlist),
        footer=(*closing, said.OPERATOR, texts.SEEN.format(moment=at(seen))),
    )


def _down(event: SourceEvent, source: Source | None, watchlist: Watchlist) -> Iterator[Row]:
    yield Row(said.SINCE, f"{capital(at_weekday(event.since))}.")
    yield Row(said.REPORT, reported(event))
    if source:
        yield Row(said.AFFECTS, _affected(source, watchlist))
    going = said.KEEPS_GOING.format(every=every(slowest(source.every))) if source else said.KEEPS_GOING_SOON
    yield Row(said.WETWACHT, going)
    yield Row(said.LAST_GOOD, f"{capital(at(event.last_good))}." if event.last_good else said.NEVER_GOOD)
    remedy = said.REMEDY.get(event.verdict, said.REMEDY_OTHER)
    yield Row(said.TO_DO, remedy.format(site=source.site if source else ""))
    yield Row(said.READERS, said.READERS_NOW)
    if linked(event.url, watchlist.sources) is None:
        yield Row(said.ADDRESS, shortened(inert(event.url), _ADDRESS_AT_MOST))


def reported(event: SourceEvent) -> str:
    """What the visit met, in Dutch; the exact English reason stands in `wetwacht check`."""
    status = _STATUS.search(event.reason)
    if status:
        return said.REASON_STATUS.format(status=status[1])
    special = next((text for words, text in said.REASONS_BY_WORDS.items() if words in event.reason), None)
    return special or said.REASONS.get(event.verdict, said.REASON_OTHER)


def _recovered(event: SourceEvent) -> Iterator[Row]:
    if event.until is None:
        raise ValueError(f"source {event.source} has not come back")
    outage = said.OUTAGE.format(since=at(event.since), until=at(event.until))
    yield Row(said.OUTAGE_LABEL, outage)
    yield Row(said.REPORT, reported(event))
    yield Row(said.MISSED, said.MISSED_VERSIONS)


def _affected(source: Source, watchlist: Watchlist) -> str:
    """How many dossiers and subscriptions a source feeds; one without a dossier feeds them all."""
    keys = {source.dossier} if source.dossier else {dossier.key for dossier in watchlist.dossiers}
    asking = [s for s in watchlist.subscriptions if not s.dossiers or keys & set(s.dossiers)]
    dossiers = counted(len(keys), said.DOSSIERS_ONE, said.DOSSIERS_MANY)
    subscriptions = counted(len(asking), said.SUBSCRIPTIONS_ONE, said.SUBSCRIPTIONS_MANY)
    return f"{dossiers}, {subscriptions}."


def _links(event: SourceEvent, source: Source | None, watchlist: Watchlist) -> tuple[Link, ...]:
    url = linked(event.url, watchlist.sources)
    if url is None:
        return ()
    shown = texts.site_of(source.site, event.url).shown if source else event.source
    return (Link(texts.LINK_SOURCE.format(shown=inert(shown)), url),)
