"""The news sitemap: what was published or republished in about two days."""

from __future__ import annotations

from typing import ClassVar

from lxml import etree

from crawler.document import Document, Fetch, Section
from crawler.errors import LayoutChanged
from crawler.html import canonical
from crawler.page import Page
from crawler.sites.rijksoverheid.common import HOSTS, SITE, path_of, row_address, xml_root
from crawler.text import line

_PATH = "/news/sitemap.xml"
_NAMES = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "n": "http://www.google.com/schemas/sitemap-news/0.9",
}


class NewsSitemap(Page):
    """Reads `/news/sitemap.xml`. Its dates move when a page is republished, so rows carry none."""

    site: ClassVar[str] = SITE
    hosts: ClassVar[tuple[str, ...]] = HOSTS
    revision: ClassVar[int] = 1

    @classmethod
    def reads(cls, url: str) -> bool:
        """The address of the news sitemap."""
        return path_of(url) == _PATH

    def part(self, fetch: Fetch) -> bytes:
        """The rows alone, whatever their dates."""
        return repr(_rows(fetch)).encode()

    def document(self, fetch: Fetch) -> Document:
        """The sitemap, a news item a row."""
        url = canonical(fetch.url, fetch.url)
        return Document(
            site=SITE,
            key=_PATH,
            url=url,
            kind="sitemap",
            title=None,
            identifier=url,
            sections=_rows(fetch),
            index=True,
        )


def _rows(fetch: Fetch) -> tuple[Section, ...]:
    root = xml_root(fetch, "urlset", "a sitemap")
    rows: dict[str, Section] = {}
    urls = root.findall("s:url", _NAMES)
    for url in urls:
        address = row_address(fetch.url, _text(url, "s:loc"))
        if address:
            rows.setdefault(address, Section(address, _text(url, "n:news/n:title"), ""))
    if not rows and len(root):
        raise LayoutChanged("loc", f"{len(root)} entries and no address of the site")
    return tuple(rows.values())


def _text(element: etree._Element, path: str) -> str:
    return line(element.findtext(path, "", _NAMES))
