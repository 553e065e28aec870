"""The chapters of a digest: news, what is to come, what stayed, the sources, the words. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from monitors.alerts.corrections import Correction
from monitors.alerts.digest import Course, Digest, Item, Period
from monitors.dossiers.stations import Standing
from monitors.watchlist import Watchlist
from monitors.words import correctiontexts as corrected
from monitors.words import digesttexts as said
from monitors.words import procedure, texts
from monitors.words.dutch import (
    capital,
    counted,
    dossier_number,
    inert,
    listed,
    local_day,
    number,
    shortened,
    weekday,
    written,
)
from notifiers.control import control_entries
from notifiers.decisions import decided_alike
from notifiers.links import linked
from notifiers.shape import Chapter, Entry, Link, Options, Span, Way
from notifiers.why import several, with_numbers

_SHORT_FROM = 4
_IN_SHORT = 3
_NAMED_AT_MOST = 6
_WORDS_AT_MOST = 4
_TEXT_AT_MOST = 140
_CORRECTIONS_AT_MOST = 5
_NAME_AT_MOST = 60
_UNDATED = ("written", "awaiting_plenary")


@dataclass(frozen=True, slots=True)
class Told:
    """What the parts of a digest's message are made from."""

    digest: Digest
    watchlist: Watchlist
    now: datetime
    options: Options

    @property
    def called(self) -> str:
        """What readers call it."""
        return said.CALLED[self.digest.period.every]


def put_right(told: Told) -> Iterator[Chapter]:
    """What the reader had wrong, and what is right; before anything else."""
    found = told.digest.corrections
    entries = [
        Entry(_short_day(local_day(one.made), told.digest.period), _corrected(one), _stated(told, one))
        for one in found[:_CORRECTIONS_AT_MOST]
    ]
    rest = len(found) - len(entries)
    if rest:
        more = corrected.MORE_ONE if rest == 1 else corrected.MORE_MANY.format(count=number(rest))
        entries.append(Entry("", more))
    if entries:
        yield Chapter(corrected.CHAPTER, tuple(entries))


def _corrected(one: Correction) -> str:
    template = corrected.IN_DIGEST if one.withdrawn else corrected.SPLIT_IN_DIGEST
    wrong = shortened(inert(one.wrong), _TEXT_AT_MOST)
    return template.format(wrong=wrong, right=_ended(one.right))


def _stated(told: Told, one: Correction) -> tuple[Link, ...]:
    return _source(told, "", one.url) if one.url else ()


def in_short(items: tuple[Item, ...]) -> Iterator[Chapter]:
    """What matters most in three lines, where there are more; bills that were decided alike are one."""
    if len(items) < _SHORT_FROM:
        return
    alike = decided_alike(items)
    others = (item for item in items if not alike or item not in alike.items)
    told = [*([alike.sentence] if alike else []), *map(_sentence, others)]
    yield Chapter(said.IN_SHORT, tuple(Entry("", text) for text in told[:_IN_SHORT]))


def to_come(told: Told, at_most: int) -> Iterator[Chapter]:
    """What is to come, as many days as asked, and the bills that wait for a debate without a date."""
    found = told.digest.coming
    entries = [
        Entry(written(one.day), _ended(one.text), _source(told, one.site, one.url))
        for one in found[:at_most]
        if one.day
    ]
    rest = len(found) - len(entries)
    if entries and rest:
        more = said.REST_COMING_ONE if rest == 1 else said.REST_COMING_MANY.format(count=number(rest))
        entries.append(Entry("", more))
    waiting = _undated(told.digest)
    if waiting and told.digest.items and at_most > 1:
        bills = several(waiting, _NAMED_AT_MOST)
        entries.append(Entry(said.NO_DATE, said.IN_SENATE.format(bills=bills)))
    if at_most:
        yield Chapter(said.COMING, tuple(entries) or (Entry("", said.NO_DATES),))


def _undated(digest: Digest) -> list[str]:
    """The bills that wait for a debate of which no source names the day."""
    bills = (bill for course in digest.courses for bill in course.bills if bill.stage in _UNDATED)
    numbers = dict.fromkeys(dossier_number(bill.number) for bill in bills)
    return [one for one in numbers if not any(one in known.text for known in digest.coming)]


def course_of(told: Told, course: Course, kept: frozenset[Item]) -> Chapter:
    """A dossier: where its bills stand, and those of its events that are kept, in order."""
    one = len(course.bills) == 1
    ways = tuple(
        Way("" if one else dossier_number(bill.number), tuple(Span(*cell) for cell in bill.cells))
        for bill in course.bills
        if bill.stage != "unknown"
    )
    entries = tuple(_line(told, item) for item in course.items if item in kept)
    return Chapter(with_numbers(course.dossier), entries, ways)


