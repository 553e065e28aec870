"""Work on changes: what staff say of one is kept, and what they say is wrong reaches the operators."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from sqlite_utils import Database

from monitors.alerts.subscriptions import operators
from monitors.history import outbox, versions, work
from monitors.history.changes import change_by_id
from monitors.history.database import write_tx
from monitors.history.work import Proposal, Work
from monitors.model import Change, Event, EventType, Matches, Notice
from monitors.watchlist import Watchlist
from monitors.words import worktexts as texts
from monitors.words.dutch import counted, dossier_number, inert, listed, shortened
from monitors.words.headline import LONGEST

LONGEST_SAID = 500


class NoSuchChange(LookupError):
    """There is no change with this number."""


def work_done(db: Database, watchlist: Watchlist, done: Work) -> bool:
    """Keeps what somebody did with a change; False where it was known. Raises NoSuchChange.

    Of what is said to be wrong the operators hear, with how to correct it.
    """
    with write_tx(db):
        change = change_by_id(db, done.change)
        if change is None:
            raise NoSuchChange(done.change)
        said = replace(done, said=shortened(inert(done.said), LONGEST_SAID))
        if work.save_work(db, said) is None:
            return False
        if said.what == "wrong":
            lines = tuple(_wrong(said, change))
            headline = texts.WRONG_HEADLINE.format(who=_who(said.who), headline=inert(change.headline))
            _tell(db, watchlist, shortened(headline, LONGEST), lines, said.made)
        return True


def proposed(db: Database, watchlist: Watchlist, proposal: Proposal) -> int:
    """Keeps a proposal for the watchlist, tells the operators, and returns its number.

    The same again while it waits is the one that there is, and nobody hears of it twice.
    """
    with write_tx(db):
        same = work.same_proposal(db, proposal)
        if same is not None:
            return same
        number = work.save_proposal(db, proposal)
        headline = shortened(texts.PROPOSED_HEADLINE.format(name=inert(proposal.name)), LONGEST)
        _tell(db, watchlist, headline, tuple(_asked(proposal, watchlist)), proposal.made)
        return number


def _asked(proposal: Proposal, watchlist: Watchlist) -> Iterator[str]:
    yield texts.PROPOSED_WHO.format(who=_who(proposal.who))
    if proposal.dossier:
        dossier = watchlist.dossier(proposal.dossier)
        yield texts.PROPOSED_DOSSIER.format(dossier=dossier.title if dossier else proposal.dossier)
    if proposal.numbers:
        yield texts.PROPOSED_NUMBERS.format(numbers=listed(map(dossier_number, proposal.numbers)))
    if proposal.names:
        yield texts.PROPOSED_NAMES.format(names=listed(map(inert, proposal.names)))
    if proposal.fires is not None:
        yield texts.PROPOSED_FIRES.format(fires=counted(proposal.fires, *texts.MESSAGES))
    yield texts.PROPOSED_DO


def _wrong(done: Work, change: Change) -> list[str]:
    lines = [texts.WRONG_CHANGE.format(change=change.id)]
    lines += [texts.WRONG_SAID.format(said=done.said)] if done.said else []
    lines.append(texts.WRONG_LOOK.format(url=inert(change.subject.url)))
    told = change.event is not None
    lines.append(texts.WRONG_DO.format(event=change.event) if told else texts.WRONG_NO_EVENT)
    return lines


def _tell(db: Database, watchlist: Watchlist, headline: str, lines: tuple[str, ...], now: datetime) -> None:
    event = Event(0, EventType.REMARK, headline, now)
    number = versions.save_notice(db, event, Notice(lines, (), Matches()))
    outbox.enqueue(db, number, operators(watchlist), now)


def _who(name: str) -> str:
    return inert(name) or texts.SOMEBODY
