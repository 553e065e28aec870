"""Votes, stages and new papers of a bill as rows of a message. Pure."""

from __future__ import annotations

from monitors.events.votes import Facts, Turned, Vote, turned, vote
from monitors.model import Part
from monitors.words import procedure, texts
from monitors.words.dutch import capital, inert, parties, shortened
from notifiers.shape import Row
from notifiers.why import several

_TURNED_AT_MOST = 6
_PARTY_AT_MOST = 50


def result_rows(facts: Facts, told: Vote) -> tuple[Row, ...]:
    """The result first, then who voted otherwise than in the other chamber, then the full lists."""
    lists = ((texts.FOR, told.supporters), (texts.AGAINST, told.opponents), (texts.ABSENT, told.absent))
    details = (
        Row(label, f"{', '.join(_party(name) for name in parties(names))}.", detail=True)
        for label, names in lists
        if names
    )
    return (Row(texts.RESULT, _result(facts, told)), *details)


def stage_row(facts: Facts, part: Part | None) -> Row | None:
    """Where the bill stands, and where it stood where that changed."""
    stage = next(iter(facts.get("stage", ())), "")
    now = procedure.STAGES.get(stage)
    if now is None:
        return None
    before = procedure.STAGES.get(part.before or "") if part else None
    return Row(texts.STATE, f"{capital(texts.STEP.join(step for step in (before, now) if step))}.")


def _result(facts: Facts, told: Vote) -> str:
    sentences = [_outcome(told)]
    other = turned(told, vote(facts, "tk")) if told.chamber == "ek" else ()
    if other:
        names = {inert(one.party): one for one in other}
        ordered = [_turned(names[name]) for name in parties(names)]
        sentences.append(
            texts.TURNED.format(chamber=texts.CHAMBERS["tk"], parties=several(ordered, _TURNED_AT_MOST))
        )
    if not told.supporters and not told.opponents:
        sentences.append(texts.NO_PARTIES)
    elif told.seats is None:
        sentences.append(texts.NO_SEATS)
    return " ".join(sentences)


def _outcome(told: Vote) -> str:
    outcome = texts.RESULT_ONLY[told.result]
    if told.seats is None:
        return outcome
    seats = texts.SEATS.format(voor=inert(told.seats[0]), tegen=inert(told.seats[1]))
    return f"{outcome[:-1]}: {seats}."


def _turned(one: Turned) -> str:
    return texts.TURNED_ONE.format(party=_party(one.party), there=one.there, here=one.here)


def _party(name: str) -> str:
    return shortened(inert(name), _PARTY_AT_MOST)
