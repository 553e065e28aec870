"""The message of a correction, and what becomes of the messages that were wrong. Pure."""

from __future__ import annotations

from dataclasses import replace

from monitors.alerts.below import First, addition_of
from monitors.alerts.corrections import Corrected, Correction, to_whom
from monitors.model import Alert, Delivery
from monitors.watchlist import Watchlist
from monitors.words import correctiontexts as said
from monitors.words import texts
from monitors.words.dutch import at, at_weekday, capital, inert, within
from monitors.words.headline import LONGEST
from notifiers.links import linked, own
from notifiers.shape import Link, Message, Row

BODY_AT_MOST = 900


def correction_message(told: Corrected, watchlist: Watchlist, public_url: str | None) -> Message:
    """What was wrong, what is right and why, what to do, who gets it, and what became of the wrong one."""
    one = told.correction
    wrong = texts.QUOTED.format(text=within(inert(one.wrong), LONGEST))
    who = to_whom(told.channels, told.persons)
    return Message(
        headline=within(inert(one.headline), LONGEST),
        intro=(_intro(told),),
        rows=(
            Row(said.WRONG, wrong),
            Row(said.RIGHT, _ended(one.right)),
            Row(said.CAUSE, _ended(one.cause) if one.cause else said.UNKNOWN_CAUSE),
            Row(said.MENDED, f"{capital(at(one.made))}."),
            Row(said.TO_DO, said.FORWARDED),
        ),
        links=(*_source(one, watchlist), *_own(told, public_url)),
        footer=(said.TO_ALL.format(who=who), _stays(told)),
    )


def kept_back(delivery: Delivery) -> bool:
    """Whether everything that a delivery tells was withdrawn."""
    first = delivery.first
    if first and first.addition is not None:
        adds = [one for one in delivery.alerts if addition_of(one.also, first.addition)]
        return bool(adds) and all(one.withdrawn for one in adds)
    return bool(delivery.alerts) and all(one.withdrawn for one in delivery.alerts)


def still_right(delivery: Delivery) -> Delivery:
    """The delivery without the alerts that were withdrawn; an addition finds its own."""
    if delivery.first:
        return delivery
    return replace(delivery, alerts=tuple(one for one in delivery.alerts if not one.withdrawn))


def marked(delivery: Delivery) -> Delivery:
    """The delivery as an edit shows it: what was withdrawn says so in its headline."""
    return replace(delivery, alerts=tuple(map(_marked, delivery.alerts)))


def _marked(alert: Alert) -> Alert:
    if not alert.withdrawn:
        return alert
    headline = said.WITHDRAWN.format(headline=alert.event.headline)
    return replace(alert, event=replace(alert.event, headline=headline))


def _intro(told: Corrected) -> str:
    first = told.first
    moment = first.sent if first else told.correction.made
    if moment is None:
        return said.PERHAPS
    whole = told.correction.withdrawn and (first is None or _called(first) == "event")
    template = said.WAS_WRONG if whole else said.IN_IT
    called = said.CALLED[_called(first) if first else "event"]
    return template.format(called=called, moment=at_weekday(moment))


def _called(first: First) -> str:
    """What kind of message it was: that of an event, a list, or the digest of a week or day."""
    kind, _, rest = first.subject.partition(":")
    name = rest.partition(":")[0] if kind == "digest" else kind
    return name if name in said.CALLED else "event"


def _stays(told: Corrected) -> str:
    called = _called(told.first) if told.first else "event"
    if told.kind != "slack" or called in ("weekly", "daily") or (told.first and told.first.receipt is None):
        return said.STAYS
    if not told.correction.withdrawn:
        return said.STAYS_MENDED
    return said.STAYS_LISTED if called == "burst" else said.STAYS_MARKED


def _source(one: Correction, watchlist: Watchlist) -> tuple[Link, ...]:
    url = linked(one.url, watchlist.sources) if one.url else None
    return (Link(texts.LINK_SOURCE.format(shown=inert(texts.site_of("", url).shown)), url),) if url else ()


def _own(told: Corrected, public_url: str | None) -> tuple[Link, ...]:
    if told.change is None:
        return ()
    link = own(public_url, told.change)
    return (replace(link, text=said.COMPARE),) if link.url else (link,)


def _ended(text: str) -> str:
    clean = inert(text)
    return clean if clean.endswith((".", "?", "…")) else f"{clean}."
