"""Whom a subscription tells nothing for a while, and who left it. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date
from types import MappingProxyType

Key = tuple[str, str, str]
"""A subscription, a kind of channel and a casefolded recipient; ('key', '', '') is everybody of one."""


@dataclass(frozen=True, slots=True)
class Standing:
    """The mutes that hold today, each with its last day, and who left."""

    muted: Mapping[Key, date] = field(default_factory=lambda: MappingProxyType({}))
    left: frozenset[Key] = frozenset()

    def muted_until(self, subscription: str, kind: str, recipient: str) -> date | None:
        """The last day on which a reader is told nothing by this subscription; None where it tells."""
        found = (self.muted.get(key) for key in _keys(subscription, kind, recipient))
        return max((day for day in found if day), default=None)

    def has_left(self, subscription: str, kind: str, recipient: str) -> bool:
        """Whether a reader left this subscription."""
        return any(key in self.left for key in _keys(subscription, kind, recipient))

    def silent(self, subscriptions: Collection[str], kind: str, recipient: str) -> bool:
        """Whether each of these subscriptions is muted or left here, and there is one at all."""
        return bool(subscriptions) and all(
            self.has_left(one, kind, recipient) or self.muted_until(one, kind, recipient)
            for one in subscriptions
        )

    def first_end(self, subscriptions: Collection[str], kind: str, recipient: str) -> date | None:
        """The last day of the mute that ends first among these subscriptions that a reader did not leave."""
        followed = (one for one in subscriptions if not self.has_left(one, kind, recipient))
        ends = (self.muted_until(one, kind, recipient) for one in followed)
        return min((day for day in ends if day), default=None)


EVERYBODY_IS_TOLD = Standing()


def muted_reason(until: date, every: str = "weekly") -> str:
    """Why a message is held in a mute; it begins with the digest that tells it."""
    return f"{every} digest: muted until {until.isoformat()}"


def _keys(subscription: str, kind: str, recipient: str) -> tuple[Key, ...]:
    folded = recipient.casefold()
    return (subscription, kind, folded), (subscription, kind, ""), (subscription, "", "")
