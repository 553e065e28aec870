"""Another document held beside the one of a change, in the words of the message. Pure."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Passages:
    """What two documents say in the same place; empty where one of them has no such place."""

    heading: str
    label_before: str
    before: str
    label_after: str
    after: str


@dataclass(frozen=True, slots=True)
class Beside:
    """What a message tells of the other document: its own sentences, passages, labelled lines, pages.

    `headline` is empty where the comparison does not bear one; `pages` are (text, address).
    """

    headline: str = ""
    lines: tuple[str, ...] = ()
    pairs: tuple[Passages, ...] = ()
    rows: tuple[tuple[str, str], ...] = ()
    pages: tuple[tuple[str, str], ...] = ()
