"""The commented file that `wetwacht init` writes."""

from __future__ import annotations

from pathlib import Path

TEMPLATE = Path(__file__).with_name("template.toml")


def template() -> str:
    """A watchlist of one's own that loads as it is and explains every setting."""
    return TEMPLATE.read_text(encoding="utf-8")
