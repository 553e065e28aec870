"""A change with what its message is made from. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from crawler.page import SiteName
from monitors.events.votes import Facts, Vote
from monitors.model import Alert, Change, Subject
from monitors.watchlist import Watchlist
from monitors.words import procedure, texts
from monitors.words.dutch import inert
from monitors.words.procedure import Follows
from notifiers.shape import Options


@dataclass(frozen=True, slots=True)
class Told:
    """A change with what its message is made from."""

    alert: Alert
    change: Change
    watchlist: Watchlist
    options: Options
    facts: Facts
    vote: Vote | None

    @property
    def subject(self) -> Subject:
        return self.change.subject

    @property
    def bill(self) -> bool:
        return self.subject.kind == "wetsvoorstel"

    @property
    def site(self) -> SiteName:
        return texts.site_of(self.subject.site, self.subject.url)

    @property
    def shown(self) -> str:
        return inert(self.site.shown)

    @property
    def follows(self) -> Follows | None:
        """What follows by procedure, where the table speaks of the event."""
        return procedure.follows(next(iter(self.facts.get("procedure", ())), ""))
