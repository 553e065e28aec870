"""What every page needs: the configuration, the history, and the clock."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlite_utils import Database
from starlette.requests import Request

from config.load import Config
from config.settings import Settings
from monitors.history.database import open_database, reading
from monitors.watchlist import Watchlist


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Web:
    """The pages' side of one configuration. Every request reads over a connection of its own."""

    config: Config
    clock: Callable[[], datetime] = _now

    @property
    def watchlist(self) -> Watchlist:
        """What is followed."""
        return self.config.watchlist

    @property
    def settings(self) -> Settings:
        """How the program is set."""
        return self.config.settings

    @contextmanager
    def reading(self) -> Iterator[Database]:
        """The history as it is at one moment, not to write to. Raises Unusable where there is none yet."""
        with reading(self.settings.database, at_once=True) as db:
            yield db

    @contextmanager
    def writing(self) -> Iterator[Database]:
        """The history for the few things that staff write. Raises Unusable or Locked."""
        db = open_database(self.settings.database)
        try:
            yield db
        finally:
            db.close()


def web_of(request: Request) -> Web:
    """The context that a request is answered in."""
    web: Web = request.app.state.web
    return web
