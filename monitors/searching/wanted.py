"""What is searched for: a text, filters, an order, and a place in the results. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

Order = Literal["newest", "relevance"]
LAST = 1 << 62
"""A number above those of all changes."""


@dataclass(frozen=True, slots=True)
class Search:
    """What is asked for; None and False mean: all. Days are Amsterdam days, `until` included.

    A next page has the `below` and the `skip` of the page before it.
    """

    text: str = ""
    dossier: str | None = None
    amendment: str | None = None
    site: str | None = None
    kind: str | None = None
    material: bool = False
    since: date | None = None
    until: date | None = None
    order: Order = "newest"
    below: int = LAST
    skip: int = 0

    @property
    def unfiltered(self) -> Search:
        """The same text among all changes."""
        return Search(self.text, order=self.order)

    @property
    def filtered(self) -> bool:
        """Whether anything beside the text is asked."""
        return self.unfiltered != self.first

    @property
    def first(self) -> Search:
        """The same search from its first page."""
        return replace(self, below=LAST, skip=0)
