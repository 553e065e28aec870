"""Addresses of files at open.overheid.nl."""

from __future__ import annotations

from uuid import NAMESPACE_URL, uuid5

from wetwacht.demo.state import OPEN_OVERHEID


def open_overheid(name: str) -> str:
    """The address of a file there: made up, always the same for a name."""
    return f"{OPEN_OVERHEID}/documenten/{uuid5(NAMESPACE_URL, f'example.org/{name}')}/file"
