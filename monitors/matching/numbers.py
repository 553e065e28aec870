"""Numbers of bills and papers in a text, in all their spellings; never amounts or telephones. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

# 36704 · 36 704 · 36.704, then perhaps a chapter and a paper: "-44", ", nr. 44", "/F", ", letter F", ", D".
_NUMBER = re.compile(
    r"(?<![^\W_])(?<![.,:\u20ac$])(?<!\d[ -])(\d{2})([ .-]?)(\d{3})(?![\d%]|[.,]\d)(?!\.[a-z])"
    r"(?:-([IVXL]+)\b| ([IVXL]+)\b(?=[ ,)]))?"
    r"(?:(?:,? ?(?:nrs?\.?|nummer|letter|ondernummer) ?|, ?(?=[A-Z]{1,2}\b(?! ?[a-z]))|[-/])"
    r"(\d{1,3}|[A-Z]{1,2})\b(?!\.\d))?"
)
_MORE = re.compile(r"(?:, | en | t/m )(\d{1,3}|[A-Z]{1,2})\b(?! ?\d)(?!\.\d)")
_NOT_BEFORE = re.compile(
    r"(?:[\u20ac$#]|\b(?:eur|usd|circa|ruim|bijna|ongeveer|zo'n|totaal|aantal|postbus|pb|art\.?|artikel(?:nummer)?|"
    r"(?:tel|fax|telefoon|mobiel|telefoonnummer)\.?:?|"
    r"(?:stb|stcrt|\w*blad|staatscourant|trb|pb l|gmb|prb|csb|wsb)"
    r"\.?(?: ?[12]\d{3})?,?(?: ?nrs?\.?)?|"
    r"(?:zaak|vacature|kavel|perceel|notaris:?|bestel|order|klant|polis|factuur|melding\w*|besluit|object|kvk|iban|rekening|referentie|"
    r"bericht|product|artikel)-?(?:nummer|nr\.?)?:?))\s*$",
    re.IGNORECASE,
)
_NOT_AFTER = re.compile(
    r"\s?(?:euro|eur\b|km\b|kilometer|m2|m\u00b2|mensen|personen|plekken|plaatsen|woningen|inwoners|reacties|"
    r"handtekeningen|bezoekers|asielzoekers|statushouders|ontheemden|vluchtelingen|oekra\S+|procent|zetels|stemmen|keer|"
    r"gezinnen|kinderen|leerlingen|banen|hectare|ton|kilo|kwh|mw)\b",
    re.IGNORECASE,
)
_SPEAKS_OF_PAPERS = re.compile(
    r"kamerstuk|voorstel|dossier|novelle|\bnrs?\.|\bek\b|\btk\b|\bwet(?:ten)?\b|\w{3}wet\b|kamer\b|senaat|griffie|"
    r"amendement|\bmotie|\bbrief|bijlage|hoofdelijk|stemm|memorie|verslag|kst-",
    re.IGNORECASE,
)
_INTRODUCED = re.compile(r"(?:^|[(\n;:]|\b(?:bij|over|van|op|en|voor|met|in)) ?$", re.IGNORECASE)
_COUNTED = re.compile(r" [a-z]{4,}(?:en|s)\b")
_VOTED = re.compile(
    r"[^.\n]{0,30}\b(?:hoofdelijk|aangenomen|verworpen|ingetrokken|aangehouden)\b", re.IGNORECASE
)
_AROUND = 60


@dataclass(frozen=True, slots=True)
class Numbered:
    """A bill's number in a text, with its papers where any are named ("36704", ("36704/44",))."""

    number: str
    papers: tuple[str, ...]
    start: int
    end: int


def numbers(text: str, certain: bool = False) -> Iterator[Numbered]:
    """The numbers of bills in a plain text, in order.

    Where two digits stand apart from three, something near must speak of papers, unless the place
    is `certain` (a title, an identifier).
    """
    for found in _NUMBER.finditer(text):
        before = text[max(0, found.start() - _AROUND) : found.start()]
        spaced = found[2] == " " and _INTRODUCED.search(before) and not _COUNTED.match(text, found.end())
        joined = spaced or not found[2] or bool(found[6]) or certain or before.endswith("(")
        if _NOT_BEFORE.search(before) or _NOT_AFTER.match(text, found.end()):
            continue
        if joined or _SPEAKS_OF_PAPERS.search(before) or _VOTED.match(text, found.end()):
            chapter = found[4] or found[5]
            number = f"{found[1]}{found[3]}" + (f"-{chapter}" if chapter else "")
            papers = tuple(f"{number}/{paper}" for paper in _papers(text, found))
            yield Numbered(number, papers, found.start(), found.end())


def _papers(text: str, found: re.Match[str]) -> Iterator[str]:
    """The paper of a number, and those that follow it in a list ("nrs. 12 en 13")."""
    if not found[6]:
        return
    yield found[6]
    end = found.end()
    while "nrs" in found[0] and (more := _MORE.match(text, end)):
        yield more[1]
        end = more.end()
