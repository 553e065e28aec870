"""Loads the configuration: one's own file over the shipped one, the environment over both."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from config.checks import (
    check_also,
    check_channels,
    check_scopes,
    check_sources,
    check_subscriptions,
    is_on_the_internet,
)
from config.errors import ENVIRONMENT, ConfigError, Report
from config.settings import WATCHLIST, Settings, read_settings
from config.watchlist import Keys, Lists, check_clashes, joined, read_lists
from monitors.watchlist import Watchlist

SHIPPED = Path(__file__).with_name("watchlist.toml")
_SHIPPED_NAME = "watchlist.toml (shipped)"
_AT = re.compile(r"\s*\(at (line \d+, column \d+|end of document)\)$")


@dataclass(frozen=True, slots=True)
class Config:
    """A configuration without errors: what is followed, and how the program is set."""

    watchlist: Watchlist
    settings: Settings

    def crawl_errors(self) -> tuple[ConfigError, ...]:
        """What is wrong only for commands that crawl: the internet is not visited without a contact."""
        if self.settings.crawl_contact or not any(map(is_on_the_internet, self.watchlist.sources)):
            return ()
        own = self.settings.watchlist
        error = ConfigError(
            file=str(own) if own else ENVIRONMENT,
            key="crawl.contact" if own else "WETWACHT_CRAWL_CONTACT",
            expected="an e-mail or web address where the owners of the sites can reach you",
            remedy='set WETWACHT_CRAWL_CONTACT, or add contact = "…" to [crawl] in a file of your own',
        )
        return (error,)


def load(path: Path | None, environ: Mapping[str, str]) -> Config:
    """The configuration of one's own file (or of the shipped one alone) and the environment.

    `path` wins over WETWACHT_WATCHLIST. Raises ConfigErrors with every mistake at once.
    """
    own_path = path or _path(environ)
    report = Report(str(own_path) if own_path else ENVIRONMENT)
    own = read_lists(report, _read(report, own_path)) if own_path else Lists()
    shipped = _shipped(report, wanted=own_path is None or own.file.include_default)
    keys = _joined_keys(own.keys, shipped.keys)
    settings = read_settings(report, own.file, own_path, environ)
    watchlist = joined(own, shipped)
    check_clashes(report, own.keys, shipped.keys)
    check_also(report, own.also, keys)
    check_sources(report, own.sources, keys)
    check_subscriptions(report, own, keys)
    check_scopes(report, own.subscriptions, _owners(watchlist))
    check_channels(report, own.channels, settings, environ)
    _check_not_empty(report, keys)
    report.raise_if_any()
    return Config(watchlist, settings)


def _path(environ: Mapping[str, str]) -> Path | None:
    return Path(environ[WATCHLIST]).expanduser() if environ.get(WATCHLIST) else None


def _shipped(report: Report, wanted: bool) -> Lists:
    """The lists that ship; how urgent an event is stands there also for who wants nothing else of them."""
    shipped = report.of(_SHIPPED_NAME)
    lists = read_lists(shipped, _read(shipped, SHIPPED))
    if not wanted:
        return Lists(urgency=lists.urgency)
    check_sources(shipped, lists.sources, lists.keys)
    return lists


def _read(report: Report, path: Path) -> dict[str, Any]:
    """The raw values of a file; empty where it cannot be read, which is reported."""
    try:
        return tomllib.loads(path.read_bytes().decode("utf-8-sig"))
    except OSError as error:
        remedy = "correct the path, or let `wetwacht init` write a file"
        report.add("file", f"a file that can be read ({error.strerror})", remedy)
    except UnicodeDecodeError as error:
        report.add(f"byte {error.start + 1}", "text in UTF-8", "save the file as UTF-8")
    except tomllib.TOMLDecodeError as error:
        _report_malformed(report, str(error))
    return {}


def _report_malformed(report: Report, message: str) -> None:
    found = _AT.search(message)
    reason = _AT.sub("", message)
    place = found[1] if found else "file"
    report.add(place, f"valid TOML ({reason})", "correct this line; text stands in quotes, lists in brackets")


def _joined_keys(own: Keys, shipped: Keys) -> Keys:
    names = ("dossier", "amendment", "source", "channel", "subscription")
    return {name: (*shipped.get(name, ()), *own.get(name, ())) for name in names}


def _owners(watchlist: Watchlist) -> dict[str, str]:
    return {amendment.key: dossier.key for dossier in watchlist.dossiers for amendment in dossier.amendments}


def _check_not_empty(report: Report, keys: Keys) -> None:
    if not keys["source"] and not report.errors:
        report.add("source", "at least one source", "set include_default = true, or add a [[source]]")
