"""Real addresses and the places they are fetched from.

A source may point at a copy of its site (a test server, the demo). Its pages are then fetched
from the copy's origin, while keys and stored addresses keep the real host. Pure.
"""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import ip_address
from urllib.parse import urlsplit, urlunsplit

_LOCAL_SUFFIXES = (".localhost", ".local", ".internal", ".lan")


@dataclass(frozen=True, slots=True)
class Origin:
    """How the addresses of one source's site are fetched: `base` is None for the real site."""

    hosts: tuple[str, ...]
    base: str | None = None

    def fetched(self, real: str) -> str:
        """The address to ask for a real address."""
        parts = urlsplit(real)
        if self.base is None or parts.netloc not in self.hosts:
            return real
        scheme, netloc = self.base.split("://", 1)
        return urlunsplit((scheme, netloc, parts.path, parts.query, ""))

    def real(self, fetched: str) -> str:
        """The real address behind an address of the copy; others stay as they are."""
        parts = urlsplit(fetched)
        if self.base is None or f"{parts.scheme}://{parts.netloc}" != self.base:
            return fetched
        return urlunsplit(("https", self.hosts[0], parts.path, parts.query, ""))

    def allowed(self) -> frozenset[tuple[str, str]]:
        """The (scheme, netloc) pairs that may be asked: the real hosts, or the copy and nothing else."""
        if self.base is None:
            return frozenset(("https", host) for host in self.hosts)
        scheme, netloc = self.base.split("://", 1)
        return frozenset({(scheme, netloc)})


def origin_of(url: str, hosts: tuple[str, ...]) -> Origin:
    """How a source's site is fetched, by whether the source's own address is on one of its hosts."""
    parts = urlsplit(url)
    netloc = parts.netloc.lower()
    own_network = parts.scheme == "http" and is_private(parts.hostname or "")
    real = netloc in hosts and not own_network
    return Origin(hosts, None if real else f"{parts.scheme}://{netloc}")


def is_private(host: str) -> bool:
    """Whether a host is this machine, a private network or a name that only exists on one."""
    name = host.rpartition("@")[2].strip("[]").rstrip(".").lower()
    try:
        return not ip_address(name).is_global
    except ValueError:
        # No name on the internet ends in a label that begins with a digit; 127.1 is this machine.
        numeric = name.rpartition(".")[2][:1].isdigit()
        return numeric or "." not in name or name.endswith(_LOCAL_SUFFIXES)
