"""What staff look for in the history: a page of changes, how many there are of each sort, and near words.

Every query walks the index from the newest change down and stops after a fixed number of them.
"""

from __future__ import annotations

import json
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Literal

from sqlite_utils import Database

from monitors.history.changes import midnight
from monitors.history.hits import Hit, hits_of
from monitors.history.records import moment
from monitors.searching.nearest import nearest, respelled, trigrams
from monitors.searching.query import Asked, expression, in_titles, mark, parse, parts_wanted, terms

Order = Literal["newest", "relevance"]

PAGE = 50
COUNTED = 2_000
_LAST = 1 << 62
_MOST_COMPOUNDS = 40
_MOST_KNOWN = 200
_MOST_TRIGRAMS = 30
_SHORTEST_SLIP = 4
_MOST_APART = 6


@dataclass(frozen=True, slots=True)
class Search:
    """What is asked for; None and False mean: all. Days are Amsterdam days, `until` included.

    A next page has the `below` and the `skip` of the page before it.
    """

    text: str = ""
    dossier: str | None = None
    amendment: str | None = None
    site: str | None = None
    kind: str | None = None
    material: bool = False
    since: date | None = None
    until: date | None = None
    order: Order = "newest"
    below: int = _LAST
    skip: int = 0

    @property
    def unfiltered(self) -> Search:
        """The same text among all changes."""
        return Search(self.text, order=self.order)

    @property
    def filtered(self) -> bool:
        """Whether anything beside the text is asked."""
        return self.unfiltered != replace(self, below=_LAST, skip=0)


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


@dataclass(frozen=True, slots=True)
class _Known:
    """What the words of a search are part of, and the numbers and ends of its days."""

    compounds: dict[str, list[str]]
    span: _Span | None


@dataclass(frozen=True, slots=True)
class _Span:
    """The lowest and highest number seen in some days, the ends of those days, and how many there are."""

    low: int
    high: int
    since: str
    until: str
    count: int

    @property
    def whole(self) -> bool:
        """Whether every number in between was seen in those days: so it is unless a clock was set back."""
        return self.count == self.high - self.low + 1


def search(db: Database, wanted: Search) -> Found:
    """A page of hits in the order asked."""
    numbers, following = numbered(db, wanted)
    return Found(hits_of(db, numbers, parse(wanted.text)), following)


def numbered(db: Database, wanted: Search) -> tuple[list[int], tuple[int, int] | None]:
    """The numbers of the changes on a page, and what the next page has as `below` and `skip`."""
    asked = parse(wanted.text)
    if wanted.order == "relevance" and asked:
        ranked = _ranked(db, wanted, asked)
        numbers = ranked[wanted.skip : wanted.skip + PAGE]
        top = (min(wanted.below, max(ranked, default=0) + 1), wanted.skip + PAGE)
        following = top if len(ranked) > top[1] else None
    else:
        below = _matching(db, wanted, PAGE + 1)
        numbers = below[:PAGE]
        following = (numbers[-1], 0) if len(below) > PAGE else None
    return numbers, following


def counts(db: Database, wanted: Search, days: Sequence[date] = ()) -> Counts:
    """How many hits there are, whatever the page; also from each of these days on."""
    whole = replace(wanted, below=_LAST, skip=0)
    known = _known(db, whole)
    found = _matching(db, whole, COUNTED + 1, known)

    def among(wider: Search) -> Sequence[int]:
        return (found if wider == whole else _matching(db, wider, COUNTED + 1, known))[:COUNTED]

    weights = dict(_by(db, _MATERIAL, among(replace(whole, material=False))))
    return Counts(
        total=len(found),
        dossiers=_by(db, _DOSSIERS, among(replace(whole, dossier=None))),
        sites=_by(db, _SITES, among(replace(whole, site=None))),
        kinds=_by(db, _KINDS, among(replace(whole, kind=None))),
        material=weights.get("1", 0),
        since=_since(db, days, among(replace(whole, since=None, until=None))) if days else (),
    )


def suggestion(db: Database, wanted: Search) -> str | None:
    """The text with words that are nowhere replaced by known ones near them, if that finds anything."""
    asked = parse(wanted.text)
    typed = dict.fromkeys((*asked.words, *(word for phrase in asked.phrases for word in phrase)))
    near = {word: _near(db, word) for word in typed}
    better = {word: other for word, other in near.items() if other}
    text = respelled(wanted.text, better) if better else None
    return text if text and _matching(db, Search(text), 1) else None


def apart(db: Database, wanted: Search) -> tuple[tuple[str, int], ...]:
    """Each of several words, or a known one near it, with its hits by itself; not those without any."""
    typed = terms(parse(wanted.text))[:_MOST_APART]
    alone = dict.fromkeys(_near(db, text) or text for text in typed) if len(typed) > 1 else ()
    found = ((text, len(_matching(db, replace(wanted, text=text, below=_LAST), COUNTED))) for text in alone)
    return tuple((text, total) for text, total in found if total)


def _near(db: Database, word: str) -> str | None:
    """A known word near one that is nowhere; None for what is somewhere, or like nothing."""
    if len(word) < _SHORTEST_SLIP or not word.isalnum() or _matching(db, Search(word), 1):
        return None
    return nearest(word, _like(db, word))


