"""Scrapy's settings for a round. What is off, and why, is in docs/decisions/0002-scrapy.md."""

from __future__ import annotations

from typing import Any

from crawler.wire import Order

MAX_BODY = 30 * 2**20
TIMEOUT = 30.0
_SERIAL = 0.001
"""With a delay of 0 Scrapy would send the whole queue of a host at once."""


_ALWAYS: dict[str, Any] = {
    "RETRY_TIMES": 1,
    "RETRY_HTTP_CODES": [500, 502, 504, 522, 524],
    "REDIRECT_MAX_TIMES": 3,
    "METAREFRESH_ENABLED": False,
    "COOKIES_ENABLED": False,
    "HTTPCACHE_ENABLED": False,
    "HTTPPROXY_ENABLED": False,
    "HTTPERROR_ALLOW_ALL": True,
    "TELNETCONSOLE_ENABLED": False,
    "REMOTE_CONTROL_ENABLED": False,
    "MEMUSAGE_ENABLED": False,
    "LOGSTATS_INTERVAL": 0,
    "REFERRER_POLICY": "no-referrer",
    "DUPEFILTER_CLASS": "scrapy.dupefilters.BaseDupeFilter",
    "DOWNLOADER_MIDDLEWARES": {
        "crawler.middleware.EgressGuard": 60,
        "crawler.middleware.HostBreaker": 70,
        "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware": None,
        "crawler.robots.Robots": 100,
        "crawler.middleware.ConditionalRequests": 340,
    },
    "LOG_LEVEL": "WARNING",
    "LOG_FORMAT": "%(asctime)s [crawl] %(levelname)s: %(message)s",
}
"""What does not depend on the order."""


def scrapy_settings(order: Order) -> dict[str, Any]:
    """The settings of one round: polite, sceptical of every answer, and quiet on standard output."""
    loopback = {"concurrency": 1, "delay": _SERIAL, "jitter": 0.0}
    return _ALWAYS | {
        "USER_AGENT": order.user_agent,
        "ROBOTSTXT_OBEY": True,
        "ROBOTSTXT_USER_AGENT": "wetwacht",
        "DEFAULT_REQUEST_HEADERS": {"Accept-Language": "nl", "Accept": "*/*"},
        "CONCURRENT_REQUESTS_PER_DOMAIN": 1,
        "DOWNLOAD_DELAY": order.delay,
        "DOWNLOAD_DELAY_JITTER": 0.0,
        "DOWNLOAD_SLOTS": {host: loopback for host in ("127.0.0.1", "localhost", "::1")},
        "DOWNLOAD_TIMEOUT": TIMEOUT,
        "DOWNLOAD_MAXSIZE": MAX_BODY,
        "DOWNLOAD_WARNSIZE": 0,
        "DOWNLOAD_VERIFY_CERTIFICATES": True,
        "DOWNLOAD_TLS_MIN_VERSION": "TLSv1.2",
        "DOWNLOAD_HANDLERS": {"file": None, "data": None, "ftp": None, "s3": None},
    }
