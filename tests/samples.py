"""Real pages and files from the shared folder beside the repository; tests that need them skip without it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

SHARED = Path(os.environ.get("WETWACHT_SHARED") or Path(__file__).parents[2] / "shared")


def sample(name: str) -> bytes:
    """The bytes of a sample, `<site>/<file>`."""
    path = SHARED / "samples" / name
    if not path.exists():
        pytest.skip(f"needs the shared samples: {path} is not there")
    return path.read_bytes()
