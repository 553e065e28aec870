"""Where two sequences differ: unique words hold them together, difflib reads what is short. Pure.

Time grows with the length, not with its square: words that stand once on both sides are anchors, and
what lies between two anchors is a smaller pair of sequences.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

_PAIRS_AT_MOST = 250_000


@dataclass(frozen=True, slots=True, order=True)
class Gap:
    """A stretch that differs: `old[i1:i2]` became `new[j1:j2]`."""

    i1: int
    i2: int
    j1: int
    j2: int


def gaps(old: Sequence[str], new: Sequence[str]) -> tuple[Gap, ...]:
    """The stretches that differ, in order; everything between them is equal on both sides."""
    pending = [Gap(0, len(old), 0, len(new))]
    found: list[Gap] = []
    while pending:
        gap = _stripped(old, new, pending.pop())
        if gap.i1 == gap.i2 or gap.j1 == gap.j2:
            found += [gap] if gap.i1 < gap.i2 or gap.j1 < gap.j2 else []
        elif anchors := _anchors(old, new, gap):
            pending += _between(anchors, gap)
        else:
            found += _short(old, new, gap)
    return tuple(sorted(found))


def matched(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[int, int]]:
    """The positions of equal items, in order."""
    i = j = 0
    for gap in (*gaps(old, new), Gap(len(old), len(old), len(new), len(new))):
        yield from zip(range(i, gap.i1), range(j, gap.j1), strict=True)
        i, j = gap.i2, gap.j2


def _stripped(old: Sequence[str], new: Sequence[str], gap: Gap) -> Gap:
    i1, i2, j1, j2 = gap.i1, gap.i2, gap.j1, gap.j2
    while i1 < i2 and j1 < j2 and old[i1] == new[j1]:
        i1, j1 = i1 + 1, j1 + 1
    while i1 < i2 and j1 < j2 and old[i2 - 1] == new[j2 - 1]:
        i2, j2 = i2 - 1, j2 - 1
    return Gap(i1, i2, j1, j2)


def _anchors(old: Sequence[str], new: Sequence[str], gap: Gap) -> list[tuple[int, int]]:
    """The longest row of items that stand once on both sides and in one order."""
    here = Counter(old[gap.i1 : gap.i2])
    there = Counter(new[gap.j1 : gap.j2])
    places = {new[j]: j for j in range(gap.j1, gap.j2) if there[new[j]] == 1}
    pairs = [(i, places[old[i]]) for i in range(gap.i1, gap.i2) if here[old[i]] == 1 and old[i] in places]
    return _rising(pairs)


def _rising(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest part of the pairs in which the second number rises as well."""
    ends: list[int] = []
    last: list[int] = []
    before: list[int | None] = []
    for at, (_, j) in enumerate(pairs):
        length = bisect_left(ends, j)
        ends[length : length + 1] = [j]
        last[length : length + 1] = [at]
        before.append(last[length - 1] if length else None)
    chain: list[tuple[int, int]] = []
    step = last[-1] if last else None
    while step is not None:
        chain.append(pairs[step])
        step = before[step]
    return chain[::-1]


def _between(anchors: list[tuple[int, int]], gap: Gap) -> Iterator[Gap]:
    i1, j1 = gap.i1, gap.j1
    for i, j in (*anchors, (gap.i2, gap.j2)):
        if i1 < i or j1 < j:
            yield Gap(i1, i, j1, j)
        i1, j1 = i + 1, j + 1


def _short(old: Sequence[str], new: Sequence[str], gap: Gap) -> Iterator[Gap]:
    if (gap.i2 - gap.i1) * (gap.j2 - gap.j1) > _PAIRS_AT_MOST:
        # Nothing stands once and everything repeats: the one answer that costs no minutes.
        yield gap
        return
    matcher = SequenceMatcher(None, old[gap.i1 : gap.i2], new[gap.j1 : gap.j2], autojunk=False)
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag != "equal":
            yield Gap(gap.i1 + i1, gap.i1 + i2, gap.j1 + j1, gap.j1 + j2)
