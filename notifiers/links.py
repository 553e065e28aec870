"""Which addresses a message may link: https of known sites and our own pages, nothing else. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

from crawler.registry import SITES, hosts_of
from monitors.watchlist import Source
from monitors.words import starttexts, texts
from monitors.words.dutch import inert
from notifiers.shape import Link, Options

_HOSTS = frozenset(host for site in SITES for host in hosts_of(site))
_LONGEST = 2_000


def linked(url: str, sources: Iterable[Source] = ()) -> str | None:
    """The address where it may be linked, else None: crawled addresses lead anywhere.

    That is on the hosts of our sites, and on the very hosts that a team chose for sources of its own.
    """
    return linked_on(url, hosts_with(sources))


def hosts_with(sources: Iterable[Source]) -> frozenset[str]:
    """The hosts that may be linked: those of our sites, and the very ones that a team chose."""
    return _HOSTS | {urlsplit(one.url).netloc.lower() for one in sources if _of_any_host(one)}


def linked_on(url: str, hosts: frozenset[str]) -> str | None:
    """The address where it is on one of these hosts and no danger to what surrounds it, else None."""
    if inert(url) != url or " " in url or len(url) > _LONGEST or any(c in url for c in "<>\"'\\|`{}"):
        return None
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return None
    known = parts.scheme == "https" and parts.netloc.lower() in hosts and port is None
    return url if known else None


def _of_any_host(source: Source) -> bool:
    return source.site in SITES and not hosts_of(source.site) and source.url.startswith("https://")


def own(public_url: str | None, change: int) -> Link:
    """The change in Wetwacht: its page, or the command that shows it where there are no pages."""
    if public_url is None:
        return Link(texts.SHOW.format(id=change), None)
    return Link(texts.LINK_OWN, f"{public_url.rstrip('/')}/wijziging/{change}")


def overview(options: Options) -> tuple[Link, ...]:
    """The front of our pages, where there are pages."""
    return (Link(texts.LINK_FRONT, f"{options.public_url.rstrip('/')}/"),) if options.public_url else ()


def managed(options: Options) -> tuple[Link, ...]:
    """Where a reader changes or ends the subscription, where there are pages for it."""
    offered = ((starttexts.CHANGE, options.change_url), (starttexts.LEAVE, options.leave_url))
    return tuple(Link(text, url) for text, url in offered if url)
