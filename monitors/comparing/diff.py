"""Differences between two texts: paragraphs first, then words inside the pairs. Pure."""

from __future__ import annotations

import re
from collections import Counter, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from crawler.text import paragraphs
from monitors.comparing.align import Gap, gaps, matched
from monitors.model import Op

_WORD = re.compile(r"\w+")
_TOKEN = re.compile(r"\s+|\d+(?:[.,:]\d+)+|\w+|[^\w\s]")
_PIECE = re.compile(r"[^\n.!?]*[\n.!?]+\s*|[^\n.!?]+")
_STOP = re.compile(r"[.!?…]+[\"'’”)]*\s+(?=[^\sa-zà-ÿ])")
_ABBREVIATED = re.compile(
    r"\b(?:nrs?|art|blz|stb|stcrt|jl|mr|dr|drs|prof|mevr|dhr|ca|resp|bijv|incl|excl|mln|mld|"
    r"jan|feb|febr|mrt|apr|jun|jul|aug|sept?|okt|nov|dec|[a-z])\.$",
    re.IGNORECASE,
)
_LONG = 2_000
_ALIKE = 0.5


@dataclass(frozen=True, slots=True)
class Edit:
    """One difference: `before` stood in the lines `old` of one text, `after` in the lines `new` of the other.

    Both are the first line and the one behind the last. `before` is None for an insert, `after` for a
    delete; several lines are joined with newlines.
    """

    op: Op
    before: str | None
    after: str | None
    old: tuple[int, int]
    new: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of words that stayed, went or came."""

    kind: Literal["equal", "delete", "insert"]
    text: str


def normalised(text: str) -> str:
    """The text as it is compared: one cleaned paragraph a line, of a very long one a sentence a line."""
    return "\n".join(unit for line in paragraphs(text).split("\n") for unit in units(line))


def units(line: str) -> tuple[str, ...]:
    """A paragraph, or its sentences where it is very long."""
    return (line,) if len(line) <= _LONG else tuple(one for one in sentences(line) if one)


def paragraph_edits(before: str, after: str) -> tuple[Edit, ...]:
    """The edits from one text to another, a paragraph a line, in the order of the new text.

    A paragraph that only moved is one edit of kind move; paragraphs that were merged or split are one
    replacement. Empty exactly when the texts are equal.
    """
    old, new = _lines(before), _lines(after)
    edits = [edit for gap in gaps(old, new) for edit in _in_gap(old, new, gap)]
    return _with_moves(edits)


def apply(text: str, edits: Iterable[Edit]) -> str:
    """The other text, from the first one and the edits between them."""
    lines = _lines(text)
    gone = {at for edit in edits for at in range(*edit.old)}
    came = {edit.new[0]: edit for edit in edits if edit.after is not None}
    kept = deque(line for at, line in enumerate(lines) if at not in gone)
    built: list[str] = []
    while kept or len(built) in came:
        edit = came.get(len(built))
        built += [kept.popleft()] if edit is None else (edit.after or "").split("\n")
    return "\n".join(built)


def words(before: str, after: str) -> tuple[Run, ...]:
    """The runs of words that turn one text into the other; sentences are held together first."""
    old, new = _PIECE.findall(before), _PIECE.findall(after)
    runs: list[Run] = []
    i = 0
    for gap in gaps(old, new):
        runs += _run("equal", old[i : gap.i1])
        runs += _runs("".join(old[gap.i1 : gap.i2]), "".join(new[gap.j1 : gap.j2]))
        i = gap.i2
    return (*runs, *_run("equal", old[i:]))


def sentences(line: str) -> tuple[str, ...]:
    """The sentences of a paragraph; a stop behind a shortened word or before a small letter ends none."""
    found: list[str] = []
    start = 0
    for end in _ends(line):
        found.append(line[start:end].strip())
        start = end
    return (*found, line[start:].strip())


def _lines(text: str) -> list[str]:
    return text.split("\n") if text else []


def _ends(line: str) -> Iterator[int]:
    for found in _STOP.finditer(line):
        if not _ABBREVIATED.search(line, max(0, found.start() - 8), found.start() + 1):
            yield found.end()


def _runs(before: str, after: str) -> Iterator[Run]:
    old, new = _TOKEN.findall(before), _TOKEN.findall(after)
    i = 0
    for gap in gaps(old, new):
        yield from _run("equal", old[i : gap.i1])
        yield from _run("delete", old[gap.i1 : gap.i2])
        yield from _run("insert", new[gap.j1 : gap.j2])
        i = gap.i2
    yield from _run("equal", old[i:])


def _run(kind: Literal["equal", "delete", "insert"], tokens: Sequence[str]) -> Iterator[Run]:
    if tokens:
        yield Run(kind, "".join(tokens))


def _in_gap(old: Sequence[str], new: Sequence[str], gap: Gap) -> Iterator[Edit]:
    """The paragraphs of a gap: those that share half their words are one replacement, the rest come or go."""
    i, j = gap.i1, gap.j1
    for pair in (*_groups(old, new, gap), Gap(gap.i2, gap.i2, gap.j2, gap.j2)):
        yield from (Edit("delete", old[at], None, (at, at + 1), (j, j)) for at in range(i, pair.i1))
        yield from (Edit("insert", None, new[at], (i, i), (at, at + 1)) for at in range(j, pair.j1))
        if pair.i1 < pair.i2:
            was, now = "\n".join(old[pair.i1 : pair.i2]), "\n".join(new[pair.j1 : pair.j2])
            yield Edit("replace", was, now, (pair.i1, pair.i2), (pair.j1, pair.j2))
        i, j = pair.i2, pair.j2


def _groups(old: Sequence[str], new: Sequence[str], gap: Gap) -> list[Gap]:
    here = [(at, word) for at in range(gap.i1, gap.i2) for word in _WORD.findall(old[at])]
    there = [(at, word) for at in range(gap.j1, gap.j2) for word in _WORD.findall(new[at])]
    sizes = Counter(at for at, _ in here), Counter(at for at, _ in there)
    pairs = matched([word for _, word in here], [word for _, word in there])
    shared = Counter((here[i][0], there[j][0]) for i, j in pairs)
    groups: list[Gap] = []
    for (i, j), count in sorted(shared.items()):
        if count < _ALIKE * min(sizes[0][i], sizes[1][j]):
            continue
        if groups and (i < groups[-1].i2 or j < groups[-1].j2):
            last = groups.pop()
            groups.append(Gap(last.i1, max(last.i2, i + 1), last.j1, max(last.j2, j + 1)))
        else:
            groups.append(Gap(i, i + 1, j, j + 1))
    return groups


def _with_moves(edits: list[Edit]) -> tuple[Edit, ...]:
    """The edits with each pair of a deleted and an inserted line that are equal as one move."""
    gone: dict[str, list[Edit]] = {}
    for edit in edits:
        if edit.op == "delete" and edit.before is not None:
            gone.setdefault(edit.before, []).append(edit)
    taken: set[tuple[int, int]] = set()
    kept: list[Edit] = []
    for edit in edits:
        sources = gone.get(edit.after or "", []) if edit.op == "insert" else []
        if sources:
            source = sources.pop(0)
            taken.add(source.old)
            kept.append(Edit("move", source.before, edit.after, source.old, edit.new))
        else:
            kept.append(edit)
    return tuple(edit for edit in kept if edit.op != "delete" or edit.old not in taken)
