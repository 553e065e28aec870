"""The first message of a subscription: what comes, what does not, and where the dossiers stand. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from monitors.alerts.start import Start, named_kinds
from monitors.alerts.urgency import MARKS
from monitors.watchlist import Level, Watchlist
from monitors.words import starttexts as said
from monitors.words.dutch import capital, counted, inert, number, written
from notifiers.links import managed
from notifiers.shape import Message, Options, Row
from notifiers.why import several, with_numbers

VISIBLE_AT_MOST = 1_300
_NAMED_AT_MOST = 3
_KINDS_AT_MOST = 8
# How many dossiers are named with where they stand; the first size that fits is sent.
_SIZES = (20, 14, 10, 7, 5, 3, 1, 0)


def started_message(start: Start, watchlist: Watchlist, options: Options, contact: str | None) -> Message:
    """The message for a reader whose subscription starts."""
    sizes = [_message(start, watchlist, options, contact, size) for size in _SIZES]
    return next((one for one in sizes if one.visible() <= VISIBLE_AT_MOST), sizes[-1])


def _message(start: Start, watchlist: Watchlist, options: Options, contact: str | None, size: int) -> Message:
    count = len(start.facts.stands)
    subject = said.SUBJECT_ONE if count == 1 else said.SUBJECT_MANY.format(count=number(count))
    once = said.ONCE.format(name=inert(start.subscription.key))
    written_to = (said.CONTACT.format(contact=contact),) if contact else ()
    return Message(
        headline=subject,
        intro=tuple(_intro(start, watchlist)),
        rows=tuple(_rows(start, watchlist, size)),
        links=managed(options),
        footer=(once, *written_to),
    )


def _intro(start: Start, watchlist: Watchlist) -> Iterator[str]:
    asked = start.subscription
    yield said.INTRO[asked.when].format(by=said.BY.get(start.kind, ""))
    wanted = [one for dossier in watchlist.dossiers for one in dossier.amendments]
    names = [inert(one.names[0] if one.names else one.key) for one in wanted if one.key in asked.amendments]
    if names:
        template = said.ONE_AMENDMENT if len(names) == 1 else said.AMENDMENTS
        yield template.format(names=several(names, _NAMED_AT_MOST))


def _rows(start: Start, watchlist: Watchlist, size: int) -> Iterator[Row]:
    yield from _kinds(start, watchlist)
    yield Row(said.NOT, said.SMALL)
    facts, quiet = start.facts, start.subscription.quiet
    if facts.expected is not None:
        days = counted(facts.days, said.DAYS_ONE, said.DAYS_MANY)
        one = facts.expected == 1
        template = said.EXPECTED_ONE if one else said.EXPECTED_MANY
        yield Row(said.EXPECTED, template.format(days=days, count=number(facts.expected)))
    yield from _stands(start, watchlist, size)
    if facts.since:
        yield Row(said.HISTORY, said.SINCE.format(day=written(facts.since)))
    if start.subscription.remind:
        yield Row(said.REMINDER, said.reminds(start.subscription.remind))
    if quiet:
        first, last = quiet.split("-")
        night = said.QUIET.format(start=_clock(first), end=_clock(last))
        outcomes = said.OUTCOMES_WAIT if start.subscription.quiet_outcomes else said.OUTCOMES_GO
        yield Row(said.NIGHT, f"{night} {outcomes}")


def _kinds(start: Start, watchlist: Watchlist) -> Iterator[Row]:
    """Which news comes at once and which in a digest, by the urgency table or by what was chosen."""
    asked = start.subscription
    label = {"instant": said.AT_ONCE, "daily": said.DAILY, "weekly": said.WEEKLY}[asked.when]
    if asked.events:
        named = _sentence(named_kinds(asked.events))
        chosen = said.CHOSEN.format(count=number(len(asked.events)))
        yield Row(label, named if len(asked.events) <= _KINDS_AT_MOST else chosen)
    elif asked.when == "instant" and watchlist.urgency:
        yield from _by_urgency(watchlist)
    else:
        yield Row(label, said.EVERYTHING)


def _by_urgency(watchlist: Watchlist) -> Iterator[Row]:
    table = dict(watchlist.urgency)

    def names(level: Level) -> set[str]:
        known = {name for _, group in said.GROUPS for name in group}
        return {name for name in known if table.get(name, None if name in MARKS else "instant") == level}

    at_once = named_kinds(names("instant"))
    weekly = named_kinds(names("weekly"))
    if at_once:
        yield Row(said.AT_ONCE, _sentence(at_once))
    if weekly:
        yield Row(said.WEEKLY, said.ALSO.format(what=weekly))


def _stands(start: Start, watchlist: Watchlist, size: int) -> Iterator[Row]:
    found = [(watchlist.dossier(key), stand) for key, stand in start.facts.stands]
    told = [(dossier, stand) for dossier, stand in found if dossier]
    shown = [said.STANDS.format(name=with_numbers(one), stand=stand) for one, stand in told[:size]]
    rest = len(told) - len(shown)
    if rest:
        shown.append(said.MORE_ONE if rest == 1 else said.MORE_MANY.format(count=number(rest)))
    if shown:
        yield Row(said.STAND, " ".join(shown))


def _sentence(text: str) -> str:
    return f"{capital(text)}."


def _clock(text: str) -> str:
    """ "7.00" for "07:00" """
    hours, minutes = text.split(":")
    return f"{int(hours)}.{minutes}"
