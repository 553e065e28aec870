"""A report as a Word file: headings, sentences, links that may be linked; no fields, nothing that loads."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from monitors.words.dutch import at
from wetwacht.web.plaintext import EMPTY
from wetwacht.web.views.report import Entry, Report


def word_file(report: Report) -> bytes:
    """The bytes of the file."""
    file = Document()
    _describe(file, report)
    file.add_heading(report.title, 0)
    file.add_paragraph(f"Gemaakt met Wetwacht op {at(report.made)}.")
    for chapter in report.chapters:
        file.add_heading(chapter.title, 1)
        for entry in chapter.entries:
            _add(file.add_paragraph(style="List Bullet"), entry)
        if not chapter.entries:
            file.add_paragraph(EMPTY)
    kept = BytesIO()
    file.save(kept)
    return kept.getvalue()


def _describe(file: Any, report: Report) -> None:
    about = file.core_properties
    about.title, about.author, about.language, about.comments = report.title, "Wetwacht", "nl-NL", ""
    about.created = about.modified = report.made.replace(tzinfo=None)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "nl-NL")
    file.styles["Normal"].element.get_or_add_rPr().append(language)


def _add(paragraph: Any, entry: Entry) -> None:
    paragraph.add_run(f"{entry.day}: ").bold = True
    paragraph.add_run(f"{entry.text} (bron: ")
    if entry.url:
        _link(paragraph, entry.source, entry.url)
    else:
        paragraph.add_run(entry.source)
    paragraph.add_run(")")


def _link(paragraph: Any, text: str, url: str) -> None:
    link = OxmlElement("w:hyperlink")
    link.set(qn("r:id"), paragraph.part.relate_to(url, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
    run = paragraph.add_run(text)
    run.underline = True
    link.append(run._r)
    paragraph._p.append(link)
