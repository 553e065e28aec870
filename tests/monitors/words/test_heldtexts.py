"""Every reason for which a message is held has a sentence of its own, in plain Dutch."""

from __future__ import annotations

from datetime import date

import pytest

from monitors.alerts.standing import muted_reason
from monitors.history.pauses import PAUSED, REMOVED
from monitors.history.subscribers import LEFT
from monitors.history.withdrawn import HELD
from monitors.words.heldtexts import held_because
from notifiers.outbox import CANNOT_EDIT, WITHDRAWN
from tests.language import complaints

UNTOLD = held_because("HTTP 500: try again")
REASONS = (
    PAUSED,
    REMOVED,
    LEFT,
    CANNOT_EDIT,
    WITHDRAWN,
    HELD.format(number=3),
    muted_reason(date(2026, 7, 1)),
    muted_reason(date(2026, 7, 1), "daily"),
    "daily digest",
    "weekly digest",
    "weekly digest: not urgent by the urgency table",
    "history only",
    "told in the list of delivery 12",
    "merged into event 4",
    "split from event 4: event 5 tells of it",
    "the sources differ; event 6 tells what each says",
    "re-issue: 60 documents changed in one round; event 7 tells of them",
    "moved back within an hour: changes 1 and 2 together say nothing",
)


@pytest.mark.parametrize("reason", REASONS)
def test_a_reason_is_told_in_plain_dutch(reason: str) -> None:
    told = held_because(reason)
    assert told != UNTOLD
    assert complaints(told) == []


def test_a_mute_names_its_last_day() -> None:
    assert held_because(muted_reason(date(2026, 7, 1))) == (
        "Het weekbericht noemt dit. Dit abonnement staat op pauze tot en met 1 juli 2026."
    )


def test_the_error_of_a_channel_is_for_the_operator() -> None:
    assert UNTOLD == "De beheerder ziet waarom."
    assert complaints(UNTOLD) == []
