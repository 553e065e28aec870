"""The course of a dossier: dated lines, each with its source, and where each of its bills stands. Pure.

Built from the versions that the history holds, so that it can be asked as of any day: by `happened` what
had happened by then, with all that is known now; by `seen` what was known then. Unknown days stay unknown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from crawler.document import Document
from monitors.dossiers import stations
from monitors.dossiers.milestones import CLAIMING, DECIDES, EERSTE_KAMER, TWEEDE_KAMER, Claim, Reading, claims
from monitors.dossiers.stations import Standing
from monitors.watchlist import Dossier
from monitors.words.dutch import local_day

By = Literal["happened", "seen"]
_ONLY_NOW = ("planned", "input", "activity")
"""What a page says is to come counts only as long as it says so."""


@dataclass(frozen=True, slots=True)
class Said:
    """A day as one source names it, and when we first saw that; without a change it was taken over."""

    day: date | None
    text: str
    site: str
    url: str
    seen: datetime
    change: int | None


@dataclass(frozen=True, slots=True)
class Line:
    """One step of a dossier: what the leading source says, and behind it other days of other sources.

    `to_come` says that its day is later than the day that the timeline is asked for.
    """

    step: str
    bill: str
    leading: Said
    others: tuple[Said, ...] = ()
    to_come: bool = False

    @property
    def on(self) -> date:
        """The day by which a line has its place: that of the source, else the day on which it was seen."""
        return self.leading.day or local_day(self.leading.seen)


@dataclass(frozen=True, slots=True)
class Timeline:
    """The bills of a dossier where they stand, and its lines in order."""

    bills: tuple[Standing, ...]
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class AsOf:
    """The day that a timeline is asked for, and by which of the two calendars."""

    day: date
    by: By = "happened"


def timeline(dossier: Dossier, readings: Iterable[Reading], asked: AsOf) -> Timeline:
    """The course of a dossier as of a day; `readings` are versions about it, oldest first."""
    known = [one for one in readings if asked.by == "happened" or local_day(one.seen) <= asked.day]
    whole = _lines(dossier, known, asked.day)
    bills = tuple(_standing(number, known, whole, asked) for number in dossier.numbers)
    lines = [one for one in whole if asked.by == "seen" or _had_happened(one, asked.day)]
    return Timeline(bills, tuple(sorted(lines, key=_by_happened if asked.by == "happened" else _by_seen)))


def _lines(dossier: Dossier, readings: list[Reading], today: date) -> list[Line]:
    """A line for each step that any reading claims, in the order in which they were first claimed."""
    told: dict[tuple[str, str], dict[str, Said]] = {}
    bills: dict[tuple[str, str], str] = {}
    told_of: set[int] = set()
    for reading, claim in _claimed(dossier, readings):
        place = (claim.step, claim.name)
        sites = told.setdefault(place, {})
        before = sites.get(reading.document.site)
        if before is None or (before.day, before.text) != (claim.day, claim.text):
            told_of |= {reading.event} if reading.event else set()
            sites[reading.document.site] = _said(reading, claim, before)
        bills[place] = claim.bill
    lines = [_line(place, bills[place], list(sites.values()), today) for place, sites in told.items()]
    return lines + list(_events(readings, told_of, today))


def _claimed(dossier: Dossier, readings: list[Reading]) -> Iterator[tuple[Reading, Claim]]:
    claiming = [one for one in readings if one.document.kind in CLAIMING]
    last = {_identity(reading.document): reading for reading in claiming}
    before: dict[tuple[str, str], Document] = {}
    for reading in claiming:
        document, identity = reading.document, _identity(reading.document)
        for claim in claims(document, before.get(identity), dossier.numbers):
            if (
                claim.step not in _ONLY_NOW
                or last[identity] is reading
                or _also_last(claim, last[identity], dossier)
            ):
                yield reading, claim
        before[identity] = document


def _also_last(claim: Claim, last: Reading, dossier: Dossier) -> bool:
    said = claims(last.document, None, dossier.numbers)
    return any((one.step, one.name, one.day) == (claim.step, claim.name, claim.day) for one in said)


def _said(reading: Reading, claim: Claim, before: Said | None) -> Said:
    """What a source says now; the moment of the first look stays where it only words it otherwise."""
    same = before is not None and before.day == claim.day
    seen = before.seen if before and same else reading.seen
    change = before.change if before and same else reading.change
    url = claim.url or reading.document.url
    return Said(claim.day, claim.text, reading.document.site, url, seen, change)


def _line(place: tuple[str, str], bill: str, said: list[Said], today: date) -> Line:
    """The source that decides leads, else the first that names a day; equal days are not repeated."""
    step, name = place
    home = _home(step, name)
    leading = min(said, key=lambda one: (one.day is None, one.site != home, one.seen))
    others = tuple(one for one in said if one.day and one.day != leading.day)
    return Line(step, bill, leading, others, to_come=leading.day is not None and leading.day > today)


def _home(step: str, name: str) -> str:
    if step == "paper":
        return TWEEDE_KAMER if name.rpartition("/")[2].isdigit() else EERSTE_KAMER
    return DECIDES.get(step, "")


def _events(readings: list[Reading], told_of: set[int], today: date) -> Iterator[Line]:
    """What else was told of the dossier, once for each event: news, letters, changes of text."""
    known = set(told_of)
    for one in readings:
        if one.event and one.headline and one.event not in known:
            known.add(one.event)
            url, day = one.document.url, one.happened
            said = Said(day, one.headline, one.document.site, url, one.seen, one.change)
            yield Line("event", "", said, to_come=day is not None and day > today)


def _standing(number: str, readings: list[Reading], lines: list[Line], asked: AsOf) -> Standing:
    own = [r for r in readings if r.document.kind == "wetsvoorstel" and r.document.key == number]
    days = {one.step: one.leading.day for one in lines if one.bill == number}
    seen = [one for one in own if local_day(one.seen) <= asked.day]
    read = str(seen[-1].document.fact("stage") or "unknown") if seen else None
    results = own[-1].document if own else None
    stage = read if asked.by == "seen" else stations.stage_on(asked.day, read, results, days)
    return stations.standing(number, results, stage, days, asked.day)


def _had_happened(line: Line, day: date) -> bool:
    """Whether a line had happened by a day; what is to come on that day counts if it was seen by then."""
    return line.on <= day or (line.to_come and local_day(line.leading.seen) <= day)


def _identity(document: Document) -> tuple[str, str]:
    return document.site, document.key


def _by_happened(line: Line) -> tuple[date, datetime]:
    return line.on, line.leading.seen


def _by_seen(line: Line) -> tuple[datetime, date]:
    return line.leading.seen, line.on
