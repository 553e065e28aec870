"""The sitemaps: the news of about two days, the list of all sitemaps, and each with its pages.

Their dates move when a page is republished, so rows carry none.
"""

from __future__ import annotations

import re
from typing import ClassVar
from urllib.parse import urlsplit

from lxml import etree

from crawler.document import Document, Fetch, Section
from crawler.errors import LayoutChanged
from crawler.html import canonical
from crawler.page import Page
from crawler.sites.rijksoverheid.common import HOSTS, SITE, path_of, row_address, xml_root
from crawler.text import line

_TITLE = "{http://www.google.com/schemas/sitemap-news/0.9}news/{http://www.google.com/schemas/sitemap-news/0.9}title"


class _Sitemap(Page):
    """Reads one sitemap: an address a row."""

    site: ClassVar[str] = SITE
    hosts: ClassVar[tuple[str, ...]] = HOSTS
    revision: ClassVar[int] = 2
    address: ClassVar[re.Pattern[str]]
    root: ClassVar[str] = "urlset"
    entry: ClassVar[str] = "url"
    kind: ClassVar[str] = "sitemap"

    @classmethod
    def reads(cls, url: str) -> bool:
        """Addresses of this kind of sitemap."""
        return cls.address.fullmatch(path_of(url) or "") is not None

    def part(self, fetch: Fetch) -> bytes:
        """The rows alone, whatever their dates."""
        return repr(self._rows(fetch)).encode()

    def document(self, fetch: Fetch) -> Document:
        """The sitemap. Raises LayoutChanged where it has entries and none is an address of the site."""
        url = canonical(fetch.url, fetch.url)
        return Document(
            site=SITE,
            key=urlsplit(url).path,
            url=url,
            kind=self.kind,
            title=None,
            identifier=url,
            sections=self._rows(fetch),
            index=True,
        )

    def _rows(self, fetch: Fetch) -> tuple[Section, ...]:
        root = xml_root(fetch, self.root, "a sitemap")
        rows: dict[str, Section] = {}
        for entry in root.findall(f"{{*}}{self.entry}"):
            address = row_address(fetch.url, _text(entry, "{*}loc"))
            if address:
                rows.setdefault(address, Section(address, _text(entry, _TITLE), ""))
        if not rows and len(root):
            raise LayoutChanged("loc", f"{len(root)} entries and no address of the site")
        return tuple(rows.values())


class NewsSitemap(_Sitemap):
    """Reads `/news/sitemap.xml`: the news items of about two days, with their titles."""

    address = re.compile(r"/news/sitemap\.xml")


class SitemapIndex(_Sitemap):
    """Reads `/sitemap.xml`: the addresses of all sitemaps, which are not visited from here."""

    visits_rows: ClassVar[bool] = False
    address = re.compile(r"/sitemap\.xml")
    root = "sitemapindex"
    entry = "sitemap"
    kind = "overzicht van sitemaps"


class WholeSitemap(_Sitemap):
    """Reads `/sitemap/<n>.xml` and that of the videos: every page of the site, kept and not visited.

    It tells which pages no search ever found.
    """

    visits_rows: ClassVar[bool] = False
    address = re.compile(r"/sitemap/\d+\.xml|/videos/sitemap\.xml")


def _text(element: etree._Element, path: str) -> str:
    return line(element.findtext(path, ""))
