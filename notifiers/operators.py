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
from monitors.words.blindtexts import LATER
from monitors.words.dutch import at, at_weekday, capital, counted, every, inert, number, shortened
from monitors.words.sourceheadline import rows_left, source_headline
from monitors.words.sourcenames import named
from notifiers.links import linked
from notifiers.shape import Link, Message, Options, Row

_STATUS = re.compile(r"\bHTTP (\d{3})\b")
_ADDRESS_AT_MOST = 200


def channel_message(headline: str, notice: Notice, seen: datetime) -> Message:
    """An address or a channel takes nothing: what it said, what Wetwacht does, what to do."""
    return Message(
        headline=headline,
        intro=tuple(map(inert, notice.lines)),
        footer=(said.OPERATOR, texts.SEEN.format(moment=at(seen))),
    )


def source_message(event: SourceEvent, watchlist: Watchlist, seen: datetime, options: Options) -> Message:
    """The message that a source cannot be read, or that it can again."""
    source = next((source for source in watchlist.sources if source.key == event.source), None)
    rows = _recovered() if event.until else _down(event, source, watchlist)
    closing = () if event.until else (said.AFTERWARDS,)
    return Message(
        headline=source_headline(event, named(source).bare if source else ""),
        intro=tuple(_intro(event)) if event.until else (),
        rows=tuple(rows),
        links=(*_links(event, source, watchlist), *_copies(event, options)),
        footer=(*closing, said.OPERATOR, texts.SEEN.format(moment=at(seen))),
    )


def _down(event: SourceEvent, source: Source | None, watchlist: Watchlist) -> Iterator[Row]:
    yield Row(said.SINCE, f"{_since(event)} {reported(event)}")
    if source:
        others = _others(event, source)
        yield Row(said.AFFECTS, f"{_affected(source, watchlist)} {others}".rstrip())
    going = said.KEEPS_GOING.format(every=every(slowest(source.every))) if source else said.KEEPS_GOING_SOON
    yield Row(said.WETWACHT, going)
    yield Row(said.LAST_GOOD, f"{capital(at(event.last_good))}." if event.last_good else said.NEVER_GOOD)
    remedy = said.REMEDY.get(event.verdict, said.REMEDY_OTHER)
    yield Row(said.TO_DO, remedy.format(site=source.site if source else "", source=inert(event.source)))
    yield Row(said.READERS, said.READERS_NOW)
    if linked(event.url, watchlist.sources) is None:
        yield Row(said.ADDRESS, shortened(inert(event.url), _ADDRESS_AT_MOST))


def _since(event: SourceEvent) -> str:
    since = capital(at_weekday(event.since))
    if not event.looks:
        return f"{since}."
    looks = counted(event.looks, said.LOOKS_ONE, said.LOOKS_MANY)
    return said.SINCE_LOOKS.format(since=since, looks=looks)


def _others(event: SourceEvent, source: Source) -> str:
    """Whether the other sources of the site are read: the site may be down, or this page alone."""
    shown = named(source).shown
    if not event.others:
        return ""
    if event.working == event.others:
        template = said.OTHER_ONE if event.others == 1 else said.OTHER_ALL
    elif event.working:
        template = said.OTHER_SOME
    else:
        template = said.OTHER_NONE_ONE if event.others == 1 else said.OTHER_NONE
    return template.format(shown=shown, count=number(event.others), working=number(event.working))


def reported(event: SourceEvent) -> str:
    """What the visit met, in Dutch; the exact English reason stands in `wetwacht check`."""
    if event.field:
        return said.REASON_FIELD
    left = rows_left(event)
    if left:
        return said.REASON_ROWS.format(left=left[0], all=left[1])
    status = _STATUS.search(event.reason)
    if status:
        return said.REASON_STATUS.format(status=status[1])
    special = next((text for words, text in said.REASONS_BY_WORDS.items() if words in event.reason), None)
    return special or said.REASONS.get(event.verdict, said.REASON_OTHER)


def _intro(event: SourceEvent) -> Iterator[str]:
    if event.until is None:
        raise ValueError(f"source {event.source} has not come back")
    template = said.OUTAGES.get(event.verdict, said.OUTAGE)
    yield template.format(since=at(event.since), until=at(event.until))
    yield reported(event)


def _recovered() -> Iterator[Row]:
    yield Row(said.CAUGHT_UP, LATER)
    yield Row(said.MISSED, said.MISSED_VERSIONS)


def _affected(source: Source, watchlist: Watchlist) -> str:
    """How many dossiers and subscriptions a source feeds; one without a dossier feeds them all."""
    keys = {source.dossier} if source.dossier else {dossier.key for dossier in watchlist.dossiers}
    asking = [s for s in watchlist.subscriptions if not s.dossiers or keys & set(s.dossiers)]
    dossiers = counted(len(keys), said.DOSSIERS_ONE, said.DOSSIERS_MANY)
    subscriptions = counted(len(asking), said.SUBSCRIPTIONS_ONE, said.SUBSCRIPTIONS_MANY)
    return f"{dossiers}, {subscriptions}."


def _copies(event: SourceEvent, options: Options) -> Iterator[Link]:
    """The kept answers before and since, on our pages."""
    base = options.public_url
    kept = () if event.until else ((said.GOOD_COPY, event.good), (said.BAD_COPY, event.bad))
    yield from (Link(text, f"{base.rstrip('/')}/kopie/{copy}") for text, copy in kept if base and copy)


def _links(event: SourceEvent, source: Source | None, watchlist: Watchlist) -> tuple[Link, ...]:
    url = linked(event.url, watchlist.sources)
    if url is None:
        return ()
    shown = texts.site_of(source.site, event.url).shown if source else event.source
    return (Link(texts.LINK_SOURCE.format(shown=inert(shown)), url),)
