"""How sending goes: the queue, what was given up, places that take nothing, digests. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from monitors.condition import Condition, Dead
from notifiers.remedies import remedy
from wetwacht.finding import Finding

_QUEUE_LATE = timedelta(hours=1)
_DIGEST_LATE = timedelta(hours=2)
_EVERYBODY = "*"


def queue(condition: Condition, now: datetime) -> Iterator[Finding]:
    """Whether messages leave, and those that do not."""
    waiting = condition.queue
    facts = (("due", waiting.due), ("waiting", waiting.waiting))
    if waiting.oldest and now - waiting.oldest > _QUEUE_LATE:
        yield Finding("queue", "queue-late", "wrong", (*facts, ("oldest", waiting.oldest)), waiting.oldest)
    else:
        yield Finding("queue", "queue-fine", "fine", facts)
    if waiting.ambiguous:
        yield Finding("queue", "delivery-ambiguous", "note", (("count", waiting.ambiguous),))
    yield from map(_dead, condition.dead)
    for one in condition.paused:
        code = "channel-stopped" if one.recipient == _EVERYBODY else "address-paused"
        place = (("kind", one.kind), ("recipient", one.recipient))
        yield Finding("deliveries", code, "wrong", place, since=one.since)


def _dead(one: Dead) -> Finding:
    facts = (
        ("count", one.count),
        ("kind", one.kind),
        ("recipient", one.recipient),
        ("reason", one.reason),
        ("remedy", remedy(one.reason)),
    )
    return Finding("deliveries", "delivery-dead", "wrong", facts, since=one.since)


def digests(condition: Condition, now: datetime) -> Iterator[Finding]:
    """Whether every subscription had the digest that was due."""
    well = 0
    for one in condition.digests:
        if one.missing and one.due and now - one.due > _DIGEST_LATE:
            facts = (
                ("subscription", one.subscription),
                ("recipient", one.recipient),
                ("period", one.missing.partition(":")[2]),
            )
            yield Finding("digests", "digest-late", "wrong", facts, since=one.due)
        else:
            well += 1
    if well:
        last = max(one.made for one in condition.digests)
        yield Finding("digests", "digests-fine", "fine", (("count", well), ("last", last)))
