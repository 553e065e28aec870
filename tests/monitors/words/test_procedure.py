"""The table of procedure: short sentences, chosen by what happened."""

from __future__ import annotations

import pytest

from monitors.events.happening import Happening, What
from monitors.model import EventType
from monitors.words import procedure
from monitors.words.headlinetexts import HAPPENED
from tests.language import MEAN_AT_MOST, SENTENCE_AT_MOST, complaints, mean_length, sentences

ENTRIES = sorted(
    (f"{kind}/{what}/{narrow}", entry) for (kind, what, narrow), entry in procedure.PROCEDURE.items()
)


@pytest.mark.parametrize(("key", "entry"), ENTRIES, ids=[key for key, _ in ENTRIES])
def test_every_entry_keeps_the_rules_of_the_voice(key: str, entry: procedure.Follows) -> None:
    told = [text for text in (entry.consequence, entry.further) if text]
    assert told, "an entry says something"
    assert [found for text in told for found in complaints(text)] == []
    assert all(len(one.split()) <= SENTENCE_AT_MOST for text in told for one in sentences(text))
    assert mean_length(told) <= MEAN_AT_MOST
    assert procedure.follows(key) is entry


def test_what_is_decided_by_a_chamber_depends_on_the_chamber() -> None:
    here, there = (
        procedure.follows(procedure.key_of(Happening(EventType.ADOPTED, What.BILL, chamber)))
        for chamber in ("ek", "tk")
    )
    assert here and there and here != there


def test_a_novelle_takes_the_step_of_a_bill_where_it_has_none_of_its_own() -> None:
    assert (
        procedure.key_of(Happening(EventType.CHANGED, What.NOVELLE, stage="plenary"))
        == "changed/bill/plenary"
    )


@pytest.mark.parametrize("key", ["", "adopted", "adopted/bill/", "nothing/of/this", "changed/page/"])
def test_what_the_table_does_not_know_has_no_consequence(key: str) -> None:
    assert procedure.follows(key) is None


def test_every_decision_on_a_paper_has_a_headline_and_a_consequence() -> None:
    for what in (What.BILL, What.NOVELLE, What.AMENDMENT, What.MOTION):
        for kind in (EventType.ADOPTED, EventType.REJECTED):
            assert (kind, what) in HAPPENED
            assert procedure.key_of(Happening(kind, what, "tk"))
