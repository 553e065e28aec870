"""The states of the sources, kept."""

from __future__ import annotations

from datetime import date

from sqlite_utils import Database

from crawler.errors import Verdict
from monitors.history.records import Row, optional_moment, optional_stamp, stamp
from monitors.sources.health import SourceState

_MOMENTS = ("first_ok", "last_ok", "last_visit", "next_due", "not_before", "failing_since")


def states(db: Database) -> dict[str, SourceState]:
    """Every source state by key; a source never visited is not there."""
    return {row["key"]: _state(row) for row in db.query("select * from source")}


def state_of(db: Database, key: str) -> SourceState:
    """The state of one source; an empty one before its first visit."""
    rows = db.query("select * from source where key = ?", [key])
    return next((_state(row) for row in rows), SourceState(key))


def save_state(db: Database, state: SourceState) -> None:
    """Keeps a state, and its verdict where that is another than before; belongs inside a `write_tx`."""
    _save_verdict(db, state)
    row: Row = {name: getattr(state, name) for name in ("key", "reason", "field", "failures", "items")}
    row |= {name: optional_stamp(getattr(state, name)) for name in _MOMENTS}
    row |= {"verdict": state.verdict.value if state.verdict else None, "announced": int(state.announced)}
    row["newest"] = state.newest.isoformat() if state.newest else None
    columns = ", ".join(row)
    marks = ", ".join(f":{name}" for name in row)
    db.execute(f"insert or replace into source ({columns}) values ({marks})", row)


def _save_verdict(db: Database, state: SourceState) -> None:
    if state.verdict is None or state.last_visit is None:
        return
    sql = """
        insert into verdict (source, seen, verdict, reason) select :source, :seen, :verdict, :reason
        where :verdict is not (select verdict from verdict where source = :source order by id desc limit 1)
    """
    own = {"source": state.key, "verdict": state.verdict.value, "reason": state.reason}
    db.execute(sql, own | {"seen": stamp(state.last_visit)})


def _state(row: Row) -> SourceState:
    moments = {name: optional_moment(row[name]) for name in _MOMENTS}
    return SourceState(
        key=row["key"],
        verdict=Verdict(row["verdict"]) if row["verdict"] else None,
        reason=row["reason"],
        field=row["field"],
        failures=row["failures"],
        announced=bool(row["announced"]),
        items=row["items"],
        newest=date.fromisoformat(row["newest"]) if row["newest"] else None,
        **moments,
    )
