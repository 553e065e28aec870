"""Where dossiers stand today and which days they have, kept in memory between requests."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from threading import Lock

from sqlite_utils import Database

from monitors.dossiers.agenda import Appointment, appointments
from monitors.dossiers.timeline import AsOf, Timeline, timeline
from monitors.history.timelines import claimed, claiming
from monitors.watchlist import Dossier

_MOST = 500
_Key = tuple[Path, Dossier, date]


@dataclass(frozen=True, slots=True)
class _Read:
    """What was made of the versions of a dossier, and the state in which they were."""

    state: tuple[int, ...]
    course: Timeline
    appointments: tuple[Appointment, ...]


class Courses:
    """What is known of dossiers without their news, read again when anything came that tells of it."""

    def __init__(self) -> None:
        self._kept: OrderedDict[_Key, _Read] = OrderedDict()
        self._lock = Lock()

    def of(self, db: Database, file: Path, dossier: Dossier, today: date) -> Timeline:
        """The course of a dossier as of today."""
        return self._read(db, (file, dossier, today)).course

    def appointments(
        self, db: Database, file: Path, dossier: Dossier, today: date
    ) -> tuple[Appointment, ...]:
        """The appointments of a dossier, by day."""
        return self._read(db, (file, dossier, today)).appointments

    def _read(self, db: Database, key: _Key) -> _Read:
        _, dossier, today = key
        newest = claimed(db, dossier.key)
        with self._lock:
            found = self._kept.get(key)
        if found and found.state == newest:
            return found
        versions = tuple(claiming(db, dossier.key))
        made = _Read(newest, timeline(dossier, versions, AsOf(today)), appointments(dossier, versions))
        with self._lock:
            self._kept[key] = made
            self._kept.move_to_end(key)
            while len(self._kept) > _MOST:
                self._kept.popitem(last=False)
        return made
