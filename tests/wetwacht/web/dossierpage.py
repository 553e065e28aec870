"""A dossier with a history of its own, and its page as readers see it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from bs4 import BeautifulSoup
from bs4.element import Tag
from starlette.testclient import TestClient

from config.load import Config, load
from crawler.document import Document, Section
from monitors.watchlist import Dossier, Watchlist
from tests.chronicle import Chronicle
from tests.invented import DOSSIER, LETTER, WATCHLIST
from wetwacht.web.app import application

NOW = datetime(2026, 10, 6, 8, tzinfo=UTC)
WET = replace(DOSSIER, numbers=("99999",))
"""The invented bill without its novelle."""
HOSTILE = '<script>alert(1)</script><a href="javascript:x">\u202e Voorbeeldwet huisvesting (99999)'


@dataclass(frozen=True)
class Shown:
    """A page that was asked for: its blocks of text, and what stands below a heading."""

    soup: BeautifulSoup
    html: str

    @property
    def words(self) -> str:
        """All words of the page."""
        return plain(self.soup)

    def below(self, heading: str) -> str:
        """The words between a heading and the next one of its level."""
        found = next(one for one in self.soup.select("h2, h3") if plain(one).startswith(heading))
        words: list[str] = []
        for one in found.next_siblings:
            if isinstance(one, Tag):
                if one.name == found.name:
                    break
                words.append(plain(one))
        return " ".join(words)


def plain(tag: Tag) -> str:
    """The words of a part of a page, a space between them."""
    return re.sub(r"\s+", " ", tag.get_text(" ")).replace(" .", ".").replace(" ,", ",").strip()


def chronicle(folder: Path, dossier: Dossier = WET) -> Chronicle:
    """An empty history of one dossier."""
    return Chronicle(folder / "history.db", Watchlist((dossier,), (), WATCHLIST.channels, ()))


def visitor(history: Chronicle, now: datetime = NOW) -> TestClient:
    """Somebody who asks for the pages of a history."""
    settings = replace(load(None, {}).settings, database=history.file)
    pages = application(Config(history.watchlist, settings), lambda: now)
    return TestClient(pages, base_url="http://127.0.0.1:8710")


def dossier_page(history: Chronicle, query: str = "") -> Shown:
    """The page of the one dossier of a history."""
    (dossier,) = history.watchlist.dossiers
    answer = visitor(history).get(f"/dossier/{dossier.key}{query}")
    assert answer.status_code == 200
    return Shown(BeautifulSoup(answer.text, "lxml"), answer.text)


def listed(*rows: Section) -> Document:
    """The list of amendments of the invented bill at the Tweede Kamer."""
    url = "https://www.tweedekamer.nl/kamerstukken/99999"
    return Document("tweedekamer", "99999", url, "amendementen", "Amendementen bij 99999", sections=rows)


def row(number: int, title: str, *lines: str) -> Section:
    """An amendment in that list."""
    return Section(f"99999/{number}", title, "\n".join(("Soort: Amendement", *lines)))


def letter(number: int, published: date, text: str) -> Document:
    """A members' letter on the invented bill."""
    url = f"https://vng.nl/brieven/voorbeeld-{number}"
    file = replace(LETTER.attachments[0], url=f"https://vng.nl/sites/b{number}.pdf", text=text)
    title = "Voorbeeldwet huisvesting: stand van zaken"
    return replace(
        LETTER,
        key=f"node/{number}",
        url=url,
        title=title,
        published=published,
        identifier=f"26/{number:03}",
        attachments=(file,),
    )


def ago(days: int) -> datetime:
    """A moment so many days before now."""
    return NOW - timedelta(days=days)
