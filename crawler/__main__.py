"""The child process of one round: `python -m crawler`.

Reads the order as one line of JSON on standard input and writes results as JSON lines on what
was standard output when it started. It ends when its parent does: the parent keeps standard
input open for as long as it lives.
"""

from __future__ import annotations

import json
import logging
import os
import resource
import sys
import threading
from pathlib import Path

from scrapy import signals
from scrapy.crawler import AsyncCrawlerProcess
from twisted.python.failure import Failure

from crawler.origin import Origin, is_private
from crawler.registry import origin_for
from crawler.report import Report
from crawler.settings import scrapy_settings
from crawler.spider import RoundSpider, real_address
from crawler.wire import Order, load_order

_MEMORY = 2 * 2**30
_CPU_BASE = 300
_CPU_PER_ADDRESS = 2
_NO_HARD_LIMIT = resource.RLIM_INFINITY
_DEFECT = 70
# Their errors, tracebacks and all, say once more what stands in the result of the visit.
_TOLD_IN_RESULTS = ("scrapy.downloadermiddlewares.robotstxt", "scrapy.downloadermiddlewares.retry")


def main() -> int:
    """Runs the round of the order on standard input; 0 when every visit came to something."""
    out = os.fdopen(os.dup(1), "wb")
    # A print of any library must not get between our result lines.
    os.dup2(2, 1)
    order = load_order(json.loads(sys.stdin.readline()))
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _limit(len(order.known) + len(order.sources))
    report = Report(out, Path(order.spool))
    _crawl(order, report)
    report.end()
    return 0


def _crawl(order: Order, report: Report) -> None:
    origins = {source.key: origin_for(source.site, source.url) for source in order.sources}
    settings = scrapy_settings(order)
    settings["WETWACHT_ALLOWED"] = _allowed(order, origins)
    settings["WETWACHT_KNOWN"] = dict(order.known)
    settings["WETWACHT_REAL"] = real_address
    process = AsyncCrawlerProcess(settings)
    for name in _TOLD_IN_RESULTS:
        logging.getLogger(name).setLevel(logging.CRITICAL)
    crawler = process.create_crawler(RoundSpider)
    crawler.signals.connect(_end_at_once, signals.spider_error)
    process.crawl(crawler, order=order, origins=origins, report=report)
    process.start()


def _allowed(order: Order, origins: dict[str, Origin]) -> frozenset[tuple[str, str]]:
    """The union of what the sources may ask; a private place only for a source that says so."""
    pairs = {
        pair
        for source in order.sources
        for pair in origins[source.key].allowed()
        if source.allow_private_hosts or not is_private(_host(pair[1]))
    }
    return frozenset(pairs)


def _host(netloc: str) -> str:
    return netloc.rsplit(":", 1)[0] if netloc.rpartition(":")[2].isdigit() else netloc


def _limit(addresses: int) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _NO_HARD_LIMIT))
    cpu = _CPU_BASE + _CPU_PER_ADDRESS * addresses
    resource.setrlimit(resource.RLIMIT_CPU, (cpu, cpu + 5))


def _end_at_once(failure: Failure) -> None:
    """A defect of ours, or a full disk: the parent takes over instead of losing page after page."""
    print(f"crawl: {failure.getErrorMessage()}", file=sys.stderr)  # noqa: T201 (its log is the standard error)
    os._exit(_DEFECT)


def _end_with_parent() -> None:
    sys.stdin.read()
    os._exit(1)


if __name__ == "__main__":
    sys.exit(main())
