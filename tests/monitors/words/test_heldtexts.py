"""Every reason for which a message is held has a sentence of its own, in plain Dutch."""

from __future__ import annotations

from datetime import date

import pytest

from monitors.alerts.standing import muted_reason
from monitors.history.bursts import LISTED
from monitors.history.contradictions import DIFFER
from monitors.history.pauses import PAUSED, REMOVED
from monitors.history.regrouping import MERGED
from monitors.history.subscribers import LEFT
from monitors.history.withdrawn import HELD
from monitors.regroup import SPLIT
from monitors.telling import REISSUED
from monitors.together import CAME_BACK
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
    LISTED.format(delivery=12),
    MERGED.format(event=4),
    SPLIT.format(old=4, new=5),
    DIFFER.format(event=6),
    REISSUED.format(count=60, event=7),
    CAME_BACK.format(one=1, other=2),
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
