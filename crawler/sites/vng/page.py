"""Pages of content: the body's classes say which shape a page has, not its address."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar
from urllib.parse import urlsplit

from crawler.document import Document, Fetch
from crawler.page import Page
from crawler.sites.vng import letter, node, question, topic
from crawler.sites.vng.markup import HOSTS, SITE, Found, find

_NOT_CONTENT = ("/user", "/sites/", "/search", "/zoeken", "/media/")


class ContentPage(Page):
    """Letters, questions, topics and every other page that editors write."""

    site: ClassVar[str] = SITE
    hosts: ClassVar[tuple[str, ...]] = HOSTS
    revision: ClassVar[int] = 1

    @classmethod
    def reads(cls, url: str) -> bool:
        """Every address of the site that can be a page of content."""
        parts = urlsplit(url)
        return parts.hostname in cls.hosts and not parts.path.startswith(_NOT_CONTENT)

    def document(self, fetch: Fetch) -> Document:
        """The page by its shape."""
        found = _find(fetch)
        if found.shape == "taxonomy":
            return topic.read(found)
        if found.shape == "letter":
            return letter.read(found)
        if found.shape == "faq":
            return question.read(found)
        return node.read(found, "nieuws" if found.shape.startswith("news") else "pagina")

    def part(self, fetch: Fetch) -> bytes:
        """The written content with its heading, kind and topics, without lists of other pages."""
        return _find(fetch).part()


class NewsPage(ContentPage):
    """A news item, whose markup nobody here has seen."""

    confirmed: ClassVar[bool] = False

    @classmethod
    def reads(cls, url: str) -> bool:
        """Addresses below /nieuws/."""
        return super().reads(url) and urlsplit(url).path.startswith("/nieuws/")


def _find(fetch: Fetch) -> Found:
    found = find(fetch)
    if found.shape != "taxonomy":
        return found
    return replace(found, content=topic.written(found.content))
