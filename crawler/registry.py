"""Which page object reads which address. A site is found by its place: a module in `crawler/sites/`."""

from __future__ import annotations

import pkgutil
from functools import cache
from importlib import import_module
from urllib.parse import urlsplit

from crawler import sites
from crawler.options import NONE, Options
from crawler.origin import Origin, origin_of
from crawler.page import Page, SiteName

_MODULES = {
    name: import_module(f"{sites.__name__}.{name}")
    for name in sorted(module.name for module in pkgutil.iter_modules(sites.__path__))
}

SITES: dict[str, tuple[Page, ...]] = {
    name: tuple(page() for page in module.PAGES) for name, module in _MODULES.items()
}
"""The page objects of every site, by the name of its module; the first that reads an address reads it."""

NAMES: dict[str, SiteName] = {
    name: module.NAME for name, module in _MODULES.items() if hasattr(module, "NAME")
}
"""What readers call a site, where its module says so."""


def page_for(site: str, url: str, options: Options = NONE) -> Page | None:
    """The page object for an address of a site, or None where no shape of the site reads it."""
    found = next((page for page in SITES.get(site, ()) if page.reads(url)), None)
    return found.configured(options) if found and options != NONE else found


@cache
def hosts_of(site: str) -> tuple[str, ...]:
    """The hosts of a site, the one that serves its pages first; empty where it is that of each source."""
    return tuple(dict.fromkeys(host for page in SITES[site] for host in page.hosts))


def origin_for(site: str, url: str) -> Origin:
    """How the pages of a source are fetched; a site without hosts of its own has that of the source."""
    return origin_of(url, hosts_of(site) or (urlsplit(url).netloc.lower(),))
