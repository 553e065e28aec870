"""A PDF of which a part is damaged is refused: half a letter would read as a changed one."""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable

import pytest

from crawler.errors import LayoutChanged
from crawler.files import file_text
from wetwacht.demo.pdf import pdf

PARAGRAPHS = tuple(
    f"Verzonnen alinea {n} over niets in het bijzonder, met genoeg woorden." for n in range(90)
)
_STREAM = re.compile(rb"<< /Length \d+ >>\nstream\n(.*?)\nendstream", re.DOTALL)


def packed(damage: Callable[[bytes], bytes] = lambda stream: stream) -> bytes:
    """The PDF as most are written, its contents packed; the stream of the second page damaged."""
    seen = []

    def pack(found: re.Match[bytes]) -> bytes:
        seen.append(found)
        stream = zlib.compress(found[1])
        stream = damage(stream) if len(seen) == 2 else stream
        return b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(stream), stream)

    return _STREAM.sub(pack, pdf(PARAGRAPHS, "Titel"))


def flipped(stream: bytes) -> bytes:
    middle = len(stream) // 2
    return stream[:middle] + bytes(byte ^ 0x55 for byte in stream[middle : middle + 4]) + stream[middle + 4 :]


def refused(body: bytes) -> str | None:
    with pytest.raises(LayoutChanged) as raised:
        file_text(body)
    return raised.value.field


def test_a_packed_pdf_is_read_as_any_other() -> None:
    assert file_text(packed()) == file_text(pdf(PARAGRAPHS, "Titel"))


@pytest.mark.parametrize(
    "damage",
    [flipped, lambda stream: stream[: len(stream) // 2], lambda stream: b"\0" * len(stream), lambda _: b""],
    ids=["flipped", "cut off", "zeros", "empty"],
)
def test_a_page_that_cannot_be_unpacked_is_no_half_document(damage: Callable[[bytes], bytes]) -> None:
    assert refused(packed(damage)) == "stream"


def test_a_page_whose_contents_are_not_in_the_file_is_no_half_document() -> None:
    assert refused(pdf(PARAGRAPHS, "Titel").replace(b"/Contents 8 0 R", b"/Contents 99 0 R")) == "contents"


def test_a_pdf_of_which_nothing_can_be_shown_is_no_empty_document() -> None:
    whole = pdf(PARAGRAPHS[:3], "Titel")
    assert (
        refused(_STREAM.sub(lambda found: found[0].replace(found[1], b"%" * len(found[1])), whole)) == "text"
    )


def test_a_damaged_image_takes_no_text_with_it() -> None:
    image = b"<< /Type /XObject /Subtype /Image /Filter /FlateDecode /Length 4 >>\nstream\nabcd\nendstream"
    whole = pdf(PARAGRAPHS, "Titel")
    body = whole.replace(b"xref\n0", b"98 0 obj\n" + image + b"\nendobj\nxref\n0", 1)
    assert file_text(body) == file_text(whole)
