"""The start of a subscription for one reader: where its dossiers stand, and what is to be expected. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from monitors.dossiers.stations import Standing
from monitors.watchlist import Dossier, Subscription, Watchlist
from monitors.words import starttexts as said
from monitors.words.dutch import listed, written
from monitors.words.procedure import STAGES


@dataclass(frozen=True, slots=True)
class Facts:
    """What a start message says beside the subscription: stands by key of dossier, in order.

    `expected` messages at once in the last `days`; None where there is no history to count in.
    """

    stands: tuple[tuple[str, str], ...]
    since: date | None = None
    expected: int | None = None
    days: int = 0


@dataclass(frozen=True, slots=True)
class Start:
    """A subscription that starts for a reader of this kind of channel."""

    subscription: Subscription
    kind: str
    facts: Facts


def narrowed(watchlist: Watchlist, subscription: Subscription) -> Watchlist:
    """The watchlist as if this were its only subscription."""
    return Watchlist(
        watchlist.dossiers, watchlist.sources, watchlist.channels, (subscription,), (), watchlist.urgency
    )


def stand_of(dossier: Dossier, bills: Iterable[Standing], today: date) -> str:
    """Where a dossier stands in a few words; of several bills the first, which gave it its name."""
    if dossier.context or not dossier.numbers:
        return said.TOPIC
    bill = next(iter(bills), None)
    if bill is None or bill.stage == "unknown":
        return said.ENDED.format(day=written(dossier.closed)) if dossier.closed else said.UNKNOWN
    return _stand(bill, today)


def _stand(bill: Standing, today: date) -> str:
    stage, stations = STAGES[bill.stage], {one.name: one for one in bill.stations}
    force = stations["in_force"]
    if force.at == "done":
        return said.IN_FORCE_SINCE.format(day=written(force.day)) if force.day else said.IN_FORCE
    if force.day and force.day > today:
        return said.IN_FORCE_FROM.format(stage=stage, day=written(force.day))
    ended = next((one.day for one in bill.stations if one.at == "ended" and one.day), None)
    adopted = stations["ek"].day if bill.stage == "adopted" else None
    day = ended or adopted
    return said.DECIDED.format(stage=stage, day=written(day)) if day else stage


def named_kinds(names: Iterable[str]) -> str:
    """ "uitslagen, intrekkingen en publicatie": what these types and marks are called."""
    wanted = set(names)
    found = [phrase for phrase, group in said.GROUPS if wanted & set(group)]
    return listed(found) if found else ""
