"""How pages of the Eerste Kamer name a dossier and its papers: "36.791", "36.945 XXII", "37.020, M"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from crawler.sites.eerstekamer.common import path_of
from crawler.text import line

_SUFFIX = r"(?:\s*\(?(R\d{4}|[IVXLC]+[AB]?)\b\)?)?"
_PAPER = r"(?:,\s*(?:nr\.\s*)?([A-Z]{1,3}|\d{1,4})\b)?"
_NUMBER = re.compile(rf"(?<![\w.,])(\d{{2}})\.?(\d{{3}})(?!\d|[.,]\d){_SUFFIX}{_PAPER}")
_IN_BRACKETS = re.compile(r"\s*\((?:\d{2}\.?\d{3}\b[^()]*(?:\([^()]*\))?[^()]*)\)\s*$")
_BILL = re.compile(r"/wetsvoorstel/(\d{5})_[^/]+/?")
_OTHER = re.compile(r"/[a-z_]+/(\d{5})_[^/]+/?")


@dataclass(frozen=True, slots=True)
class Reference:
    """A dossier number with its suffix ("36945-XXII"), and the paper in it where one is named."""

    dossier: str
    paper: str = ""

    @property
    def shown(self) -> str:
        """The number as readers know it: "36 945-XXII"."""
        return f"{self.dossier[:2]} {self.dossier[2:]}"

    def row(self, *rest: str) -> str:
        """A key for a row about this dossier or paper."""
        return "/".join(filter(None, (self.dossier, self.paper, *rest)))


def references(text: str) -> tuple[Reference, ...]:
    """Every dossier that a text names, in its order, each once."""
    found = (
        Reference(f"{one[1]}{one[2]}" + (f"-{one[3]}" if one[3] else ""), one[4] or "")
        for one in _NUMBER.finditer(line(text))
    )
    return tuple(dict.fromkeys(found))


def linked(address: str, text: str) -> Reference | None:
    """The dossier behind a link, with the suffix that its text gives; None where the link is no dossier's."""
    found = _OTHER.fullmatch(path_of(address) or "")
    if not found:
        return None
    named = (one for one in references(text) if one.dossier.startswith(found[1]))
    return next(named, Reference(found[1]))


def bill_number(address: str) -> str | None:
    """The number in the address of a bill, or None for any other address."""
    found = _BILL.fullmatch(path_of(address) or "")
    return found[1] if found else None


def without_number(text: str) -> str:
    """A title without the dossier number that stands in brackets behind it."""
    return _IN_BRACKETS.sub("", line(text))
