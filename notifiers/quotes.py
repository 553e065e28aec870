"""Was and wordt in at most so many words a side, around the difference. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby

from crawler.document import Attachment, label
from crawler.text import dutch_date
from monitors.model import Part
from monitors.papers.figures import day_of
from monitors.words import procedure, texts
from monitors.words.dutch import inert, shortened, weekday, word
from notifiers.shape import Pair, Quote, Span

_DATE = re.compile(r"\d{1,2} [a-z]+ \d{4}")
_LEAD_AT_MOST = 8
_COMPARED_AT_MOST = 2_000
_HEADING_AT_MOST = 80


@dataclass(frozen=True, slots=True)
class _Side:
    """The words of one side, the places of those that changed, and where the first difference stands."""

    words: list[str]
    changed: set[int]
    first: int


@dataclass(frozen=True, slots=True)
class Quoted:
    """The pair of a part; `whole` is False where a difference fell outside the words shown."""

    pair: Pair
    whole: bool


def quoted(part: Part, limit: int) -> Quoted:
    """The pair for one part, at most `limit` words a side."""
    literal = not part.key.startswith(("fact:", "published", "identifier", "kind"))
    before, after = (_value(part, text) for text in (part.before, part.after))
    old, new = _compared(before.split(), after.split())
    was, wordt = _window(old, limit), _window(new, limit)
    labels = (texts.WAS, texts.WORDT) if before and after else (texts.REMOVED, texts.NEWLY)
    pair = Pair(heading_of(part), labels[0], was[0], labels[1], wordt[0], quoted=literal)
    return Quoted(pair, was[1] and wordt[1])


def heading_of(part: Part) -> str:
    """Where in the document a part stands, in words."""
    if part.key.startswith("fact:") and not part.heading:
        return texts.FACTS.get(part.key.removeprefix("fact:"), texts.OTHER_FACT)
    fixed = {"title": texts.TITLE, "published": texts.PUBLISHED}
    if part.key in fixed or part.key in ("identifier", "kind"):
        return fixed.get(part.key) or texts.FACTS[part.key]
    if part.key.startswith("attachment:"):
        return texts.FILE_NAMED.format(name=file_name(part))
    return shortened(inert(part.heading), _HEADING_AT_MOST) or texts.TEXT


def file_name(part: Part) -> str:
    """The title of a file without the size that the site prints behind it."""
    return shortened(inert(label(Attachment(part.heading, "", ""))), _HEADING_AT_MOST)


def _value(part: Part, text: str | None) -> str:
    """A side in words: dates and stages as readers know them, everything else as the source wrote it."""
    clean = inert((text or "").replace("\n", " "))
    if part.key == "fact:stage":
        return procedure.STAGES.get(clean, clean)
    if part.key == "published" or part.key.startswith("fact:"):
        day = day_of(clean) or (dutch_date(clean) if _DATE.fullmatch(clean) else None)
        return weekday(day) if day else clean
    return clean


def _compared(old: list[str], new: list[str]) -> tuple[_Side, _Side]:
    if not old or not new:
        return _Side(old, set(), 0), _Side(new, set(), 0)
    if len(old) + len(new) > _COMPARED_AT_MOST:
        return _by_ends(old, new)
    opcodes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    edits = [code for code in opcodes if code[0] != "equal"]
    gone = {i for _, i1, i2, _, _ in edits for i in range(i1, i2)}
    come = {j for _, _, _, j1, j2 in edits for j in range(j1, j2)}
    first = next(((code[1], code[3]) for code in edits), (0, 0))
    return _Side(old, gone, first[0]), _Side(new, come, first[1])


def _by_ends(old: list[str], new: list[str]) -> tuple[_Side, _Side]:
    """Very long sides: what is the same at the start and at the end is the same, the middle differs."""
    start = next(
        (i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), min(len(old), len(new))
    )
    rest = min(len(old), len(new)) - start
    ends = zip(reversed(old), reversed(new), strict=False)
    end = next((i for i, (a, b) in enumerate(ends) if a != b or i >= rest), rest)
    gone, come = range(start, len(old) - end), range(start, len(new) - end)
    return _Side(old, set(gone), start), _Side(new, set(come), start)


def _window(side: _Side, limit: int) -> tuple[Quote, bool]:
    """At most `limit` words from a little before the first difference, and whether all differences are in."""
    if len(side.words) <= limit:
        return _spans(side, 0, len(side.words)), True
    start = max(0, side.first - min(_LEAD_AT_MOST, limit // 3))
    start = min(start, len(side.words) - limit)
    return _spans(side, start, start + limit), all(i < start + limit for i in side.changed)


def _spans(side: _Side, start: int, end: int) -> Quote:
    marked = ((word(side.words[i]), i in side.changed) for i in range(start, end))
    spans = [Span(" ".join(w for w, _ in run), changed) for changed, run in groupby(marked, lambda m: m[1])]
    head = [Span("…")] if start else []
    tail = [Span("…")] if end < len(side.words) else []
    return _joined([*head, *spans, *tail])


def _joined(spans: Iterable[Span]) -> Quote:
    runs = groupby(spans, lambda span: span.changed)
    return tuple(Span(" ".join(span.text for span in run), changed) for changed, run in runs)
