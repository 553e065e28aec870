"""Which papers an amendment replaces or amends: by the data, then by its title, never guessed. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from crawler.sites.tweedekamer.fields import Row, first, number, rows, text

Evidence = Literal["data", "title", "unknown"]

_KIND = r"(?:sub-?amendement|amendement|motie)"
_FORM = re.compile(
    rf"(?:(?:(?:tweede|derde|vierde|vijfde|zesde)\s+)?(?:nader\s+)?(?:gewijzigd|vervangend)e?\s+)?{_KIND}\b",
    re.IGNORECASE,
)
_CHANGED = re.compile(r"gewijzigd|nader\b|vervangend|ter vervanging", re.IGNORECASE)
_SUB = re.compile(r"\bsub-?amendement\b", re.IGNORECASE)
_REPLACES = re.compile(r"\b(?:ter\s+vervanging\s+van|vervangt|t\.?\s?v\.?\s?v\.?)(?=\s)", re.IGNORECASE)
_ON = re.compile(r"\bop(?=\s)", re.IGNORECASE)
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
class Lineage:
    """The papers that an amendment replaces and those it amends: "12", of another bill "36600-VII/12".

    `evidence` says how we know what it replaces: unknown where it is changed and nothing names
    the paper, None where it replaces nothing. `title` holds what the title names where the data say
    otherwise. `sub` marks an amendment of an amendment, also where `amends` is not stated.
    """

    replaces: tuple[str, ...] = ()
    evidence: Evidence | None = None
    amends: tuple[str, ...] = ()
    title: tuple[str, ...] = ()
    sub: bool = False


def lineage(row: Row, dossier: str | None = None) -> Lineage:
    """The predecessors of an amendment or motion; `dossier` is the one that it belongs to itself."""
    title = text(row.get("Onderwerp"))
    amends = _amended(title, dossier)
    sub = bool(amends or _SUB.search(_form(title)))
    by_title = _replaced(title, dossier)
    by_data = _linked(row)
    if by_data:
        differs = by_title and set(by_title) != set(by_data)
        return Lineage(by_data, "data", amends, by_title if differs else (), sub)
    if by_title:
        return Lineage(by_title, "title", amends, sub=sub)
    return Lineage((), "unknown" if _is_changed(row, title) else None, amends, sub=sub)


def form(row: Row) -> str:
    """What an amendment or motion calls itself ("Nader gewijzigd amendement"), else its kind in the data."""
    said = _form(text(row.get("Onderwerp")))
    filed = _filed_as_changed(row)
    if filed and not _CHANGED.search(said):
        return filed
    return said[:1].upper() + said[1:] or first(row, "Soort")


def _form(title: str) -> str:
    found = _FORM.match(title)
    return found[0].lower() if found else ""


def _filed_as_changed(row: Row) -> str:
    """The kind of an amendment's own papers, where all are filed as changed; letters are none of them."""
    kinds = [kind for one in rows(row, "Document") if _FORM.match(kind := text(one.get("Soort")))]
    return kinds[0] if kinds and all(_CHANGED.search(kind) for kind in kinds) else ""


def _is_changed(row: Row, title: str) -> bool:
    said = _CHANGED.search(_form(title)) or _REPLACES.search(title)
    return bool(said) or bool(_filed_as_changed(row))


def _linked(row: Row) -> tuple[str, ...]:
    """The numbers behind the links of the data; none where one of them leads to a paper without number."""
    found = [number(one) for one in rows(row, "VervangenVanuit")]
    return tuple(str(one) for one in sorted({n for n in found if n})) if all(found) else ()


def _replaced(title: str, dossier: str | None) -> tuple[str, ...]:
    found = (_papers(_named(title, trigger.end()), dossier) for trigger in _REPLACES.finditer(title))
    return next((papers for papers in found if papers), ())


def _amended(title: str, dossier: str | None) -> tuple[str, ...]:
    """What a sub-amendment amends. Other titles must say "op nr. 12" or "op het amendement …, nr. 12"."""
    if "amendement" not in _form(title):
        return ()
    for trigger in _ON.finditer(title):
        said = _named(title, trigger.end())
        papers = _papers(said, dossier)
        if papers and (_SUB.search(_form(title)) or _ON_A_PAPER.match(said)):
            return papers
    return ()


def _named(title: str, start: int) -> str:
    """The words from here on that name papers, up to where the subject begins."""
    subject = _SUBJECT.search(title, start)
    return title[start : subject.start() if subject else None]


def _papers(said: str, dossier: str | None) -> tuple[str, ...]:
    """The papers of a list such as "nrs. 12, 13 en 14" or "36600-VII, nr. 12", in the order of the title."""
    found: list[str] = []
    at = 0
    while paper := _paper(said, at):
        name, at = paper
        found.append(_short(name, dossier))
        at = _more(said, at, found)
    return tuple(dict.fromkeys(found))


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
