"""How long do the pages take with 200,000 changes and 100 dossiers, while a round is being written?

The server runs alone on one core; on the other one a writer keeps changes, a transaction each, and this
program asks for pages, of each kind with another dossier, change or question every time. Before that
the dossiers are read, as they are after a start. Beside it the same with a hundredth of the history.
Run: python -m benchmarks.pages [FOLDER]   (the histories are made in FOLDER if they are not there)
"""

from __future__ import annotations

import asyncio
import http.client
import multiprocessing
import os
import random
import socket
import statistics
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from multiprocessing.synchronize import Event
from pathlib import Path
from tempfile import gettempdir

from benchmarks.bighistory import CHANGES, DOSSIERS, NOW, Language, Writer, language, make, watchlist
from config.load import Config, load
from monitors.history.database import open_database, write_tx
from wetwacht.web.app import application
from wetwacht.web.binding import listening
from wetwacht.web.server import server
from wetwacht.web.warming import warm

_ASKED, _SMALL, _PAUSE, _SEED = 60, 100, 0.05, 36704
_LIMIT_MS = 150.0


@dataclass(frozen=True, slots=True)
class Measured:
    """What one kind of page took, in milliseconds."""

    median: float
    p95: float
    longest: float


_KINDS = {
    "overview": "/",
    "dossier": "/dossier/{dossier}",
    "dossier as of, happened": "/dossier/{dossier}?op=2025-07-03&naar=gebeurd",
    "dossier as of, seen": "/dossier/{dossier}?op=2025-07-03&naar=gezien",
    "change": "/wijziging/{change}",
    "change, whole text": "/wijziging/{change}?tekst=geheel",
    "evidence": "/wijziging/{change}/bewijs",
    "search, nothing asked": "/zoeken",
    "search, frequent word": "/zoeken?q={often}",
    "search, rare word": "/zoeken?q={seldom}",
    "search, two words": "/zoeken?q={often}+{seldom}",
    "search, part of a word": "/zoeken?q={part}",
    "search, phrase": "/zoeken?q=%22{often}+{often}%22",
    "search, number": "/zoeken?q={number}",
    "search, typing error": "/zoeken?q={seldom}x",
    "search, filters": "/zoeken?q={often}&dossier={dossier}&van=2025-07-01",
    "search, by relevance": "/zoeken?q={often}&volgorde=relevantie",
    "report, two dossiers": "/verslag?dossier={dossier}&dossier=dossier-1&van=2025-07-01&tot=2026-04-30",
    "sources": "/bronnen",
    "operators": "/beheer",
    "feed of a dossier": "/feed/dossier/{dossier}.atom",
    "calendar of a dossier": "/agenda/dossier/{dossier}.ics",
    "calendar of everything": "/agenda/alles.ics",
    "changes as JSON": "/api/wijzigingen.json?voor={change}",
    "events as CSV": "/api/gebeurtenissen.csv?voor={change}",
}


def address(kind: str, spoken: Language, changes: int, dice: random.Random) -> str:
    """An address of a kind of page, about something else each time."""
    seldom = spoken.words[dice.randrange(2_000, 15_000)]
    return _KINDS[kind].format(
        dossier=f"dossier-{dice.randrange(DOSSIERS)}",
        change=dice.randint(1, changes),
        number=50_000 + dice.randrange(DOSSIERS),
        often=spoken.words[dice.randrange(20)],
        seldom=seldom,
        part=seldom[2:],
    )


def measured(file: Path, changes: int) -> dict[str, Measured]:
    """Every kind of page on one history while it is written to."""
    dice, spoken = random.Random(_SEED), language()
    with _serving(file) as port, _writing(file):
        _took(port, "/")
        return {
            kind: _of([_took(port, address(kind, spoken, changes, dice)) for _ in range(_ASKED)])
            for kind in _KINDS
        }


def _of(took: list[float]) -> Measured:
    return Measured(statistics.median(took), statistics.quantiles(took, n=20)[-1], max(took))


def _took(port: int, address: str) -> float:
    """Milliseconds until the last byte of an answer. Raises RuntimeError for any answer but 200."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=120)
    started = time.perf_counter()
    connection.request("GET", address)
    answer = connection.getresponse()
    answer.read()
    took = (time.perf_counter() - started) * 1_000
    connection.close()
    if answer.status != http.client.OK:
        raise RuntimeError(f"{address} answered {answer.status}")
    return took


@contextmanager
def _serving(file: Path) -> Iterator[int]:
    with listening("127.0.0.1:0") as sock:
        sock.listen()
        port = int(sock.getsockname()[1])
        process = multiprocessing.Process(target=_serve, args=(file, port, sock), daemon=True)
        process.start()
        try:
            yield port
        finally:
            process.terminate()
            process.join()


def _serve(file: Path, port: int, sock: socket.socket) -> None:
    os.sched_setaffinity(0, {0})
    settings = replace(load(None, {}).settings, database=file, web_bind=f"127.0.0.1:{port}")
    app = application(Config(watchlist(language()), settings), lambda: NOW)
    warm(app, threading.Event())
    asyncio.run(server(app).serve(sockets=[sock]))


@contextmanager
def _writing(file: Path) -> Iterator[None]:
    stop = multiprocessing.Event()
    process = multiprocessing.Process(target=_write, args=(file, stop), daemon=True)
    process.start()
    try:
        yield
    finally:
        stop.set()
        process.join()


def _write(file: Path, stop: Event) -> None:
    os.sched_setaffinity(0, {1})
    spoken = language(time.time_ns())
    db = open_database(file)
    writer = Writer(db, spoken, watchlist(language()).dossiers, CHANGES + time.time_ns() // 1_000_000_000)
    while not stop.wait(_PAUSE):
        with write_tx(db):
            for _ in writer.documents(1):
                pass
    db.close()


def _history(folder: Path, changes: int) -> Path:
    file = folder / f"changes-{changes}.db"
    if not file.exists():
        make(file, changes)
    open_database(file).close()
    return file


def main() -> None:
    """Prints a line for each kind of page: median, p95 and longest, and the p95 of the small history."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(gettempdir())
    small = measured(_history(folder, CHANGES // _SMALL), CHANGES // _SMALL)
    large = measured(_history(folder, CHANGES), CHANGES)
    print(f"{'page':26} {'median':>7} {'p95':>7} {'max':>7} {'small p95':>10} {'ratio':>6}")
    for name, one in large.items():
        ratio = one.p95 / small[name].p95
        over = "  over the limit" if one.p95 > _LIMIT_MS else ""
        times = f"{one.median:7.1f} {one.p95:7.1f} {one.longest:7.1f} {small[name].p95:10.1f}"
        print(f"{name:26} {times} {ratio:6.1f}{over}")


if __name__ == "__main__":
    main()
