"""Small files for tests, made on the spot: what they say is invented."""

from __future__ import annotations

import io
import zipfile
from html import escape

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_LONG_AGO = (2026, 1, 1, 0, 0, 0)

Row = tuple[str, ...]


def docx(paragraphs: tuple[str | Row, ...], title: str = "", modified: str = "") -> bytes:
    """A Word file; a tuple among the paragraphs is a table of one row."""
    body = "".join(_table(one) if isinstance(one, tuple) else _paragraph(one) for one in paragraphs)
    return zipped({"word/document.xml": document_xml(body), "docProps/core.xml": _core(title, modified)})


def document_xml(body: str) -> str:
    """The main part of a Word file around the markup of its body."""
    root = f'<w:document xmlns:w="{_W}"><w:body>{body}</w:body></w:document>'
    return f'<?xml version="1.0" encoding="UTF-8"?>{root}'


def zipped(members: dict[str, str]) -> bytes:
    """A zip that is the same at every run."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name, _LONG_AGO), content, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def _paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{escape(text)}</w:t></w:r></w:p>"


def _table(cells: Row) -> str:
    row = "".join(f"<w:tc>{_paragraph(cell)}</w:tc>" for cell in cells)
    return f"<w:tbl><w:tr>{row}</w:tr></w:tbl>"


def _core(title: str, modified: str) -> str:
    names = 'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    more = 'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
    said = f"<dc:title>{escape(title)}</dc:title><dcterms:modified>{modified}</dcterms:modified>"
    return f"<cp:coreProperties {names} {more}>{said}</cp:coreProperties>"
