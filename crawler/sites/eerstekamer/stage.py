"""Where a bill stands: read from the four blocks of the progress bar, label first, then fill.

Reading the fill alone shows rejected bills as adopted: both are full in three blocks.
"""

from __future__ import annotations

from dataclasses import dataclass

from lxml import html

from crawler.errors import LayoutChanged
from crawler.html import first
from crawler.text import line

UNKNOWN = "unknown"

_FILLS = ("vol", "geblokt", "leeg")
_BLOCKS = 4
_HOUSE_LABELS = ("", "voorbereiding", "indiening", "voorbereiding/indiening")
_ANNOUNCED = "afkondiging"
_REJECTED = "verworpen"
_WITHDRAWN = "ingetrokken"
_BY_FILL: dict[tuple[str, ...], str] = {
    ("vol", "geblokt", "leeg", "leeg"): "written",
    ("vol", "vol", "leeg", "leeg"): "awaiting_plenary",
    ("vol", "vol", "geblokt", "leeg"): "plenary",
}
_BY_FILL_WHEN_ANNOUNCED: dict[tuple[str, ...], str] = {
    ("vol", "vol", "vol", "geblokt"): "adopted",
    ("vol", "vol", "vol", "vol"): "published",
}


@dataclass(frozen=True, slots=True)
class Block:
    """One block of the progress bar: how full it is (vol, geblokt, leeg) and its label, lower case."""

    fill: str
    label: str


def blocks_of(main: html.HtmlElement) -> tuple[Block, ...]:
    """The four blocks. Raises LayoutChanged where the progress bar or one of them is missing."""
    found = [first(main, f".//*[contains(@class, 'voortgangBlok{n}')]") for n in range(1, _BLOCKS + 1)]
    present = [block for block in found if block is not None]
    if len(present) < _BLOCKS:
        raise LayoutChanged("voortgangModule", f"{len(present)} of {_BLOCKS} blocks of the progress bar")
    return tuple(map(_block, present))


def stage_of(blocks: tuple[Block, ...]) -> str:
    """The stage of a bill; a combination nobody has seen is `unknown`, never an error."""
    labels = tuple(block.label for block in blocks)
    if _WITHDRAWN in labels:
        return "withdrawn"
    if _REJECTED in labels:
        return {3: "rejected", 1: "rejected_house"}.get(labels.index(_REJECTED), UNKNOWN)
    return _by_fill(tuple(block.fill for block in blocks), labels)


def _by_fill(fills: tuple[str, ...], labels: tuple[str, ...]) -> str:
    if fills == ("geblokt", "leeg", "leeg", "leeg"):
        return "in_house" if labels[0] in _HOUSE_LABELS else UNKNOWN
    if labels[-1] == _ANNOUNCED and fills in _BY_FILL_WHEN_ANNOUNCED:
        return _BY_FILL_WHEN_ANNOUNCED[fills]
    return _BY_FILL.get(fills, UNKNOWN)


def _block(element: html.HtmlElement) -> Block:
    classes = " ".join(str(child.get("class") or "") for child in element).split()
    fill = next((name for name in classes if name in _FILLS), UNKNOWN)
    label = first(element, ".//*[contains(concat(' ', @class, ' '), ' fase ')]")
    return Block(fill, line(str(label.text_content())).lower() if label is not None else "")
