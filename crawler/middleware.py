"""What stands between the spider and the network: the egress guard, the breaker, conditional requests."""

from __future__ import annotations

from collections import Counter
from typing import Any
from urllib.parse import urlsplit

from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Request, Response

from crawler.wire import Known

_GIVE_UP_AFTER = 3


class Refused(IgnoreRequest):
    """A request that never left: an address outside the round's allow-list."""


class GivenUp(IgnoreRequest):
    """A request that never left: its host failed too often in this round, or asked to be left alone."""


class EgressGuard:
    """Lets a request out only to an exact (scheme, host and port) of the round.

    Stands before every other middleware, so redirects, robots.txt and requests that skip
    Scrapy's filters pass it too.
    """

    def __init__(self, allowed: frozenset[tuple[str, str]]) -> None:
        self._allowed = allowed

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> EgressGuard:
        return cls(crawler.settings["WETWACHT_ALLOWED"])

    def process_request(self, request: Request) -> None:
        """Raises Refused for any other place, also where user information hides the host."""
        parts = urlsplit(request.url)
        if (parts.scheme, parts.netloc.lower()) not in self._allowed:
            raise Refused(f"{parts.scheme}://{parts.netloc} is outside the hosts of this round")


class HostBreaker:
    """Stops asking a host after three failures in a row, or at once when it asks to wait.

    Without it, an outage would cost a time-out for every page of the site.
    """

    def __init__(self) -> None:
        self._failures: Counter[str] = Counter()

    @classmethod
    def from_crawler(cls, _crawler: Crawler) -> HostBreaker:
        return cls()

    def process_request(self, request: Request) -> None:
        """Raises GivenUp for a host that failed too often."""
        host = urlsplit(request.url).netloc
        if self._failures[host] >= _GIVE_UP_AFTER:
            raise GivenUp(f"not asked: {host} failed {_GIVE_UP_AFTER} times in this round")

    def process_response(self, request: Request, response: Response) -> Response:
        """Counts server errors, and forgets them when the host answers well."""
        host = urlsplit(request.url).netloc
        if response.status in (429, 503) and response.headers.get("Retry-After"):
            self._failures[host] = _GIVE_UP_AFTER
        elif response.status == 429 or response.status >= 500:
            self._failures[host] += 1
        else:
            self._failures[host] = 0
        return response

    def process_exception(self, request: Request, exception: Exception) -> None:
        """Counts every failure to get an answer."""
        if not isinstance(exception, IgnoreRequest):
            self._failures[urlsplit(request.url).netloc] += 1


class ConditionalRequests:
    """Sends the validators that history knows of the very address that is asked, at every hop.

    A redirect leads to another address with validators of its own, or with none.
    """

    def __init__(self, known: dict[str, Known], real: Any) -> None:
        self._known = known
        self._real = real

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> ConditionalRequests:
        return cls(crawler.settings["WETWACHT_KNOWN"], crawler.settings["WETWACHT_REAL"])

    def process_request(self, request: Request) -> None:
        """Replaces the conditional headers by those of this address."""
        for header in ("If-None-Match", "If-Modified-Since"):
            request.headers.pop(header, None)
        if "real" not in request.meta or request.meta.get("whole"):
            return
        known = self._known.get(self._real(request))
        if known and known.etag:
            request.headers["If-None-Match"] = known.etag
        if known and known.last_modified:
            request.headers["If-Modified-Since"] = known.last_modified
