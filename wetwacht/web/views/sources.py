"""The sources as readers know them. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from crawler.errors import Verdict
from monitors.sources.health import SourceState
from monitors.watchlist import Source, Watchlist
from monitors.words import operatortexts, sourcenames, texts
from monitors.words.dutch import capital

NEVER = "nog niet bezocht"
READ: Mapping[Verdict, str] = {Verdict.OK: "gelezen", Verdict.QUIET: "gelezen, er staat nu niets"}


@dataclass(frozen=True, slots=True)
class Row:
    """A source: what it is, for which dossier, whether it is read and since when not."""

    name: str
    url: str
    dossier: str | None
    state: str
    well: bool
    last_ok: datetime | None
    since: datetime | None
    next_due: datetime | None


@dataclass(frozen=True, slots=True)
class Group:
    """The sources of one site; what is not read comes first."""

    site: str
    rows: tuple[Row, ...]

    @property
    def lost(self) -> int:
        """How many are not read now."""
        return sum(not row.well for row in self.rows)


def by_site(watchlist: Watchlist, states: Mapping[str, SourceState]) -> tuple[Group, ...]:
    """The sources by site, in the order of their names."""
    titles = {one.key: one.title for one in watchlist.dossiers}
    groups: dict[str, list[Row]] = {}
    for source in watchlist.sources:
        state = states.get(source.key, SourceState(source.key))
        shown = texts.site_of(source.site, source.url).shown
        groups.setdefault(shown, []).append(_row(source, state, titles))
    return tuple(
        Group(site, tuple(sorted(rows, key=lambda row: (row.well, row.name))))
        for site, rows in sorted(groups.items())
    )


def _row(source: Source, state: SourceState, titles: Mapping[str, str]) -> Row:
    return Row(
        name=capital(sourcenames.named(source).noun),
        url=sourcenames.page_of(source),
        dossier=titles.get(source.dossier or ""),
        state=_state(state),
        well=state.last_ok is not None and state.failing_since is None,
        last_ok=state.last_ok,
        since=state.failing_since,
        next_due=state.next_due,
    )


def _state(state: SourceState) -> str:
    if state.verdict is None:
        return NEVER
    return READ.get(state.verdict) or operatortexts.REASONS[state.verdict.value]
