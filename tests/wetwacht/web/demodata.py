"""Some moments of the demo as a history that the pages show: made once for all workers, copied by each."""

from __future__ import annotations

import fcntl
import io
import shutil
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from config.load import Config, load
from monitors.watchlist import Watchlist
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
    shipped_config = load(None, {})
    settings = replace(shipped_config.settings, database=own / "history.db")
    return Config(_watchlist(shipped_config.watchlist), settings)


def _watchlist(watchlist: Watchlist) -> Watchlist:
    """The shipped one as of the last moment; its sources keep their real addresses."""
    origins = {source.site: "" for source in watchlist.sources}
    known = {one.key for one in at_moment(watchlist, shipped(), origins, _MOMENTS[-1]).sources}
    return replace(watchlist, sources=tuple(one for one in watchlist.sources if one.key in known))


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
