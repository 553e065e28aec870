"""Which page object reads which address. A site is found by its place: a module in `crawler/sites/`."""

from __future__ import annotations

import pkgutil
from importlib import import_module

from crawler import sites
from crawler.page import Page


def _found() -> dict[str, tuple[Page, ...]]:
    names = sorted(module.name for module in pkgutil.iter_modules(sites.__path__))
    modules = {name: import_module(f"{sites.__name__}.{name}") for name in names}
    return {name: tuple(page() for page in module.PAGES) for name, module in modules.items()}


SITES: dict[str, tuple[Page, ...]] = _found()
"""The page objects of every site, by the name of its module; the first that reads an address reads it."""


def page_for(site: str, url: str) -> Page | None:
    """The page object for an address of a site, or None where no shape of the site reads it."""
    return next((page for page in SITES.get(site, ()) if page.reads(url)), None)


def hosts_of(site: str) -> tuple[str, ...]:
    """The hosts of a site, the one that serves its pages first."""
    return tuple(dict.fromkeys(host for page in SITES[site] for host in page.hosts))
