"""Changes that answer a search, with the words that answer marked."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlite_utils import Database

from monitors.history.records import Row, moment
from monitors.history.spoken import COLUMNS, spoken
from monitors.searching.query import Asked
from monitors.searching.snippet import Span, marked, snippet
from monitors.words.dutch import inert

_SELECT = f"""
    select c.id, c.seen, c.material, c.event, c.headline, {COLUMNS}, d.site, d.url, e.type,
        v.content ->> '$.title' as title,
        (select json_group_array(dossier) from change_dossier where change = c.id) as dossiers
    from change c join document d on d.id = c.document join version v on v.id = c.version
    left join event e on e.id = c.event
    where c.id in (select value from json_each(?))
"""


@dataclass(frozen=True, slots=True)
class Hit:
    """A change that answers: what its page and its text say, in pieces, the words asked for marked."""

    id: int
    seen: datetime
    headline: tuple[Span, ...]
    title: tuple[Span, ...]
    snippet: tuple[Span, ...]
    site: str
    url: str
    type: str | None
    event: int | None
    material: bool
    dossiers: tuple[str, ...]

    @property
    def titled(self) -> bool:
        """Whether the title says more than the headline."""
        headline, title = (
            "".join(span.text for span in one).casefold() for one in (self.headline, self.title)
        )
        return title not in headline


def hits_of(db: Database, numbers: Sequence[int], asked: Asked) -> tuple[Hit, ...]:
    """The changes with these numbers, in this order."""
    rows = {row["id"]: row for row in db.query(_SELECT, [json.dumps(numbers)])}
    return tuple(_hit(rows[number], asked) for number in numbers if number in rows)


def _hit(row: Row, asked: Asked) -> Hit:
    return Hit(
        id=row["id"],
        seen=moment(row["seen"]),
        headline=marked(inert(row["headline"]), asked, compounds=True),
        title=marked(inert(row["title"] or ""), asked, compounds=True),
        snippet=snippet(_texts(row), asked),
        site=row["site"],
        url=row["url"],
        type=row["type"],
        event=row["event"],
        material=bool(row["material"]),
        dossiers=tuple(json.loads(row["dossiers"])),
    )


def _texts(row: Row) -> Iterator[str]:
    """What was added, then what was removed."""
    yield from spoken(row, "after")
    yield from spoken(row, "before")
