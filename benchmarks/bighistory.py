"""A history as it would stand after years: 200,000 changes about 100 dossiers, in a file for the benchmarks.

Written by the code that writes the real one, in transactions of a thousand. The words are invented; how often
each comes, how long texts are and how many changes are material is as in the demo.
Run: python -m benchmarks.bighistory FILE [CHANGES]
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from itertools import accumulate
from pathlib import Path

from sqlite_utils import Database

from crawler.document import Document, Fact, Section
from monitors.comparing.detect import NEW
from monitors.history import versions
from monitors.history.database import open_database, write_tx
from monitors.history.versions import Draft, NewVersion, Version
from monitors.model import Difference, Event, EventType, Kind, Match, Matches, Part, Why
from monitors.watchlist import Dossier, Source, Subscription, Watchlist

CHANGES, DOSSIERS = 200_000, 100
NOW = datetime(2026, 11, 27, 12, tzinfo=UTC)
_YEARS, _SEED, _BATCH = 4, 36704, 1_000
_VOCABULARY, _WORDS, _REVISIONS = 20_000, 120, 4
_SITES = ("rijksoverheid", "vng", "eerstekamer", "tweedekamer", "officielebekendmakingen")
_KINDS = ("nieuwsbericht", "ledenbrief", "kamerstuk", "nieuws")
_ORIGINS = {site: f"https://www.{site}.nl" for site in _SITES} | {"vng": "https://vng.nl"}
_STAGES = ("written", "awaiting_plenary", "plenary", "published")


@dataclass(frozen=True, slots=True)
class Language:
    """Invented words with how often each comes: few often, most seldom, as in any language."""

    words: tuple[str, ...]
    weights: tuple[float, ...]
    dice: random.Random

    def some(self, count: int) -> str:
        """A number of words."""
        return " ".join(self.dice.choices(self.words, cum_weights=self.weights, k=count))


def language(seed: int = _SEED) -> Language:
    """The same words every time."""
    dice = random.Random(seed)

    def word() -> str:
        return "".join(
            dice.choice("bdfgklmnprstvw") + dice.choice("aeiou") for _ in range(dice.randint(2, 6))
        )

    words = tuple(dict.fromkeys(word() for _ in range(_VOCABULARY)))
    return Language(words, tuple(accumulate(1 / (at + 1) for at in range(len(words)))), dice)


def watchlist(spoken: Language) -> Watchlist:
    """A hundred dossiers, a source of each site for each, and one reader of everything."""
    names = [spoken.words[1_000 + at].capitalize() for at in range(DOSSIERS)]
    dossiers = tuple(
        Dossier(f"dossier-{at}", f"Wet {name}", (str(50_000 + at),), (f"Wet {name}",))
        for at, name in enumerate(names)
    )
    sources = tuple(
        Source(f"{site}-{one.key}", site, f"{_ORIGINS[site]}/{one.key}", timedelta(hours=1), one.key)
        for one in dossiers
        for site in _SITES
    )
    return Watchlist(dossiers, sources, (), (Subscription("alles", ("team",)),))


@dataclass(slots=True)
class Writer:
    """Keeps versions of documents about dossiers as a round does, one after the other."""

    db: Database
    spoken: Language
    dossiers: tuple[Dossier, ...]
    made: int = 0

    def documents(self, count: int) -> Iterator[None]:
        """Writes at least this many changes, yielding after each; the caller holds the transaction."""
        until = self.made + count
        while self.made < until:
            dossier = self.spoken.dice.choice(self.dossiers)
            document = self._bill(dossier) if self.made % 200 == 0 else self._page(dossier)
            last: Version | None = None
            for _ in range(self.spoken.dice.randint(1, _REVISIONS)):
                last = self._kept(document, dossier, last)
                document = self._revised(document)
                yield

    def _kept(self, document: Document, dossier: Dossier, last: Version | None) -> Version:
        self.made += 1
        at = NOW - timedelta(days=365 * _YEARS) * (1 - min(self.made / CHANGES, 1))
        db, matches = self.db, _about(dossier)
        number = versions.save_document(db, document, at, matched=True)
        version = versions.save_version(db, NewVersion(number, document, matches, 1, None), at)
        difference = _difference(last.document, document) if last else NEW
        headline = f"{document.title}: {self.spoken.some(4)}"
        kind = self.spoken.dice.choice(list(EventType))
        event = Event(0, kind, headline, at, at.date()) if difference.material else None
        kept = versions.save_event(db, event) if event else None
        sources = (f"{document.site}-{dossier.key}",)
        draft = Draft(number, version, last, sources, difference, matches, headline, kept)
        versions.save_change(db, draft, at)
        order = last.number + 1 if last else 1
        return Version(version, number, order, document, 1, matches, at, None)

    def _page(self, dossier: Dossier) -> Document:
        dice = self.spoken.dice
        site, key = dice.choice(_SITES), f"/{dossier.key}/{self.made}"
        title = f"{self.spoken.some(5).capitalize()} ({dossier.title})"
        sections = tuple(Section(str(at), "", self._text()) for at in range(3))
        published = date(2022, 11, 27) + timedelta(days=365 * _YEARS * min(self.made, CHANGES) // CHANGES)
        url = f"{_ORIGINS[site]}{key}"
        return Document(site, key, url, dice.choice(_KINDS), title, published, None, url, (), sections)

    def _bill(self, dossier: Dossier) -> Document:
        number = dossier.numbers[0]
        rows = tuple(
            Section(f"{number}/{at}", self.spoken.some(4), f"{at % 28 + 1} mei 2025; TK, {at}")
            for at in range(1, 20)
        )
        facts = (Fact("stage", self.spoken.dice.choice(_STAGES)), Fact("submitted", "2025-03-04"))
        url = f"{_ORIGINS['eerstekamer']}/wetsvoorstel/{number}"
        title = dossier.title
        return Document("eerstekamer", number, url, "wetsvoorstel", title, None, None, number, facts, rows)

    def _revised(self, document: Document) -> Document:
        at = self.spoken.dice.randrange(len(document.sections))
        first = document.sections[at]
        other = replace(
            first, text=f"{first.text} Vanaf {self.made % 28 + 1} mei 2027: {self.spoken.some(20)}."
        )
        return replace(document, sections=(*document.sections[:at], other, *document.sections[at + 1 :]))

    def _text(self) -> str:
        return f"{self.spoken.some(_WORDS // 3).capitalize()}."


def make(file: Path, changes: int = CHANGES) -> Watchlist:
    """Writes the history into a new file and returns the watchlist that belongs to it."""
    spoken = language()
    followed = watchlist(spoken)
    db = open_database(file)
    db.execute("pragma synchronous = off")
    writer = Writer(db, spoken, followed.dossiers)
    while writer.made < changes:
        with write_tx(db):
            for _ in writer.documents(min(_BATCH, changes - writer.made)):
                pass
    db.close()
    return followed


def _about(dossier: Dossier) -> Matches:
    return Matches((Match(dossier.key, (Why("title", dossier.title, "name"),)),), ())


def _difference(before: Document, after: Document) -> Difference:
    """What `detect` would say of a section with another text: the benchmark is not about comparing."""
    pairs = zip(before.sections, after.sections, strict=True)
    parts = tuple(
        Part("replace", f"section:{new.key}", "", old.text, new.text) for old, new in pairs if old != new
    )
    return Difference(frozenset({Kind.TEXT}), parts, material=True)


def main() -> None:
    """Makes the file that is named and says how long it took and how large it is."""
    file, changes = Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else CHANGES
    started = time.perf_counter()
    make(file, changes)
    took, size = time.perf_counter() - started, file.stat().st_size / 1e6
    print(f"{changes} changes in {took:.0f} s, {size:.0f} MB")


if __name__ == "__main__":
    main()
