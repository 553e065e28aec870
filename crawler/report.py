"""The child's side of the pipe: result lines out, bodies into the spool folder."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import BinaryIO

import zstandard

from crawler.wire import MAX_LINE, VERSION, Begin, Json, PageResult, dump_result


class Report:
    """Writes results to the parent. A line that would be too long goes to the spool as a file."""

    def __init__(self, out: BinaryIO, spool: Path) -> None:
        self._out = out
        self._spool = spool
        self._compressor = zstandard.ZstdCompressor()

    def write(self, result: PageResult | Begin) -> None:
        """Hands one result to the parent; when this returns, the parent can read it."""
        line = json.dumps(dump_result(result), ensure_ascii=False).encode() + b"\n"
        if len(line) > MAX_LINE:
            line = self._spooled(line)
        self._out.write(line)
        self._out.flush()

    def end(self) -> None:
        """Says that the round is complete."""
        self._line({"version": VERSION, "type": "end"})

    def spool(self, body: bytes) -> str:
        """Keeps a body in the spool as `<sha256>.zst` and returns its SHA-256."""
        digest = hashlib.sha256(body).hexdigest()
        target = self._spool / f"{digest}.zst"
        if not target.exists():
            part = target.with_suffix(".part")
            part.write_bytes(self._compressor.compress(body))
            part.replace(target)
        return digest

    def _spooled(self, line: bytes) -> bytes:
        name = hashlib.sha256(line).hexdigest() + ".json"
        (self._spool / name).write_bytes(line)
        return json.dumps({"version": VERSION, "type": "spooled", "file": name}).encode() + b"\n"

    def _line(self, value: Json) -> None:
        self._out.write(json.dumps(value).encode() + b"\n")
        self._out.flush()
