"""Where a bill stands between the Tweede Kamer and its coming into force. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Literal

from crawler.document import Document
from monitors.events.happening import What
from monitors.model import EventType
from monitors.words import timelinetexts as texts
from monitors.words.procedure import ENDED, IN_FORCE_ON, PROCEDURE, SIGNED

At = Literal["done", "here", "to_come", "ended", "never", "unknown"]
Days = Mapping[str, date | None]
STATIONS = ("tk", "ek", "published", "in_force")

_STEPS = {"tk": "decided_tk", "ek": "decided_ek", "published": "published", "in_force": "in_force"}
_IN_HOUSE: tuple[At, ...] = ("here", "to_come", "to_come", "to_come")
_IN_SENATE: tuple[At, ...] = ("done", "here", "to_come", "to_come")
_IN_FORCE: tuple[At, ...] = ("done", "done", "done", "done")
_UNKNOWN: tuple[At, ...] = ("unknown", "unknown", "unknown", "unknown")
_WAYS: dict[str, tuple[At, ...]] = {
    "in_house": _IN_HOUSE,
    "written": _IN_SENATE,
    "awaiting_plenary": _IN_SENATE,
    "plenary": _IN_SENATE,
    "adopted": ("done", "done", "here", "to_come"),
    "published": ("done", "done", "done", "here"),
    "rejected": ("done", "ended", "never", "never"),
    "rejected_house": ("ended", "never", "never", "never"),
}
_RANK = ("in_house", "written", "awaiting_plenary", "plenary", "adopted", "published")


@dataclass(frozen=True, slots=True)
class Station:
    """One place on the way of a bill; `day` is when it was passed, where a source says so."""

    name: str
    at: At
    day: date | None


@dataclass(frozen=True, slots=True)
class Standing:
    """A bill on its way. `title` is None for a bill of which no page was read."""

    number: str
    title: str | None
    url: str | None
    stage: str
    stations: tuple[Station, ...]
    further: str

    @property
    def line(self) -> str:
        """The stations in words: Tweede Kamer: klaar | Eerste Kamer: hier | Staatsblad | In werking."""
        return " | ".join(words for words, _ in self.cells)

    @property
    def cells(self) -> tuple[tuple[str, bool], ...]:
        """The stations in words, each with whether the bill is there now."""
        known = [one for one in self.stations if one.at != "never"]
        ended = any(one.at == "ended" for one in known)
        words = ((_written(one, self.stage), one.at in ("here", "ended")) for one in known)
        return (*words, *([(texts.CLOSED, False)] if ended else []))


def standing(number: str, document: Document | None, stage: str | None, days: Days, today: date) -> Standing:
    """Where a bill stands, given its stage and the days of its decisions."""
    stage = stage or "unknown"
    in_force = days.get("in_force")
    way = _withdrawn(days) if stage == "withdrawn" else _WAYS.get(stage, _UNKNOWN)
    if stage == "published" and in_force and in_force <= today:
        way = _IN_FORCE
    passed = [days.get(_STEPS[name]) for name in STATIONS]
    found = tuple(
        Station(name, at, day if day and (at in ("done", "ended") or name == "in_force") else None)
        for name, at, day in zip(STATIONS, way, passed, strict=True)
    )
    title, url = (document.title, document.url) if document else (None, None)
    return Standing(number, title, url, stage, found, _further(stage, way))


def stage_on(day: date, read: str | None, document: Document | None, days: Days) -> str | None:
    """The stage on a day: as it was read by then, or further where a decision is dated by then.

    What nobody read by then and no date tells is None.
    """
    if read and read not in _RANK:
        return read
    submitted = days.get("submitted")
    found = [read] if read else ["in_house"] if submitted and submitted <= day else []
    outcomes = {"tk": ("written", "rejected_house"), "ek": ("adopted", "rejected")}
    for chamber, (adopted, rejected) in outcomes.items():
        decided = days.get(f"decided_{chamber}")
        if decided and decided <= day and document:
            if document.fact(f"result_{chamber}") == "verworpen":
                return rejected
            found.append(adopted)
    published = days.get("published")
    found += ["published"] if published and published <= day else []
    return max(found, key=_RANK.index, default=None)


def _withdrawn(days: Days) -> tuple[At, ...]:
    return _WAYS["rejected"] if days.get("decided_tk") else _WAYS["rejected_house"]


def _further(stage: str, way: tuple[At, ...]) -> str:
    """What procedure says comes next, empty where it says nothing."""
    if stage in ("rejected", "rejected_house", "withdrawn"):
        return ENDED
    if stage == "published":
        return IN_FORCE_ON if "here" in way else ""
    if stage == "adopted":
        return SIGNED
    kind = EventType.SUBMITTED if stage == "in_house" else EventType.CHANGED
    found = PROCEDURE.get((kind, What.BILL, stage))
    return found.further if found else ""


def _written(station: Station, stage: str) -> str:
    name = texts.STATIONS[station.name]
    word = texts.ENDED.get(stage) if station.at == "ended" else texts.AT.get(station.at)
    return texts.STATION.format(name=name, state=word) if word else name
