"""A small household for tests: a watchlist on a loopback site, its history, and rounds through it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlite_utils import Database

from monitors.history import changes
from monitors.history.database import open_database
from monitors.model import Change
from monitors.report import RoundReport, SourceReport
from monitors.run import Plan, run_round
from monitors.watchlist import Amendment, Channel, Dossier, Source, Subscription, Watchlist
from tests.servers import Site

START = datetime(2026, 7, 1, 8, tzinfo=UTC)
DOSSIER = Dossier(
    key="voorbeeldwet",
    title="Voorbeeldwet huisvesting",
    numbers=("99999",),
    names=("Voorbeeldwet huisvesting",),
    amendments=(Amendment("proef", names=("De Proef",), words=("verbod op voorbeeldvoorrang",)),),
)


def source(site: Site, key: str, name: str, path: str, dossier: str | None = None) -> Source:
    """A source on a loopback copy of a site."""
    return Source(key, name, site.origin + path, timedelta(hours=1), dossier, allow_private_hosts=True)


def watchlist(*sources: Source) -> Watchlist:
    """A watchlist with one dossier, told on the console."""
    channel = Channel("console", "console", ())
    subscription = Subscription("alles", ("console",))
    return Watchlist((DOSSIER,), sources, (channel,), (subscription,), ("console",))


@dataclass(slots=True)
class House:
    """A watchlist with its history in a real file; every round is an hour later than the last."""

    folder: Path
    watching: Watchlist
    now: datetime = START
    db: Database = field(init=False)

    def __post_init__(self) -> None:
        self.db = open_database(self.database)

    @property
    def database(self) -> Path:
        """The file of the history."""
        return self.folder / "wetwacht.db"

    def round(self, *, everything: bool = True) -> RoundReport:
        """One round of all sources."""
        self.now += timedelta(hours=1)
        plan = Plan(self.now, self.watching.sources, self.database, "wetwacht-test", 0.0, everything)
        return run_round(self.db, self.watching, plan)

    def visit(self) -> SourceReport:
        """One round of a household with one source, and its report."""
        (report,) = self.round().sources
        return report

    def changes(self) -> tuple[Change, ...]:
        """Every recorded change, newest first."""
        return changes.changes(self.db, changes.Query())

    def events(self) -> list[str]:
        """The types of all events, in order."""
        return [row["type"] for row in self.db.query("select type from event order by id")]
