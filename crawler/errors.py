"""What can go wrong with a visit, as values and as the two errors a page object may raise."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """What a visit of a source came to; the words are explained in the README."""

    OK = "ok"
    QUIET = "quiet"
    SUSPECT = "suspect"
    BLOCKED = "blocked"
    BROKEN = "broken"
    UNREACHABLE = "unreachable"

    @property
    def read(self) -> bool:
        """Whether the source was read, so that what it says may be believed."""
        return self in (Verdict.OK, Verdict.QUIET)


class PageError(Exception):
    """A page object could not make a document; the message says why, in English."""

    verdict = Verdict.BROKEN

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Blocked(PageError):
    """Something else than the page answered: a login, a firewall, maintenance, a soft 404."""

    verdict = Verdict.BLOCKED


class LayoutChanged(PageError):
    """The right page answered, but a required part is missing, cut off or undecodable."""

    def __init__(self, field: str, reason: str | None = None) -> None:
        super().__init__(reason or f"required part {field!r} is missing")
        self.field = field


@dataclass(frozen=True, slots=True)
class Failure:
    """A visit that gave no document: which address, why, and whether trying again helps.

    `retry_after` is in seconds and only there when the site asked for it; `field` names the
    part that vanished when the layout changed.
    """

    url: str
    verdict: Verdict
    reason: str
    retry: bool
    retry_after: float | None = None
    field: str | None = None
