"""What a report in the news says of the vote on one bill, to be held beside what others say of it. Pure.

Only where title or first sentence told of one vote, and it is clear in which chamber and on which bill.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta

from crawler.document import Document
from monitors.events import saidwords
from monitors.events.contradiction import Statement
from monitors.events.joining import Known, figures
from monitors.events.sightings import Sighting
from monitors.events.votes import CHAMBERS, Chamber
from monitors.papers.figures import day_of

KINDS = ("nieuws", "nieuwsbericht")
_RESULTS = {"adopted": "aangenomen", "rejected": "verworpen"}
_DAYS_APART = timedelta(days=2)


def reported(known: Known, bills: Mapping[str, tuple[str, ...]]) -> Statement | None:
    """What a kept report says of a vote; `bills` are the numbers of each dossier."""
    document = known.document
    voted = [one.sighting for one in known.said if one.sighting.type in _RESULTS]
    if document.kind not in KINDS or len(voted) != 1:
        return None
    (one,) = voted
    chamber = _chamber(one)
    bill, day = _bill(one, bills), one.day or document.published
    if not chamber or not bill or day is None or saidwords.matter_of(one.headline, one.text, one.amendment):
        return None
    facts = {f"result_{chamber}": (_RESULTS[one.type or ""],), **_seats(document, chamber)}
    return Statement(bill, document.site, document.url, facts, {}, day)


def tells_of(known: Known, bill: str, chamber: Chamber) -> bool:
    """Whether a kept change told how a chamber voted on a bill."""
    voted = (one.sighting for one in known.said if one.sighting.type in _RESULTS)
    return any(bill in one.numbers and _chamber(one) == chamber for one in voted)


def of_one_vote(one: Statement, other: Statement) -> bool:
    """Whether two statements are of the same votes: a report counts only for a vote of its own days."""
    return _in_the_days_of(one, other) and _in_the_days_of(other, one)


def _in_the_days_of(report: Statement, other: Statement) -> bool:
    if report.day is None:
        return True
    chamber = next(one for one in CHAMBERS if f"result_{one}" in report.facts)
    day = other.day or day_of(next(iter(other.facts.get(f"decided_{chamber}", ())), ""))
    return day is not None and abs(report.day - day) <= _DAYS_APART


def _bill(one: Sighting, bills: Mapping[str, tuple[str, ...]]) -> str:
    """The number of the bill that a report is about, empty where it may be another too."""
    every = tuple(dict.fromkeys(number for key in one.dossiers for number in bills.get(key, ())))
    named = one.numbers or every
    if len(named) != 1:
        return ""
    novelle = saidwords.is_novelle(one.headline, one.text)
    return "" if novelle and len(every) > 1 and named[0] == every[0] else named[0]


def _chamber(one: Sighting) -> str:
    return saidwords.chamber_of(one.site, one.headline, one.text)


def _seats(document: Document, chamber: str) -> dict[str, tuple[str, ...]]:
    found = figures(document)
    if len(found) != 1:
        return {}
    ((voor, tegen),) = found
    return {f"seats_{chamber}_for": (voor,), f"seats_{chamber}_against": (tegen,)}
