"""One look at each source without keeping anything: what the first day on the internet would bring."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

import zstandard

from config.settings import Settings
from config.window import resolve_url
from crawler.crawl import crawl
from crawler.document import Document
from crawler.errors import Verdict
from crawler.registry import origin_for
from crawler.verdict import ROBOTS_DOWN, ROBOTS_FORBID
from crawler.wire import Order, PageResult, SourceOrder
from monitors.watchlist import Source


@dataclass(frozen=True, slots=True)
class Look:
    """What one source answered; `body` is None where nothing came, or nothing worth keeping."""

    source: Source
    result: PageResult
    body: bytes | None

    @property
    def document(self) -> Document | None:
        """What was read."""
        return self.result.document

    @property
    def verdict(self) -> Verdict:
        """The verdict on the source."""
        if self.result.failure:
            return self.result.failure.verdict
        empty = self.document and self.document.index and not self.document.sections
        return Verdict.QUIET if empty else Verdict.OK

    @property
    def reason(self) -> str | None:
        """Why it was not read."""
        return self.result.failure.reason if self.result.failure else None

    @property
    def robots(self) -> str | None:
        """What robots.txt says: allowed, forbidden or unreadable; None where nobody asked that far."""
        reason = self.reason or ""
        if reason.startswith(ROBOTS_FORBID):
            return "forbidden"
        if reason.startswith(ROBOTS_DOWN):
            return "unreadable"
        return "allowed" if self.result.answer else None


def look(sources: Iterable[Source], settings: Settings, now: datetime) -> Iterator[Look]:
    """Fetches the own page of each source, as a round would, and reads it. Keeps nothing."""
    by_key = {source.key: replace(source, url=resolve_url(source, now)) for source in sources}
    with TemporaryDirectory(prefix="wetwacht-") as folder:
        order = Order(
            sources=tuple(map(_ordered, by_key.values())),
            known={},
            spool=folder,
            user_agent=settings.user_agent,
            delay=settings.crawl_delay,
            follow=False,
        )
        for result in crawl(order):
            if result.own:
                yield Look(by_key[result.source], result, _body(result, Path(folder)))


def _ordered(source: Source) -> SourceOrder:
    return SourceOrder(
        key=source.key,
        site=source.site,
        url=source.url,
        origin=origin_for(source.site, source.url).base,
        allow_private_hosts=source.allow_private_hosts,
        options=source.options,
    )


def _body(result: PageResult, spool: Path) -> bytes | None:
    if result.answer is None or result.answer.sha256 is None:
        return None
    packed = (spool / f"{result.answer.sha256}.zst").read_bytes()
    return zstandard.ZstdDecompressor().decompress(packed)
