"""The messages that a history has sent, composed again for those who read them line by line."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from config.load import load
from monitors.history.database import reading
from monitors.history.outbox import opened
from monitors.words import texts
from notifiers.message import Message, Options, compose
from tests.invented import ALERTS, delivery_of
from tests.language import MEAN_AT_MOST, complaints, mean_length, too_long

_OURS = {texts.CONSEQUENCE, texts.STATE, texts.NEXT, texts.WHEN, texts.FURTHER}


def messages(file: Path) -> tuple[Message, ...]:
    """Every message of the history, in the order of its deliveries."""
    watchlist, sample = load(None, {}).watchlist, delivery_of(ALERTS["news"])
    with reading(file) as db:
        ids = [row["id"] for row in db.query("select id from delivery order by id")]
        alerts = [alert for one in ids for alert in opened(db, replace(sample, id=one)).alerts]
    return tuple(compose(alert, watchlist, alert.event.seen, Options()) for alert in alerts)


def faults(message: Message) -> list[str]:
    """What a reader of the house would mend in a message; what sources wrote in it is theirs."""
    rows = [row.text for row in (*message.rows, *message.later) if row.label in _OURS]
    found = [fault for text in (*rows, *message.footer) for fault in complaints(text)]
    mean = mean_length([*rows, *message.footer])
    return [*found, *too_long(message), *([f"mean of {mean} words"] if mean > MEAN_AT_MOST else [])]
