"""What stands below a message that was sent before: who reported the event too, and additions. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Also:
    """A later sighting of an event; `added` is the new fact that it brings, empty where there is none.

    `differs` is what it says otherwise than another source.
    """

    change: int
    site: str
    url: str
    seen: datetime
    added: str = ""
    differs: str = ""


@dataclass(frozen=True, slots=True)
class First:
    """The message that another one stands below: its subject, its receipt, when it was due and went.

    `addition` is the change that is told below it; `own` says that what stands below has alerts of its own.
    Neither edits the message itself. `top` is the message that it stands below in its turn.
    """

    subject: str
    receipt: tuple[str, str] | None
    sent: datetime | None
    due: datetime | None
    addition: int | None = None
    own: bool = False
    top: tuple[str, str] | None = None

    @property
    def edited(self) -> bool:
        """Whether the message itself is edited, and nothing is told below it."""
        return self.addition is None and not self.own


def addition_of(also: Iterable[Also], change: int | None) -> Also | None:
    """The sighting of this change, where it brings a fact."""
    return next((one for one in also if one.change == change and one.added), None)
