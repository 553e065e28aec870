"""What every page of vng.nl shares: the frame around its content, and the noise inside it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

from bs4.element import Tag
from lxml import etree, html

from crawler.blocked import raise_if_blocked
from crawler.document import Fact, Fetch
from crawler.errors import Blocked, LayoutChanged
from crawler.html import canonical, first, link, meta, required, soup, source_of, tree
from crawler.text import line
from crawler.trim import trimmed

SITE = "vng"
HOSTS = ("vng.nl",)

_SHORTLINK = re.compile(r"(?:https?://[^/]+)?/((?:node|taxonomy/term)/[0-9]+)/?")
_TITLES = ("//*[@id='block-vng-page-title']//h1", "//h1[contains(@class, 'page-title')]", "//h1")
_IMAGE_TOKEN = re.compile(r"(?<=[?&])itok=[^&#]*&?")
_SPACE = re.compile(r"\s+")
_AROUND_BLOCK = re.compile(
    r" ?(</?(?:article|br|div|h\d|header|li|ol|p|section|t(?:able|body|d|h|head|ime|r)|ul)\b[^>]*>) ?"
)


def having(name: str) -> str:
    """An XPath condition: the element has this class among its classes."""
    return f"contains(concat(' ', normalize-space(@class), ' '), ' {name} ')"


_NOISE = (
    ".//picture|.//img",
    f".//*[{having('views-element-container')}]",
    f".//*[{having('paragraph--type--content-overview')}]",
    ".//*[contains(@class, 'js-view-dom-id-')]",
)


@dataclass(frozen=True, slots=True)
class Found:
    """The parts of a page that matter, free of what differs at every response."""

    shape: str
    key: str
    url: str
    title: str
    kind: str
    topics: tuple[str, ...]
    content: html.HtmlElement

    def facts(self) -> tuple[Fact, ...]:
        """The topics that the page names as related."""
        return (Fact("topics", self.topics),) if self.topics else ()

    def part(self) -> bytes:
        """Everything here as bytes: equal while the document is equal."""
        head = (self.shape, self.key, self.url, self.title, self.kind, *self.topics)
        content = _AROUND_BLOCK.sub(r"\1", _SPACE.sub(" ", source_of(self.content).decode()))
        return "\n".join((*head, content)).encode()


def find(fetch: Fetch) -> Found:
    """Finds what matters on a content page. Raises Blocked or LayoutChanged where it is none."""
    raise_if_blocked(fetch)
    root = tree(fetch)
    shape = _shape(root)
    content = required(root, "//*[@id='block-vng-main-content']", "main content")
    without_noise(content)
    return Found(
        shape=shape,
        key=_key(root),
        url=own_address(fetch.url, link(root, "canonical") or "") or canonical(fetch.url, fetch.url),
        title=title_of(root),
        kind=_text(root, f"//*[@id='block-vng-source-type']//*[{having('source-type')}]").lower(),
        topics=_topics(root),
        content=content,
    )


def without_noise(element: html.HtmlElement) -> None:
    """Drops what differs at every response or belongs to other pages: views, forms, pictures, tokens."""
    trimmed(element, *_NOISE)
    for one in element.iter(etree.Element):
        # Drupal numbers its ids anew at every response.
        one.attrib.pop("id", None)
        if "href" in one.attrib:
            one.attrib["href"] = _IMAGE_TOKEN.sub("", one.attrib["href"]).rstrip("?&")


def title_of(root: html.HtmlElement) -> str:
    """The h1. Raises LayoutChanged where there is none."""
    text = next(filter(None, (_text(root, xpath) for xpath in _TITLES)), "")
    if not text:
        raise LayoutChanged("title")
    return text


def inside(element: html.HtmlElement, name: str) -> html.HtmlElement | None:
    """The first element of this class below the element, or None."""
    return first(element, f".//*[{having(name)}]")


def readable(*elements: html.HtmlElement) -> Tag:
    """Elements of a page, one after the other, for reading; a table row is one paragraph."""
    read = soup(b"<div>" + b"".join(map(source_of, elements)) + b"</div>")
    for cell in read.select("td, th"):
        cell.string = line(cell.get_text(" "))
    return read


def address(base: str, href: str) -> str | None:
    """A web address in its stored form, or None for what is no address of the web."""
    try:
        url = canonical(base, href)
    except ValueError:
        return None
    return url if url.startswith("https://") else None


def own_address(base: str, href: str) -> str | None:
    """An address on vng.nl, or None."""
    url = address(base, href) if href else None
    return url if url and urlsplit(url).hostname in HOSTS else None


def _shape(root: html.HtmlElement) -> str:
    """`taxonomy`, or the type of a node, by the classes of the body."""
    classes = str(root.xpath("string(//body/@class)")).split()
    if "path-user" in classes:
        raise Blocked("the login of Mijn VNG answered")
    if "path-taxonomy" in classes:
        return "taxonomy"
    types = [name.removeprefix("page-node-type-") for name in classes if name.startswith("page-node-type-")]
    if "path-node" in classes and types:
        return types[0]
    if "Drupal" in (meta(root, "Generator") or ""):
        raise LayoutChanged("body class", "the page does not say what type of page it is")
    raise Blocked("something else than a page of vng.nl answered")


def _key(root: html.HtmlElement) -> str:
    found = _SHORTLINK.fullmatch((link(root, "shortlink") or "").strip())
    if not found:
        raise LayoutChanged("shortlink")
    return found[1]


def _topics(root: html.HtmlElement) -> tuple[str, ...]:
    links = root.xpath("//*[@id='block-vng-related-content']//a")
    texts = (line(one.text_content()) for one in links)
    return tuple(dict.fromkeys(text for text in texts if text))


def _text(root: html.HtmlElement, xpath: str) -> str:
    element = first(root, xpath)
    return line(element.text_content()) if element is not None else ""
