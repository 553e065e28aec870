"""What a message tells of a vote: of the bill, of those voted on with it, and of the same day. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from monitors.alerts.below import Also
from monitors.alerts.votes import OtherVote
from monitors.events.votes import grouped, vote
from monitors.model import EventType
from monitors.words import procedure, texts
from monitors.words.dutch import dossier_number, inert, weekday
from notifiers.links import linked, own
from notifiers.shape import Link, Row
from notifiers.told import Told
from notifiers.voting import other_rows, result_rows, same_day, too_voted
from notifiers.why import dossiers_of

_SAME_DAY_AT_MOST, _OTHERS_AT_MOST = 2, 2
_BEFORE_A_VOTE = (EventType.SUBMITTED, EventType.REPLACED, EventType.WITHDRAWN)
_DEBATE_MOVED = "moved/debate/"


def together(told: Told) -> tuple[OtherVote, ...]:
    """The bills that were voted on in one go with the one of the message."""
    found = (one for one in told.alert.votes if one.together and told.vote and told.bill)
    return tuple(found)[:_OTHERS_AT_MOST]


def too(told: Told) -> Iterator[str]:
    """A sentence for each bill that was voted on with this one."""
    for one in together(told):
        sentence = too_voted(one, told.vote) if told.vote else ""
        if sentence:
            yield sentence


def vote_rows(told: Told) -> Iterator[Row]:
    """The result of the bill, by its number where others were voted on with it."""
    if told.vote is None:
        return
    others = other_rows(together(told), told.vote)
    label = dossier_number(inert(told.subject.key)) if others else texts.RESULT
    yield from result_rows(told.facts, told.vote, label)
    yield from others


def consequence(told: Told) -> str:
    """What follows for the bills of the vote together, and for an amendment of theirs that is followed."""
    follows = told.follows.consequence if told.follows else ""
    if follows != procedure.NO_LAW or not told.vote:
        return follows
    votes = [vote(grouped(one.facts), told.vote.chamber) for one in together(told)]
    if votes and all(cast and cast.result == "verworpen" for cast in votes):
        follows = procedure.NEITHER if len(votes) == 1 else procedure.NONE_OF_THEM
    return " ".join((follows, *_amendments(told)))


def _amendments(told: Told) -> Iterator[str]:
    """The followed amendments of a bill; those of a novelle may stand in the bill itself."""
    for dossier in dossiers_of(told.change, told.watchlist):
        if dossier.numbers[:1] == (told.subject.key,):
            named = (inert(one.names[0]) for one in dossier.amendments if one.names)
            yield from (procedure.NOR_AMENDMENT.format(name=name) for name in named)


def further(told: Told) -> str:
    """What comes next; where nothing does, what Wetwacht still watches."""
    follows = told.follows.further if told.follows else ""
    day = _vote_day(told)
    if day and told.alert.event.type in _BEFORE_A_VOTE:
        return texts.VOTE_ON.format(day=day)
    ended = follows == procedure.ENDED and told.bill
    return f"{follows} {procedure.KEEPS_WATCHING}" if ended else follows


def voting_rows(told: Told) -> Iterator[Row]:
    """When the vote is, where a debate moved."""
    if told.facts.get("procedure", ("",))[0] == _DEBATE_MOVED:
        day = _vote_day(told)
        yield Row(texts.VOTE, texts.VOTE_DAY.format(day=day) if day else texts.NO_VOTE_DAY)


def _vote_day(told: Told) -> str:
    day = next(iter(told.facts.get("vote_ahead", ())), "")
    return weekday(date.fromisoformat(day)) if day else ""


def later_rows(told: Told) -> Iterator[Row]:
    """The votes of the same day on other dossiers of this reader, each with its own message or page."""
    others = (one for one in told.alert.votes if not one.together and told.bill and told.vote)
    for one in tuple(others)[:_SAME_DAY_AT_MOST]:
        text = same_day(one, told.vote) if told.vote else ""
        if text:
            public = told.options.public_url
            url = own(public, one.change).url if public else linked(one.url, told.watchlist.sources)
            yield Row(texts.SAME_DAY, text, url=url)


def other_links(told: Told) -> Iterator[Link]:
    """The pages of the bills that were voted on with this one."""
    for one in together(told):
        url = linked(one.url, told.watchlist.sources)
        if url:
            number = dossier_number(inert(one.number))
            yield Link(texts.LINK_BILL.format(number=number, shown=told.shown), url)


def reported(told: Told) -> tuple[Also, ...]:
    """The later sightings without those that a row of a vote tells already."""
    known = {one.change for one in together(told)}
    return tuple(one for one in told.alert.also if one.change not in known)
