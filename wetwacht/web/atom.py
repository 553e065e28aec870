"""Events as an Atom feed (RFC 4287). Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from xml.etree import ElementTree as Xml

from monitors.history.records import stamp
from monitors.words.dutch import inert

_NAMESPACE = "http://www.w3.org/2005/Atom"
MEDIA_TYPE = "application/atom+xml; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Entry:
    """One event: `id` never changes, `url` is its page with us, `text` one or two sentences."""

    id: str
    title: str
    url: str
    seen: datetime
    text: str
    dossiers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed with its own address; `now` stands in for a newest entry where there is none."""

    id: str
    title: str
    url: str
    page: str
    now: datetime


def atom(feed: Feed, entries: Iterable[Entry]) -> bytes:
    """The feed as XML, entries in the order given."""
    Xml.register_namespace("", _NAMESPACE)
    listed = tuple(entries)
    root = Xml.Element(_name("feed"), {"xml:lang": "nl"})
    _text(root, "id", feed.id)
    _text(root, "title", inert(feed.title))
    _text(root, "updated", stamp(max((one.seen for one in listed), default=feed.now)))
    Xml.SubElement(root, _name("link"), {"rel": "self", "href": feed.url})
    Xml.SubElement(root, _name("link"), {"rel": "alternate", "href": feed.page})
    _text(Xml.SubElement(root, _name("author")), "name", "Wetwacht")
    for one in listed:
        _entry(root, one)
    text: bytes = Xml.tostring(root, encoding="utf-8", xml_declaration=True)
    return text


def _entry(root: Xml.Element, one: Entry) -> None:
    entry = Xml.SubElement(root, _name("entry"))
    _text(entry, "id", one.id)
    _text(entry, "title", inert(one.title))
    _text(entry, "updated", stamp(one.seen))
    Xml.SubElement(entry, _name("link"), {"rel": "alternate", "href": one.url})
    for key in one.dossiers:
        Xml.SubElement(entry, _name("category"), {"term": key})
    _text(entry, "summary", inert(one.text))


def _text(parent: Xml.Element, name: str, text: str) -> None:
    Xml.SubElement(parent, _name(name)).text = text


def _name(name: str) -> str:
    return f"{{{_NAMESPACE}}}{name}"
