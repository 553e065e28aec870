"""Paragraphs from the printed lines of a page: a PDF knows lines and places, no paragraphs. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass

HYPHEN = "\x02"
"""How pdfium marks a hyphen at the end of a line, where it cannot know whether the word has one."""

_HYPHENS = (HYPHEN, "\ufffe", "\u00ad")
_CONNECTIVE = re.compile(r"(?:en|of|en/of|noch|maar|als|tot|respectievelijk)\b", re.IGNORECASE)
_MARKER = re.compile(r"(?:[•●▪◦‣·–—*]|-(?=\s)|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)](?=\s|$))")
_COUNTER = re.compile(r"(?:(?:pagina|blad)\s+)?\d{1,4}\s*(?:/|van)\s*\d{1,4}", re.IGNORECASE)
_BARE_COUNTER = re.compile(r"(?:pagina\s+|blad\s+|-\s*)?\d{1,4}(?:\s*-)?", re.IGNORECASE)
_MARGIN = 0.1
_GAP = 1.3
_SAME_COLUMN = 40.0
_WIDTH = 25.0
_BLOCK = 40.0
_RAISED = 5.0


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line in points. `height` is how high it stands, as a share of the page;
    `word` is how wide its first word is."""

    text: str
    left: float
    right: float
    y: float
    height: float
    word: float


@dataclass(frozen=True, slots=True)
class _Column:
    margin: float
    pitch: float


def without_running(pages: list[list[Line]]) -> list[list[Line]]:
    """The pages without what stands in the margin of each of them, page counters set aside."""
    if len(pages) < 2:
        return pages
    running = set.intersection(*(_margin_texts(page) for page in pages))
    return [[line for line in page if not _is_running(line, running)] for page in pages]


def paragraphs_of(lines: list[Line]) -> list[str]:
    """Paragraphs of a page in reading order, with words that were broken at a line end made whole."""
    paragraphs: list[str] = []
    columns = _columns(lines)
    for above, line in zip([None, *lines], lines, strict=False):
        if above and not _breaks(above, line, columns[_bucket(above)]):
            paragraphs[-1] = joined(paragraphs[-1], line.text)
        else:
            paragraphs.append(line.text.strip())
    return [_hard(paragraph) for paragraph in paragraphs]


def joined(before: str, after: str) -> str:
    """Two pieces of one paragraph. "zorg-" + "en welzijn" keeps its hyphen, "opgeno-" + "men" does not."""
    before, after = before.rstrip(), after.strip()
    if before.endswith(_HYPHENS):
        return _unbroken(before[:-1], after)
    if len(before) > 1 and before.endswith("-") and before[-2].isalnum() and not _CONNECTIVE.match(after):
        return before + after
    return f"{before} {after}"


def _unbroken(stem: str, after: str) -> str:
    if _CONNECTIVE.match(after):
        return f"{stem}- {after}"
    # An abbreviation, a figure or a name never loses its hyphen: SPUK-regeling, Noord-Holland.
    keeps = stem[-1:].isupper() or stem[-1:].isdigit() or not after[:1].islower()
    return f"{stem}-{after}" if keeps else stem + after


def _hard(text: str) -> str:
    for mark in _HYPHENS:
        text = text.replace(mark, "-")
    return text


def _breaks(above: Line, line: Line, column: _Column) -> bool:
    drop = above.y - line.y
    if drop <= 0 or drop > _GAP * column.pitch or abs(line.left - above.left) > _SAME_COLUMN:
        return True
    if _MARKER.match(line.text):
        return True
    # The next word had room on the line above: then that line was ended on purpose.
    broken_word = above.text.rstrip().endswith((*_HYPHENS, "-"))
    space = (above.right - above.left) / len(above.text)
    return not broken_word and above.right + space + line.word < column.margin


def _columns(lines: list[Line]) -> dict[int, _Column]:
    """By where a line begins: how far lines that begin about there reach, and how close they stand."""
    rights: dict[int, list[float]] = {}
    drops: dict[int, list[float]] = {}
    for above, line in zip([None, *lines], lines, strict=False):
        rights.setdefault(_bucket(line), []).append(line.right)
        if above and _RAISED < above.y - line.y < _BLOCK:
            drops.setdefault(_bucket(line), []).append(above.y - line.y)
    return {bucket: _Column(_margin(rights, bucket), _pitch(drops, bucket)) for bucket in rights}


def _margin(rights: dict[int, list[float]], bucket: int) -> float:
    near = sorted(right for b in (bucket - 1, bucket, bucket + 1) for right in rights.get(b, ()))
    # A tenth may stick out (a heading, a table row) without making every line look short.
    return near[len(near) - 1 - len(near) // 10]


def _pitch(drops: dict[int, list[float]], bucket: int) -> float:
    near = sorted(drop for b in (bucket - 1, bucket, bucket + 1) for drop in drops.get(b, ()))
    # Not the median: on a page of short paragraphs half of the drops are gaps between them.
    return near[(len(near) - 1) // 4] if near else _BLOCK


def _bucket(line: Line) -> int:
    return int(line.left // _WIDTH)


def _is_running(line: Line, running: set[str]) -> bool:
    return _in_margin(line) and _uncounted(line) in running


def _in_margin(line: Line) -> bool:
    return not _MARGIN <= line.height <= 1 - _MARGIN


def _margin_texts(page: list[Line]) -> set[str]:
    inside = [line for line in page if _in_margin(line)]
    counted = {""} if any(_uncounted(line) != line.text.strip() for line in inside) else set()
    return {_uncounted(line) for line in inside} | counted


def _uncounted(line: Line) -> str:
    text = line.text.strip()
    return "" if _BARE_COUNTER.fullmatch(text) else " ".join(_COUNTER.sub("", text).split())