def extent(db: Database) -> tuple[int, datetime | None]:
    """How many changes are searched, and when the first was seen."""
    ((total, first),) = db.execute("select count(*), min(seen) from change_entry").fetchall()
    return total, moment(first) if first else None


def filed(db: Database, dossier: str) -> bool:
    """Whether any change is about a dossier, perhaps one that is no longer followed."""
    sql = "select 1 from change_dossier where dossier = ? limit 1"
    return bool(db.execute(sql, [dossier]).fetchall())


def _known(db: Database, wanted: Search) -> _Known:
    days = wanted.since or wanted.until
    return _Known(dict(_compounds(db, wanted)), _span(db, wanted) if days else None)


def _matching(db: Database, wanted: Search, limit: int, known: _Known | None = None) -> list[int]:
    """The numbers of at most `limit` changes that answer, newest first.

    `known` is what was looked up for a search with the same text and the same days, or none.
    """
    question = parse(wanted.text)
    if wanted.text.strip() and not question:
        return []
    known = known or _known(db, wanted)
    asked = expression(question, known.compounds, tuple(_marks(wanted)))
    table, number = ("change_text", "change_text.rowid") if asked else ("change_entry", "change_entry.change")
    conditions: list[tuple[str, tuple[object, ...]]] = [(f"{number} < ?", (wanted.below,))]
    if asked:
        conditions.append((f"{table} match ?", (asked,)))
    if wanted.since or wanted.until:
        span = known.span or _span(db, wanted)
        conditions.append((f"{number} between ? and ?", (span.low, span.high)))
        if not span.whole:
            days = _ENTRY.format(number, "e.seen >= ? and e.seen < ?")
            conditions.append((days, (span.since, span.until)))
    if wanted.kind:
        conditions.append((_ENTRY.format(number, "e.type = ?") if asked else "type = ?", (wanted.kind,)))
    where = " and ".join(sql for sql, _ in conditions)
    values = [value for _, each in conditions for value in each]
    sql = f"select {number} from {table} where {where} order by {number} desc limit ?"
    return [row[0] for row in db.execute(sql, [*values, limit])]


def _ranked(db: Database, wanted: Search, asked: Asked) -> list[int]:
    """The newest hits, those with every word in the title or headline first, each of both newest first."""
    found = _matching(db, wanted, COUNTED)
    if not found:
        return []
    sql = "select rowid from change_text where change_text match ? and rowid between ? and ?"
    named = {row[0] for row in db.execute(sql, [in_titles(asked), found[-1], found[0]])}
    return sorted(found, key=lambda number: (number not in named, -number))


def _span(db: Database, wanted: Search) -> _Span:
    since, until = midnight(wanted.since) or "", midnight(wanted.until, days=1) or "9"
    sql = "select min(change), max(change), count(*) from change_entry where seen >= ? and seen < ?"
    ((low, high, count),) = db.execute(sql, [since, until]).fetchall()
    return _Span(low or 0, high or -1, since, until, count)


def _marks(wanted: Search) -> Iterator[str]:
    filters = (("d", wanted.dossier), ("a", wanted.amendment), ("s", wanted.site))
    yield from (mark(kind, value) for kind, value in filters if value)
    if wanted.material:
        yield mark("m", "1")


def _compounds(db: Database, wanted: Search) -> Iterator[tuple[str, list[str]]]:
    """The known words of titles that hold a word of the question elsewhere than at their start."""
    sql = "select word from known_part where known_part match ? and word not like ? limit ?"
    for word in parts_wanted(parse(wanted.text)):
        rows = db.execute(sql, [f'"{word}"', f"{word}%", _MOST_COMPOUNDS])
        yield word, [row[0] for row in rows]


def _like(db: Database, word: str) -> Iterable[str]:
    """Known words that share the most runs of three letters with a word."""
    some = " OR ".join(f'"{three}"' for three in trigrams(word)[:_MOST_TRIGRAMS])
    sql = "select word from known_part where known_part match ? order by rank limit ?"
    return (row[0] for row in db.execute(sql, [some, _MOST_KNOWN]))


def _by(db: Database, sql: str, numbers: Sequence[int]) -> tuple[tuple[str, int], ...]:
    """Values with how many of these changes have them, most first."""
    return tuple((str(value), total) for value, total in db.execute(sql, [json.dumps(numbers)]))


def _since(db: Database, days: Sequence[date], numbers: Sequence[int]) -> tuple[tuple[date, int], ...]:
    """How many of these changes were seen on each day or after it."""
    sql = "select seen from change_entry where change in (select value from json_each(?))"
    seen = sorted(row[0] for row in db.execute(sql, [json.dumps(numbers)]))
    return tuple((day, len(seen) - bisect_left(seen, midnight(day) or "")) for day in days)


_ENTRY = "exists (select 1 from change_entry e where e.change = {} and {})"
_DOSSIERS = """
    select dossier as value, count(*) as total from change_dossier
    where change in (select value from json_each(?)) group by dossier order by total desc, dossier
"""
_ENTRIES = """
    select {} as value, count(*) as total from change_entry
    where change in (select value from json_each(?)) and value is not null
    group by value order by total desc, value
"""
_SITES, _KINDS, _MATERIAL = (_ENTRIES.format(column) for column in ("site", "type", "material"))
