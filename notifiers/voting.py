"""Votes, stages and new papers of a bill as rows of a message. Pure."""

from __future__ import annotations

from datetime import date

from monitors.alerts.votes import OtherVote
from monitors.events.votes import Facts, Turned, Vote, grouped, turned, vote
from monitors.model import Part
from monitors.words import procedure, texts
from monitors.words.dutch import capital, dossier_number, inert, parties, shortened, written
from notifiers.shape import Row
from notifiers.why import several

_TURNED_AT_MOST = 6
_PARTY_AT_MOST = 50
_ENDS = ("rejected", "rejected_house", "withdrawn")


def result_rows(facts: Facts, told: Vote, label: str = texts.RESULT) -> tuple[Row, ...]:
    """The result first, then who voted otherwise than in the other chamber, then the full lists."""
    lists = ((texts.FOR, told.supporters), (texts.AGAINST, told.opponents), (texts.ABSENT, told.absent))
    details = (
        Row(name, f"{', '.join(_party(one) for one in parties(names))}.", detail=True)
        for name, names in lists
        if names
    )
    return (Row(label, _result(facts, told)), *details)


def other_rows(others: tuple[OtherVote, ...], told: Vote) -> tuple[Row, ...]:
    """The same of each bill that was voted on in one go with the one of the message."""
    rows: list[Row] = []
    for one in others:
        facts = grouped(one.facts)
        cast = vote(facts, told.chamber)
        if cast:
            head, *details = result_rows(facts, cast, dossier_number(inert(one.number)))
            first = texts.NOVELLE_FIRST if is_novelle(one) else ""
            rows += [Row(head.label, first + head.text), *details]
    return tuple(rows)


def same_day(one: OtherVote, told: Vote) -> str:
    """What became of a bill of another dossier on that day; empty where that is not known."""
    cast = vote(grouped(one.facts), told.chamber)
    if cast is None:
        return ""
    name = texts.NAMED_BILL.format(name=_title(one), number=dossier_number(inert(one.number)))
    return texts.SAME_DAY_VOTE.format(name=name, result=_outcome(cast)[:1].lower() + _outcome(cast)[1:])


def too_voted(one: OtherVote, told: Vote) -> str:
    """The sentence that a bill of the same event had its vote too; empty where that is not known."""
    cast = vote(grouped(one.facts), told.chamber)
    if cast is None:
        return ""
    numbered = texts.BILL_NUMBERED.format(number=dossier_number(inert(one.number)))
    bill = texts.THE_NOVELLE if is_novelle(one) else numbered
    if cast.seats is None:
        return texts.TOO_VOTED_PLAIN.format(bill=bill, result=cast.result)
    return texts.TOO_VOTED.format(bill=bill, result=cast.result, seats=_seats(cast.seats))


def is_novelle(one: OtherVote) -> bool:
    """Whether a bill changes another bill."""
    return "novelle" in one.title.casefold()


def stage_row(facts: Facts, part: Part | None, cast: Vote | None = None) -> Row | None:
    """Where the bill stands: by chamber where both have voted, else with where it stood before."""
    stage = next(iter(facts.get("stage", ())), "")
    now = procedure.STAGES.get(stage)
    if now is None:
        return None
    if cast and cast.chamber == "ek" and facts.get("result_tk"):
        return Row(texts.STATE, f"{texts.STEP.join(_chambers(facts, stage, cast))}.")
    before = procedure.STAGES.get(part.before or "") if part else None
    return Row(texts.STATE, f"{capital(texts.STEP.join(step for step in (before, now) if step))}.")


def _chambers(facts: Facts, stage: str, cast: Vote) -> list[str]:
    there, day = facts["result_tk"][0], next(iter(facts.get("decided_tk", ())), "")
    template = texts.IN_CHAMBER_ON if day else texts.IN_CHAMBER
    shown = written(date.fromisoformat(day)) if day else ""
    return [
        template.format(chamber=texts.CHAMBERS["tk"], result=inert(there), day=shown),
        texts.IN_CHAMBER.format(chamber=texts.CHAMBERS["ek"], result=cast.result),
        *((texts.CLOSED,) if stage in _ENDS else ()),
    ]


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
    return f"{outcome[:-1]}: {_seats(told.seats)}."


def _seats(seats: tuple[str, str]) -> str:
    return texts.SEATS.format(voor=inert(seats[0]), tegen=inert(seats[1]))


def _turned(one: Turned) -> str:
    return texts.TURNED_ONE.format(party=_party(one.party), there=one.there, here=one.here)


def _party(name: str) -> str:
    return shortened(inert(name), _PARTY_AT_MOST)


def _title(one: OtherVote) -> str:
    return shortened(inert(one.title), _PARTY_AT_MOST)
