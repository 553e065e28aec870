"""The last lines of a message: why you get it, found on what, seen when. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest

from monitors.model import Alert, Change, Match, Notice, Why
from monitors.watchlist import Dossier, Subscription, Watchlist
from monitors.words import texts
from monitors.words.dutch import HARD_SPACE, at, dossier_number, inert, listed, paper_label, shortened

_NAMED_AT_MOST = 2
_TEXT_AT_MOST = 60
_NAME_AT_MOST = 60
_NUMBERED_RULES = ("number", "paper")
_About = Change | Notice
_NUMBER = re.compile(r"(\d{2})[^\d]?(\d{3})(.*)", re.DOTALL)


def footer(alert: Alert, change: _About, watchlist: Watchlist) -> tuple[str, ...]:
    """Why, found on and seen, in this order."""
    asked = [s for s in watchlist.subscriptions if s.key in alert.subscriptions]
    why = texts.WHY.format(what=_followed(asked, change, watchlist))
    found = _found(asked, change)
    return (why, *found, texts.SEEN.format(moment=at(alert.event.seen)))


def dossiers_of(change: _About, watchlist: Watchlist) -> tuple[Dossier, ...]:
    """The followed dossiers that a change is about."""
    keys = {match.key for match in change.matches.dossiers}
    return tuple(dossier for dossier in watchlist.dossiers if dossier.key in keys)


def with_numbers(dossier: Dossier) -> str:
    """ "Asielnoodmaatregelenwet (36 704)"; a topic by its title alone."""
    title = shortened(inert(dossier.title), _NAME_AT_MOST)
    if not dossier.numbers or dossier.context:
        return title
    return texts.NAMED_BILL.format(name=title, number=listed(map(dossier_number, dossier.numbers)))


def several(names: list[str], at_most: int) -> str:
    """The first names and how many more there are."""
    if len(names) <= at_most:
        return listed(names)
    return f"{', '.join(names[:at_most])} {texts.AND_MORE.format(count=len(names) - at_most)}"


def _followed(asked: list[Subscription], change: _About, watchlist: Watchlist) -> str:
    amendments = _names_of_amendments(asked, change, watchlist)
    if amendments:
        template = texts.WHY_AMENDMENT if len(amendments) == 1 else texts.WHY_AMENDMENTS
        return template.format(names=several(amendments, _NAMED_AT_MOST))
    wanted = {key for subscription in asked for key in subscription.dossiers}
    followed = [d for d in dossiers_of(change, watchlist) if d.key in wanted]
    if not followed:
        return texts.WHY_EVERYTHING
    names = [shortened(inert(dossier.title), _NAME_AT_MOST) for dossier in followed]
    template = texts.WHY_DOSSIER if len(names) == 1 else texts.WHY_DOSSIERS
    return template.format(names=several(names, _NAMED_AT_MOST))


def _names_of_amendments(asked: list[Subscription], change: _About, watchlist: Watchlist) -> list[str]:
    wanted = {key for subscription in asked for key in subscription.amendments}
    keys = wanted & {match.key for match in change.matches.amendments}
    amendments = (a for dossier in watchlist.dossiers for a in dossier.amendments if a.key in keys)
    return [inert(a.names[0] if a.names else a.key) for a in amendments]


def _found(asked: list[Subscription], change: _About) -> tuple[str, ...]:
    matches: list[Match] = [*change.matches.amendments, *change.matches.dossiers]
    wanted = {key for s in asked for key in (*s.amendments, *s.dossiers)}
    chosen = [match for match in matches if match.key in wanted] or list(change.matches.dossiers)
    rounds = zip_longest(*(match.why for match in chosen))
    told = _telling([why for one in rounds for why in one if why and why.text])
    reasons = list(dict.fromkeys(map(_reason, told)))
    return (texts.FOUND.format(what=listed(reasons[:_NAMED_AT_MOST])),) if reasons else ()


def _telling(whys: list[Why]) -> Iterator[Why]:
    """The reasons without those that another tells too: the same words, or a part of longer ones."""
    folded = [why.text.casefold() for why in whys]
    for i, (why, text) in enumerate(zip(whys, folded, strict=True)):
        if text not in folded[:i] and not any(text != other and text in other for other in folded):
            yield why


def _reason(why: Why) -> str:
    text = shortened(inert(why.text), _TEXT_AT_MOST)
    bill, _, paper = text.partition("/")
    if why.rule in _NUMBERED_RULES and paper:
        return texts.FOUND_PAPER.format(number=dossier_number(bill), paper=paper_label(paper))
    if why.rule in _NUMBERED_RULES:
        return texts.FOUND_NUMBER.format(text=_NUMBER.sub(rf"\1{HARD_SPACE}\2\3", text))
    where = texts.FOUND_IN.get(why.where.partition(" ")[0], "")
    return texts.FOUND_TEXT.format(text=text, where=where)
