"""The text of a Word file: what its body says, without headers, footers and deleted words."""

from __future__ import annotations

import io
import lzma
import zipfile
import zlib
from collections.abc import Iterator

from lxml import etree

from crawler.document import Section
from crawler.errors import LayoutChanged
from crawler.filetext import FileText, refuse_long
from crawler.text import instant, line

MAX_MEMBER = 50_000_000
"""Bytes of one unpacked part of the file."""

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_TERMS = "{http://purl.org/dc/terms/}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
# What zipfile lets through of the decompressors below it, besides its own errors.
_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    lzma.LZMAError,
    EOFError,
    OSError,
    RuntimeError,  # encrypted, or packed in a way that nobody here reads
)
_SPACES = frozenset({f"{_W}tab", f"{_W}br", f"{_W}cr"})


def read_docx(body: bytes) -> FileText:
    """What a docx says. Raises LayoutChanged for a cut-off one, a bomb, or another kind of zip."""
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as archive:
            root = _xml(archive, "word/document.xml")
            core = _xml(archive, "docProps/core.xml") if "docProps/core.xml" in archive.namelist() else None
    except _DAMAGED as error:
        raise LayoutChanged("end of file", f"the docx is cut off or damaged: {error}") from error
    text = "\n".join(filter(None, map(line, _paragraphs(root))))
    refuse_long(len(text))
    title = line(core.findtext(f"{_DC}title") or "") if core is not None else ""
    modified = core.findtext(f"{_TERMS}modified") if core is not None else None
    sections = (Section("body", "", text),) if text else ()
    return FileText("docx", title or None, instant(modified or ""), sections)


def _xml(archive: zipfile.ZipFile, name: str) -> etree._Element:
    if name not in archive.namelist():
        raise LayoutChanged(name, f"the file is a zip without {name}")
    with archive.open(name) as member:
        # The size that the archive states may lie; what comes out of it cannot.
        content = member.read(MAX_MEMBER + 1)
    if len(content) > MAX_MEMBER:
        raise LayoutChanged("size", f"{name} unpacks to more than {MAX_MEMBER} bytes")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise LayoutChanged(name, f"{name} is not well-formed: {error}") from error
    if b"<!DOCTYPE" in content:
        raise LayoutChanged(name, f"{name} declares a document type, as no Word file does")
    return root


def _paragraphs(root: etree._Element) -> Iterator[str]:
    """Paragraphs in order; a table row is one."""
    for element in root.iter(f"{_W}p", f"{_W}tr"):
        if _inside(element, _FALLBACK) or _inside(element, f"{_W}tr"):
            continue
        if element.tag == f"{_W}tr":
            cells = ("".join(_words(cell)) for cell in element.iterchildren(f"{_W}tc"))
            yield " ".join(cells)
        else:
            yield "".join(_words(element))


def _inside(element: etree._Element, tag: str) -> bool:
    return next(element.iterancestors(tag), None) is not None


def _words(element: etree._Element) -> Iterator[str]:
    """The words of an element; a paragraph inside it (a cell, a text box) begins with a space."""
    for child in element.iterchildren():
        if child.tag == f"{_W}t":
            yield child.text or ""
        elif child.tag in _SPACES:
            yield " "
        elif child.tag == f"{_W}p" and element.tag != f"{_W}tc":
            continue
        elif child.tag not in (_FALLBACK, f"{_W}pPr", f"{_W}del"):
            yield from _words(child)
            if child.tag == f"{_W}p":
                yield " "
