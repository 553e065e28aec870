"""What a round came to, per source and in all: the answer of `wetwacht check`."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from crawler.errors import Failure, Verdict


@dataclass(slots=True)
class SourceReport:
    """The tally of one source in a round; filled while the round runs.

    `pages` counts addresses that answered, files not included. `skipped_until` is when a site
    that asked to be left alone may be visited again.
    """

    key: str
    verdict: Verdict | None = None
    reason: str | None = None
    pages: int = 0
    unchanged: int = 0
    new: int = 0
    changed: int = 0
    gone: int = 0
    skipped_until: datetime | None = None
    errors: list[Failure] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class RoundReport:
    """The reports of all sources of a round, in the order of the watchlist."""

    started: datetime
    sources: tuple[SourceReport, ...]

    @property
    def totals(self) -> dict[str, int]:
        """The tallies over all sources."""
        names = ("pages", "unchanged", "new", "changed", "gone")
        totals = {name: sum(getattr(source, name) for source in self.sources) for name in names}
        return totals | {"errors": sum(len(source.errors) for source in self.sources)}

    @property
    def well(self) -> bool:
        """Whether every visited source was read."""
        return all(source.verdict is None or source.verdict.read for source in self.sources)
