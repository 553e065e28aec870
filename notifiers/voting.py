"""Votes, stages and new papers of a bill as rows of a message. Pure."""

from __future__ import annotations

from monitors import procedure, texts
from monitors.dutch import capital, inert, parties, shortened
from monitors.headline import paper_of
from monitors.model import Part
from monitors.votes import Facts, Turned, Vote, turned, vote
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


def stage_of(facts: Facts, told: Vote | None) -> str:
    """The key of the table of procedure: the stage of the bill, or what a vote of the Tweede Kamer means."""
    if told and told.chamber == "tk":
        return "adopted_house" if told.result == "aangenomen" else "rejected_house"
    if told:
        return "adopted" if told.result == "aangenomen" else "rejected"
    return next(iter(facts.get("stage", ())), "")


def stage_row(facts: Facts, part: Part | None) -> Row | None:
    """Where the bill stands, and where it stood where that changed."""
    stage = next(iter(facts.get("stage", ())), "")
    now = procedure.STAGES.get(stage)
    if now is None:
        return None
    before = procedure.STAGES.get(part.before or "") if part else None
    return Row(texts.STATE, f"{capital(texts.STEP.join(step for step in (before, now) if step))}.")


def paper_row(part: Part) -> Row:
    """A new paper of a bill: its title, its number, and the line of the page with its date."""
    heading, label = paper_of(part)
    date = inert((part.after or "").partition(";")[0])
    told = ", ".join(text for text in (label, date) if text)
    text = shortened(heading, 140)
    return Row(texts.PAPER, f"{text} ({told})." if told else f"{text}.")


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
