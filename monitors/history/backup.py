"""A copy of the database file, made beside whoever writes to it, and checked before it gets its name.

It is made in steps, so that writers come in between; each of their writes begins the copy anew. A copy that
was begun anew too often is made in one step, for which writers wait.
"""

from __future__ import annotations

import os
import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

from crawler.text import AMSTERDAM
from monitors.history.database import Unusable
from monitors.history.locks import exclusive

Sleep = Callable[[float], object]

_PAGES = 256
_PAUSE = 0.005
_BEGINNINGS = 3
_TIMEOUT = 10.0
_PART = ".part"
_NIGHTLY = time(3, 30)
_FORM = "%Y-%m-%dT%H%M%SZ"


class NotCopied(Exception):
    """There is no new copy and nothing of it is left; older ones stand as they were. The message says why."""


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy that is whole, and the older ones that were removed for it."""

    path: Path
    size: int
    removed: tuple[Path, ...] = ()


class _Disturbed(Exception):
    """Others wrote so often that the copy was begun anew too many times."""


def default_path(database: Path, now: datetime) -> Path:
    """Where a copy of this moment goes when nobody names a place: in `backup/` beside the database."""
    return database.parent / "backup" / own_name(database, now)


def own_name(database: Path, now: datetime) -> str:
    """The name of a copy of this moment: `wetwacht-2026-11-25T201500Z.db`."""
    return f"{database.stem}-{now.astimezone(UTC).strftime(_FORM)}.db"


def newest(database: Path, folder: Path) -> datetime | None:
    """The moment of the newest copy of this database in a folder, by its name."""
    return max((made for made, _ in _own(database, folder)), default=None)


def due(made: datetime | None, now: datetime) -> bool:
    """Whether the copy of the day is to be made: after half past three at night in Amsterdam, once."""
    local = now.astimezone(AMSTERDAM)
    today = datetime.combine(local.date(), _NIGHTLY, AMSTERDAM)
    passed = today <= now
    night = today if passed else datetime.combine(local.date() - timedelta(days=1), _NIGHTLY, AMSTERDAM)
    return made is None or made < night


def backup(
    database: Path, target: Path, sleep: Sleep, *, keep: int | None = None, pages: int = _PAGES
) -> Copy:
    """Makes a whole, checked copy at `target`; with `keep` only so many of its own naming stay there.

    Raises NotCopied, Unusable where there is no database, and Busy while another copy is made.
    """
    if not database.exists():
        raise Unusable(database, ValueError("there is no such file yet; `wetwacht check` makes it"))
    if target.exists():
        raise NotCopied(f"{target} is there already; name another file or remove it first")
    part = target.with_name(target.name + _PART)
    with exclusive(database, "backup", wait=False):
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            _made(database, part, sleep, pages)
            part.replace(target)
            _settle(target.parent)
        except (OSError, sqlite3.Error) as error:
            raise NotCopied(f"{target} cannot be made: {_said(error)}") from error
        finally:
            for left in (part, part.with_name(part.name + "-journal")):
                if left.exists():
                    left.unlink()
        return Copy(target, target.stat().st_size, _pruned(database, target.parent, keep))


def _made(database: Path, part: Path, sleep: Sleep, pages: int) -> None:
    # It holds the addresses of readers, so nobody else may read it. A dead process may have left one.
    part.unlink(missing_ok=True)
    os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    with (
        closing(
            sqlite3.connect(f"{database.resolve().as_uri()}?mode=rw", uri=True, timeout=_TIMEOUT)
        ) as source,
        closing(sqlite3.connect(part)) as copy,
    ):
        try:
            source.backup(copy, pages=pages, progress=_Steps(sleep))
        except _Disturbed:
            source.backup(copy, pages=-1)
        # A copy must be one file, however its original is written.
        copy.execute("pragma journal_mode = delete").fetchone()
        _check(copy)
    _settle(part)


class _Steps:
    """Rests after each step, and counts how often the copy begins anew."""

    def __init__(self, sleep: Sleep) -> None:
        self._sleep = sleep
        self._done = 0
        self._begun = 1

    def __call__(self, status: int, remaining: int, total: int) -> None:
        del status
        if total - remaining < self._done:
            self._begun += 1
        self._done = total - remaining
        if self._begun > _BEGINNINGS:
            raise _Disturbed
        if remaining:
            self._sleep(_PAUSE)


def _check(copy: sqlite3.Connection) -> None:
    (said,) = copy.execute("pragma integrity_check(1)").fetchone()
    if said != "ok":
        raise NotCopied(f"the copy is damaged ({said}), and so may the database be: ask `wetwacht doctor`")
    loose = copy.execute("pragma foreign_key_check").fetchone()
    if loose:
        raise NotCopied(f"a row of table {loose[0]} names a row of {loose[2]} that is not there")


def _settle(path: Path) -> None:
    """What was written to a file or a folder is on the disk when this returns."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _own(database: Path, folder: Path) -> list[tuple[datetime, Path]]:
    named = re.compile(rf"{re.escape(database.stem)}-(\d{{4}}-\d{{2}}-\d{{2}}T\d{{6}}Z)\.db")
    found = []
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        fits = named.fullmatch(path.name)
        made = _moment(fits[1]) if fits else None
        if made:
            found.append((made, path))
    return found


def _moment(text: str) -> datetime | None:
    try:
        return datetime.strptime(text, _FORM).replace(tzinfo=UTC)
    except ValueError:
        return None


def _pruned(database: Path, folder: Path, keep: int | None) -> tuple[Path, ...]:
    if keep is None:
        return ()
    old = tuple(path for _, path in sorted(_own(database, folder))[:-keep])
    for path in old:
        path.unlink()
    return old


def _said(error: Exception) -> str:
    return str(error.strerror if isinstance(error, OSError) and error.strerror else error)
