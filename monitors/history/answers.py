"""Which changes answer a search: every query walks an index from the newest down and stops in time."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sqlite_utils import Database

from monitors.history.changes import midnight
from monitors.searching.query import Asked, expression, in_titles, mark, parse, parts_wanted
from monitors.searching.wanted import Search

_MOST_COMPOUNDS = 40
_NONE = (0, -1)

Entry = tuple[str, str | None, int, str]
"""The site of a change, its kind, whether it is material, and when it was seen, as they stand in the file."""


@dataclass(frozen=True, slots=True)
class _Span:
    """The lowest and highest number seen in some days, and the ends of those days.

    `whole` says that every number in between was seen in those days: so it is unless a clock was set back.
    """

    low: int
    high: int
    since: str
    until: str
    whole: bool


class Answers:
    """What one reading of the history answers; a question that comes again is not looked up again."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._found: dict[Search, tuple[int, list[int]]] = {}
        self._entries: dict[tuple[Search, int], list[Entry]] = {}
        self._compounds: dict[str, dict[str, list[str]]] = {}
        self._spans: dict[tuple[date | None, date | None], _Span] = {}

    def newest(self, wanted: Search, most: int) -> Sequence[int]:
        """The numbers of at most so many changes that answer, newest first, whatever order is asked."""
        asked = replace(wanted, order="newest", skip=0)
        read, found = self._found.get(asked, (0, []))
        if read < most:
            known = self._within(asked)
            found = self._matching(asked, most) if known is None else known
            self._found[asked] = most, found
        return found[:most]

    def entries(self, wanted: Search, most: int) -> Sequence[Entry]:
        """What is counted of the newest changes that answer, in no order."""
        if (wanted, most) not in self._entries:
            sql = "select site, type, material, seen from change_entry where " + _AMONG
            rows = self._db.execute(sql, [self._among(wanted, most)])
            self._entries[wanted, most] = rows.fetchall()
        return self._entries[wanted, most]

    def dossiers(self, wanted: Search, most: int) -> tuple[tuple[str, int], ...]:
        """The dossiers of the newest changes that answer, with how many each has, most first."""
        sql = f"select dossier, count(*) from change_dossier where {_AMONG} group by 1 order by 2 desc, 1"
        return tuple(self._db.execute(sql, [self._among(wanted, most)]).fetchall())

    def _among(self, wanted: Search, most: int) -> str:
        # One more is read: who counts asks too whether there are more, and that is then known.
        return json.dumps(self.newest(wanted, most + 1)[:most])

    def titled(self, asked: Asked, numbers: Sequence[int]) -> set[int]:
        """Of changes, newest first, those that have every word in their title or headline."""
        if not numbers:
            return set()
        sql = "select rowid from change_text where change_text match ? and rowid between ? and ?"
        return {row[0] for row in self._db.execute(sql, [in_titles(asked), numbers[-1], numbers[0]])}

    def _within(self, wanted: Search) -> list[int] | None:
        """What answers of its days, where that was read for all days; None where it must be looked up."""
        every = replace(wanted, since=None, until=None)
        if every == wanted or every not in self._found:
            return None
        (most, found), span = self._found[every], self._span(wanted)
        reached = len(found) < most or found[-1] <= span.low
        return [one for one in found if span.low <= one <= span.high] if span.whole and reached else None

    def _matching(self, wanted: Search, most: int) -> list[int]:
        question = parse(wanted.text)
        if wanted.text.strip() and not question:
            return []
        asked = expression(question, self._compounds_of(wanted.text), tuple(_marks(wanted)))
        table, number = (
            ("change_text", "change_text.rowid") if asked else ("change_entry", "change_entry.change")
        )
        conditions = [(f"{number} < ?", (wanted.below,)), *self._filters(wanted, number, bool(asked))]
        if asked:
            conditions.append((f"{table} match ?", (asked,)))
        where = " and ".join(sql for sql, _ in conditions)
        values = [value for _, each in conditions for value in each]
        sql = f"select {number} from {table} where {where} order by {number} desc limit ?"
        return [row[0] for row in self._db.execute(sql, [*values, most])]

    def _filters(
        self, wanted: Search, number: str, asked: bool
    ) -> Iterator[tuple[str, tuple[str | int, ...]]]:
        """The conditions of the filters that are no marks in the index, each with its values."""
        if wanted.since or wanted.until:
            span = self._span(wanted)
            yield f"{number} between ? and ?", (span.low, span.high)
            if not span.whole:
                yield _ENTRY.format(number, "e.seen >= ? and e.seen < ?"), (span.since, span.until)
        if wanted.kind:
            yield _ENTRY.format(number, "e.type = ?") if asked else "type = ?", (wanted.kind,)

    def _span(self, wanted: Search) -> _Span:
        days = wanted.since, wanted.until
        if days not in self._spans:
            since, until = midnight(wanted.since) or "", midnight(wanted.until, days=1) or "9"
            ((set_back,),) = self._db.execute("select exists (select 1 from seen_set_back)").fetchall()
            sql = _WITHIN if set_back else _ENDS
            ((low, high),) = self._db.execute(sql, {"since": since, "until": until}).fetchall()
            low, high = (low, high) if low and high else _NONE
            self._spans[days] = _Span(low, high, since, until, not set_back)
        return self._spans[days]

    def _compounds_of(self, text: str) -> dict[str, list[str]]:
        """The known words of titles that hold a word of the question elsewhere than at their start."""
        if text not in self._compounds:
            sql = "select word from known_part where known_part match ? and word not like ? limit ?"
            self._compounds[text] = {
                word: [row[0] for row in self._db.execute(sql, [f'"{word}"', f"{word}%", _MOST_COMPOUNDS])]
                for word in parts_wanted(parse(text))
            }
        return self._compounds[text]


def _marks(wanted: Search) -> Iterator[str]:
    filters = (("d", wanted.dossier), ("a", wanted.amendment), ("s", wanted.site))
    yield from (mark(kind, value) for kind, value in filters if value)
    if wanted.material:
        yield mark("m", "1")


_AMONG = "change in (select value from json_each(?))"
_ENTRY = "exists (select 1 from change_entry e where e.change = {} and {})"
_WITHIN = "select min(change), max(change) from change_entry where seen >= :since and seen < :until"
_ENDS = """
    select (select change from change_entry where seen >= :since order by seen, change limit 1),
        (select change from change_entry where seen < :until order by seen desc, change desc limit 1)
"""
