"""Which papers the title of an amendment or motion says it replaces or amends. Pure.

Papers are named as in `Named.papers`: "12", of another bill "36600-VII/12". A reader of titles never
guesses: where no paper is named, none is given.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_KIND = r"(?:sub-?amendement|amendement|motie)"
_FORM = re.compile(
    rf"(?:(?:(?:tweede|derde|vierde|vijfde|zesde)\s+)?(?:nader\s+)?(?:gewijzigd|vervangend)e?\s+)?{_KIND}\b",
    re.IGNORECASE,
)
CHANGED = re.compile(r"gewijzigd|nader\b|vervangend|ter vervanging", re.IGNORECASE)
_SUB = re.compile(r"\bsub-?amendement\b", re.IGNORECASE)
_REPLACES = re.compile(r"\b(?:ter\s+vervanging\s+van|vervangt|t\.?\s?v\.?\s?v\.?)(?=\s)", re.IGNORECASE)
_ON = re.compile(r"\b(?:op|ter\s+wijziging\s+van)(?=\s)", re.IGNORECASE)
_ON_A_PAPER = re.compile(r"\s+(?:(?:stuk\s+)?nr|(?:het|de)\s.*amendement|dat\s+gedrukt)", re.IGNORECASE)
# Where what is replaced has been named and the subject begins.
_SUBJECT = re.compile(
    r"\b(?:over|inzake|houdende|betreffende|waarmee|waardoor|zodat|met|om|op|tot(?!\s+en\s+met)|ten|ter|t\.?v\.?v\.?"
    r"|(?:dat|die)(?!\s+gedrukt))\s|;",
    re.IGNORECASE,
)
_DOSSIER = r"(\d{2})[ .]?(\d{3})(?:[ -]?([IVXLC]+)\b)?"
_NAMED = re.compile(rf"(?<!\d){_DOSSIER}(?:\s*,?\s*nrs?\.?\s*|\s*[-/]\s*)(\d{{1,4}})(?!\d)", re.IGNORECASE)
_NUMBERED = re.compile(r"\b(?:nrs?\b\.?|nummers?)\s*(\d{1,4})(?!\d)", re.IGNORECASE)
_AND = re.compile(r"\s*(?:,\s*(?:en\s+)?|en\s+|&\s*)", re.IGNORECASE)
_UP_TO = re.compile(r"\s*(?:t/m|tot\s+en\s+met)\s+(?:nr\.?\s*)?(\d{1,4})(?!\d)", re.IGNORECASE)
_LONGEST = 50
_NEXT = re.compile(r"(?:nrs?\.?\s*)?(\d{1,4})(?!\d)(?=\s*(?:$|[,;.)(&]|en\b))", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Named:
    """The papers that a text names, in its order, with the words that name them."""

    papers: tuple[str, ...] = ()
    words: str = ""


def form_of(title: str) -> str:
    """What an amendment or motion calls itself at the start of its title, in lower case; else empty."""
    found = _FORM.match(title)
    return found[0].lower() if found else ""


def is_changed(title: str) -> bool:
    """Whether a title calls its paper a changed one, or says that it replaces something."""
    return bool(CHANGED.search(form_of(title)) or _REPLACES.search(title))


def is_sub(title: str) -> bool:
    """Whether a title calls its paper an amendment of an amendment."""
    return bool(_SUB.search(form_of(title)))


def replaced(title: str, dossier: str | None) -> Named:
    """What a title says its paper replaces; `dossier` is the one that the paper belongs to itself."""
    found = (_list(title, trigger, dossier) for trigger in _REPLACES.finditer(title))
    return next((named for named in found if named.papers), Named())


def amended(title: str, dossier: str | None) -> Named:
    """What a sub-amendment amends. Other titles must say "op nr. 12" or "op het amendement …, nr. 12"."""
    if "amendement" not in form_of(title):
        return Named()
    for trigger in _ON.finditer(title):
        named = _list(title, trigger, dossier)
        if named.papers and (is_sub(title) or _ON_A_PAPER.match(_named(title, trigger.end()))):
            return named
    return Named()


def _list(title: str, trigger: re.Match[str], dossier: str | None) -> Named:
    said = _named(title, trigger.end())
    papers, end = _papers(said, dossier)
    return Named(papers, title[trigger.start() : trigger.end() + end].strip() if papers else "")


def _named(title: str, start: int) -> str:
    """The words from here on that name papers, up to where the subject begins."""
    subject = _SUBJECT.search(title, start)
    return title[start : subject.start() if subject else None]


def _papers(said: str, dossier: str | None) -> tuple[tuple[str, ...], int]:
    """The papers of a list such as "nrs. 12, 13 en 14" or "36600-VII, nr. 12", and where it ends."""
    found: list[str] = []
    at = 0
    while paper := _paper(said, at):
        name, at = paper
        found.append(_short(name, dossier))
        at = _more(said, at, found)
    return tuple(dict.fromkeys(found)), at


def _paper(said: str, at: int) -> tuple[str, int] | None:
    """The next paper that is named in full, with where it ends."""
    hits = [hit for hit in (_NAMED.search(said, at), _NUMBERED.search(said, at)) if hit]
    if not hits:
        return None
    hit = min(hits, key=lambda one: one.start())
    if hit.re is _NUMBERED:
        return hit[1], hit.end()
    chapter = f"-{hit[3].upper()}" if hit[3] else ""
    return f"{hit[1]}{hit[2]}{chapter}/{hit[4]}", hit.end()


def _more(said: str, at: int, found: list[str]) -> int:
    """Adds the bare numbers that go on the list, as in "nrs. 12, 13 en 14"; they are of the same bill."""
    bill, slash, own = found[-1].rpartition("/")
    if last := _UP_TO.match(said, at):
        between = range(int(own) + 1, int(last[1]) + 1)
        found.extend(f"{bill}{slash}{one}" for one in between[:_LONGEST])
        at = last.end()
    while (link := _AND.match(said, at)) and (hit := _NEXT.match(said, link.end())):
        found.append(f"{bill}{slash}{hit[1]}")
        at = hit.end()
    return at


def _short(paper: str, dossier: str | None) -> str:
    bill, _, own = paper.rpartition("/")
    return own if bill == dossier else paper
