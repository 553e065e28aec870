"""What staff look for in the history: a page of changes, and how many there are of each sort."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlite_utils import Database

from monitors.history.answers import Answers
from monitors.history.changes import midnight
from monitors.history.hits import Hit, hits_of
from monitors.history.records import moment
from monitors.searching.query import Asked, parse
from monitors.searching.wanted import Search

PAGE = 50
COUNTED = 2_000


@dataclass(frozen=True, slots=True)
class Found:
    """A page of hits, and what the next page has as `below` and `skip`; None where this is the last."""

    hits: tuple[Hit, ...]
    following: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Counts:
    """How many hits there are, in all and by the value of each filter; the newest `COUNTED` are counted.

    The values of a filter are counted as if that filter were not set; `total` is one more than `COUNTED`
    where there are more.
    """

    total: int
    dossiers: tuple[tuple[str, int], ...]
    sites: tuple[tuple[str, int], ...]
    kinds: tuple[tuple[str, int], ...]
    material: int
    since: tuple[tuple[date, int], ...] = ()

    @property
    def more(self) -> bool:
        """Whether there are more than were counted."""
        return self.total > COUNTED


def searched(db: Database, wanted: Search, days: Sequence[date] = ()) -> tuple[Found, Counts]:
    """A page of hits and the counts beside it: `search` and `counts` in one."""
    answers = Answers(db)
    # What is counted holds the first page too: it is not looked up again.
    many = _counted(answers, wanted, days)
    return _page(db, answers, wanted), many


def search(db: Database, wanted: Search) -> Found:
    """A page of hits in the order asked."""
    return _page(db, Answers(db), wanted)


def numbered(db: Database, wanted: Search) -> tuple[Sequence[int], tuple[int, int] | None]:
    """The numbers of the changes on a page, and what the next page has as `below` and `skip`."""
    return _numbered(Answers(db), wanted)


def counts(db: Database, wanted: Search, days: Sequence[date] = ()) -> Counts:
    """How many hits there are, whatever the page; also from each of these days on."""
    return _counted(Answers(db), wanted, days)


def extent(db: Database) -> tuple[int, datetime | None]:
    """How many changes are searched, and when the first was seen."""
    ((total, first),) = db.execute("select count(*), min(seen) from change_entry").fetchall()
    return total, moment(first) if first else None


def filed(db: Database, dossier: str) -> bool:
    """Whether any change is about a dossier, perhaps one that is no longer followed."""
    sql = "select 1 from change_dossier where dossier = ? limit 1"
    return bool(db.execute(sql, [dossier]).fetchall())


def _page(db: Database, answers: Answers, wanted: Search) -> Found:
    numbers, following = _numbered(answers, wanted)
    return Found(hits_of(db, numbers, parse(wanted.text)), following)


def _numbered(answers: Answers, wanted: Search) -> tuple[Sequence[int], tuple[int, int] | None]:
    asked = parse(wanted.text)
    if wanted.order == "relevance" and asked:
        ranked = _ranked(answers, wanted, asked)
        top = (min(wanted.below, max(ranked, default=0) + 1), wanted.skip + PAGE)
        return ranked[wanted.skip : wanted.skip + PAGE], top if len(ranked) > top[1] else None
    below = answers.newest(wanted, PAGE + 1)
    numbers = below[:PAGE]
    return numbers, (numbers[-1], 0) if len(below) > PAGE else None


def _ranked(answers: Answers, wanted: Search, asked: Asked) -> list[int]:
    """The newest hits, those with every word in the title or headline first, each of both newest first."""
    found = answers.newest(wanted, COUNTED)
    named = answers.titled(asked, found)
    return sorted(found, key=lambda number: (number not in named, -number))


def _counted(answers: Answers, wanted: Search, days: Sequence[date]) -> Counts:
    whole = wanted.first
    # All days first: what is found among them need not be looked up for some of them.
    undated = replace(whole, since=None, until=None)
    seen = [one[3] for one in answers.entries(undated, COUNTED)] if days else ()
    return Counts(
        total=len(answers.newest(whole, COUNTED + 1)),
        dossiers=answers.dossiers(replace(whole, dossier=None), COUNTED),
        sites=_tally(one[0] for one in answers.entries(replace(whole, site=None), COUNTED)),
        kinds=_tally(one[1] for one in answers.entries(replace(whole, kind=None), COUNTED)),
        material=sum(one[2] for one in answers.entries(replace(whole, material=False), COUNTED)),
        since=_since(days, seen),
    )


def _tally(values: Iterable[str | None]) -> tuple[tuple[str, int], ...]:
    """Values with how often each comes, most first."""
    found = Counter(value for value in values if value is not None)
    return tuple(sorted(found.items(), key=lambda one: (-one[1], one[0])))


def _since(days: Sequence[date], moments: Iterable[str]) -> tuple[tuple[date, int], ...]:
    """How many of these moments were on each day or after it."""
    seen = sorted(moments)
    return tuple((day, len(seen) - bisect_left(seen, midnight(day) or "")) for day in days)
