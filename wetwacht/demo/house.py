"""The House's open data in the script: amendments, the bill and a motion of 36 704, a meeting on 36 855.

Real are the bill of the amendment-Vondeling and that it was adopted on 1 July 2025, the vote of 3 July
with the parties in favour, and the meeting of 15 December 2025. The evidence knows no number of the
amendment, so the chain 901 › 902 › 903 with its days is INVENTED, as are all case numbers (Z9…, A9…), the
parties against, the motion of "lid A" and the first day of the meeting.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from crawler.sites.tweedekamer import queries
from wetwacht.demo.lists import Case, HouseList, Meeting, Vote
from wetwacht.demo.model import Edit
from wetwacht.demo.state import Page
from wetwacht.demo.strokes import BILLS, Stroke, appears, on

_PAGE = "https://www.tweedekamer.nl/kamerstukken/wetsvoorstellen/detail?cfg=wetsvoorsteldetails&qry=wetsvoorstel%3A"
_ASYLUM, _NOVELLE = "36704", "36855"
_AMENDMENTS = queries.amendments(_ASYLUM)
_CASES = queries.other_cases(_ASYLUM)
_MEETINGS = queries.activities(_NOVELLE)
_ABOUT = "van het lid Vondeling over strafbaarstelling van illegaal verblijf"
_FOR = ("BBB", "FVD", "JA21", "NSC", "PVV", "SGP", "VVD")
_AGAINST = ("CDA", "ChristenUnie", "D66", "DENK", "GroenLinks-PvdA", "PvdD", "SP", "Volt")
_FIRST = Case("2025Z90901", "Amendement", f"Amendement {_ABOUT}", on("2025-06-18"), "Vondeling", 901)
_SECOND = Case(
    "2025Z90902",
    "Amendement",
    f"Gewijzigd amendement {_ABOUT}, ter vervanging van nr. 901",
    on("2025-06-25"),
    "Vondeling",
    902,
    901,
)
_THIRD = Case(
    "2025Z90903",
    "Amendement",
    f"Nader gewijzigd amendement {_ABOUT}, ter vervanging van nr. 902",
    on("2025-07-01"),
    "Vondeling",
    903,
    902,
)
_BILL = Case("2025Z90001", "Wetgeving", "Asielnoodmaatregelenwet", on("2025-03-04"), "minister")
_MOTION = Case(
    "2025Z90910",
    "Motie",
    "Motie van het lid A over de gevolgen van de Asielnoodmaatregelenwet voor gemeenten",
    on("2025-06-26"),
    "lid A",
    910,
    vote=Vote("Aangenomen", on("2025-07-01")),
)
_MEETING = Meeting("2025A90015", "Wetgevingsoverleg", "Novelle Asielnoodmaatregelenwet", on("2025-12-08"))


def lists() -> tuple[Page, ...]:
    """What the House's open data say at the baseline."""
    return HouseList(_AMENDMENTS, _ASYLUM, (_FIRST, _SECOND)), HouseList(_CASES, _ASYLUM, (_BILL,))


def amendment_replaced() -> Stroke:
    """The third of the chain comes in."""
    what = "amendement 903 vervangt 902"
    return _listed(_AMENDMENTS, _ASYLUM, what, lambda rows: (*rows, _THIRD), "vondeling")


def amendment_adopted() -> Stroke:
    """The House decides on the third of the chain."""
    voted = replace(_THIRD, vote=Vote("Aangenomen", on("2025-07-01")))
    what = "amendement 903 aangenomen"
    return _listed(_AMENDMENTS, _ASYLUM, what, lambda rows: (*rows[:-1], voted), "vondeling")


def motion() -> Stroke:
    """A motion that was adopted on the same day."""
    return _listed(_CASES, _ASYLUM, "motie 910 aangenomen", lambda rows: (*rows, _MOTION))


def bill_adopted() -> Stroke:
    """The vote on the bill, party by party."""
    voted = replace(_BILL, vote=Vote("Aangenomen", on("2025-07-03"), _FOR, _AGAINST))
    return _listed(_CASES, _ASYLUM, "stemming over 36704", lambda rows: (voted, *rows[1:]))


def meeting_planned() -> Stroke:
    """The first meeting on the novelle, with the list that gives it: silent."""
    return appears(HouseList(_MEETINGS, _NOVELLE, (_MEETING,)))


def meeting_moved() -> Stroke:
    """The meeting gets another day."""
    moved = replace(_MEETING, on=on("2025-12-15"))
    return _listed(_MEETINGS, _NOVELLE, "overleg naar 15 december 2025", lambda _: (moved,), "vondeling")


def _listed(
    url: str,
    dossier: str,
    what: str,
    change: Callable[[tuple[Case | Meeting, ...]], tuple[Case | Meeting, ...]],
    *amendments: str,
) -> Stroke:
    """Other rows in a list of a dossier, which readers know by the page of its bill."""

    def make(before: Page | None) -> Page:
        if not isinstance(before, HouseList):
            raise TypeError(f"no list of the House: {before}")
        return replace(before, rows=change(before.rows))

    edit = Edit("tweedekamer", f"{_PAGE}{dossier}", True, (BILLS[dossier][1],), what, amendments, url)
    return Stroke(url, make, "edit", edit)
