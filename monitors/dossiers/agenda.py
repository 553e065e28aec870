"""The days of a dossier as appointments: what moved keeps its name, what fell through is cancelled. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from crawler.document import Document
from monitors.dossiers.milestones import CLAIMING, Claim, Reading, claims
from monitors.watchlist import Dossier
from monitors.words.dutch import local_day

STEPS = ("planned", "input", "activity", "consultation_end", "in_force")
"""The steps on whose day somebody can still act, or must be ready."""

Name = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Appointment:
    """A day of a dossier. `uid` stays the same when it moves; `sequence` counts how often it changed."""

    uid: str
    day: date
    text: str
    url: str
    site: str
    seen: datetime
    sequence: int = 0
    cancelled: bool = False
    step: str = ""
    kind: str = ""


def appointments(dossier: Dossier, readings: Iterable[Reading]) -> tuple[Appointment, ...]:
    """Every appointment that the versions of a dossier named, by day; `readings` are oldest first.

    One whose day had passed when a source named another day stays: the other day is a new appointment.
    """
    made: dict[Name, list[Appointment]] = {}
    before: dict[tuple[str, str], Document] = {}
    for reading in (one for one in readings if one.document.kind in CLAIMING):
        identity = (reading.document.site, reading.document.key)
        named = _named(dossier, reading.document, before.get(identity))
        for name, claim in named.items():
            _heard(made.setdefault(name, []), dossier, reading, name, claim)
        gone = _named(dossier, before[identity], None).keys() - named.keys() if identity in before else ()
        for name in gone:
            _fell_through(made.get(name, []), reading)
        before[identity] = reading.document
    found = (one for series in made.values() for one in series)
    return tuple(sorted(found, key=lambda one: (one.day, one.uid)))


def _named(dossier: Dossier, document: Document, before: Document | None) -> dict[Name, Claim]:
    said = claims(document, before, dossier.numbers)
    return {(claim.step, claim.name): claim for claim in said if claim.step in STEPS and claim.day}


def _heard(series: list[Appointment], dossier: Dossier, reading: Reading, name: Name, claim: Claim) -> None:
    day, url = claim.day or date.max, claim.url or reading.document.url
    last = series[-1] if series else None
    if last is None or (last.day != day and last.day < local_day(reading.seen)):
        uid = "-".join(_parts(dossier, name, len(series)))
        site, seen = reading.document.site, reading.seen
        series.append(Appointment(uid, day, claim.text, url, site, seen, step=claim.step, kind=claim.kind))
    elif (last.day, last.cancelled) != (day, False) and _leads(last, reading):
        series[-1] = replace(
            last, day=day, text=claim.text, cancelled=False, seen=reading.seen, sequence=last.sequence + 1
        )


def _leads(last: Appointment, reading: Reading) -> bool:
    """The source that named an appointment moves it; another one only says otherwise."""
    return last.site == reading.document.site


def _fell_through(series: list[Appointment], reading: Reading) -> None:
    """A source that no longer names a day to come took it off; a day that passed stays as it was."""
    if not series:
        return
    last = series[-1]
    if not last.cancelled and last.day >= local_day(reading.seen) and _leads(last, reading):
        series[-1] = replace(last, cancelled=True, seen=reading.seen, sequence=last.sequence + 1)


def _parts(dossier: Dossier, name: Name, index: int) -> Iterator[str]:
    yield dossier.key
    yield from (_plain(part) for part in name)
    if index:
        yield str(index + 1)


def _plain(text: str) -> str:
    return "".join(c if c.isascii() and c.isalnum() else "-" for c in text.casefold()).strip("-")
