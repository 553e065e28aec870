"""What a file says, whatever its format: the common result of the PDF and the docx reader."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from crawler.document import Section
from crawler.errors import LayoutChanged
from crawler.lines import joined

MAX_TEXT = 5_000_000
"""Characters of text of one file; beyond it the file is refused, not cut."""


_FULL_LINE = 40


@dataclass(frozen=True, slots=True)
class FileText:
    """A file as read. `modified` is what the file itself says, in UTC."""

    kind: str
    title: str | None
    modified: datetime | None
    sections: tuple[Section, ...]

    def text(self) -> str:
        """The whole text, a paragraph a line; a paragraph that a page end tore is whole again."""
        text = ""
        for section in self.sections:
            text = joined(text, section.text) if _goes_on(text, section.text) else f"{text}\n{section.text}"
        return text.strip()


def _goes_on(above: str, below: str) -> bool:
    last = above.rpartition("\n")[2]
    return len(last) > _FULL_LINE and last[-1] not in ".!?:;" and below[:1].islower()


def refuse_long(length: int) -> None:
    """Raises LayoutChanged when a file has more text than we compare."""
    if length > MAX_TEXT:
        raise LayoutChanged("size", f"the file has more than {MAX_TEXT} characters of text")
