"""What one row of the House's data says, a fact a line, so that a change is a readable one. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from crawler.document import Section
from crawler.sites.tweedekamer.lineage import Lineage, lineage
from crawler.sites.tweedekamer.odata import Query, Row, day
from crawler.text import line

_EVIDENCE = {"data": "volgens de gegevens van de Tweede Kamer", "title": "volgens de titel"}
_LEFT_OUT = frozenset({"Id", "Titel", "Onderwerp", "Nummer", "Volgnummer", "Verwijderd"})
_MEASURES = frozenset({"ContentLength", "AgendapuntZaakBesluitVolgorde"})
# Times of a meeting move by minutes; the day is what matters.
_VOLATILE = ("GewijzigdOp", "_Id", "tijd", "Aanvang", "Einde")
_FINAL = "Besluit"


def section_of(row: Row, query: Query) -> Section:
    """The row as a section: keyed by its paper where it has one, else by its number or id."""
    heading = _first(row, "Onderwerp", "BesluitTekst", "Titel", "Soort") or query.entity
    lines = _case_lines(row) if query.entity == "Zaak" else _plain_lines(row)
    return Section(_key(row, query), heading, "\n".join((*lines, *_removed(row))))


def _key(row: Row, query: Query) -> str:
    number, dossier = row.get("Volgnummer"), query.dossier
    if query.entity == "Zaak" and dossier and isinstance(number, int) and number > 0:
        return f"{dossier}/{number}"
    return f"{query.entity}/{_first(row, 'Nummer', 'DocumentNummer', 'Id') or 'onbekend'}"


def _case_lines(row: Row) -> Iterator[str]:
    yield from _line("Soort", row.get("Soort"))
    yield from _line("Datum", day(row.get("GestartOp")))
    yield from _line("Indieners", _submitters(row))
    yield from _lineage_lines(lineage(row))
    yield from _line("Oordeel kabinet", row.get("Kabinetsappreciatie"))
    yield from _line("Stand", row.get("HuidigeBehandelstatus"))
    for decision in row.get("Besluit") or ():
        yield from _decision_lines(decision)


def _submitters(row: Row) -> str:
    actors = [one for one in row.get("ZaakActor") or () if one.get("Relatie") in ("Indiener", "Medeindiener")]
    first = sorted(actors, key=lambda one: (one["Relatie"] != "Indiener", str(one.get("ActorNaam"))))
    return ", ".join(str(one.get("ActorNaam") or "") for one in first if one.get("ActorNaam"))


def _lineage_lines(found: Lineage) -> Iterator[str]:
    if found.replaces:
        yield f"Vervangt: {_papers(found.replaces)} ({_EVIDENCE[found.evidence or 'title']})"
    elif found.evidence == "unknown":
        yield "Vervangt: onbekend welk amendement; de titel noemt geen nummer"
    if found.amends:
        yield f"Wijzigt amendement: {_papers(found.amends)}"


def _papers(numbers: tuple[int, ...]) -> str:
    return ", ".join(f"nr. {number}" for number in numbers)


def _decision_lines(decision: Row) -> Iterator[str]:
    """A decision with its votes; until it is final it is said to be a proposal."""
    said = _first(decision, "BesluitTekst", "BesluitSoort")
    status = decision.get("Status")
    if said:
        yield f"Besluit: {said}" if status == _FINAL else f"Voorstel voor een besluit: {said} ({status})"
    for label, kind in (("Voor", "Voor"), ("Tegen", "Tegen")):
        votes = [one for one in decision.get("Stemming") or () if one.get("Soort") == kind]
        names = sorted({_voter(one) for one in votes}, key=str.casefold)
        yield from _line(label, ", ".join(names))


def _voter(vote: Row) -> str:
    mistake = " (vergissing)" if vote.get("Vergissing") else ""
    return line(str(vote.get("ActorNaam") or vote.get("ActorFractie") or "onbekend")) + mistake


def _plain_lines(row: Row) -> Iterator[str]:
    """Every simple field by its own name, in a fixed order; a new field is simply read too."""
    for name in sorted(row):
        value = row[name]
        if name in _LEFT_OUT | _MEASURES or any(word in name for word in _VOLATILE) or name.startswith("@"):
            continue
        if isinstance(value, str | int | float) and not isinstance(value, bool):
            yield from _line(name, day(value) if "T" in str(value) and day(value) else value)


def _removed(row: Row) -> Iterator[str]:
    if row.get("Verwijderd"):
        yield "Verwijderd: ja"


def _line(label: str, value: object) -> Iterator[str]:
    text = line(str(value)) if value not in (None, "", []) else ""
    if text:
        yield f"{label}: {text}"


def _first(row: dict[str, Any], *names: str) -> str | None:
    found = (line(str(row[name])) for name in names if row.get(name))
    return next(found, None)
