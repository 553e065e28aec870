"""Who voted otherwise than in the other chamber."""

from __future__ import annotations

from monitors.events.votes import Chamber, Turned, Vote, turned


def vote(chamber: Chamber, supporters: tuple[str, ...], opponents: tuple[str, ...]) -> Vote:
    return Vote(chamber, "aangenomen", None, supporters, opponents)


def test_a_party_that_voted_otherwise_is_told_and_one_that_was_not_there_is_not() -> None:
    here, there = (
        vote("ek", ("Partij A",), ("Partij B", "Partij C")),
        vote("tk", ("Partij B",), ("Partij D",)),
    )
    assert turned(here, there) == (Turned("Partij B", "tegen", "voor"),)
    assert turned(here, None) == ()


def test_a_renamed_party_that_votes_the_same_did_not_vote_otherwise() -> None:
    assert turned(vote("ek", ("PRO",), ()), vote("tk", ("GroenLinks-PvdA",), ())) == ()
    assert turned(vote("ek", ("GroenLinks-PvdA",), ()), vote("tk", ("PRO",), ())) == ()


def test_a_renamed_party_that_votes_otherwise_is_told_under_its_new_name() -> None:
    found = turned(vote("ek", (), ("PRO",)), vote("tk", ("GroenLinks-PvdA",), ()))
    assert found == (Turned("PRO", "tegen", "voor"),)


def test_a_party_that_only_resembles_a_renamed_one_is_another_party() -> None:
    assert turned(vote("ek", (), ("PRO",)), vote("tk", ("GroenLinks", "PvdA"), ())) == ()
