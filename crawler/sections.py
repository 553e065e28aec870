"""The text of a page in sections: what stands under each heading, in the order of the page."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from bs4.element import Tag

from crawler.document import Section
from crawler.html import blocks

_NOT_SLUG = re.compile(r"[^a-z0-9]+")
_NAMELESS = "deel"


def split(tag: Tag, first: str, headings: tuple[str, ...] = ("h2", "h3")) -> tuple[Section, ...]:
    """The visible text of a part, cut at its headings; `first` is the key of what stands before them.

    A first part without text is left out, a heading without text is kept. Headings in the tag
    are replaced on the way, so the tag is for nothing else afterwards.
    """
    titles, mark = _marked(tag, headings)
    parts: list[tuple[str, list[str]]] = [("", [])]
    for text in blocks(tag):
        title = titles[int(text.removeprefix(mark))] if text.startswith(mark) else None
        if title is None:
            parts[-1][1].append(text)
        elif title:
            parts.append((title, []))
    keys = unique([first, *(slug(title) for title, _ in parts[1:])])
    made = [Section(key, *_said(part)) for key, part in zip(keys, parts, strict=True)]
    return tuple(made if made[0].text else made[1:])


def slug(heading: str) -> str:
    """A heading as a key: ASCII letters and digits with hyphens, never empty."""
    plain = unicodedata.normalize("NFKD", heading).encode("ascii", "ignore").decode().lower()
    return _NOT_SLUG.sub("-", plain).strip("-") or _NAMELESS


def unique(keys: list[str]) -> list[str]:
    """The keys with -2, -3 behind those that came before."""
    seen: set[str] = set()
    counts: Counter[str] = Counter()
    made: list[str] = []
    for key in keys:
        candidate = key
        while candidate in seen:
            counts[key] += 1
            candidate = f"{key}-{counts[key] + 1}"
        seen.add(candidate)
        made.append(candidate)
    return made


def inline(tag: Tag | None) -> str:
    """The text of a tag on one line, a space between blocks only; empty for None."""
    return " ".join(blocks(tag)) if tag is not None else ""


def _said(part: tuple[str, list[str]]) -> tuple[str, str]:
    title, lines = part
    return title, "\n".join(lines)


def _marked(tag: Tag, names: tuple[str, ...]) -> tuple[list[str], str]:
    """The headings' texts, each replaced in the tag by its number behind a mark that no text holds."""
    found = [heading for heading in tag.find_all(names) if isinstance(heading, Tag)]
    texts = [inline(heading) for heading in found]
    text, mark = tag.get_text(), "§"
    while mark in text:
        mark += "§"
    for number, heading in enumerate(found):
        heading.string = f"{mark}{number}"
    return texts, mark
