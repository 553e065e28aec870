"""The text of a PDF with pdfium, a page a section."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from crawler.document import Section
from crawler.errors import Blocked, LayoutChanged
from crawler.filetext import FileText, refuse_long
from crawler.lines import HYPHEN, Line, paragraphs_of, without_running
from crawler.pdfstreams import refuse_damaged
from crawler.text import instant, line

MAX_PAGES = 500

_END = b"%%EOF"
_TAIL = 2048
_MOMENT = re.compile(r"D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:([+-]\d\d)'?(\d\d)|(Z))?")
_HYPHEN_CODES = (0x02, 0xFFFE, 0xAD)


def read_pdf(body: bytes) -> FileText:
    """What a PDF says. Raises Blocked for an encrypted one, LayoutChanged for a damaged or huge one."""
    if _END not in body[-_TAIL:]:
        raise LayoutChanged("end of file", "the PDF is cut off: no %%EOF")
    refuse_damaged(body)
    with closing(_opened(body)) as document:
        if len(document) > MAX_PAGES:
            raise LayoutChanged("size", f"the PDF has more than {MAX_PAGES} pages")
        title, modified = _said(document, "Title"), _said(document, "ModDate")
        pages = [_lines(document, number) for number in range(len(document))]
        if not any(pages) and not _shows_anything(document):
            raise LayoutChanged("text", "nothing at all stands on the pages of the PDF")
    return FileText("pdf", line(title) or None, _moment(modified), _sections(pages))


def _said(document: Any, key: str) -> str:
    """What the PDF says of itself; characters that are none say nothing."""
    try:
        return str(document.get_metadata_value(key))
    except UnicodeDecodeError:
        return ""


def _opened(body: bytes) -> Any:
    try:
        return pypdfium2.PdfDocument(body)
    except pypdfium2.PdfiumError as error:
        if error.err_code in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY):
            raise Blocked("the PDF is encrypted") from error
        raise LayoutChanged("end of file", f"the PDF cannot be opened: {error}") from error


def _lines(document: Any, number: int) -> list[Line]:
    try:
        with closing(document[number]) as page, closing(page.get_textpage()) as text:
            height = page.get_height() or 1.0
            lines = [_line(text, start, end, height) for start, end in _ranges(text)]
    except pypdfium2.PdfiumError as error:
        raise LayoutChanged("page", f"page {number + 1} of the PDF cannot be read: {error}") from error
    refuse_long(sum(len(one.text) for one in lines))
    return [one for one in lines if one.text.strip()]


def _shows_anything(document: Any) -> bool:
    """Whether any page has an object: a scan has an image, lost contents have nothing."""
    return any(pdfium.FPDFPage_CountObjects(page) > 0 for page in document)


def _sections(pages: list[list[Line]]) -> tuple[Section, ...]:
    texts = ["\n".join(filter(None, map(line, paragraphs_of(page)))) for page in without_running(pages)]
    refuse_long(sum(map(len, texts)))
    return tuple(Section(f"page-{n}", "", text) for n, text in enumerate(texts, 1) if text)


def _ranges(text: Any) -> Iterator[tuple[int, int]]:
    """Where each printed line begins and ends; a hyphen break belongs to the line it ends."""
    start = 0
    count = text.count_chars()
    for index in range(count):
        code = pdfium.FPDFText_GetUnicode(text, index)
        if code in (0x0A, 0x0D) or code in _HYPHEN_CODES:
            end = index + 1 if code in _HYPHEN_CODES else index
            if end > start:
                yield start, end
            start = index + 1
    if count > start:
        yield start, count


def _line(text: Any, start: int, end: int, page_height: float) -> Line:
    codes = [pdfium.FPDFText_GetUnicode(text, index) for index in range(start, end)]
    characters = "".join(HYPHEN if code in _HYPHEN_CODES else chr(code) for code in codes if code)
    seen = [index for index, code in enumerate(codes) if not chr(code).isspace()] or [0]
    word_end = next((i - 1 for i in range(seen[0], len(codes)) if chr(codes[i]).isspace()), seen[-1])
    left, _ = _box(text, start + seen[0])
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(text, start + seen[0], x, y)
    return Line(
        _whole(characters),
        left,
        _box(text, start + seen[-1])[1],
        y.value,
        y.value / page_height,
        _box(text, start + word_end)[1] - left,
    )


def _box(text: Any, index: int) -> tuple[float, float]:
    """Left and right of a character with the room that its font gives it."""
    box = pdfium.FS_RECTF()
    pdfium.FPDFText_GetLooseCharBox(text, index, box)
    return box.left, box.right


def _whole(characters: str) -> str:
    """Halves of a surrogate pair made one character, a lone half made a question mark."""
    return characters.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _moment(value: str) -> datetime | None:
    found = _MOMENT.match(value.strip())
    if not found:
        return None
    year, month, day, hour, minute, second, hours, minutes, zulu = found.groups()
    offset = "+00:00" if zulu else f"{hours}:{minutes}" if hours else ""
    return instant(f"{year}-{month}-{day}T{hour}:{minute}:{second}{offset}")
