"""News items and documents. An address says what a page is, its content which platform made it."""

from __future__ import annotations

import re
from types import ModuleType
from typing import ClassVar

from lxml import html

from crawler.blocked import raise_if_blocked
from crawler.document import Document, Fetch
from crawler.html import tree
from crawler.page import Page
from crawler.sites.rijksoverheid import newplatform, oldplatform
from crawler.sites.rijksoverheid.common import HOSTS, SITE, path_of

_DATED = r"\d{4}/\d{2}/\d{2}/[^/]+/?"
_BELOW = r"(?:/(?:onderwerpen|themas|ministeries)/[^/]+(?:/[^/]+)?)?"


class _DatedPage(Page):
    """Reads pages whose address holds a date, made by either platform."""

    site: ClassVar[str] = SITE
    hosts: ClassVar[tuple[str, ...]] = HOSTS
    revision: ClassVar[int] = 1
    address: ClassVar[re.Pattern[str]]

    @classmethod
    def reads(cls, url: str) -> bool:
        """Addresses of this kind of page."""
        return cls.address.fullmatch(path_of(url) or "") is not None

    def part(self, fetch: Fetch) -> bytes:
        """The text with what is linked, without the site around it."""
        root, platform = _page(fetch)
        found: bytes = platform.part(root, fetch)
        return found

    def document(self, fetch: Fetch) -> Document:
        """The page as a document."""
        root, platform = _page(fetch)
        read: Document = platform.read(root, fetch)
        return read


class NewsItem(_DatedPage):
    """Reads `/actueel/nieuws/YYYY/MM/DD/<slug>`, also below a ministry."""

    address = re.compile(rf"/(?:actueel|ministeries/[^/]+)/nieuws/{_DATED}")


class DocumentPage(_DatedPage):
    """Reads `/documenten/<type>/YYYY/MM/DD/<slug>`, also below a topic: the old form of address."""

    address = re.compile(rf"{_BELOW}/documenten/[a-z-]+/{_DATED}")


class NewDocumentPage(_DatedPage):
    """Reads `/documenten/YYYY/MM/DD/<slug>`, the new form of address, not yet seen as a page."""

    confirmed: ClassVar[bool] = False
    address = re.compile(rf"{_BELOW}/documenten/{_DATED}")


def _page(fetch: Fetch) -> tuple[html.HtmlElement, ModuleType]:
    raise_if_blocked(fetch)
    root = tree(fetch)
    return root, oldplatform if oldplatform.is_old(root) else newplatform
