"""Amendments in a list of many alerts: their numbers, what became of each, and how many of which. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from monitors.events.happening import What
from monitors.events.happening import what_of as kind_of
from monitors.events.listrows import about
from monitors.model import Alert, EventType
from monitors.words import bursttexts
from monitors.words.dutch import inert, paper_label, shortened

_REPLACES = re.compile(r"\bvervangt ((?:\d\d\W\d{3}, )?nr\.\s\w+)")
_ABOUT_AT_MOST = 60


def papered(alerts: Sequence[Alert]) -> bool:
    """Whether every alert tells of one amendment."""
    return all(map(paper_of, alerts))


def paper_of(alert: Alert) -> str:
    """ "nr. 61" for an alert of one amendment in print; empty for any other."""
    subject = alert.change.subject if alert.change else None
    if subject is None or kind_of(_title(alert)) is not What.AMENDMENT:
        return ""
    own = inert(subject.key).partition("/")[2]
    return paper_label(own) if own.isdigit() else ""


def what_of(alert: Alert) -> str:
    """What an amendment is about and what becomes of it; empty where its title does not say."""
    subject = about(_title(alert))
    if not subject:
        return ""
    told = f"{shortened(subject, _ABOUT_AT_MOST).rstrip('.')}."
    if _withdrawn(alert):
        return f"{told} {bursttexts.GONE}"
    replaces = _REPLACES.search(alert.event.headline)
    return f"{told} {bursttexts.REPLACES.format(paper=replaces[1]) if replaces else bursttexts.FRESH}"


def counts(alerts: Sequence[Alert]) -> str:
    """How many are new, replace another, or were withdrawn; they add up."""
    withdrawn = sum(map(_withdrawn, alerts))
    replacing = sum(1 for one in alerts if not _withdrawn(one) and _REPLACES.search(one.event.headline))
    found = (
        (len(alerts) - replacing - withdrawn, bursttexts.NEW),
        (replacing, bursttexts.REPLACING),
        (withdrawn, bursttexts.WITHDRAWN),
    )
    told = (said[count > 1].format(count=count) for count, said in found if count)
    return f"{', '.join(told)}."


def _withdrawn(alert: Alert) -> bool:
    return alert.event.type is EventType.WITHDRAWN


def _title(alert: Alert) -> str:
    """The title of a paper without that of its bill."""
    title = alert.change.subject.title if alert.change else None
    return inert(title or "").rpartition("; ")[2]
