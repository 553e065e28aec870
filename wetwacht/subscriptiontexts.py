"""What the commands about subscriptions print: JSON and plain text. Pure, and inert."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from monitors.history.persons import Removed
from monitors.history.readers import Reader
from monitors.history.records import optional_stamp
from monitors.model import Delivery, State
from monitors.watchlist import Subscription, Watchlist
from monitors.words.dutch import inert
from notifiers.remedies import remedy

Json = dict[str, Any]
_PENDING = (State.QUEUED, State.SENDING, State.AMBIGUOUS)
_KEPT = (
    "Kept, as evidence of what was told and when (nobody may be able to say that a message was lost or made "
    "up): {rows}, under the name {name}. No address, receipt or answer of a mail server is left in them."
)
_NOT_OURS = (
    "Not in this database: the watchlist file, backups (see docs/operations.md), logs, and what Slack and "
    "the mail server keep."
)


def rows(watchlist: Watchlist, readers: Iterable[Reader]) -> list[Json]:
    """The value of `subscriptions list --json`, in the order of the watchlist."""
    found = tuple(readers)
    return [
        _subscription(one) | {"readers": [_reader(r) for r in found if r.place.subscription.key == one.key]}
        for one in watchlist.subscriptions
    ]


def table(values: Iterable[Json]) -> str:
    """A block for each subscription: what it asks for, and a line for each reader."""
    return "\n".join(line for value in values for line in _block(value))


def came_to(delivery: Delivery) -> str:
    """A line of what became of a test message, and what to do where it did not arrive."""
    place = f"{delivery.kind} {inert(delivery.recipient)}".rstrip()
    reason = f": {inert(delivery.reason)}" if delivery.reason else ""
    told = f"{place}: {delivery.state}{reason}"
    if delivery.state is State.SENT:
        return f"{place}: sent"
    if delivery.state in _PENDING:
        return f"{told}\n  it stays in the outbox and is tried again"
    return f"{told}\n  remedy: {remedy(delivery.reason or '')}"


def removed(found: Removed, *, done: bool) -> str:
    """What removing a person came to, or would: what goes, what is kept and why, what is not ours."""
    lines = ["Removed:" if done else "This would be removed:"]
    lines += [f"  {_counted(found.deleted)}: deleted"] if found.deleted else []
    lines += [f"  {_counted(found.blanked)}: name and words blanked"] if found.blanked else []
    lines += (
        [f"  {found.quoted} messages to operators: without the address or remark"] if found.quoted else []
    )
    lines += [f"  {found.held} messages that still waited: never sent"] if found.held else []
    lines += ["  nothing but the address itself"] if len(lines) == 1 else []
    kept = [_KEPT.format(rows=_counted(found.renamed), name=found.name)] if found.renamed else []
    return "\n".join([*lines, *kept, _NOT_OURS])


def _subscription(one: Subscription) -> Json:
    return {
        "key": one.key,
        "when": one.when,
        "dossiers": list(one.dossiers),
        "amendments": list(one.amendments),
        "events": list(one.events),
        "channels": list(one.channels),
        "quiet": one.quiet,
        "quiet_outcomes": one.quiet_outcomes,
        "remind": list(one.remind),
    }


def _reader(one: Reader) -> Json:
    return {
        "channel": one.place.channel.key,
        "kind": one.place.channel.kind,
        "recipient": one.place.recipient,
        "started": optional_stamp(one.started),
        "last_sent": optional_stamp(one.sent),
        "muted_until": one.muted.isoformat() if one.muted else None,
        "left": one.left,
    }


def _block(value: Json) -> Iterator[str]:
    days = " and ".join(map(str, value["remind"]))
    asked = [value["when"]]
    asked += [f"quiet {value['quiet']}"] if value["quiet"] else []
    asked += ["outcomes at any hour"] if value["quiet"] and not value["quiet_outcomes"] else []
    asked += [f"reminds {days} working days before"] if days else []
    yield f"{value['key']} ({', '.join(asked)})"
    for name in ("dossiers", "amendments", "events"):
        if value[name]:
            yield f"    {name}: {', '.join(value[name])}"
    for reader in value["readers"]:
        yield f"    {_line(reader)}"


def _line(reader: Json) -> str:
    place = f"{reader['kind']} {inert(reader['recipient'])}" if reader["kind"] != "console" else "console"
    marks = ["left"] if reader["left"] else []
    marks += [f"muted until {reader['muted_until']}"] if reader["muted_until"] else []
    marks += [f"last sent {reader['last_sent']}" if reader["last_sent"] else "nothing sent yet"]
    return f"{place}: {', '.join(marks)}"


def _counted(rows: dict[str, int]) -> str:
    return ", ".join(f"{count} {table}" for table, count in rows.items())
