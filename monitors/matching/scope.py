"""What of a document, or of a change in it, says what it is about: its passages. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from crawler.document import Document, Section
from monitors.comparing.detect import is_row
from monitors.matching.match import Passage
from monitors.model import Part

_SHORT = 4_000
_LEAD = 3
_NEIGHBOURS = 4
_PAPER = re.compile(r"\d{5}")


def passages_of(document: Document) -> tuple[Passage, ...]:
    """The passages of a whole document: identity, title, headings with text, files."""
    sections = (Passage(f"section {s.heading or s.key}", f"{s.heading}\n{s.text}") for s in document.sections)
    files = (Passage(f"file {a.title}", f"{a.title}\n{a.text or ''}") for a in document.attachments)
    facts = (Passage(f"fact {f.name}", f.value) for f in document.facts if isinstance(f.value, str))
    return (*_head(document), *facts, *sections, *files)


def passages_of_parts(
    document: Document, parts: Iterable[Part], before: Document | None = None
) -> tuple[Passage, ...]:
    """What a change is about: the document where it is short, else its head and what stands around the parts.

    A row that stayed as it was is never meant: a list is about as many dossiers as it has rows. A long
    letter is about many dossiers; a change in it is about those beside it. A file that came is about
    all that it says; around what went the version before is looked at.
    """
    parts = tuple(parts)
    touched = tuple(Passage(f"change in {part.heading or part.key}", _said(part)) for part in parts)
    rows = tuple(_changed_rows(document, parts, before))
    body = replace(document, sections=tuple(s for s in document.sections if not is_row(s.key)))
    if len(body.text()) <= _SHORT:
        return (*passages_of(body), *touched, *rows)
    around = tuple(Passage(f"around {p.heading or p.key}", _around(document, p, before)) for p in parts)
    return (*_head(document), *_lead(document), *touched, *rows, *around)


def _head(document: Document) -> tuple[Passage, ...]:
    identity = (Passage("identity", document.key),) if document.kind == "wetsvoorstel" else ()
    return (*identity, Passage("title", document.title or ""))


def _said(part: Part) -> str:
    return "\n".join((part.heading, part.before or "", part.after or ""))


def _changed_rows(document: Document, parts: tuple[Part, ...], before: Document | None) -> Iterator[Passage]:
    """The whole rows in which something changed: their dossier may stand on a line that did not."""
    versions = (before, document) if before else (document,)
    rows = {f"section:{s.key}": s for version in versions for s in version.sections if is_row(s.key)}
    for key in dict.fromkeys(part.key for part in parts):
        if key in rows:
            yield _row(rows[key])


def _row(row: Section) -> Passage:
    number = row.key if _PAPER.match(row.key) else ""
    return Passage(f"row {row.heading or row.key}", f"{number}\n{row.heading}\n{row.text}")


def _lead(document: Document) -> tuple[Passage, ...]:
    first = document.sections[0].text if document.sections and not is_row(document.sections[0].key) else ""
    return (Passage("lead", "\n".join(first.split("\n")[:_LEAD])),)


def _around(document: Document, part: Part, before: Document | None) -> str:
    """The paragraphs around a part of a body section or a file; empty for rows, facts and dates."""
    whole = document if part.after is not None or before is None else before
    text, said = _texts(whole).get(part.key, ""), part.after if part.after is not None else part.before
    lines = text.split("\n")
    if said not in lines:
        # A whole file or section came or went: it is about all that it says.
        return text if part.op in ("insert", "delete") else ""
    at = lines.index(said)
    return "\n".join(lines[max(0, at - _NEIGHBOURS) : at + _NEIGHBOURS + 1])


def _texts(document: Document) -> dict[str, str]:
    texts = {f"section:{s.key}": s.text for s in document.sections if not is_row(s.key)}
    return texts | {f"attachment:{a.url}": a.text or "" for a in document.attachments}
