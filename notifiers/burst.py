"""Many alerts in one message: counted, each named once, what the reader follows first. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from monitors.model import Alert, Matches, Notice
from monitors.watchlist import Dossier, Watchlist
from monitors.words import bursttexts, texts
from monitors.words.dutch import at, inert, shortened, within
from monitors.words.headline import LONGEST
from notifiers.links import linked
from notifiers.shape import Link, Message, Row
from notifiers.why import dossiers_of, footer, with_numbers

# A list with addresses still fits in one message of Slack up to here, with addresses of a usual length.
_LINKED_AT_MOST = 25
_ADDRESS_AT_MOST = 150
_LABEL_AT_MOST = 28


def burst_message(alerts: Sequence[Alert], watchlist: Watchlist) -> Message:
    """The message that names these alerts, oldest first behind what the reader follows by name."""
    about = Notice((), (), _matches(alerts))
    dossiers = dossiers_of(about, watchlist)
    first = _followed(alerts, watchlist)
    rest = [alert for alert in alerts if alert not in first]
    return Message(
        headline=_headline(len(alerts), dossiers),
        intro=(bursttexts.TOGETHER, *_counted(len(first))),
        rows=tuple(_rows([*first, *rest], dossiers, watchlist)),
        links=(Link(bursttexts.ALL, None),),
        footer=(footer(alerts[0], about, watchlist)[0], _seen(alerts)),
    )


def _headline(count: int, dossiers: Sequence[Dossier]) -> str:
    if len(dossiers) == 1:
        return within(bursttexts.ONE_DOSSIER.format(count=count, dossier=with_numbers(dossiers[0])), LONGEST)
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
        label = f"{number}" if len(named) == 1 or not name else f"{number}  {name}"
        url = linked(alert.change.subject.url, watchlist.sources) if alert.change else None
        short = url is not None and len(url) <= _ADDRESS_AT_MOST and len(alerts) <= _LINKED_AT_MOST
        yield Row(label, within(inert(alert.event.headline), LONGEST), url=url if short else None)


def _seen(alerts: Sequence[Alert]) -> str:
    moments = [alert.event.seen for alert in alerts]
    since, until = at(min(moments)), at(max(moments))
    if since == until:
        return texts.SEEN.format(moment=since)
    return bursttexts.SEEN_SPAN.format(since=since, until=until)
