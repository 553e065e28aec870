"""Reads what the pages keep in memory, dossier by dossier, before somebody asks for it."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread

from starlette.applications import Starlette

from monitors.dossiers.timeline import AsOf
from monitors.history.database import Unusable
from monitors.watchlist import Dossier
from monitors.words.dutch import local_day
from wetwacht.web.context import Web
from wetwacht.web.courses import Courses
from wetwacht.web.readings import readings_of
from wetwacht.web.views.figures import series


@contextmanager
def warming(app: Starlette) -> Iterator[None]:
    """While the pages are served: a thread that stops after the last dossier, or at the end."""
    stop = Event()
    thread = Thread(target=warm, args=(app, stop), name="warming", daemon=True)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join()


def warm(app: Starlette, stop: Event) -> None:
    """Reads each dossier until told to stop; where there is no history yet, nothing is to be read."""
    web: Web = app.state.web
    for dossier in web.watchlist.dossiers:
        if stop.is_set():
            return
        try:
            _read(app, web, dossier)
        except Unusable:
            # The pages say themselves what is wrong with the history, to whoever opens one.
            return
    # What was read stays; a collector that walks it again and again would stop every request meanwhile.
    gc.freeze()


def _read(app: Starlette, web: Web, dossier: Dossier) -> None:
    today = local_day(web.clock())
    courses: Courses = app.state.courses
    with web.reading() as db:
        courses.of(db, web.settings.database, dossier, today)
        known = readings_of(web, db, dossier.key)
    series(known, AsOf(today))
