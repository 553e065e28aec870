"""Papers of a bill as several sites tell of them, put together by their numbers. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from crawler.document import Document, Section
from crawler.replacing import form_of

HOUSE = "tweedekamer"
"""The site whose rows hold data of a paper, a fact a line."""

_PAPER = re.compile(r"\d{5}(?:-[A-Z]{1,7})?/\d{1,4}")


@dataclass(frozen=True, slots=True)
class Paper:
    """What is known of one paper ("99999/18"): its title, the lines of the House's data, its own text.

    `signed` is who brings it in, where its metadata say so.
    """

    number: str
    title: str = ""
    data: tuple[str, ...] = ()
    text: str = ""
    url: str = ""
    site: str = ""
    signed: tuple[str, ...] = ()

    @property
    def dossier(self) -> str:
        """The number of the bill that the paper belongs to."""
        return self.number.partition("/")[0]

    @property
    def is_amendment(self) -> bool:
        """Whether the title calls the paper an amendment, changed or not."""
        return "amendement" in form_of(self.title)

    def said(self, label: str) -> str:
        """The value of a line of the data, empty where there is none."""
        lines = (line.removeprefix(f"{label}: ") for line in self.data if line.startswith(f"{label}: "))
        return next(lines, "")


def papers(documents: Iterable[Document]) -> dict[str, Paper]:
    """Every numbered paper of the documents; what a later document leaves open, an earlier one fills in."""
    known: dict[str, Paper] = {}
    for document in documents:
        for paper in papers_of(document):
            known[paper.number] = _joined(known.get(paper.number), paper)
    return known


def papers_of(document: Document) -> Iterator[Paper]:
    """The numbered papers that a document is or lists."""
    if document.identifier and _PAPER.fullmatch(document.identifier):
        yield _own(document, document.identifier)
        return
    for section in document.sections:
        if _PAPER.fullmatch(section.key):
            yield Paper(section.key, _title(section.heading), _data(document, (section,)))


def _own(document: Document, number: str) -> Paper:
    title = _title(document.title or "")
    if document.site == HOUSE:
        return Paper(number, title, _data(document, document.sections), "", document.url, document.site)
    read = [f"{section.heading}\n{section.text}" for section in document.sections]
    read = read or [file.text for file in document.attachments if file.text]
    signed = document.fact("submitters") or ()
    names = (signed,) if isinstance(signed, str) else signed
    return Paper(number, title, (), "\n".join(read).strip(), document.url, document.site, names)


def _data(document: Document, sections: tuple[Section, ...]) -> tuple[str, ...]:
    if document.site != HOUSE:
        return ()
    return tuple(line for section in sections for line in section.text.split("\n"))


def _title(text: str) -> str:
    """The paper's own title, where that of its bill stands before it."""
    last = text.rpartition(";")[2].strip()
    return last if form_of(last) and not form_of(text) else text


def _joined(known: Paper | None, new: Paper) -> Paper:
    if known is None:
        return new
    return replace(
        new,
        title=new.title or known.title,
        data=new.data or known.data,
        text=new.text or known.text,
        url=new.url or known.url,
        site=new.site or known.site,
        signed=new.signed or known.signed,
    )
