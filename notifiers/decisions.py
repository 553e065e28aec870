"""Several bills that one chamber decided alike, as one line of a digest. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from crawler.text import MONTHS
from monitors.alerts.digest import Item
from monitors.model import EventType
from monitors.words import digesttexts as said
from monitors.words import texts
from monitors.words.dutch import counted


@dataclass(frozen=True, slots=True)
class Decisions:
    """What a chamber decided about more than one bill."""

    chamber: str
    kind: EventType
    items: tuple[Item, ...]

    @property
    def headline(self) -> str:
        """ "Tweede Kamer neemt 3 wetsvoorstellen aan" """
        return self._told("")

    @property
    def sentence(self) -> str:
        """The same with the day, where it was one, and what follows from it."""
        days = {one.event.happened for one in self.items}
        (day, *more) = days
        on = "" if more or day is None else said.ON_DAY.format(day=f"{day.day} {MONTHS[day.month - 1]}")
        follows = said.DECIDED_ALIKE.get((self.chamber, self.kind), "")
        return f"{self._told(on)}. {follows}".rstrip()

    def _told(self, on: str) -> str:
        bills = counted(len(self.items), said.BILLS_ONE, said.BILLS_MANY)
        return said.DECIDES[self.kind].format(chamber=self.chamber, on=on, bills=bills)


def decided_alike(items: tuple[Item, ...]) -> Decisions | None:
    """The decisions about bills, where one chamber took all of them alike; None for one, or for others."""
    found = tuple(one for one in items if one.bill and one.event.type in said.DECISIONS)
    ways = {(_chamber(one), one.event.type) for one in found}
    if len(found) < 2 or len(ways) > 1:
        return None
    ((chamber, kind),) = ways
    return Decisions(chamber, kind, found) if chamber and kind in said.DECIDES else None


def _chamber(item: Item) -> str:
    """The chamber that our own headline begins with; empty for none."""
    return next((name for name in texts.CHAMBERS.values() if item.event.headline.startswith(f"{name} ")), "")
