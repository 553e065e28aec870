"""What the overview shows, in the order in which a reader needs it. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from monitors.dossiers.stations import Standing
from monitors.dossiers.timeline import Timeline
from monitors.history.overview import News
from monitors.history.records import Row
from monitors.watchlist import Dossier
from monitors.words import digesttexts as texts
from monitors.words.dutch import inert, local_day

COMING_AT_MOST = 8
_RECENT = timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Coming:
    """A day to come, with what happens then and where that is said."""

    day: date
    text: str
    dossier: Dossier
    url: str
    site: str


@dataclass(frozen=True, slots=True)
class Standings:
    """A dossier with where its bills stand and the last that happened."""

    dossier: Dossier
    bills: tuple[Standing, ...]
    last: News | None


@dataclass(frozen=True, slots=True)
class Overview:
    """The overview: news, what is to come, dossiers that are open and those that are closed."""

    news: tuple[News, ...]
    quiet_since: date | None
    coming: tuple[Coming, ...]
    opened: tuple[Standings, ...]
    closed: tuple[Standings, ...]


def overview(
    courses: Mapping[Dossier, Timeline],
    last: Mapping[str, News | None],
    news: tuple[News, ...],
    plans: Iterable[Row],
    today: date,
) -> Overview:
    """The overview of dossiers with their courses as of today."""
    rows = [Standings(one, course.bills, last[one.key]) for one, course in courses.items()]
    newest = local_day(news[0].seen) if news else None
    quiet = newest if newest and newest < today - _RECENT else None
    return Overview(
        news=news,
        quiet_since=quiet,
        coming=_coming(courses, plans, today),
        opened=tuple(row for row in rows if not row.dossier.closed),
        closed=tuple(row for row in rows if row.dossier.closed),
    )


def _coming(courses: Mapping[Dossier, Timeline], plans: Iterable[Row], today: date) -> tuple[Coming, ...]:
    """The steps that sources name, then days of news or that only an agenda names; the soonest first."""
    found = {
        (one.key, line.leading.day): Coming(
            line.leading.day, line.leading.text, one, line.leading.url, line.leading.site
        )
        for one, course in courses.items()
        for line in course.lines
        if line.leading.day and line.leading.day > today
    }
    by_key = {one.key: one for one in courses}
    for row in plans:
        day, dossier = date.fromisoformat(row["day"]), by_key[row["dossier"]]
        text = row.get("text") or texts.PLANNED.format(name=inert(dossier.title))
        found.setdefault((dossier.key, day), Coming(day, text, dossier, row["url"], row["site"]))
    return tuple(sorted(found.values(), key=lambda one: (one.day, one.text)))[:COMING_AT_MOST]
