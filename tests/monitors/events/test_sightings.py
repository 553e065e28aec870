"""Whether two sightings are one event, where the labelled pairs leave a rule untried."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from monitors.events.sightings import Sighting, same_event

VOTE = Sighting(
    site="eerstekamer",
    dossiers=("voorbeeldwet",),
    numbers=("99999",),
    type="rejected",
    day=date(2026, 7, 1),
    seen=datetime(2026, 7, 1, 16, tzinfo=UTC),
    headline="Voorbeeldwet huisvesting",
    text="Verworpen.",
    paper=None,
    amendment=None,
)
NEWS = replace(VOTE, site="vng", numbers=(), headline="Eerste Kamer verwerpt Voorbeeldwet", text="")
PAPER = replace(VOTE, type="submitted", headline="Verslag", text="", paper="99999/C")
MOVE = replace(VOTE, type="moved", day=None, headline="Debat", text="Was: 7 juli 2026. Wordt: 14 juli 2026.")

SAME = {
    "news of a vote": (VOTE, NEWS),
    "news a day later": (VOTE, replace(NEWS, day=date(2026, 7, 2))),
    "news without a day": (VOTE, replace(NEWS, day=None, seen=VOTE.seen + timedelta(days=10))),
    "bill and novelle": (VOTE, replace(VOTE, numbers=("99998",), headline="Novelle Voorbeeldwet")),
    "one paper, weeks apart": (
        PAPER,
        replace(PAPER, site="vng", day=None, seen=VOTE.seen + timedelta(days=50)),
    ),
    "a paper that one site calls new and another a replacement": (
        PAPER,
        replace(PAPER, site="tweedekamer", type="replaced"),
    ),
    "one move on two pages": (MOVE, replace(MOVE, headline="Planning", seen=VOTE.seen + timedelta(hours=5))),
}
OTHER = {
    "a paper and its reprint on one site": (PAPER, replace(PAPER, type="replaced")),
    "a letter and the members' letter about it": (
        replace(PAPER, paper=None, headline="Verzamelbrief opvang juni"),
        replace(PAPER, paper=None, site="vng", headline="Ledenbrief bij verzamelbrief opvang juni"),
    ),
    "another outcome": (VOTE, replace(NEWS, type="adopted", headline="Eerste Kamer neemt Voorbeeldwet aan")),
    "the other chamber": (VOTE, replace(VOTE, site="tweedekamer")),
    "another dossier": (VOTE, replace(NEWS, dossiers=("tweedewet",))),
    "two bills of one topic": (VOTE, replace(VOTE, numbers=("99997",), headline="Tweede voorbeeldwet")),
    "a vote a month later": (VOTE, replace(NEWS, day=date(2026, 8, 1))),
    "a vote without a day, a month later": (
        VOTE,
        replace(NEWS, day=None, seen=VOTE.seen + timedelta(days=30)),
    ),
    "two papers of one kind": (PAPER, replace(PAPER, paper="99999/D")),
    "papers of two bills in equal words": (
        replace(PAPER, paper=None),
        replace(PAPER, paper=None, site="vng", numbers=("99998",)),
    ),
    "a paper and what replaces it in equal words": (
        replace(PAPER, paper=None),
        replace(PAPER, paper=None, site="vng", type="replaced"),
    ),
    "a report and a further one": (
        replace(PAPER, paper=None),
        replace(PAPER, paper=None, site="vng", headline="Nader verslag"),
    ),
    "a promise and a letter in equal words": (
        replace(PAPER, paper=None),
        replace(PAPER, paper=None, site="vng", type="promised"),
    ),
    "an amendment and its bill": (
        VOTE,
        replace(VOTE, headline="Amendement over voorrang", amendment="proef"),
    ),
    "a move and its return": (MOVE, replace(MOVE, text="Was: 14 juli 2026. Wordt: 7 juli 2026.")),
    "two dossiers that share a topic": (
        replace(NEWS, dossiers=("topic", "voorbeeldwet")),
        replace(NEWS, dossiers=("topic", "tweedewet")),
    ),
}


@pytest.mark.parametrize("pair", SAME.values(), ids=SAME)
def test_one_happening_is_one_event_in_both_orders(pair: tuple[Sighting, Sighting]) -> None:
    assert same_event(*pair)
    assert same_event(*reversed(pair))


@pytest.mark.parametrize("pair", OTHER.values(), ids=OTHER)
def test_two_happenings_are_two_events_in_both_orders(pair: tuple[Sighting, Sighting]) -> None:
    assert not same_event(*pair)
    assert not same_event(*reversed(pair))
