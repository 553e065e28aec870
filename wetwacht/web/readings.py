"""The versions about a dossier, read once and kept in memory; what comes later is read behind them.

One reading of them serves every day that a page is asked for.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from sqlite_utils import Database

from monitors.dossiers.milestones import Reading
from monitors.history import timelines
from wetwacht.web.context import Web

# About a kilobyte each; a history of a few thousand changes is kept whole.
_KEPT_AT_MOST = 250_000


@dataclass(frozen=True, slots=True)
class _Kept:
    """What was read of a dossier: up to which version and change, and of which file and grouping."""

    grouping: tuple[int, int]
    upto: tuple[int, int]
    readings: tuple[Reading, ...]


_kept: OrderedDict[tuple[Path, str], _Kept] = OrderedDict()
_lock = Lock()


def readings_of(web: Web, db: Database, dossier: str) -> tuple[Reading, ...]:
    """Every version that is about a dossier, oldest first; `db` is the history that `web` reads."""
    path = web.settings.database.absolute()
    # The state is read before the versions: what comes in between is read again, never missed.
    version, change, times = timelines.state(db, dossier)
    grouping, upto = (path.stat().st_ino, times), (version, change)
    with _lock:
        known = _kept.get((path, dossier))
    if known is None or known.grouping != grouping:
        known = _Kept(grouping, (0, 0), ())
    if known.upto != upto:
        known = _Kept(grouping, upto, _grown(db, dossier, known, version))
    with _lock:
        _kept[path, dossier] = known
        _kept.move_to_end((path, dossier))
        while len(_kept) > 1 and sum(len(one.readings) for one in _kept.values()) > _KEPT_AT_MOST:
            _kept.popitem(last=False)
    return known.readings


def _grown(db: Database, dossier: str, known: _Kept, newest: int) -> tuple[Reading, ...]:
    """What was read and what came behind it; all again where a change came without a version of its own."""
    above = known.upto[0]
    before = known.readings if newest > above else ()
    later = timelines.readings(db, dossier, above if before else 0, newest)
    return (*before, *later)
