"""What a source of a site without page objects of its own says of its page. Pure."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any, Literal, get_args

AnswerKind = Literal["html", "pdf", "feed", "json"]
KINDS: tuple[AnswerKind, ...] = get_args(AnswerKind)


@dataclass(frozen=True, slots=True)
class Options:
    """Which part of a page matters, and what kind of answer is expected; all empty for other sites.

    `select` and `ignore` are CSS selectors, `json_path` is dotted with `[n]` and `[*]`.
    """

    select: str | None = None
    ignore: tuple[str, ...] = ()
    json_path: str | None = None
    kind: AnswerKind | None = None

    def below(self) -> Options:
        """The options for the pages that a source leads to: how its own page answers says nothing of them."""
        return replace(self, json_path=None, kind=None)

    def given(self) -> dict[str, str | list[str]]:
        """What is set, by the key that a watchlist has for it."""
        values = {name: value for name, value in asdict(self).items() if value}
        return {name: list(value) if isinstance(value, tuple) else value for name, value in values.items()}

    @property
    def fingerprint(self) -> int:
        """A number that differs where the options do; 0 where none is set."""
        return zlib.crc32(repr(self.given()).encode()) if self.given() else 0


NONE = Options()


def load_options(value: Mapping[str, Any]) -> Options:
    """The options of JSON values; raises TypeError for a key that is none of theirs."""
    return Options(**{**value, "ignore": tuple(value.get("ignore", ()))})
