"""A small PDF writer for local copies of the sites: plain paragraphs on A4, the same bytes every time."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

# Every character of Courier is 6 points wide at 10 points: lines end where a real text would end them.
_WIDTH = 75
_LEADING = 14
_GAP = 12
_LEFT = 72
_TOP = 770
_BOTTOM = 90
_SIZE = 10

_Placed = tuple[int, str]


def pdf(lines: tuple[str, ...], title: str) -> bytes:
    """A PDF with one paragraph for each of the lines; the title goes into its metadata.

    Raises UnicodeEncodeError for a character outside Windows-1252, which the built-in fonts lack.
    """
    pages = [_content(page) for page in _pages(lines)]
    first_page = 5
    kids = " ".join(f"{first_page + 2 * n} 0 R" for n in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode("ascii"),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>",
        b"<< /Title <" + title.encode("utf-16").hex().encode("ascii") + b"> >>",
    ]
    for number, content in enumerate(pages):
        objects += [_page(first_page + 2 * number + 1), _stream(content)]
    return _file(objects)


def _pages(lines: tuple[str, ...]) -> list[list[_Placed]]:
    """Printed lines with their height above the foot of the page, a list for each page."""
    pages: list[list[_Placed]] = [[]]
    y = _TOP
    for text, drop in _printed(lines):
        y -= drop
        if y < _BOTTOM:
            pages.append([])
            y = _TOP
        pages[-1].append((y, text))
    return pages


def _printed(lines: tuple[str, ...]) -> Iterator[tuple[str, int]]:
    for paragraph in lines:
        for number, text in enumerate(textwrap.wrap(paragraph, _WIDTH, break_on_hyphens=False)):
            yield text, _LEADING if number else _LEADING + _GAP


def _content(page: list[_Placed]) -> bytes:
    shown = b"\n".join(b"1 0 0 1 %d %d Tm (%s) Tj" % (_LEFT, y, _escaped(text)) for y, text in page)
    return b"BT\n/F1 %d Tf\n%s\nET" % (_SIZE, shown)


def _escaped(text: str) -> bytes:
    encoded = text.encode("cp1252")
    return encoded.replace(b"\\", rb"\\").replace(b"(", rb"\(").replace(b")", rb"\)")


def _page(content: int) -> bytes:
    resources = "/Resources << /Font << /F1 3 0 R >> >>"
    size = "/MediaBox [0 0 595 842]"
    return f"<< /Type /Page /Parent 2 0 R {size} {resources} /Contents {content} 0 R >>".encode("ascii")


def _stream(content: bytes) -> bytes:
    return b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content)


def _file(objects: list[bytes]) -> bytes:
    body = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    head = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    trailer = b"trailer\n<< /Size %d /Root 1 0 R /Info 4 0 R >>" % (len(objects) + 1)
    return body + head + table + trailer + b"\nstartxref\n%d\n%%%%EOF\n" % len(body)
