"""What is found of a running Wetwacht: findings, and the facts that they come from. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from monitors.condition import Condition
from monitors.watchlist import Source

Level = Literal["fine", "note", "wrong"]
Value = str | int | datetime | timedelta


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is as it should be, worth a note, or wrong; the words for its code are in catalogues."""

    subject: str
    code: str
    level: Level
    facts: tuple[tuple[str, Value], ...] = ()
    since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Setup:
    """A configuration as far as it matters here: `errors` are (place, expected, remedy)."""

    errors: tuple[tuple[str, str, str], ...] = ()
    sources: tuple[Source, ...] = ()
    dossiers: int = 0
    subscriptions: int = 0
    public_url: str | None = None
    open_secrets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """The folder of the database: free bytes, and whether this user may write there."""

    folder: str
    free: int
    writable: bool


@dataclass(frozen=True, slots=True)
class Program:
    """What runs: versions of the program, Python and SQLite."""

    version: str
    python: str
    sqlite: str
    wal_is_safe: bool


@dataclass(frozen=True, slots=True)
class Probed:
    """What a service said when it was asked: `trouble` is its refusal, `told` what it said of itself."""

    subject: str
    told: str
    trouble: str | None = None


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything that is judged. `service` is None where nobody can tell, `condition` where none was read."""

    setup: Setup
    program: Program
    condition: Condition | None = None
    place: Place | None = None
    service: bool | None = None
    backup: datetime | None = None
    probed: tuple[Probed, ...] = ()
