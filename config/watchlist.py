"""The lists of a file (dossiers, sources, channels, subscriptions) as the nouns of the house."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from config.errors import Report
from config.fields import NO_QUIET, did_you_mean
from config.schema import (
    AlsoTable,
    AmendmentTable,
    ChannelTable,
    DossierTable,
    FileTable,
    OperatorsTable,
    SourceTable,
    SubscriptionTable,
    UrgencyTable,
)
from config.tables import Raw, label, parse, without_secrets
from crawler.options import Options
from monitors.alerts.urgency import LEVELS, Table
from monitors.watchlist import Amendment, Channel, Dossier, Source, Subscription, Watchlist

CONSOLE = Channel("console", "console", ("console",))
"""Where alerts go when nobody configured a channel, and what is for operators by default."""

QUIET = "19:00-07:00"
"""The hours in which nothing is sent to people, where a subscription says none itself."""

Noun = TypeVar("Noun")
Keys = dict[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Also:
    """More names and numbers for a dossier; `where` is the place in the file."""

    where: str
    dossier: str
    names: tuple[str, ...]
    numbers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lists:
    """What one file holds. `keys` also has the keys of tables that were refused, and repetitions."""

    file: FileTable = field(default_factory=FileTable)
    dossiers: tuple[Dossier, ...] = ()
    also: tuple[Also, ...] = ()
    sources: tuple[Source, ...] = ()
    channels: tuple[Channel, ...] = ()
    subscriptions: tuple[Subscription, ...] = ()
    operators: tuple[str, ...] = ()
    urgency: Table = ()
    keys: Keys = field(default_factory=dict)


def read_lists(report: Report, raw: Raw) -> Lists:
    """The lists of a file; what is wrong is reported and left out."""
    file = parse(report, "", FileTable, without_secrets(report, raw)) or FileTable()
    operators = parse(report, "operators", OperatorsTable, file.operators)
    lists = Lists(
        file=file,
        dossiers=_all(report, "dossier", file.dossier, _dossier),
        also=_all(report, "also", file.also, _also),
        sources=_all(report, "source", file.source, _source),
        channels=_all(report, "channel", file.channel, _channel),
        subscriptions=_all(report, "subscription", file.subscription, _subscription),
        operators=operators.channels if operators else (),
        urgency=_urgency(report, file.urgency),
        keys=_keys(file),
    )
    _check_repetitions(report, lists.keys)
    return lists


def check_clashes(report: Report, own: Keys, shipped: Keys) -> None:
    """Report every own key that the shipped file has too."""
    for name, keys in own.items():
        for key in sorted(set(keys) & set(shipped.get(name, ()))):
            report.add(
                f"{name}.{key}.key",
                f"a key that the shipped watchlist does not use for {name}s",
                "choose another key, or set include_default = false",
            )


def joined(own: Lists, shipped: Lists) -> Watchlist:
    """The watchlist of both files, with the console where no channel serves."""
    channels = own.channels or (CONSOLE,)
    consoles = [channel.key for channel in channels if channel.kind == "console"]
    operators = own.operators or tuple(consoles[:1]) or (CONSOLE.key,)
    everything = (Subscription("alles", (CONSOLE.key,)),) if not own.channels else ()
    subscriptions = own.subscriptions or everything
    named = {*operators, *(key for subscription in subscriptions for key in subscription.channels)}
    if CONSOLE.key in named - {channel.key for channel in channels}:
        channels = (*channels, CONSOLE)
    return Watchlist(
        dossiers=tuple(_with_also(one, own.also) for one in shipped.dossiers + own.dossiers),
        sources=shipped.sources + own.sources,
        channels=channels,
        subscriptions=tuple(_with_quiet(one, channels) for one in subscriptions),
        operators=operators,
        urgency=tuple({**dict(shipped.urgency), **dict(own.urgency)}.items()),
    )


def _with_also(dossier: Dossier, also: tuple[Also, ...]) -> Dossier:
    """The dossier with what other tables add to it, each name and number once."""
    more = [one for one in also if one.dossier == dossier.key]
    names = (*dossier.names, *(name for one in more for name in one.names))
    numbers = (*dossier.numbers, *(number for one in more for number in one.numbers))
    return replace(dossier, names=tuple(dict.fromkeys(names)), numbers=tuple(dict.fromkeys(numbers)))


def _with_quiet(subscription: Subscription, channels: Iterable[Channel]) -> Subscription:
    """The subscription with the quiet hours that it says, or else those of people; a console has none."""
    if subscription.quiet:
        return replace(subscription, quiet=None) if subscription.quiet == NO_QUIET else subscription
    people = any(one.kind != CONSOLE.kind for one in channels if one.key in subscription.channels)
    return replace(subscription, quiet=QUIET) if people else subscription


def unknown(report: Report, key: str, wanted: str, options: Iterable[str]) -> None:
    """Report a reference to something that does not exist."""
    there = tuple(sorted(set(options)))
    noun = key.rsplit(".", 1)[-1].rstrip("s")
    others = f"choose from: {', '.join(there)}" if there else "set include_default = true"
    advice = did_you_mean(wanted, there) or f"add it, or {others}"
    report.add(key, f"the key of a {noun} that exists, not {wanted!r}", advice)


def _urgency(report: Report, raw: Raw) -> Table:
    table = parse(report, "urgency", UrgencyTable, raw)
    rows = [(name, level) for level in LEVELS for name in getattr(table, level, ())]
    for name, count in Counter(name for name, _ in rows).items():
        if count > 1:
            remedy = "leave it in one of instant, weekly and history"
            report.add("urgency", f"each name once, and {name!r} stands there {count} times", remedy)
    return tuple(rows)


def _all(
    report: Report, name: str, rows: Iterable[Raw], read: Callable[[Report, str, Raw], Noun | None]
) -> tuple[Noun, ...]:
    read_rows = (read(report, label(name, index, row), row) for index, row in enumerate(rows, 1))
    return tuple(row for row in read_rows if row is not None)


def _dossier(report: Report, where: str, raw: Raw) -> Dossier | None:
    table = parse(report, where, DossierTable, raw)
    if table is None:
        return None
    amendments = _all(report, f"{where}.amendment", table.amendment, _amendment)
    dossier = Dossier(**table.model_dump(exclude={"amendment"}), amendments=amendments)
    _check_dossier(report, where, dossier, raw)
    return dossier


def _also(report: Report, where: str, raw: Raw) -> Also | None:
    table = parse(report, where, AlsoTable, raw)
    if table and not any(raw.get(name) for name in ("names", "numbers")):
        report.add(f"{where}.names", "names or numbers", 'add names = ["…"] or numbers = ["36704"]')
    return Also(where, table.dossier, table.names, table.numbers) if table else None


def _check_dossier(report: Report, where: str, dossier: Dossier, raw: Raw) -> None:
    if not any(raw.get(name) for name in ("numbers", "names", "together")):
        report.add(f"{where}.names", "numbers or names", 'add numbers = ["36704"] or names = ["…"]')
    if dossier.closed and not raw.get("closed_because"):
        report.add(f"{where}.closed_because", "the reason, since closed is set", "say why in one sentence")
    if dossier.closed_because and not raw.get("closed"):
        report.add(f"{where}.closed", "a date, since closed_because is set", "add closed = 2026-04-21")


def _amendment(report: Report, where: str, raw: Raw) -> Amendment | None:
    table = parse(report, where, AmendmentTable, raw)
    if table and not any(raw.get(name) for name in ("names", "words", "together", "papers")):
        report.add(f"{where}.names", "names, words or papers", "add what this amendment is known by")
    return Amendment(**table.model_dump()) if table else None


def _source(report: Report, where: str, raw: Raw) -> Source | None:
    table = parse(report, where, SourceTable, raw)
    if table is None:
        return None
    values = table.model_dump()
    options = Options(**{name: values.pop(name) for name in Options.__dataclass_fields__})
    return Source(**values, options=options)


def _channel(report: Report, where: str, raw: Raw) -> Channel | None:
    table = parse(report, where, ChannelTable, raw)
    if table is None:
        return None
    channel = Channel(**table.model_dump())
    if channel.kind == "console":
        return _console(report, where, channel)
    if channel.key == CONSOLE.key:
        report.add(f"{where}.kind", "console, since the key console stands for it", "choose another key")
    return channel


def _console(report: Report, where: str, channel: Channel) -> Channel:
    if channel.to:
        report.add(f"{where}.to", "no recipients, since the console has none", "take the key out")
    return replace(channel, to=CONSOLE.to)


def _subscription(report: Report, where: str, raw: Raw) -> Subscription | None:
    table = parse(report, where, SubscriptionTable, raw)
    if table and not table.channels:
        report.add(f"{where}.channels", "at least one channel", 'add the key of a channel, or "console"')
    return Subscription(**table.model_dump()) if table else None


def _keys(file: FileTable) -> Keys:
    amendments = [one for row in file.dossier for one in _tables(row.get("amendment"))]
    return {
        "dossier": tuple(_named(file.dossier)),
        "amendment": tuple(_named(amendments)),
        "source": tuple(_named(file.source)),
        "channel": tuple(_named(file.channel)),
        "subscription": tuple(_named(file.subscription)),
    }


def _tables(value: Any) -> list[Raw]:
    return [one for one in value if isinstance(one, dict)] if isinstance(value, list) else []


def _named(rows: Iterable[Raw]) -> Iterator[str]:
    return (row["key"] for row in rows if isinstance(row.get("key"), str))


def _check_repetitions(report: Report, keys: Keys) -> None:
    for name, used in keys.items():
        for key, count in Counter(used).items():
            if count > 1:
                remedy = "rename all but one; history is kept by this key"
                report.add(f"{name}.{key}.key", f"a key used once, not {count} times", remedy)
