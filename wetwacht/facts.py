"""Gathers the facts that `wetwacht.health` judges: thin, and nothing is made or changed."""

from __future__ import annotations

import os
import platform
import shutil
import sqlite3
import stat
from collections.abc import Iterator, Mapping
from datetime import datetime
from importlib.metadata import version
from pathlib import Path

from config.errors import ConfigError
from config.settings import SECRETS
from monitors.history import backup
from monitors.history.condition import examine, locked
from monitors.history.database import wal_is_safe
from notifiers import probe
from wetwacht.app import App
from wetwacht.finding import Facts, Place, Probed, Program, Setup


def gathered(
    app: App, environ: Mapping[str, str], now: datetime, *, offline: bool, check: bool = True
) -> Facts:
    """The facts of a configuration that can be loaded. Asks Slack and the mail server unless offline.

    Without `check` the database is not read through.
    """
    database, watchlist = app.database, app.config.watchlist
    return Facts(
        setup=_setup(app, environ),
        program=program(),
        condition=examine(database, watchlist, now, check=check),
        place=_place(database),
        service=_served(database),
        backup=backup.newest(database, backup.default_path(database, now).parent),
        probed=() if offline else tuple(_probed(app)),
    )


def misconfigured(errors: tuple[ConfigError, ...]) -> Facts:
    """The facts of a configuration that cannot be loaded."""
    return Facts(Setup(errors=_errors(errors)), program())


def program() -> Program:
    """What runs here."""
    return Program(version("wetwacht"), platform.python_version(), sqlite3.sqlite_version, wal_is_safe())


def _setup(app: App, environ: Mapping[str, str]) -> Setup:
    watchlist, settings = app.config.watchlist, app.config.settings
    return Setup(
        errors=_errors(app.config.crawl_errors()),
        sources=watchlist.sources,
        dossiers=len(watchlist.dossiers),
        subscriptions=len(watchlist.subscriptions),
        public_url=settings.web_public_url,
        open_secrets=tuple(_open_secrets(environ)),
    )


def _errors(errors: tuple[ConfigError, ...]) -> tuple[tuple[str, str, str], ...]:
    return tuple((f"{one.file}: {one.key}", one.expected, one.remedy) for one in errors)


def _open_secrets(environ: Mapping[str, str]) -> Iterator[str]:
    for name in (f"{one}_FILE" for one in SECRETS):
        path = environ.get(name)
        if path and Path(path).stat().st_mode & stat.S_IROTH:
            yield name


def _place(database: Path) -> Place:
    """The folder of the database, or the nearest one above it that is there already."""
    folder = database.resolve().parent
    while not folder.is_dir():
        folder = folder.parent
    return Place(str(folder), shutil.disk_usage(folder).free, os.access(folder, os.W_OK))


def _served(database: Path) -> bool | None:
    try:
        return locked(database, "service")
    except OSError:
        return None


def _probed(app: App) -> Iterator[Probed]:
    settings = app.notifier_settings()
    if settings.slack_token:
        answer = probe.slack(settings.slack_token, settings.slack_url)
        yield Probed("slack", answer.told, answer.trouble)
    if settings.email:
        answer = probe.email(settings.email)
        yield Probed("email", answer.told, answer.trouble)