def _line(told: Told, item: Item) -> Entry:
    seen = local_day(item.event.seen)
    text = _sentence(item)
    if item.day < told.digest.period.first and seen >= told.digest.period.first:
        text = f"{text} {said.SEEN_ON.format(day=written(seen))}"
    return Entry(_short_day(item.day, told.digest.period), text, _reading_on(told, item))


def _sentence(item: Item) -> str:
    if item.added:
        return _ended(texts.ADDED.format(text=shortened(inert(item.added), _TEXT_AT_MOST)))
    return _ended(shortened(inert(item.event.headline), _TEXT_AT_MOST))


def _ended(text: str) -> str:
    clean = inert(text)
    return clean if clean.endswith((".", "?", "…")) else f"{clean}."


def _short_day(day: date, period: Period) -> str:
    """ "di 1 juli", with the year where it is another than that of the period."""
    name, rest = weekday(day).split(" ", 1)
    shown = f"{name[:2]} {rest}"
    return shown.rpartition(" ")[0] if day.year in (period.first.year, period.last.year) else shown


def _reading_on(told: Told, item: Item) -> tuple[Link, ...]:
    """Its own page, which names the source; without pages the source, else the command that shows it."""
    public = told.options.public_url
    if public and item.change:
        return (Link(said.LINK_OWN, f"{public.rstrip('/')}/wijziging/{item.change}"),)
    source = _source(told, item.site, item.url)
    if source or item.change is None:
        return source
    return (Link(texts.SHOW.format(id=item.change), None),)


def _source(told: Told, site: str, url: str) -> tuple[Link, ...]:
    address = linked(url, told.watchlist.sources)
    return (Link(inert(texts.site_of(site, url).shown), address),) if address else ()


def rest_of(count: int) -> Iterator[Chapter]:
    """How many events found no room."""
    if count:
        text = said.REST_ONE if count == 1 else said.REST_MANY.format(count=number(count))
        yield Chapter(texts.FURTHER, (Entry("", text, (Link(said.COMMAND, None),)),))


def unchanged(digest: Digest) -> Iterator[Chapter]:
    """The dossiers in which nothing happened."""
    names = [with_numbers(course.dossier) for course in digest.courses if not course.items]
    if names:
        yield Chapter(said.UNCHANGED, (Entry("", f"{several(names, _NAMED_AT_MOST)}."),))


def small(digest: Digest) -> Iterator[Chapter]:
    """How many editorial changes there were."""
    if digest.small:
        text = counted(digest.small, said.SMALL_ONE, said.SMALL_MANY)
        yield Chapter(said.SMALL, (Entry("", f"{capital(text)}."),))


def control_of(told: Told) -> Chapter:
    """What was read of the sources, and what was told at once."""
    sent = sum(1 for item in told.digest.items if item.direct)
    return Chapter(said.CONTROL, tuple(control_entries(told.digest.control, sent, told.watchlist, told.now)))


def words_met(chapters: list[Chapter]) -> Iterator[Chapter]:
    """The first terms of law that a reader meets, one sentence each."""
    met = " ".join(entry.text for chapter in chapters for entry in chapter.entries).casefold()
    known = [text for term, text in procedure.WORDS.items() if re.search(rf"\b(?:{term})\b", met)]
    if known:
        yield Chapter(said.WORDS, tuple(Entry("", text) for text in known[:_WORDS_AT_MOST]))


def stands(digest: Digest, at_most: int) -> Iterator[Chapter]:
    """Where the bills of the first dossiers stand, those that are on their way before what has ended."""
    told = [course for course in digest.courses if _stages(course)]
    shown = sorted(told, key=lambda course: not any(map(_on_its_way, course.bills)))[:at_most]
    entries = tuple(Entry("", _stages(course)) for course in shown)
    if entries:
        yield Chapter(said.STAND, entries)


def _stages(course: Course) -> str:
    """Where the bills of a dossier stand, by number where they differ; empty where no page was read."""
    stages: dict[str, list[str]] = {}
    for bill in course.bills:
        if bill.stage != "unknown":
            stages.setdefault(_stage(bill), []).append(dossier_number(bill.number))
    alike = len(stages) == 1
    told = [stage if alike else f"{listed(numbers)} {stage}" for stage, numbers in stages.items()]
    told += [] if course.dossier.numbers or course.items else [said.NO_PAPERS]
    return f"{shortened(inert(course.dossier.title), _NAME_AT_MOST)}: {'; '.join(told)}." if told else ""


def _on_its_way(bill: Standing) -> bool:
    return any(station.at == "here" for station in bill.stations)


def _stage(bill: Standing) -> str:
    last = bill.stations[-1]
    if last.at != "done":
        return said.ENDED.get(bill.stage) or procedure.STAGES.get(bill.stage, bill.stage)
    return said.APPLIES_SINCE.format(day=written(last.day)) if last.day else said.APPLIES
