"""Which papers an amendment replaces or amends: by the data, then by its title, never guessed. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from crawler.replacing import CHANGED, amended, form_of, is_changed, is_sub, replaced
from crawler.sites.tweedekamer.fields import Row, first, number, rows, text

Evidence = Literal["data", "title", "unknown"]


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
    amends = amended(title, dossier).papers
    sub = bool(amends) or is_sub(title)
    by_title = replaced(title, dossier).papers
    by_data = _linked(row)
    if by_data:
        differs = by_title and set(by_title) != set(by_data)
        return Lineage(by_data, "data", amends, by_title if differs else (), sub)
    if by_title:
        return Lineage(by_title, "title", amends, sub=sub)
    return Lineage((), "unknown" if _is_changed(row, title) else None, amends, sub=sub)


def form(row: Row) -> str:
    """What an amendment or motion calls itself ("Nader gewijzigd amendement"), else its kind in the data."""
    said = form_of(text(row.get("Onderwerp")))
    filed = _filed_as_changed(row)
    if filed and not CHANGED.search(said):
        return filed
    return said[:1].upper() + said[1:] or first(row, "Soort")


def _filed_as_changed(row: Row) -> str:
    """The kind of an amendment's own papers, where all are filed as changed; letters are none of them."""
    kinds = [kind for one in rows(row, "Document") if form_of(kind := text(one.get("Soort")))]
    return kinds[0] if kinds and all(CHANGED.search(kind) for kind in kinds) else ""


def _is_changed(row: Row, title: str) -> bool:
    return is_changed(title) or bool(_filed_as_changed(row))


def _linked(row: Row) -> tuple[str, ...]:
    """The numbers behind the links of the data; none where one of them leads to a paper without number."""
    found = [number(one) for one in rows(row, "VervangenVanuit")]
    return tuple(str(one) for one in sorted({n for n in found if n})) if all(found) else ()
