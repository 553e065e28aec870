"""Other processes, seen from a test: waiting for what they do, finding them, and whether they live."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from pathlib import Path

PATIENCE = 60.0


def until(condition: Callable[[], object]) -> None:
    """Waits for something that another process does; fails when it does not come."""
    deadline = time.monotonic() + PATIENCE
    pause = threading.Event()
    while not condition():
        assert time.monotonic() < deadline, "it did not happen in time"
        pause.wait(0.05)


def crawls_of(parent: int) -> list[int]:
    """The living crawl processes that a process started."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        number = int(folder.name)
        if _parent_of(number) == parent and b"crawler" in _command(folder).split(b"\0"):
            found.append(number)
    return found


def alive(process: int) -> bool:
    """Whether a process still runs; one that is dead and unburied does not."""
    return _parent_of(process) is not None


def _parent_of(process: int) -> int | None:
    try:
        stat = Path(f"/proc/{process}/stat").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return None
    state, parent = stat.rpartition(")")[2].split()[:2]
    return None if state in "ZX" else int(parent)


def _command(folder: Path) -> bytes:
    try:
        return (folder / "cmdline").read_bytes()
    except (FileNotFoundError, ProcessLookupError):
        return b""
