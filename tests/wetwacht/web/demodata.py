"""Some moments of the demo as a history that the pages show: made once for all workers, copied by each."""

from __future__ import annotations

import fcntl
import io
import shutil
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from config.load import Config, load
from tests.wetwacht.demo.reading import shipped
from wetwacht.app import App
from wetwacht.demo.copies import Copies
from wetwacht.demo.watching import at_moment

_MOMENTS = (0, 3, 7, 8, 23, 29)
"""The baseline; both chambers vote; a letter and its replaced file; a debate that is still to come."""
NOW = shipped().moments[_MOMENTS[-1]].at + timedelta(hours=2)


def demo_history(shared: Path, own: Path) -> Config:
    """The configuration of a copy in `own`; whoever comes first makes the original in `shared`."""
    file = shared / "short-demo.db"
    with (shared / "short-demo.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not file.exists():
            made = file.with_suffix(".part")
            _make(made)
            made.rename(file)
    shutil.copy(file, own / "history.db")
    return demo_config(own / "history.db", _MOMENTS[-1])


def demo_config(database: Path, index: int) -> Config:
    """A history of the demo with what it watched at a moment; its sources keep their real addresses."""
    config = load(None, {})
    watchlist, origins = config.watchlist, {source.site: "" for source in config.watchlist.sources}
    known = {one.key for one in at_moment(watchlist, shipped(), origins, index).sources}
    watched = replace(watchlist, sources=tuple(one for one in watchlist.sources if one.key in known))
    return Config(watched, replace(config.settings, database=database))


def _make(file: Path) -> None:
    config = load(None, {})
    settings = replace(config.settings, database=file)
    with Copies(shipped(), etags=True) as copies:
        for index in _MOMENTS:
            moment = copies.at(index)
            watchlist = at_moment(config.watchlist, shipped(), copies.origins, index)
            app = App(Config(watchlist, settings), io.StringIO())
            app.round(moment.at, watchlist.sources)
            app.deliver(moment.at)
            app.close()
