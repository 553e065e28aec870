"""What the lists of eerstekamer.nl share: one document, a row a section, a fact a line."""

from __future__ import annotations

import re
from abc import abstractmethod
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import ClassVar
from urllib.parse import urlsplit

from lxml import html

from crawler.blocked import raise_if_blocked
from crawler.document import Document, Fact, Fetch, Section, Visit
from crawler.errors import LayoutChanged
from crawler.html import canonical, first, soup, source_of, tree
from crawler.page import Page
from crawler.sections import inline, unique
from crawler.sites.eerstekamer.common import HOSTS, SITE, main_part, page_title
from crawler.text import MONTHS, dutch_date, line
from crawler.trim import elements

FOLLOWING = "following"
TRUNCATED = "truncated"
_UNSEEN = ".//script | .//style | .//noscript | .//template | .//svg"
_NONE = re.compile(
    r"\bgeen (?:\w+ ){0,3}?(?:\w*vergadering(?:en)?|agendapunten|wetsvoorstellen|stemmingen|activiteiten)\b",
    re.IGNORECASE,
)
_OLDER = ".//*[contains(@class, 'volgende')]//a[contains(@href, 'start_')]"


class ListPage(Page):
    """A page of rows. What moves without meaning (counters, filters, times) is in none of them."""

    site: ClassVar[str] = SITE
    hosts: ClassVar[tuple[str, ...]] = HOSTS
    revision: ClassVar[int] = 1
    kind: ClassVar[str]
    index: ClassVar[bool] = False
    name: ClassVar[str | None] = None
    """What the list is called, where its page has no heading of its own."""
    by_day: ClassVar[bool] = False
    """Whether the day in its title identifies the page, since its address only encodes it."""

    @abstractmethod
    def rows(self, main: html.HtmlElement, url: str) -> Iterable[Section]:
        """The rows of the page. Raises LayoutChanged where there should be some and are none."""

    def facts(self, main: html.HtmlElement) -> tuple[Fact, ...]:
        """That older rows stand on another page, so that a row that leaves this one says nothing."""
        return (Fact(TRUNCATED, "ja"),) if first(main, _OLDER) is not None else ()

    def part(self, fetch: Fetch) -> bytes:
        """Title, facts and rows."""
        said = self.document(fetch)
        return repr((said.title, said.facts, said.sections)).encode()

    def document(self, fetch: Fetch) -> Document:
        """The rows under keys that are unique in the list."""
        raise_if_blocked(fetch)
        root = tree(_whole(fetch))
        url = canonical(fetch.url, fetch.url)
        title, main = self.name or named(root), _readable(main_part(root))
        rows = tuple(self.rows(main, url))
        keys = unique([row.key for row in rows])
        return Document(
            site=SITE,
            key=_key(url, day_in(root) if self.by_day else None),
            url=url,
            kind=self.kind,
            title=title,
            identifier=url,
            facts=self.facts(main),
            sections=tuple(replace(row, key=key) for row, key in zip(rows, keys, strict=True)),
            index=self.index,
        )

    def follow(self, document: Document) -> Iterable[Visit]:
        """The rows of an index, and the page that comes after this one."""
        following = document.fact(FOLLOWING)
        after = (Visit(following, "page"),) if isinstance(following, str) else ()
        return (*super().follow(document), *after)


def named(root: html.HtmlElement) -> str:
    """The h1 of a page, else what `<title>` says. Raises LayoutChanged where there is neither."""
    heading = first(root, "//h1")
    title = (text_of(heading) if heading is not None else "") or page_title(root)
    if not title:
        raise LayoutChanged("title")
    return title


def day_in(root: html.HtmlElement) -> date:
    """The day in the name of a page. Raises LayoutChanged where it names none."""
    day = dutch_date(named(root))
    if day is None:
        raise LayoutChanged("datum", "the page does not say which day it is about")
    return day


def says_none(main: html.HtmlElement) -> bool:
    """Whether a page without rows says itself that there are none, so that it is no damage."""
    return _NONE.search(text_of(main)) is not None


def text_of(element: html.HtmlElement) -> str:
    """The text of an element on one cleaned line."""
    return line(str(element.text_content()))


def lines(*said: tuple[str, str]) -> str:
    """The facts of a row, a "Label: waarde" a line; what is empty is not said."""
    return "\n".join(f"{name}: {value}" for name, value in said if value)


def in_words(day: date) -> str:
    """A day as readers know it: "6 oktober 2026"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def in_order(names: Iterable[str]) -> str:
    """The names of a set in the order of the house: figures first, then letters, whatever their case."""
    return ", ".join(sorted(dict.fromkeys(names), key=lambda name: (name.casefold(), name)))


def words_of(element: html.HtmlElement) -> str:
    """The text of an element on one line, with a space where a line or paragraph ends."""
    return inline(soup(source_of(element)))


def labelled(pattern: re.Pattern[str], text: str) -> tuple[tuple[str, str], ...]:
    """What stands behind each label in a text, with the label in lower case."""
    found = list(pattern.finditer(text))
    ends = [one.start() for one in found] + [len(text)]
    return tuple(
        (one[1].lower(), text[one.end() : end].strip()) for one, end in zip(found, ends[1:], strict=True)
    )


def links(scope: html.HtmlElement, base: str) -> Iterator[tuple[html.HtmlElement, str]]:
    """Every link in a part of the page, with its canonical address."""
    for one in elements(scope, ".//a[@href]"):
        yield one, canonical(base, str(one.get("href")))


def boxes(
    scope: html.HtmlElement, base: str, wanted: Callable[[str], bool]
) -> Iterator[tuple[str, html.HtmlElement, html.HtmlElement]]:
    """Each wanted address once: it, its first link with words, and the largest element with no other one.

    For pages whose markup nobody has seen: the element around a link is taken for its row.
    """
    found: dict[str, list[html.HtmlElement]] = {}
    around: dict[html.HtmlElement, set[str]] = {}
    for link, address in links(scope, base):
        if wanted(address):
            found.setdefault(address, []).append(link)
            for element in (link, *link.iterancestors()):
                around.setdefault(element, set()).add(address)
    for address, all_links in found.items():
        path = [all_links[0], *all_links[0].iterancestors()]
        own = [one for one in path[: path.index(scope)] if around[one] == {address}]
        yield address, next((one for one in all_links if text_of(one)), all_links[0]), own[-1]


def _readable(main: html.HtmlElement) -> html.HtmlElement:
    for unseen in elements(main, _UNSEEN):
        unseen.drop_tree()
    return main


def _key(url: str, day: date | None) -> str:
    parts = urlsplit(url)
    if day:
        return f"{parts.path.rstrip('/')}/{day.isoformat()}"
    return f"{parts.path}?{parts.query}" if parts.query else parts.path


def _whole(fetch: Fetch) -> Fetch:
    """A saved answer that is its main part alone, whole; in a cut-off page the end of it is missing."""
    body = fetch.body.strip()
    if body.startswith(b"<main") and body.endswith(b"</main>"):
        return replace(fetch, body=b"<!DOCTYPE html><html><body>" + body + b"</body></html>")
    return fetch
