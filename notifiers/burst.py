"""Many alerts in one message: counted, each named once, what the reader follows first. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from monitors.model import Alert, Matches, Notice
from monitors.watchlist import Dossier, Watchlist
from monitors.words import bursttexts, texts
from monitors.words.dutch import at, duration, inert, shortened, weekday, within
from monitors.words.headline import LONGEST
from notifiers.links import linked
from notifiers.papered import counts, paper_of, papered, what_of
from notifiers.shape import Link, Message, Options, Row
from notifiers.why import dossiers_of, footer, with_numbers

# A list with addresses still fits in one message of Slack up to here, with addresses of a usual length.
_LINKED_AT_MOST = 25
BODY_AT_MOST = 950
_ADDRESS_AT_MOST = 150
_LABEL_AT_MOST = 28


def burst_message(alerts: Sequence[Alert], watchlist: Watchlist, options: Options) -> Message:
    """The message that names these alerts, oldest first behind what the reader follows by name.

    Where Wetwacht has pages it names as many as readers have time for, and leads to the rest.
    """
    about = Notice((), (), _matches(alerts))
    dossiers = dossiers_of(about, watchlist)
    first = _followed(alerts, watchlist)
    rest = [alert for alert in alerts if alert not in first]
    papers = papered(alerts)
    message = Message(
        headline=_headline(alerts, dossiers, papers),
        intro=((counts(alerts) if papers else bursttexts.TOGETHER), *_counted(len(first))),
        rows=tuple(_rows([*first, *rest], dossiers, watchlist)),
        later=_further(alerts),
        links=(_all(options.public_url),),
        footer=(footer(alerts[0], about, watchlist)[0], _seen(alerts)),
    )
    return message if options.public_url is None else _cut(message)


def _cut(message: Message) -> Message:
    """The message without the last rows that no reader has time for; what is followed by name goes last."""
    rows = message.rows
    while message.visible() > BODY_AT_MOST and len(message.rows) > 2:
        kept = message.rows[: -2 if message.rows[-1].label == bursttexts.REST else -1]
        left = len(rows) - len(kept)
        said = bursttexts.OTHERS_ONE if left == 1 else bursttexts.OTHERS_MANY.format(count=left)
        message = replace(message, rows=(*kept, Row(bursttexts.REST, said)))
    return message


def _all(public_url: str | None) -> Link:
    if public_url is None:
        return Link(bursttexts.ALL, None)
    return Link(bursttexts.LINK_ALL, f"{public_url.rstrip('/')}/zoeken")


def _further(alerts: Sequence[Alert]) -> tuple[Row, ...]:
    """The vote that is planned, where it is of the same day for all of them that name one."""
    days = {value for alert in alerts for name, value in alert.facts if name == "vote_ahead"}
    if len(days) != 1:
        return ()
    return (Row(texts.NEXT, texts.VOTE_ON.format(day=weekday(date.fromisoformat(days.pop())))),)


def _headline(alerts: Sequence[Alert], dossiers: Sequence[Dossier], papers: bool) -> str:
    count = len(alerts)
    if len(dossiers) == 1:
        moments = [alert.event.seen for alert in alerts]
        span = max(moments) - min(moments)
        template = bursttexts.AMENDMENTS_SPAN if span else bursttexts.AMENDMENTS
        shown = template if papers else bursttexts.ONE_DOSSIER
        named = with_numbers(dossiers[0])
        return within(shown.format(count=count, length=duration(span), dossier=named), LONGEST)
    return bursttexts.DOSSIERS.format(count=count, dossiers=len(dossiers))


def _matches(alerts: Sequence[Alert]) -> Matches:
    found = [alert.change.matches for alert in alerts if alert.change]
    dossiers = {match.key: match for matches in found for match in matches.dossiers}
    amendments = {match.key: match for matches in found for match in matches.amendments}
    return Matches(tuple(dossiers.values()), tuple(amendments.values()))


def _followed(alerts: Sequence[Alert], watchlist: Watchlist) -> list[Alert]:
    """The alerts about an amendment that one of their subscriptions asks for by name."""
    asked = {one.key: one.amendments for one in watchlist.subscriptions}

    def followed(alert: Alert) -> bool:
        wanted = {key for name in alert.subscriptions for key in asked.get(name, ())}
        return alert.change is not None and any(m.key in wanted for m in alert.change.matches.amendments)

    return list(filter(followed, alerts))


def _counted(followed: int) -> tuple[str, ...]:
    if not followed:
        return ()
    return (bursttexts.FOLLOWED_ONE if followed == 1 else bursttexts.FOLLOWED.format(count=followed),)


def _rows(alerts: Sequence[Alert], dossiers: Sequence[Dossier], watchlist: Watchlist) -> Iterator[Row]:
    named = {dossier.key: shortened(inert(dossier.title), _LABEL_AT_MOST) for dossier in dossiers}
    for number, alert in enumerate(alerts, start=1):
        matches = alert.change.matches.dossiers if alert.change else ()
        name = next((named[match.key] for match in matches if match.key in named), "")
        paper = paper_of(alert)
        label = paper or (f"{number}" if len(named) == 1 or not name else f"{number}  {name}")
        url = linked(alert.change.subject.url, watchlist.sources) if alert.change else None
        short = url is not None and len(url) <= _ADDRESS_AT_MOST and len(alerts) <= _LINKED_AT_MOST
        line = what_of(alert) if paper else ""
        yield Row(label, line or within(inert(alert.event.headline), LONGEST), url=url if short else None)


def _seen(alerts: Sequence[Alert]) -> str:
    moments = [alert.event.seen for alert in alerts]
    since, until = at(min(moments)), at(max(moments))
    if since == until:
        return texts.SEEN.format(moment=since)
    return bursttexts.SEEN_SPAN.format(since=since, until=until)
