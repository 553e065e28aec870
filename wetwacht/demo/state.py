"""What the copied sites say at one moment: pages by the real address at which they are fetched."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from crawler.text import AMSTERDAM, line
from wetwacht.demo.lists import Consultation, ConsultationSearch, GazetteList, HouseList, Publication

EERSTEKAMER = "https://www.eerstekamer.nl"
RIJKSOVERHEID = "https://www.rijksoverheid.nl"
OPEN_OVERHEID = "https://open.overheid.nl"
VNG = "https://vng.nl"
GAZETTE = "https://zoek.officielebekendmakingen.nl"
CONSULTATIONS = "https://www.internetconsultatie.nl"

_WORD = re.compile(r"\w+")
_SPLIT_NUMBER = re.compile(r"(?<=\d)[\s.](?=\d{3}\b)")
_LINK = re.compile(r"\[([^\]]+)\]\([^)\s]+\)")


@dataclass(frozen=True, slots=True)
class Paper:
    """A dated row of a bill page; `reference` as the page prints it ("TK, 39", "EK, D")."""

    on: date
    title: str
    reference: str = ""
    annex: bool = False


@dataclass(frozen=True, slots=True)
class Progress:
    """The four blocks of a bill page's progress bar, and their labels."""

    blocks: tuple[str, str, str, str]
    first: str = ""
    second: str = "Schriftelijke voorbereiding"
    third: str = "Plenair"
    fourth: str = "Afkondiging"

    @property
    def labels(self) -> tuple[str, str, str, str]:
        """The label of each block."""
        return (self.first, self.second, self.third, self.fourth)


@dataclass(frozen=True, slots=True)
class Bill:
    """A bill page of eerstekamer.nl. `status` holds one sentence or vote list a line."""

    url: str
    number: str
    short: str
    full: str
    summary: tuple[str, ...]
    progress: Progress
    status: tuple[str, ...] = ()
    submitted: date | None = None
    committee: str = ""
    entry: str = ""
    papers: tuple[Paper, ...] = ()

    @property
    def said(self) -> str:
        """Everything the page says, for a search."""
        return " ".join((self.number, self.short, self.full, *self.summary))


@dataclass(frozen=True, slots=True)
class News:
    """A news item of rijksoverheid.nl or eerstekamer.nl; a paragraph that begins with ## is a heading.

    `modified` moves without meaning at a republication.
    """

    url: str
    title: str
    published: datetime
    body: tuple[str, ...]
    modified: datetime | None = None
    related: tuple[tuple[str, str], ...] = ()
    topic: tuple[str, str] = ("/onderwerpen/asielbeleid", "Asielbeleid")
    ministry: str = "Ministerie van Asiel en Migratie"

    @property
    def on(self) -> date:
        """The day of publication in Amsterdam."""
        return self.published.astimezone(AMSTERDAM).date()

    @property
    def said(self) -> str:
        """Everything the page says, for a search."""
        return " ".join((self.title, *self.body))


@dataclass(frozen=True, slots=True)
class Kamerstuk:
    """A document page of the old platform of rijksoverheid.nl, with its PDF at open.overheid.nl."""

    url: str
    title: str
    on: date
    modified: datetime
    intro: tuple[str, ...]
    file: str
    letter: tuple[str, ...]
    creator: str = "Ministerie van Asiel en Migratie"
    subject: str = "Asielbeleid"
    related: tuple[tuple[str, str, str], ...] = ()

    @property
    def said(self) -> str:
        """Everything the page says, for a search."""
        return " ".join((self.title, *self.intro))


@dataclass(frozen=True, slots=True)
class File:
    """A PDF of a vng.nl page. `size` is the site's own label, which does not follow the file."""

    path: str
    title: str
    size: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Node:
    """A node of vng.nl: a letter, a news item, or a question with its answer."""

    url: str
    nid: int
    type: str
    title: str
    body: tuple[str, ...]
    on: date | None = None
    number: str | None = None
    topics: tuple[tuple[str, str], ...] = (("/rubrieken/asiel", "Asiel en integratie"),)
    letter: File | None = None
    files: tuple[File, ...] = ()

    @property
    def said(self) -> str:
        """Everything the page says, for a search."""
        return " ".join((self.title, *self.body))


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic page of vng.nl: a description and texts with their headings."""

    url: str
    term: int
    title: str
    description: str
    texts: tuple[tuple[str, str], ...]

    @property
    def said(self) -> str:
        """Everything the page says, for a search."""
        return " ".join((self.title, self.description, *(text for _, text in self.texts)))


Lists = HouseList | GazetteList | ConsultationSearch
Page = Bill | News | Kamerstuk | Node | Topic | Publication | Consultation | Lists


@dataclass(frozen=True, slots=True)
class State:
    """All pages of the copies at one moment; `footer` counts the redesigns of each site's layout.

    `swapped` tells the listings of vng.nl to give letters and news of one day the other way round.
    """

    at: datetime
    pages: Mapping[str, Page]
    footer: Mapping[str, int] = field(default_factory=dict)
    swapped: bool = False

    def news(self, site: str) -> list[News]:
        """The news items of a site, newest first."""
        found = [p for p in self.pages.values() if isinstance(p, News) and p.url.startswith(site)]
        return sorted(found, key=lambda item: (item.published, item.url), reverse=True)

    def papers(self) -> list[Kamerstuk]:
        """The document pages of rijksoverheid.nl, newest first."""
        found = [p for p in self.pages.values() if isinstance(p, Kamerstuk)]
        return sorted(found, key=lambda paper: (paper.on, paper.url), reverse=True)

    def nodes(self, *types: str) -> list[Node]:
        """The nodes of vng.nl of these types, newest first."""
        found = [p for p in self.pages.values() if isinstance(p, Node) and p.type in types]
        found.sort(key=lambda node: node.url, reverse=self.swapped)
        return sorted(found, key=lambda node: node.on or date.min, reverse=True)


def matches(said: str, term: str) -> bool:
    """Whether a text answers a search: it holds every word of the term, however numbers are written."""
    words = {word for word in _words(said)}
    return all(word in words for word in _words(term))


def slug(title: str, length: int = 60) -> str:
    """A title as these sites make addresses of it: lower case, letters and figures, hyphens."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    return "-".join(_WORD.findall(plain))[:length].strip("-")


def teaser(paragraphs: Iterable[str], length: int = 250) -> str:
    """The first words of a text as the sites cut them for listings and feeds."""
    text = line(_LINK.sub(r"\1", " ".join(p for p in paragraphs if not p.startswith("##"))))
    return text if len(text) <= length else text[:length].rsplit(" ", 1)[0] + "..."


def _words(text: str) -> list[str]:
    return [word.lower() for word in _WORD.findall(_SPLIT_NUMBER.sub("", line(text)))]
