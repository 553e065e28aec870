"""Whether the streams of a PDF are whole: pdfium leaves out what it cannot unpack and says nothing. Pure."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator

from crawler.errors import LayoutChanged

_STREAM = re.compile(rb"(?<!end)stream\r?\n")
_OBJECT = re.compile(rb"\bobj\b")
_FILTER = re.compile(rb"/(?:Filter|F)\s*\[?\s*/(?:FlateDecode|Fl)\b")
_IMAGE = re.compile(rb"/Subtype\s*/Image\b")
_CONTENTS = re.compile(rb"/Contents\s*(?:\[([\d\sR]*)\]|(\d+\s+\d+\s+R)\b)")
_REFERENCE = re.compile(rb"(\d+)\s+(\d+)\s+R")
_DEFINED = re.compile(rb"(?<!\d)(\d+)\s+(\d+)\s+obj\b")
_HEAD_AT_MOST = 4096
_PIECE = 1 << 20
# What unpacks to more than this is no page; the reader's own limits deal with it.
_LOOKED_AT = 64 * _PIECE


def refuse_damaged(body: bytes) -> None:
    """Raises LayoutChanged where a packed stream cannot be unpacked, or a page's contents are not there.

    Images are left out, they hold no text; so is an encrypted file, whose streams only the reader opens.
    """
    if b"/Encrypt" in body:
        return
    if any(not _unpacks(packed) for packed in _packed(body)):
        raise LayoutChanged("stream", "a part of the PDF is damaged and cannot be unpacked")
    defined = {(int(one[1]), int(one[2])) for one in _DEFINED.finditer(body)}
    for found in _CONTENTS.finditer(body):
        for one in _REFERENCE.finditer(found[1] or found[2] or b""):
            if (int(one[1]), int(one[2])) not in defined:
                raise LayoutChanged("contents", "the contents of a page of the PDF are not in the file")


def _packed(body: bytes) -> Iterator[memoryview]:
    """The bytes of every stream that is packed with Flate and no other way before it."""
    whole = memoryview(body)
    for found in _STREAM.finditer(body):
        start = max(0, found.start() - _HEAD_AT_MOST)
        head = _OBJECT.split(body[start : found.start()])[-1]
        end = body.find(b"endstream", found.end())
        if end >= 0 and _FILTER.search(head) and not _IMAGE.search(head):
            yield whole[found.end() : end]


def _unpacks(packed: memoryview) -> bool:
    unpacker = zlib.decompressobj()
    length, rest = 0, bytes(packed)
    try:
        while not unpacker.eof and rest and length < _LOOKED_AT:
            length += len(unpacker.decompress(rest, _PIECE))
            rest = unpacker.unconsumed_tail
    except zlib.error:
        return False
    return unpacker.eof or length >= _LOOKED_AT
