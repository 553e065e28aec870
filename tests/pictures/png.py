"""A screenshot as a small PNG: with a palette where its colours, a little rounded, are few enough."""

from __future__ import annotations

import struct
import zlib
from collections import Counter
from collections.abc import Iterator

_BEGIN = b"\x89PNG\r\n\x1a\n"
_COLOURS = 256
_EXACT = 64
_RGB_8_BIT = (8, 2)


def small(png: bytes) -> bytes:
    """The same picture with fewer bytes; one that has too many colours stays as it is."""
    chunks = list(_chunks(png))
    width, height, depth, kind = struct.unpack(">IIBB", chunks[0][1][:10])
    if (depth, kind) != _RGB_8_BIT:
        return png
    data = zlib.decompress(b"".join(body for name, body in chunks if name == b"IDAT"))
    rows = [_pixels(row) for row in _rows(data, width * 3)]
    for step in (4, 8, 16, 32):
        found = _indexed(rows, step)
        if found:
            return _written(width, height, *found)
    return png


def _chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(_BEGIN)
    while at < len(png):
        (size,) = struct.unpack(">I", png[at : at + 4])
        yield png[at + 4 : at + 8], png[at + 8 : at + 8 + size]
        at += size + 12


def _rows(data: bytes, length: int) -> Iterator[bytes]:
    above = bytes(length)
    for at in range(0, len(data), length + 1):
        above = _plain(data[at], data[at + 1 : at + 1 + length], above)
        yield above


def _plain(kind: int, row: bytes, above: bytes) -> bytes:
    """A row without its filter (PNG 9.2)."""
    if kind == 0:
        return row
    if kind == 2:
        return bytes((a + b) & 255 for a, b in zip(row, above, strict=True))
    done = bytearray(3)
    corner = bytes(3) + above
    for at, value in enumerate(row):
        left, up, diagonal = done[at], above[at], corner[at]
        done.append((value + _foreseen(kind, left, up, diagonal)) & 255)
    return bytes(done[3:])


def _foreseen(kind: int, left: int, up: int, diagonal: int) -> int:
    if kind == 1:
        return left
    if kind == 3:
        return (left + up) // 2
    guess = left + up - diagonal
    return min((left, up, diagonal), key=lambda value: abs(guess - value))


def _pixels(row: bytes) -> list[bytes]:
    return [row[at : at + 3] for at in range(0, len(row), 3)]


def _indexed(rows: list[list[bytes]], step: int) -> tuple[list[bytes], bytes] | None:
    """Rows of numbers and the palette that they point into; None where the colours are too many.

    Those that are used most stay as they are; others that are rounded to the same become one of them.
    """
    numbers: dict[tuple[int, bytes], int] = {}
    palette: list[bytes] = []
    chosen: dict[bytes, int] = {}
    used = Counter(colour for row in rows for colour in row).most_common()
    for rank, (colour, _) in enumerate(used):
        near = (step, bytes(round(part / step) for part in colour)) if rank >= _EXACT else (1, colour)
        if near not in numbers:
            numbers[near] = len(palette)
            palette.append(colour)
        chosen[colour] = numbers[near]
    if len(palette) > _COLOURS:
        return None
    return [bytes(chosen[colour] for colour in row) for row in rows], b"".join(palette)


def _written(width: int, height: int, rows: list[bytes], palette: bytes) -> bytes:
    data = zlib.compress(b"".join(b"\0" + row for row in rows), 9)
    head = struct.pack(">IIBBBBB", width, height, 8, 3, 0, 0, 0)
    parts = ((b"IHDR", head), (b"PLTE", palette), (b"IDAT", data), (b"IEND", b""))
    return _BEGIN + b"".join(_chunk(name, body) for name, body in parts)


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
