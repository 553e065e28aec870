"""The message of a digest: at most one page, and in a quiet period a few lines that say so. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from crawler.text import MONTHS
from monitors.alerts.digest import Digest, Item, Period
from monitors.sources.schedule import in_recess
from monitors.watchlist import Watchlist
from monitors.words import correctiontexts as corrected
from monitors.words import digesttexts as said
from monitors.words import texts
from monitors.words.dutch import (
    at_weekday,
    capital,
    counted,
    duration,
    inert,
    number,
    weekday,
    within,
    written,
)
from notifiers.chapters import (
    Told,
    control_of,
    course_of,
    in_short,
    put_right,
    rest_of,
    small,
    stands,
    to_come,
    unchanged,
    words_met,
)
from notifiers.decisions import decided_alike
from notifiers.links import managed, overview
from notifiers.shape import Chapter, Message, Options

WORDS_AT_MOST, QUIET_AT_MOST, LINES_AT_MOST = 500, 150, 25
SUBJECT_AT_MOST = 70
_LATE_FROM = timedelta(hours=1)
_SEVERAL = 2
_TELLING = 0.7
"""How much of what comes before a colon must be left to tell readers which bill it is."""
# How many lines of news, and of what is to come; the first that fits is sent.
_SIZES = ((25, 8), (20, 6), (16, 5), (12, 4), (8, 3), (5, 2), (3, 1), (1, 0))
_QUIET_SIZES = ((6, 3), (6, 1), (5, 1), (4, 1), (3, 1), (0, 0))


def digest_message(digest: Digest, watchlist: Watchlist, now: datetime, options: Options) -> Message:
    """The message of a digest as it is sent now; late or perhaps double, it says so first."""
    told = Told(digest, watchlist, now, options)
    if not digest.items:
        room = WORDS_AT_MOST if digest.corrections else QUIET_AT_MOST
        return _fitting([_quiet(told, *size) for size in _QUIET_SIZES], room)
    return _fitting([_busy(told, *size) for size in _SIZES], WORDS_AT_MOST)


def _fitting(messages: list[Message], at_most: int) -> Message:
    return next((one for one in messages if one.words() <= at_most), messages[-1])


def _busy(told: Told, lines: int, days: int) -> Message:
    digest = told.digest
    items = digest.items
    kept = frozenset(items[:lines])
    news = [course_of(told, course, kept) for course in digest.courses if kept & set(course.items)]
    chapters = [
        *put_right(told),
        *in_short(items),
        *to_come(told, days),
        *news,
        *rest_of(len(items) - len(kept)),
        *unchanged(digest),
        *small(digest),
        control_of(told),
    ]
    return _message(told, _news_subject(items), (*chapters, *words_met(chapters)))


def _quiet(told: Told, lines: int, days: int) -> Message:
    digest = told.digest
    unread = len(digest.control.unread)
    sources = counted(unread, said.SOURCES_ONE, said.SOURCES_MANY)
    subject = said.NOTHING_SEEN.format(sources=sources) if unread else said.NOTHING
    if digest.corrections:
        subject = f"{_counted(digest)}, {subject}"
    stand = stands(digest, lines)
    chapters = (*put_right(told), *small(digest), control_of(told), *to_come(told, days), *stand)
    return _message(told, subject, chapters)


def _message(told: Told, subject: str, chapters: tuple[Chapter, ...]) -> Message:
    digest, period = told.digest, told.digest.period
    shown = digest.courses
    dossiers = counted(len(shown), said.DOSSIERS_ONE, said.DOSSIERS_MANY)
    why = said.WHY.format(called=told.called, dossiers=dossiers)
    template = said.SUBJECT[period.every]
    return Message(
        headline=_fitted(template.format(label=_label(period), what=""), inert(subject)),
        notes=_notes(told),
        intro=tuple(_intro(told)),
        chapters=chapters,
        links=(*managed(told.options), *(overview(told.options) if digest.items else ())),
        footer=(why,) if digest.items else (why, said.WHY_QUIET),
    )


def _fitted(opening: str, what: str) -> str:
    """The subject. What stands behind a colon gives way where it would leave too little of a name."""
    room = SUBJECT_AT_MOST - len(opening)
    head, colon, tail = what.rpartition(": ")
    too_little = len(what) > room and colon and room - len(tail) - len(colon) < _TELLING * len(head)
    return opening + within(head if too_little else what, room)


def _notes(told: Told) -> tuple[str, ...]:
    period = told.digest.period
    late = told.now - period.due
    notes = []
    if late > _LATE_FROM:
        named = said.OF_PERIOD[period.every].format(label=_label(period))
        notes.append(said.LATE.format(called=told.called, period=named, late=duration(late)))
    if told.options.perhaps_double:
        notes.append(texts.PERHAPS_DOUBLE)
    return tuple(notes)


def _intro(told: Told) -> Iterator[str]:
    digest, period = told.digest, told.digest.period
    moment = at_weekday(told.now)
    name = inert(digest.subscription.key)
    yield said.INTRO.format(name=name, days=capital(_days(period)), moment=moment)
    if not digest.items:
        count = len(digest.courses)
        dossiers = said.YOURS_ONE if count == 1 else said.YOURS_MANY.format(count=number(count))
        yield (said.QUIET_BUT_SMALL if digest.small else said.QUIET).format(dossiers=dossiers)
        if in_recess(period.first) and in_recess(period.last):
            yield said.RECESS
    if not digest.corrections:
        yield corrected.NONE


def _counted(digest: Digest) -> str:
    return counted(len(digest.corrections), corrected.IN_SUBJECT_ONE, corrected.IN_SUBJECT_MANY)


def _label(period: Period) -> str:
    return str(period.first.isocalendar().week) if period.every == "weekly" else written(period.first)


def _days(period: Period) -> str:
    first, last = period.first, period.last
    if first == last:
        return weekday(first)
    shown = written(first) if first.year != last.year else f"{first.day} {MONTHS[first.month - 1]}"
    return said.UNTIL.format(first=shown, last=written(last))


def _news_subject(items: tuple[Item, ...]) -> str:
    """What matters most, by its headline; of several decisions about bills how many there were."""
    alike = decided_alike(items)
    if alike:
        return alike.headline
    decisions = [item.event.type for item in items if item.bill and item.event.type in said.DECISIONS]
    if len(decisions) < _SEVERAL:
        return items[0].event.headline
    counts = [(decisions.count(kind), word) for kind, word in said.DECISIONS.items() if kind in decisions]
    (first, word), *rest = counts
    bills = counted(first, said.BILLS_ONE, said.BILLS_MANY)
    return ", ".join((f"{bills} {word}", *(f"{number(count)} {other}" for count, other in rest)))
