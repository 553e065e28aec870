"""Which addresses belong to a source of any host: those of the very host of its own address. Pure."""

from __future__ import annotations

from urllib.parse import urlsplit

from crawler.html import canonical

SITE = "generic"


def own_address(base: str, href: str) -> str | None:
    """The whole address where it is on the host of `base`, else None."""
    try:
        address = canonical(base, href)
        parts, here = urlsplit(address), urlsplit(canonical(base, base))
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or parts.netloc != here.netloc:
        return None
    return parts._replace(scheme="https").geturl()
