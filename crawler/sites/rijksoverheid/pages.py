"""Pages with text. An address says what a page is, its content which platform made it."""

from __future__ import annotations

import re
from typing import ClassVar

from lxml import html

from crawler.blocked import raise_if_blocked
from crawler.document import Document, Fetch
from crawler.html import tree
from crawler.page import Page
from crawler.sites.rijksoverheid import newplatform, oldplatform, undated
from crawler.sites.rijksoverheid.common import HOSTS, SITE, path_of

_DATED = r"\d{4}/\d{2}/\d{2}/[^/]+/?"
_ABOVE = r"/(?:onderwerpen|themas)/[^/]+(?:/[^/]+)?"
_NAME = r"(?!(?:documenten|nieuws|vraag-en-antwoord)(?:/|$))[a-z0-9-]+"
# Lists, which the site builds in the browser, and addresses of programs.
_LISTS = r"(?:.*/)?(?:nieuws|documenten|vraag-en-antwoord)|actueel/[^/]+|(?:api|_next|binaries|webfiles)/.*"
_BELOW = r"(?:/(?:onderwerpen|themas|ministeries)/[^/]+(?:/[^/]+)?)?"


class _TextPage(Page):
    """What all pages with text share, made by either platform."""

    site: ClassVar[str] = SITE
    hosts: ClassVar[tuple[str, ...]] = HOSTS
    address: ClassVar[re.Pattern[str]]

    @classmethod
    def reads(cls, url: str) -> bool:
        """Addresses of this kind of page."""
        return cls.address.fullmatch(path_of(url) or "") is not None


class _DatedPage(_TextPage):
    """Reads pages whose address holds a date."""

    revision: ClassVar[int] = 2

    def part(self, fetch: Fetch) -> bytes:
        """The text with what is linked, without the site around it."""
        root, is_old = _page(fetch)
        return oldplatform.part(root, fetch) if is_old else newplatform.part(root, fetch)

    def document(self, fetch: Fetch) -> Document:
        """The page as a document."""
        root, is_old = _page(fetch)
        return oldplatform.read(root, fetch) if is_old else newplatform.read(root, fetch)


class _UndatedPage(_TextPage):
    """Reads pages that need not show a date; on the platform of today nobody here has seen them."""

    revision: ClassVar[int] = 1
    confirmed: ClassVar[bool] = False
    kind: ClassVar[str]

    def part(self, fetch: Fetch) -> bytes:
        """The text without cards and links between it."""
        root, is_old = _page(fetch)
        return oldplatform.part(root, fetch) if is_old else undated.part(root, fetch)

    def document(self, fetch: Fetch) -> Document:
        """The page as a document."""
        root, is_old = _page(fetch)
        return oldplatform.read(root, fetch) if is_old else undated.read(root, fetch, self.kind)


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


class QuestionPage(_UndatedPage):
    """Reads `/vraag-en-antwoord/<topic>/<slug>`, and the older form below a topic."""

    kind = "vraag en antwoord"
    address = re.compile(rf"(?:{_ABOVE}/vraag-en-antwoord/[^/]+|/vraag-en-antwoord/[^/]+/[^/]+)/?")


class TopicPage(_UndatedPage):
    """Reads `/onderwerpen/…` and `/themas/…`: a text, or nothing but the way to the pages below."""

    kind = "onderwerp"
    address = re.compile(rf"/(?:onderwerpen|themas)/{_NAME}(?:/{_NAME}){{0,3}}/?")


class OtherPage(_UndatedPage):
    """Reads any other page of text: agenda, weblogs, members of the government, service."""

    kind = "pagina"
    address = re.compile(rf"/(?!(?:{_LISTS})/?$){_NAME}(?:/[^/.]+)+/?")


def _page(fetch: Fetch) -> tuple[html.HtmlElement, bool]:
    raise_if_blocked(fetch)
    root = tree(fetch)
    return root, oldplatform.is_old(root)
