"""What helps where a search finds nothing: a better spelling, and its words one by one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from sqlite_utils import Database

from monitors.history.answers import Answers
from monitors.history.search import COUNTED
from monitors.searching.nearest import nearest, respelled, trigrams
from monitors.searching.query import parse, terms
from monitors.searching.wanted import Search

_MOST_KNOWN = 200
_MOST_TRIGRAMS = 30
_SHORTEST_SLIP = 4
_MOST_APART = 6


def suggestion(db: Database, wanted: Search) -> str | None:
    """The text with words that are nowhere replaced by known ones near them, if that finds anything."""
    asked = parse(wanted.text)
    typed = dict.fromkeys((*asked.words, *(word for phrase in asked.phrases for word in phrase)))
    near = {word: _near(db, word) for word in typed}
    better = {word: other for word, other in near.items() if other}
    text = respelled(wanted.text, better) if better else None
    return text if text and _found(db, Search(text)) else None


def apart(db: Database, wanted: Search) -> tuple[tuple[str, int], ...]:
    """Each of several words, or a known one near it, with its hits by itself; not those without any."""
    typed = terms(parse(wanted.text))[:_MOST_APART]
    alone = dict.fromkeys(_near(db, text) or text for text in typed) if len(typed) > 1 else ()
    found = ((text, _found(db, replace(wanted.first, text=text), COUNTED)) for text in alone)
    return tuple((text, total) for text, total in found if total)


def _found(db: Database, wanted: Search, most: int = 1) -> int:
    return len(Answers(db).newest(wanted, most))


def _near(db: Database, word: str) -> str | None:
    """A known word near one that is nowhere; None for what is somewhere, or like nothing."""
    if len(word) < _SHORTEST_SLIP or not word.isalnum() or _found(db, Search(word)):
        return None
    return nearest(word, _like(db, word))


def _like(db: Database, word: str) -> Iterable[str]:
    """Known words that share the most runs of three letters with a word."""
    some = " OR ".join(f'"{three}"' for three in trigrams(word)[:_MOST_TRIGRAMS])
    sql = "select word from known_part where known_part match ? order by rank limit ?"
    return (row[0] for row in db.execute(sql, [some, _MOST_KNOWN]))
