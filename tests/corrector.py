"""Corrections by processes that the kernel kills: `python -m tests.corrector FILE`.

Each child corrects event 1 and is killed before the first, second, … statement that it sends to the database,
until one lives. Prints how many died, and how many rows every one that died left behind.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from datetime import UTC, datetime
from pathlib import Path

from sqlite_utils import Database

from monitors.alerts.corrections import Wording
from monitors.corrections import correct
from monitors.history.database import open_database

RIGHT = Wording("De Eerste Kamer verwierp de wet op 21 april 2026.")


def left(file: Path) -> list[int]:
    """How many corrections and deliveries there are."""
    db = open_database(file)
    tables = ("correction", "delivery", "alert", "below")
    found = [int(next(iter(db.query(f"select count(*) as n from {name}")))["n"]) for name in tables]
    db.close()
    return found


def corrected(file: Path, dies_at: int) -> None:
    """Corrects event 1; dies at once when this many statements were asked for."""
    db: Database = open_database(file)
    asked = 0

    def count(_: str) -> None:
        nonlocal asked
        asked += 1
        if asked == dies_at:
            os.kill(os.getpid(), signal.SIGKILL)

    db.conn.set_trace_callback(count)
    correct(db, 1, RIGHT, datetime(2026, 4, 22, 8, tzinfo=UTC))


def main(name: str) -> None:
    """Runs the children one after the other."""
    file, leavings, died = Path(name), [], 0
    while True:
        child = os.fork()
        if not child:
            corrected(file, died + 1)
            os._exit(0)
        _, status = os.waitpid(child, 0)
        if not os.WIFSIGNALED(status):
            break
        died += 1
        leavings.append(left(file))
    print(json.dumps({"died": died, "status": status, "left": leavings, "at_last": left(file)}))


if __name__ == "__main__":
    main(*sys.argv[1:])
