"""The service: APScheduler ticks, rounds run in child processes, the sender empties the outbox.

What is due stands in the tables; the scheduler only says "look now". Every job makes its own
connection, so a round never holds up the sender.
"""

from __future__ import annotations

import asyncio
import logging
import signal
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from socket import socket

from apscheduler.events import EVENT_JOB_ERROR, EVENT_JOB_MAX_INSTANCES, EVENT_JOB_MISSED, JobExecutionEvent
from apscheduler.schedulers.asyncio import AsyncIOScheduler

from crawler.text import AMSTERDAM
from monitors.history import backup, blindness, digests, work
from monitors.history.database import Locked, open_database, write_tx
from monitors.history.locks import Busy, exclusive
from wetwacht.app import App
from wetwacht.buttons import buttons_of
from wetwacht.web.app import application
from wetwacht.web.binding import listening
from wetwacht.web.server import Server, server
from wetwacht.web.warming import warming

_ROUND_EVERY = 30
_SEND_EVERY = 5
_DIGESTS_EVERY = 60
_BACKUP_LOOKED_AT_EVERY = 600
_BUTTONS_LOOKED_AT_EVERY = 30
_BACKUPS_KEPT = 14
_log = logging.getLogger(__name__)


def serve(app: App) -> None:
    """Runs until SIGINT or SIGTERM. Raises Busy or Unusable for its database."""
    logging.getLogger("wetwacht").setLevel(logging.INFO)
    open_database(app.database).close()
    with exclusive(app.database, "service", wait=False), listening(app.config.settings.web_bind) as sock:
        pages = application(app.config)
        with warming(pages):
            asyncio.run(_serve(app, server(pages), sock))


async def _serve(app: App, pages: Server, sock: socket) -> None:
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()

    def stop() -> None:
        app.stopping.set()
        stopped.set()

    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop)
    scheduler = AsyncIOScheduler(
        timezone=AMSTERDAM, job_defaults={"misfire_grace_time": None, "coalesce": True, "max_instances": 1}
    )
    scheduler.add_listener(_listen, EVENT_JOB_ERROR | EVENT_JOB_MISSED | EVENT_JOB_MAX_INSTANCES)
    now = datetime.now(UTC)
    scheduler.add_job(_in_thread, "interval", [app, round_now], seconds=_ROUND_EVERY, next_run_time=now)
    scheduler.add_job(_in_thread, "interval", [app, send_now], seconds=_SEND_EVERY, next_run_time=now)
    scheduler.add_job(_in_thread, "interval", [app, digests_now], seconds=_DIGESTS_EVERY, next_run_time=now)
    looks = {"seconds": _BACKUP_LOOKED_AT_EVERY, "next_run_time": now}
    scheduler.add_job(_in_thread, "interval", [app, backup_now], **looks)
    scheduler.add_job(_in_thread, "interval", [app, forget_now], hours=1, next_run_time=now)
    buttons = buttons_of(app.config)
    if buttons:
        look = {"seconds": _BUTTONS_LOOKED_AT_EVERY, "next_run_time": now}
        scheduler.add_job(asyncio.to_thread, "interval", [buttons.look], **look)
    scheduler.start()
    _log.info("watching %d sources, database %s", len(app.config.watchlist.sources), app.database)
    serving = asyncio.create_task(pages.serve(sockets=[sock]))
    await stopped.wait()
    pages.should_exit = True
    scheduler.shutdown(wait=False)
    await serving
    if buttons:
        await asyncio.to_thread(buttons.close)
    _log.info("stopped")


async def _in_thread(app: App, job: Callable[[App], None]) -> None:
    await asyncio.to_thread(_with_own_connection, app, job)


def _with_own_connection(app: App, job: Callable[[App], None]) -> None:
    own = App(app.config, app.out, stopping=app.stopping)
    try:
        job(own)
    except (Busy, Locked) as error:
        _log.info("%s; trying again at the next tick", error)
    finally:
        own.close()


def round_now(app: App) -> None:
    """One round of what the schedule wants now, if anything."""
    now = datetime.now(UTC)
    due = app.due(now)
    if not due:
        return
    report = app.round(now, due, everything=False)
    totals = report.totals
    _log.info("round of %d sources: %s", len(due), ", ".join(f"{n} {name}" for name, n in totals.items()))


def send_now(app: App) -> None:
    """Sends what is due now."""
    for sent in app.deliver(datetime.now(UTC)):
        outcome = replace(sent.outcome, receipt=None)
        _log.info("delivery %d: %s %s", sent.delivery.id, outcome.state, outcome.reason or "")


def digests_now(app: App) -> None:
    """Owes the digests that are due now, and what readers are to know of lost sources."""
    now = datetime.now(UTC)
    made = digests.make_due(app.db, app.config.watchlist, now)
    if made:
        _log.info("%d digests made", made)
    told = blindness.blind_due(app.db, app.config.watchlist, now)
    if told:
        _log.info("%d messages to readers about sources that are lost or back", told)


def backup_now(app: App) -> None:
    """The copy of the day, if there is none yet; one that fails is tried again at the next tick."""
    now = datetime.now(UTC)
    target = backup.default_path(app.database, now)
    if not backup.due(backup.newest(app.database, target.parent), now):
        return

    def rest(seconds: float) -> None:
        if app.stopping.wait(seconds):
            raise backup.NotCopied("the service stops; the copy of today is made when it is back")

    try:
        made = backup.backup(app.database, target, rest, keep=_BACKUPS_KEPT)
    except backup.NotCopied as error:
        _log.error("no backup: %s", error)
    else:
        _log.info("backup %s made, %d older removed", made.path, len(made.removed))


def forget_now(app: App) -> None:
    """Blanks the names of staff that were kept for long enough."""
    before = datetime.now(UTC) - timedelta(days=app.config.settings.web_keep_names)
    with write_tx(app.db):
        gone = work.forget_names(app.db, before)
    if gone:
        _log.info("%d names of staff are no longer kept", gone)


def _listen(event: JobExecutionEvent) -> None:
    error = getattr(event, "exception", None)
    if error:
        _log.error("job %s failed", event.job_id, exc_info=error)
    else:
        _log.warning("job %s did not run: the one before it is still at work", event.job_id)
