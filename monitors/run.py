"""The one place that orders the steps of a round: order, crawl, compare, understand, keep.

Every page result is one transaction: evidence, version, change, event and what is owed to
whom stand together or not at all. Sending is another step.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

from sqlite_utils import Database

from crawler.crawl import crawl
from crawler.errors import Failure, Verdict
from crawler.registry import origin_for, page_for
from crawler.wire import Known, Order, PageResult, SourceOrder
from monitors.history import addresses, locks, sources
from monitors.history.blindness import blind_due
from monitors.history.database import write_tx
from monitors.keep import Keeper
from monitors.matching.match import Matcher
from monitors.report import RoundReport, SourceReport
from monitors.telling import Teller
from monitors.watchlist import Source, Watchlist

Progress = Callable[[PageResult], None]
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Plan:
    """A round to be: when, which sources, and how to behave. `everything` visits what is not due too."""

    now: datetime
    sources: tuple[Source, ...]
    database: Path
    user_agent: str
    delay: float = 2.0
    everything: bool = True
    stopped: Callable[[], bool] = lambda: False


def run_round(
    db: Database, watchlist: Watchlist, plan: Plan, progress: Progress | None = None
) -> RoundReport:
    """Visits the sources of a plan and keeps what they say. Raises Busy when a round is running."""
    # The tables hold whole seconds; "in this round" must mean the same in both.
    plan = replace(plan, now=plan.now.replace(microsecond=0))
    with locks.exclusive(plan.database, "round", wait=False):
        spool = _clean_spool(plan.database)
        visited, reports = _skip_waiting(db, plan)
        order = _order(db, replace(plan, sources=visited), spool)
        # A round that died may have left some waiting for its end.
        _settle(db, watchlist, plan.now)
        keeper = Keeper(db, watchlist, Matcher(watchlist.dossiers), spool, plan.now)
        by_key = {source.key: source for source in visited}
        results = crawl(order, stopped=plan.stopped) if visited else iter(())
        for result in _indexes_first(results, len(visited)):
            if progress:
                progress(result)
            _keep(keeper, result, by_key[result.source], reports[result.source])
        _settle(db, watchlist, plan.now)
        blind_due(db, watchlist, plan.now)
        return RoundReport(plan.now, tuple(reports.values()))


def _settle(db: Database, watchlist: Watchlist, now: datetime) -> None:
    with write_tx(db):
        Teller(db, watchlist, now).settle()


def _keep(keeper: Keeper, result: PageResult, source: Source, report: SourceReport) -> None:
    """Keeps one result. What cannot be kept leaves nothing behind and is fetched again next round."""
    try:
        with write_tx(keeper.db):
            keeper.keep(result, source, report)
    except Exception as error:  # noqa: BLE001 (one result that cannot be kept may not end the round)
        _log.exception("keeping %s failed", result.url)
        reason = f"it could not be kept: {error!r}"
        report.errors.append(Failure(result.url, Verdict.BROKEN, reason, True))


def _indexes_first(results: Iterator[PageResult], expected: int) -> Iterator[PageResult]:
    """What the sources' indexes sight comes before any page: it decides whether a page is new or silent."""
    waiting: list[PageResult] = []
    answered: set[str] = set()
    for result in results:
        answered |= {result.source} if result.own else set()
        if result.own and (result.document is None or result.document.index):
            yield result
        elif len(answered) < expected:
            waiting.append(result)
        else:
            yield from waiting
            waiting = []
            yield result
    yield from waiting


def _skip_waiting(db: Database, plan: Plan) -> tuple[tuple[Source, ...], dict[str, SourceReport]]:
    """The sources that may be visited now, and a report for each; others say until when they wait.

    A host that asked to be left alone is left alone by all its sources.
    """
    states = sources.states(db)
    reports = {source.key: SourceReport(source.key) for source in plan.sources}
    waiting: dict[str, datetime] = {}
    for source in plan.sources:
        until = states[source.key].not_before if source.key in states else None
        if until and until > plan.now:
            host = urlsplit(source.url).netloc
            waiting[host] = max(until, waiting.get(host, until))
    for source in plan.sources:
        report, state = reports[source.key], states.get(source.key)
        report.skipped_until = waiting.get(urlsplit(source.url).netloc)
        if report.skipped_until and state:
            report.verdict, report.reason = state.verdict, state.reason
    allowed = tuple(s for s in plan.sources if reports[s.key].skipped_until is None)
    return allowed, reports


def _order(db: Database, plan: Plan, spool: Path) -> Order:
    known = addresses.known_addresses(db, plan.now, everything=plan.everything)
    return Order(
        sources=tuple(_source_order(db, source, known) for source in plan.sources),
        known=known,
        spool=str(spool),
        user_agent=plan.user_agent,
        delay=plan.delay,
    )


def _source_order(db: Database, source: Source, known: dict[str, Known]) -> SourceOrder:
    origin = origin_for(source.site, source.url)
    page = page_for(source.site, origin.real(source.url))
    visits_rows = page is None or page.visits_rows
    return SourceOrder(
        key=source.key,
        site=source.site,
        url=source.url,
        origin=origin.base,
        allow_private_hosts=source.allow_private_hosts,
        pages=addresses.pages_of(db, source.key, known) if visits_rows else (),
        options=source.options,
    )


def _clean_spool(database: Path) -> Path:
    """The folder for bodies on their way, without what an interrupted round left behind."""
    # The child has another working directory, so the folder's path must be whole.
    spool = database.resolve().with_name(f"{database.name}.spool")
    spool.mkdir(parents=True, exist_ok=True)
    for leftover in spool.iterdir():
        leftover.unlink()
    return spool
