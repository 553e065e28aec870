"""Conditional requests: what an answer may be recognised by, and when it need not be sent again."""

from __future__ import annotations

import hashlib
import threading
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import format_datetime, parsedate_to_datetime


@dataclass(frozen=True, slots=True)
class Asked:
    """The conditions of a request, as its headers give them."""

    if_none_match: str | None = None
    if_modified_since: str | None = None


@dataclass(frozen=True, slots=True)
class Validator:
    """What an answer is recognised by: weak, since its noise differs."""

    etag: str
    modified: datetime

    def headers(self) -> tuple[tuple[str, str], ...]:
        """As headers of the answer."""
        return ("ETag", self.etag), ("Last-Modified", format_datetime(self.modified, usegmt=True))


class Validators:
    """Remembers for each address since when it says what it says; safe for threads."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str], Validator] = {}
        self._lock = threading.Lock()

    def of(self, site: str, target: str, body: bytes, at: datetime) -> Validator:
        """The validator of an answer without noise at a moment of the demo's clock."""
        etag = f'W/"{hashlib.sha256(body).hexdigest()[:32]}"'
        with self._lock:
            known = self._known.get((site, target))
            if known is None or known.etag != etag or known.modified > at:
                known = self._known[site, target] = Validator(etag, at.astimezone(UTC))
            return known


def not_modified(asked: Asked, validator: Validator) -> bool:
    """Whether 304 is the answer. If-None-Match counts before If-Modified-Since."""
    if asked.if_none_match is not None:
        tags = (tag.strip().removeprefix("W/") for tag in asked.if_none_match.split(","))
        return any(tag in ("*", validator.etag.removeprefix("W/")) for tag in tags)
    if asked.if_modified_since is None:
        return False
    try:
        since = parsedate_to_datetime(asked.if_modified_since)
    except ValueError:
        return False
    return validator.modified <= (since if since.tzinfo else since.replace(tzinfo=UTC))
