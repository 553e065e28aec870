"""Who is asking: the name that a log-in, a proxy or the reader gave."""

from __future__ import annotations

from starlette.requests import Request

from monitors.words.dutch import inert, shortened

LONGEST_NAME = 60


def user_of(request: Request) -> str | None:
    """The name of who is asking; None where nobody said so, as on a machine of one's own."""
    name = request.scope.get("wetwacht.user")
    return str(name) if name else None


def name_in(text: str) -> str | None:
    """A name that somebody typed, on one line; None where there is none."""
    return shortened(inert(text), LONGEST_NAME) or None
