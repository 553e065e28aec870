"""The shipped watchlist, with its sources on the local copies."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from urllib.parse import urlsplit

import tomlkit

from config.fields import EVENTS
from config.window import resolve_url
from monitors.watchlist import Source, Watchlist
from wetwacht.demo.script import Script


def at_moment(watchlist: Watchlist, script: Script, origins: Mapping[str, str], index: int) -> Watchlist:
    """The watchlist as a team would have it at a moment: only sources whose pages exist by then.

    Its subscriptions name every type of event, so that ordinary papers are told at once too.
    """
    start = script.moments[0].at
    sources = tuple(
        on_copy(source, origins)
        for source in watchlist.sources
        if source.site in origins and (first := _first(script, source, start)) is not None and first <= index
    )
    subscriptions = tuple(replace(one, events=EVENTS) for one in watchlist.subscriptions)
    return replace(watchlist, sources=sources, subscriptions=subscriptions)


def on_copy(source: Source, origins: Mapping[str, str]) -> Source:
    """A source whose pages are fetched from the copy of its site."""
    return replace(source, url=_moved(source.url, origins[source.site]), allow_private_hosts=True)


def written(shipped: str, script: Script, origins: Mapping[str, str], index: int) -> str:
    """The shipped watchlist's file with the sources of a moment on the copies, to use with any command."""
    document = tomlkit.parse(shipped)
    start = script.moments[0].at
    tables = document["source"]
    for at in reversed(range(len(tables))):
        table = tables[at]
        known = str(table["site"]) in origins
        first = script.first(resolve_url(_source(table), start)) if known else None
        if first is None or first > index:
            del tables[at]
            continue
        table["url"] = _moved(str(table["url"]), origins[str(table["site"])])
        table["allow_private_hosts"] = True
    everything = {"key": "alles", "channels": ["console"], "events": list(EVENTS)}
    document["subscription"] = tomlkit.item([everything])
    return tomlkit.dumps(document)


def _source(table: Mapping[str, object]) -> Source:
    return Source(str(table["key"]), str(table["site"]), str(table["url"]), timedelta(hours=1))


def _first(script: Script, source: Source, start: datetime) -> int | None:
    return script.first(resolve_url(source, start))


def _moved(url: str, origin: str) -> str:
    parts = urlsplit(url)
    query = f"?{parts.query}" if parts.query else ""
    return f"{origin}{parts.path}{query}"
