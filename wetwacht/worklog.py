"""What staff did and proposed as rows, for an answer under the AVG or the Woo."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from sqlite_utils import Database

from config.settings import Settings
from monitors.history import work
from monitors.history.records import optional_stamp, stamp
from monitors.history.work import Proposal, Work
from wetwacht.output import Json

COLUMNS = ("id", "change", "what", "who", "said", "via", "made", "undone")


def rows(db: Database, settings: Settings, now: datetime) -> list[Json]:
    """Everything that was done and proposed, newest first, without the names whose term is over.

    The service forgets those names; who only exports may not see them either.
    """
    before = now - timedelta(days=settings.web_keep_names)
    found = [*_done(db, before), *_proposed(db, before)]
    return sorted(found, key=lambda row: str(row["made"]), reverse=True)


def _done(db: Database, before: datetime) -> Iterator[Json]:
    for one in work.all_work(db):
        yield _row(one if one.made >= before else replace(one, who="", said=""))


def _proposed(db: Database, before: datetime) -> Iterator[Json]:
    for one in work.proposals(db, undecided=False):
        yield _proposal(one if one.made >= before else replace(one, who=""))


def _row(one: Work) -> Json:
    own = {name: getattr(one, name) for name in ("id", "change", "what", "who", "said", "via")}
    return own | {"made": stamp(one.made), "undone": optional_stamp(one.undone)}


def _proposal(one: Proposal) -> Json:
    what = {"id": one.id, "change": None, "what": "proposed", "who": one.who, "said": one.name}
    return what | {"via": "page", "made": stamp(one.made), "undone": None}
