"""From the errors of Scrapy and Twisted to failures with a verdict and a reason one can act on."""

from __future__ import annotations

from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadConnectionRefusedError,
    DownloadFailedError,
    DownloadTimeoutError,
    IgnoreRequest,
    ResponseDataLossError,
)

from crawler.errors import Failure, Verdict
from crawler.middleware import GivenUp, Refused
from crawler.robots import RobotsDown

_UNREACHABLE = Verdict.UNREACHABLE
_TABLE: tuple[tuple[type[Exception], Verdict, str, bool], ...] = (
    (Refused, Verdict.BLOCKED, "led to another place: {error}", False),
    (GivenUp, _UNREACHABLE, "{error}", True),
    (RobotsDown, _UNREACHABLE, "{error}", True),
    (CannotResolveHostError, _UNREACHABLE, "the name of the host is not known (DNS)", True),
    (DownloadConnectionRefusedError, _UNREACHABLE, "the connection was refused", True),
    (DownloadTimeoutError, _UNREACHABLE, "no answer in time", True),
    (ResponseDataLossError, Verdict.BROKEN, "the answer was cut off", True),
    (DownloadCancelledError, Verdict.BROKEN, "the answer is larger than we accept: {error}", False),
    (DownloadFailedError, _UNREACHABLE, "the connection failed: {error}", True),
    (IgnoreRequest, Verdict.BLOCKED, "{error}", False),
)
# Scrapy raises the same IgnoreRequest for a decompression bomb as for robots.txt; its text tells them apart.
_TOO_LARGE = "DOWNLOAD_MAXSIZE"


def failure_of_error(url: str, error: BaseException | None) -> Failure:
    """The failure behind an error without an answer; unknown errors are unreachable and named."""
    if isinstance(error, IgnoreRequest) and _TOO_LARGE in str(error):
        return Failure(url, Verdict.BROKEN, "the answer unpacks to more than we accept", False)
    for kind, verdict, text, retry in _TABLE:
        if isinstance(error, kind):
            wait = getattr(error, "retry_after", None)
            return Failure(url, verdict, text.format(error=error), retry, wait)
    return Failure(url, _UNREACHABLE, f"{type(error).__name__}: {error}", True)
