"""Where dossiers stand today and which days they have, kept in memory between requests."""

from __future__ import annotations

from collections import OrderedDict
from datetime import date
from pathlib import Path
from threading import Lock

from sqlite_utils import Database

from monitors.dossiers.timeline import AsOf, Timeline, timeline
from monitors.history.timelines import claiming, state
from monitors.watchlist import Dossier

_MOST = 500
_Key = tuple[Path, Dossier, date]


class Courses:
    """What `timeline` says of a dossier without its news, read again when anything about it came."""

    def __init__(self) -> None:
        self._kept: OrderedDict[_Key, tuple[tuple[int, ...], Timeline]] = OrderedDict()
        self._lock = Lock()

    def of(self, db: Database, file: Path, dossier: Dossier, today: date) -> Timeline:
        """The course of a dossier as of today."""
        newest, key = state(db, dossier.key), (file, dossier, today)
        with self._lock:
            found = self._kept.get(key)
        if found and found[0] == newest:
            return found[1]
        made = timeline(dossier, claiming(db, dossier.key), AsOf(today))
        with self._lock:
            self._kept[key] = (newest, made)
            self._kept.move_to_end(key)
            while len(self._kept) > _MOST:
                self._kept.popitem(last=False)
        return made
