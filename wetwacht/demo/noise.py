"""What differs at every answer of a real site and means nothing: tokens, ids, counters."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Noise:
    """The noise of one answer: the same seed and count give the same noise."""

    seed: str
    count: int = 0

    def digest(self, name: str) -> bytes:
        """64 bytes for a name."""
        return hashlib.sha512(f"{self.seed}:{self.count}:{name}".encode()).digest()

    def hex(self, name: str, length: int = 64) -> str:
        """A token of hexadecimal figures, at most 128."""
        return self.digest(name).hex()[:length]

    def token(self, name: str, length: int = 43) -> str:
        """A token of letters, figures, - and _, at most 86."""
        return base64.urlsafe_b64encode(self.digest(name)).decode().rstrip("=")[:length]

    def base36(self, name: str, length: int = 6) -> str:
        """A token as the cache names of eerstekamer.nl, at most 60."""
        figures = "0123456789abcdefghijklmnopqrstuvwxyz"
        return "".join(figures[byte % 36] for byte in self.digest(name))[:length]

    def number(self, name: str, low: int, high: int) -> int:
        """A number from low up to and including high."""
        return low + int.from_bytes(self.digest(name)[:6], "big") % (high - low + 1)

    def rotated(self, name: str, items: Sequence[T]) -> list[T]:
        """The items, begun at another one."""
        if not items:
            return []
        start = self.number(name, 0, len(items) - 1)
        return [*items[start:], *items[:start]]
