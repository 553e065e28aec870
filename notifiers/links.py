"""Which addresses a message may link: https of known sites and our own pages, nothing else. Pure."""

from __future__ import annotations

from urllib.parse import urlsplit

from crawler.registry import SITES, hosts_of
from monitors import texts
from monitors.dutch import inert
from notifiers.shape import Link

_HOSTS = frozenset(host for site in SITES for host in hosts_of(site))
_LONGEST = 2_000


def linked(url: str) -> str | None:
    """The address where it may be linked, else None: crawled addresses lead anywhere."""
    if inert(url) != url or " " in url or len(url) > _LONGEST or any(c in url for c in "<>\"'\\|`{}"):
        return None
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return None
    known = parts.scheme == "https" and parts.netloc.lower() in _HOSTS and port is None
    return url if known else None


def own(public_url: str | None, change: int) -> Link:
    """The change in Wetwacht: its page, or the command that shows it where there are no pages."""
    if public_url is None:
        return Link(texts.SHOW.format(id=change), None)
    return Link(texts.LINK_OWN, f"{public_url.rstrip('/')}/changes/{change}")
