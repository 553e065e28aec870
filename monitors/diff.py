"""Differences between two texts: paragraphs first, then words inside the pairs. Pure.

Words of a whole letter compared at once cost seconds; paragraphs first cost milliseconds and
give the same answer (docs/performance.md).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from monitors.model import Op

_TOKEN = re.compile(r"\s+|\w+|[^\w\s]")
_WORDS_AT_MOST = 2_000
_ALIKE = 0.5


@dataclass(frozen=True, slots=True)
class Edit:
    """One difference of paragraphs; `before` is None for an insert, `after` for a delete."""

    op: Op
    before: str | None
    after: str | None


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of words that stayed, went or came."""

    kind: Literal["equal", "delete", "insert"]
    text: str


def paragraph_edits(before: str, after: str) -> tuple[Edit, ...]:
    """The edits from one text to another, a paragraph a line, in the order of the new text.

    A paragraph that only moved is one edit of kind move. Empty exactly when the texts are equal.
    """
    old, new = before.split("\n"), after.split("\n")
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    edits: list[Edit] = []
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag != "equal":
            edits.extend(_paired(old[i1:i2], new[j1:j2]))
    return _with_moves(edits)


def words(before: str, after: str) -> tuple[Run, ...]:
    """The runs of words that turn one text into the other; whole texts where they are very long."""
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    if len(old) + len(new) > _WORDS_AT_MOST:
        return (Run("delete", before), Run("insert", after))
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return tuple(_runs(matcher, old, new))


def _runs(matcher: SequenceMatcher[str], old: list[str], new: list[str]) -> Iterator[Run]:
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            yield Run("equal", "".join(old[i1:i2]))
            continue
        if i2 > i1:
            yield Run("delete", "".join(old[i1:i2]))
        if j2 > j1:
            yield Run("insert", "".join(new[j1:j2]))


def _paired(old: list[str], new: list[str]) -> Iterator[Edit]:
    """Pairs the paragraphs of a replaced block in order, while they are alike enough to be one."""
    left = list(old)
    for after in new:
        match = next((i for i, before in enumerate(left) if _alike(before, after)), None)
        if match is None:
            yield Edit("insert", None, after)
            continue
        yield from (Edit("delete", gone, None) for gone in left[:match])
        yield Edit("replace", left[match], after)
        left = left[match + 1 :]
    yield from (Edit("delete", gone, None) for gone in left)


def _alike(before: str, after: str) -> bool:
    matcher = SequenceMatcher(None, before.split(), after.split(), autojunk=False)
    return matcher.quick_ratio() >= _ALIKE and matcher.ratio() >= _ALIKE


def _with_moves(edits: list[Edit]) -> tuple[Edit, ...]:
    gone = [edit.before for edit in edits if edit.op == "delete"]
    moved = {edit.after for edit in edits if edit.op == "insert" and edit.after in gone}
    kept: list[Edit] = []
    for edit in edits:
        if edit.op == "delete" and edit.before in moved:
            continue
        kept.append(Edit("move", edit.after, edit.after) if edit.after in moved else edit)
    return tuple(kept)
