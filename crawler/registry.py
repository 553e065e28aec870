"""Which page object reads which address: one line per site."""

from __future__ import annotations

from crawler.page import Page
from crawler.sites import eerstekamer, rijksoverheid, vng

SITES: dict[str, tuple[Page, ...]] = {
    "rijksoverheid": tuple(page() for page in rijksoverheid.PAGES),
    "vng": tuple(page() for page in vng.PAGES),
    "eerstekamer": tuple(page() for page in eerstekamer.PAGES),
}


def page_for(site: str, url: str) -> Page | None:
    """The page object for an address of a site, or None where no shape of the site reads it."""
    return next((page for page in SITES.get(site, ()) if page.reads(url)), None)


def hosts_of(site: str) -> tuple[str, ...]:
    """The hosts of a site, the one that serves its pages first."""
    return tuple(dict.fromkeys(host for page in SITES[site] for host in page.hosts))
