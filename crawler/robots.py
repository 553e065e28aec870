"""robots.txt as its rule has it (RFC 9309): what cannot be read forbids, and its delay is kept.

Scrapy takes a robots.txt that fails for permission, and does not apply Crawl-delay.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.robotstxt import RobotsTxtMiddleware
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Request, Response

from crawler.verdict import ROBOTS_DOWN, ROBOTS_FORBID, crawl_delay, retry_after


class Forbidden(IgnoreRequest):
    """A request that never left: robots.txt forbids the address."""


class RobotsDown(Exception):
    """A request that never left: the host's robots.txt could not be read in this round."""

    def __init__(self, reason: str, wait: float | None = None) -> None:
        super().__init__(f"{ROBOTS_DOWN}: {reason}")
        self.retry_after = wait


class Robots(RobotsTxtMiddleware):
    """Lets a request out where the robots.txt of its host was read, or is not there, and allows it."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        self._down: dict[str, RobotsDown] = {}

    async def process_request(  # type: ignore[override]
        self, request: Request
    ) -> None:
        """Raises Forbidden or RobotsDown for a request that may not leave."""
        try:
            await super().process_request(request)
        except IgnoreRequest as error:
            raise Forbidden(ROBOTS_FORBID) from error
        down = self._down.get(urlsplit(request.url).netloc)
        if down and not request.meta.get("dont_obey_robotstxt"):
            raise RobotsDown(str(down).removeprefix(f"{ROBOTS_DOWN}: "), down.retry_after)

    async def _parse_robots(self, response: Response, netloc: str, request: Request) -> None:
        if response.status == 429 or response.status >= 500:
            self._down[netloc] = RobotsDown(f"HTTP {response.status}", _wait(response))
        rules = response.replace(body=b"") if response.status >= 300 else response
        await super()._parse_robots(rules, netloc, request)
        self._slow_down(request, await self.robot_parser(request))

    def _robots_error(self, exc: Exception, netloc: str) -> None:
        if not isinstance(exc, IgnoreRequest):
            self._down[netloc] = RobotsDown(f"{type(exc).__name__}: {exc}")
        super()._robots_error(exc, netloc)

    def _slow_down(self, request: Request, rules: Any) -> None:
        """Gives the host the delay it asks for, where that is longer than ours."""
        downloader = self.crawler.engine.downloader
        asked = rules.crawl_delay(self._robotstxt_useragent) if rules else None
        key, slot = downloader._get_slot(request)
        slot.delay = crawl_delay(slot.delay, asked)
        # Scrapy forgets a slot that was idle for a minute; its settings stay.
        downloader.per_slot_settings[key] = {"concurrency": 1, "delay": slot.delay, "jitter": 0.0}


def _wait(response: Response) -> float | None:
    values = (response.headers.get(name) for name in ("Retry-After", "Date"))
    after, date = (value.decode("latin-1") if value else None for value in values)
    return retry_after(after, date)
