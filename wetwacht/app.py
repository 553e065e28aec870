"""Builds the parts from a configuration and offers the steps of the job as methods."""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from threading import Event
from typing import TextIO

from sqlite_utils import Database

from config.load import Config
from config.settings import Settings
from config.window import resolve_url
from crawler.text import AMSTERDAM
from monitors.history import plans, sources
from monitors.history.database import open_database
from monitors.history.reminding import remind_due
from monitors.history.starting import start_due
from monitors.report import RoundReport
from monitors.run import Plan, Progress, run_round
from monitors.sources.health import SourceState
from monitors.sources.schedule import near_until, source_due
from monitors.watchlist import Source
from notifiers.email import EmailSettings
from notifiers.notifier import Notifier
from notifiers.outbox import Desk, Sent, deliver, deliver_only
from notifiers.registry import NotifierSettings, notifier_for


@dataclass(slots=True)
class App:
    """One configuration with its database, opened when first needed.

    `out` is where the console prints; setting `stopping` ends a round after the result at hand.
    """

    config: Config
    out: TextIO = field(default_factory=lambda: sys.stdout)
    _db: Database | None = None
    stopping: Event = field(default_factory=Event)

    @property
    def db(self) -> Database:
        """The history."""
        if self._db is None:
            self._db = open_database(self.database)
        return self._db

    @property
    def database(self) -> Path:
        """The file of the history."""
        return self.config.settings.database

    def close(self) -> None:
        """Closes the history."""
        if self._db is not None:
            self._db.close()
            self._db = None

    def due(self, now: datetime) -> tuple[Source, ...]:
        """The sources that the schedule wants visited now."""
        states = sources.states(self.db)
        near = plans.dossiers_between(self.db, now.astimezone(AMSTERDAM).date(), near_until(now))

        def due(source: Source) -> bool:
            state = states.get(source.key, SourceState(source.key))
            closely = source.dossier in near and not state.failures
            return source_due(state.next_due, state.last_visit, now, near=closely)

        return tuple(filter(due, self.config.watchlist.sources))

    def states(self) -> dict[str, SourceState]:
        """How every source fared, by key; a source never visited is not there."""
        return sources.states(self.db)

    def round(
        self,
        now: datetime,
        chosen: Iterable[Source],
        progress: Progress | None = None,
        *,
        everything: bool = True,
    ) -> RoundReport:
        """Visits the chosen sources now and keeps what they say. Raises Busy when a round is running."""
        settings = self.config.settings
        plan = Plan(
            now=now,
            sources=tuple(replace(source, url=resolve_url(source, now)) for source in chosen),
            database=self.database,
            user_agent=settings.user_agent,
            delay=settings.crawl_delay,
            everything=everything,
            stopped=self.stopping.is_set,
        )
        return run_round(self.db, self.config.watchlist, plan, progress)

    def deliver(self, now: datetime) -> tuple[Sent, ...]:
        """Sends what is due, start messages and reminders too. Raises Busy when another sends."""
        start_due(self.db, self.config.watchlist, now)
        remind_due(self.db, self.config.watchlist, now)
        return deliver(self.db, self._desk(), now)

    def deliver_only(self, numbers: Collection[int], now: datetime) -> tuple[Sent, ...]:
        """Sends these deliveries alone. Raises Busy when another sends."""
        return deliver_only(self.db, self._desk(), numbers, now)

    def _desk(self) -> Desk:
        settings = self.config.settings
        public, contact = settings.web_public_url, settings.crawl_contact
        return Desk(self.database, self.config.watchlist, self.notifier, public, contact=contact)

    def notifier(self, kind: str) -> Notifier:
        """The channel of a kind, with the settings of this configuration."""
        return notifier_for(kind, self.notifier_settings())

    def notifier_settings(self) -> NotifierSettings:
        """What the channels need, as this configuration has it."""
        settings = self.config.settings
        return NotifierSettings(
            console=self.out,
            slack_token=settings.slack_token,
            slack_url=settings.slack_api_url,
            slack_buttons=settings.slack_app_token is not None,
            email=_email_settings(settings),
        )


def _email_settings(settings: Settings) -> EmailSettings | None:
    if not (settings.email_host and settings.email_sender):
        return None
    return EmailSettings(
        host=settings.email_host,
        port=settings.email_port,
        tls=settings.email_tls,
        sender=settings.email_sender,
        user=settings.email_user,
        password=settings.email_password,
        cafile=str(settings.email_cafile) if settings.email_cafile else None,
        reply_to=settings.email_reply_to,
    )
