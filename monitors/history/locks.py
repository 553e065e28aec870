"""Locks that the kernel gives back when a process dies, whatever killed it.

One round at a time and one sender at a time per database file (docs/decisions/0003).
"""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Literal

Name = Literal["round", "sender", "schema", "service", "backup"]


class Busy(Exception):
    """Another process holds the lock; the message names it and the file."""

    def __init__(self, name: str, path: Path) -> None:
        super().__init__(f"another process holds the {name} lock of this database ({path})")
        self.name = name


@contextmanager
def exclusive(database: Path, name: Name, *, wait: bool = True) -> Iterator[None]:
    """Holds the lock of this name for the database; raises Busy at once when not to wait."""
    path = database.with_name(f"{database.name}.{name}.lock")
    with path.open("a") as handle:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise Busy(name, path) from error
        yield
