"""The versions about a dossier, read once and kept in memory until the history grows.

One reading of them serves every day that a page is asked for.
"""

from __future__ import annotations

from collections import OrderedDict
from pathlib import Path
from threading import Lock

from sqlite_utils import Database

from monitors.dossiers.milestones import Reading
from monitors.history import timelines
from wetwacht.web.context import Web

Kept = tuple[tuple[int, ...], tuple[Reading, ...]]

_KEPT_AT_MOST = 16
_kept: OrderedDict[tuple[Path, str], Kept] = OrderedDict()
_lock = Lock()


def readings_of(web: Web, db: Database, dossier: str) -> tuple[Reading, ...]:
    """Every version that is about a dossier, oldest first; `db` is the history that `web` reads."""
    path = web.settings.database.absolute()
    # The state is read before the versions: what comes in between is read again, never missed.
    state = (path.stat().st_ino, *timelines.state(db, dossier))
    with _lock:
        known = _kept.get((path, dossier))
        if known and known[0] == state:
            _kept.move_to_end((path, dossier))
            return known[1]
    found = tuple(timelines.readings(db, dossier))
    with _lock:
        _kept[path, dossier] = (state, found)
        _kept.move_to_end((path, dossier))
        while len(_kept) > _KEPT_AT_MOST:
            _kept.popitem(last=False)
    return found
