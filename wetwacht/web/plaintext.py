"""A report as plain text for a note: lines of at most 78 characters, addresses on lines of their own."""

from __future__ import annotations

from collections.abc import Iterator
from textwrap import wrap

from monitors.words.dutch import at
from wetwacht.web.views.report import Chapter, Report

_WIDTH = 78
EMPTY = "In deze periode is niets gevonden."


def written(report: Report) -> str:
    """The whole report."""
    made = f"Gemaakt met Wetwacht op {at(report.made)}."
    parts = ("\n".join(_chapter(one)) for one in report.chapters)
    return "\n\n".join((*_wrapped(report.title), made, *parts)) + "\n"


def _chapter(chapter: Chapter) -> Iterator[str]:
    yield from _wrapped(chapter.title)
    yield "=" * min(len(chapter.title), _WIDTH)
    for one in chapter.entries:
        yield ""
        yield from _wrapped(f"{one.day}: {one.text} (bron: {one.source})")
        if one.url:
            yield one.url
    if not chapter.entries:
        yield EMPTY


def _wrapped(text: str) -> list[str]:
    return wrap(text, _WIDTH)
