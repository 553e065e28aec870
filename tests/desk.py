"""Results handed straight to the keeper, for tests of what they leave behind in a real history."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from crawler.wire import PageResult
from monitors.history.database import write_tx
from monitors.keep import Keeper
from monitors.matching.match import Matcher
from monitors.report import SourceReport
from monitors.watchlist import Source
from tests.house import House, watchlist


class Desk:
    """Hands results to a keeper as a round would, an hour later each time."""

    def __init__(self, folder: Path, *sources: Source) -> None:
        self.house = House(folder, watchlist(*sources))
        self.spool = folder / "spool"
        self.spool.mkdir()
        self.report = SourceReport(sources[0].key)

    def keep(self, *results: PageResult) -> None:
        """One round of these results."""
        self.house.now += timedelta(hours=1)
        listed = self.house.watching
        sources = {source.key: source for source in listed.sources}
        keeper = Keeper(self.house.db, listed, Matcher(listed.dossiers), self.spool, self.house.now)
        for result in results:
            with write_tx(self.house.db):
                keeper.keep(result, sources[result.source], self.report)

    def alerts(self) -> int:
        """How many messages are owed."""
        return next(iter(self.house.db.query("select count(*) as n from delivery")))["n"]  # type: ignore[no-any-return]
