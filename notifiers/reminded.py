"""The message before a day of a dossier: what comes, when, and by whose word. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from monitors.model import Alert, Notice
from monitors.watchlist import Watchlist
from monitors.words import remindtexts as said
from monitors.words import texts
from monitors.words.dutch import capital, inert, number, shortened, weekday, within
from monitors.words.headline import LONGEST
from notifiers.links import linked
from notifiers.shape import Link, Message, Options, Row
from notifiers.why import dossiers_of, footer, with_numbers

_TEXT_AT_MOST = 160
_SHOWN_AT_MOST = 4
_LINKED_AT_MOST = 3


def reminder_message(alert: Alert, notice: Notice, watchlist: Watchlist, options: Options) -> Message:
    """The message of a reminder; each page of the notice goes with the line in its place."""
    count = len(notice.pages)
    why, *_ = footer(alert, notice, watchlist)
    return Message(
        headline=within(inert(alert.event.headline), LONGEST),
        intro=(*_intro(notice, watchlist), said.MOVES),
        rows=tuple(_rows(alert, notice.lines[:count])),
        links=tuple(_links(notice, watchlist, options)),
        footer=(why, *map(inert, notice.lines[count:])),
    )


def _intro(notice: Notice, watchlist: Watchlist) -> Iterator[str]:
    sites = tuple(dict.fromkeys(texts.site_of(site, url).shown for site, url in notice.pages))
    for dossier in dossiers_of(notice, watchlist):
        name = with_numbers(dossier)
        if len(sites) == 1:
            yield said.INTRO.format(name=name, shown=inert(sites[0]))
        else:
            yield said.INTRO_SOURCES.format(name=name, count=number(len(sites)))


def _rows(alert: Alert, lines: tuple[str, ...]) -> Iterator[Row]:
    if alert.event.happened:
        yield Row(said.WHEN, f"{capital(weekday(alert.event.happened))}.")
    told = [said.WHAT_LINE.format(text=_line(one)) for one in lines[:_SHOWN_AT_MOST]]
    rest = len(lines) - len(told)
    if rest:
        told.append(said.MORE_ONE if rest == 1 else said.MORE_MANY.format(count=number(rest)))
    yield Row(said.WHAT, " ".join(told))


def _line(text: str) -> str:
    return shortened(inert(text), _TEXT_AT_MOST).rstrip(".")


def _links(notice: Notice, watchlist: Watchlist, options: Options) -> Iterator[Link]:
    found = ((site, linked(url, watchlist.sources)) for site, url in dict.fromkeys(notice.pages))
    links = [(texts.site_of(site, url).shown, url) for site, url in found if url]
    for shown, url in links[:_LINKED_AT_MOST]:
        yield Link(texts.LINK_SOURCE.format(shown=inert(shown)), url)
    if options.public_url and notice.matches.dossiers:
        key = notice.matches.dossiers[0].key
        yield Link(said.LINK_DOSSIER, f"{options.public_url.rstrip('/')}/dossier/{key}")
