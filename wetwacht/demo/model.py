"""The words of the demo's script: a moment, what was edited at it, and what went wrong at it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

TroubleKind = Literal["500", "503", "refused", "maintenance", "footer"]


@dataclass(frozen=True, slots=True)
class Edit:
    """A document whose reading changes at a moment: exactly one change is due for it.

    `url` is the real address of the page that readers know; a file belongs to the page that links
    it. `material` says whether the edit means something; whether it alerts also takes a dossier.
    `dossiers` and `amendments` are those that must be found; others may be found beside them.
    `answer` is the address that is fetched, where it is not the one that readers know. Edits with one
    `event` at a moment tell of one happening: one alert is due for all of them.
    """

    site: str
    url: str
    material: bool
    dossiers: tuple[str, ...]
    what: str
    amendments: tuple[str, ...] = ()
    answer: str = ""
    event: str = ""

    @property
    def fetched(self) -> str:
        """The address at which the edited document is fetched."""
        return self.answer or self.url

    @property
    def alert_due(self) -> bool:
        """Whether someone who follows everything must be told."""
        return self.material and bool(self.dossiers)


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something wrong with a site: it lasts for its moment, only a new footer stays."""

    site: str
    kind: TroubleKind


@dataclass(frozen=True, slots=True)
class Moment:
    """One stop of the demo's clock.

    `moved` are addresses whose bytes changed while they still say the same (a republication, soft
    hyphens, another order of related papers): no change is due. `appears` are pages that a source
    names and that begin to exist: the first look at them is a silent baseline.
    """

    at: datetime
    title: str
    edits: tuple[Edit, ...] = ()
    trouble: tuple[Trouble, ...] = ()
    moved: tuple[str, ...] = ()
    appears: tuple[str, ...] = ()
