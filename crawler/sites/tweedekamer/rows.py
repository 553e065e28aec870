"""One row of the House's data as a section: a fact a line, so that a change is a readable one. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from urllib.parse import quote

from crawler.document import Section
from crawler.errors import LayoutChanged
from crawler.sites.tweedekamer import cases
from crawler.sites.tweedekamer.fields import UNKNOWN, Row, day, facts, first, number, rows, text, written
from crawler.sites.tweedekamer.odata import Query

_PARTS = {
    "Zaak": cases.PARTS,
    "Activiteit": ("Nummer", "Soort", "Datum", "Status"),
    "Besluit": ("Id", "Status"),
    "Document": ("DocumentNummer", "Soort"),
    "Kamerstukdossier": ("Nummer", "HoogsteVolgnummer"),
    "Toezegging": ("Nummer", "Status", "Tekst"),
}
_NAMES = ("Nummer", "DocumentNummer", "Id")
_FINAL = "Besluit"
# What a row of an entity that we do not know holds beside its facts: names, places in a list, sizes.
_LEFT_OUT = frozenset(
    {*_NAMES, "Onderwerp", "Volgnummer", "Verwijderd", "GewijzigdOp", "ApiGewijzigdOp", "ContentLength"}
)


def sections_of(found: Iterable[Row], query: Query) -> tuple[Section, ...]:
    """The rows as sections, each once, in the order of their keys.

    The service gives a row twice when it changed while pages were read. Two papers that claim
    one number keep it for the older; the other goes by its own name.
    """
    by_id = {first(row, "Id") or own_key(row, query.entity): row for row in found}
    made: dict[str, Section] = {}
    for row in sorted(by_id.values(), key=lambda row: own_key(row, query.entity)):
        section = section_of(row, query)
        key = own_key(row, query.entity) if section.key in made else section.key
        made[key] = Section(key, section.heading, section.text)
    return tuple(made[key] for key in sorted(made, key=_numeric))


def section_of(row: Row, query: Query) -> Section:
    """The row as a section. Raises LayoutChanged where a part is missing that we asked for."""
    removed = row.get("Verwijderd") is True
    if not removed:
        _require(row, (*_PARTS.get(query.entity, ()), *query.expand))
    lines = _LINES.get(query.entity, _plain)(row, query)
    if len(lines) < 2:
        # A row of one line is compared by its date alone.
        lines = [f"Soort: {query.entity}", *lines]
    heading = _heading(row, query.entity)
    return Section(_key(row, query), heading, "\n".join((*lines, *(["Verwijderd: ja"] if removed else ()))))


def own_key(row: Row, entity: str) -> str:
    """The name of a row that it keeps for good, whatever dossier it is filed under."""
    name = first(row, *_NAMES)
    if not name:
        raise LayoutChanged("Id", f"a row of {entity} without number or id")
    return f"{entity}/{name}"


def paper(row: Row, query: Query) -> str | None:
    """The paper number of a row ("36704/44"), or None where the data do not say of which dossier it is."""
    dossier, own = _dossier(row, query), number(row)
    return f"{dossier}/{own}" if dossier and own else None


def page_of(row: Row) -> str | None:
    """The page for readers of a case and its first paper, or None where either has no number."""
    papers = sorted(first(one, "DocumentNummer") for one in rows(row, "Document"))
    case, own = first(row, "Nummer"), next(filter(None, papers), "")
    if not (case and own):
        return None
    return f"https://www.tweedekamer.nl/kamerstukken/detail?id={quote(case, '')}&did={quote(own, '')}"


def _require(row: Row, parts: Iterable[str]) -> None:
    missing = next((part for part in parts if part not in row), None)
    if missing:
        raise LayoutChanged(missing)


def _key(row: Row, query: Query) -> str:
    if query.entity == "Kamerstukdossier":
        return f"{_filed_under(row) or own_key(row, query.entity)}/dossier"
    numbered = paper(row, query) if query.entity in ("Zaak", "Document") else None
    return numbered or own_key(row, query.entity)


def _dossier(row: Row, query: Query) -> str | None:
    """The one dossier that a row belongs to: as filed where we asked, else the one that we asked for."""
    if "Kamerstukdossier" in row:
        filed = {_filed_under(one) for one in rows(row, "Kamerstukdossier")}
        return filed.pop() if len(filed) == 1 else None
    return query.dossier


def _filed_under(row: Row) -> str | None:
    own = number(row, "Nummer")
    return "-".join(filter(None, (str(own), first(row, "Toevoeging")))) if own else None


def _heading(row: Row, entity: str) -> str:
    about = [first(one, "Onderwerp") for one in rows(row, "Zaak")] if entity == "Besluit" else []
    alone = about[0] if len(about) == 1 else ""
    if entity == "Toezegging":
        return f"Toezegging {first(row, 'Nummer')}"
    return alone or first(row, "Onderwerp", "BesluitTekst", "Titel", "Soort") or entity


def _numeric(key: str) -> tuple[str, int, str]:
    place, _, own = key.rpartition("/")
    return place, int(own) if own.isascii() and own.isdigit() else 0, own


def _case(row: Row, query: Query) -> list[str]:
    return cases.case_lines(row, _dossier(row, query))


def _activity(row: Row, _: Query) -> list[str]:
    """An activity by its day: its minutes move without meaning."""
    exact = first(row, "DatumSoort") in ("", "Dag")
    return facts(
        ("Soort", first(row, "Soort") or UNKNOWN),
        ("Datum", written(row.get("Datum")) or UNKNOWN),
        ("Soort datum", "" if exact else first(row, "DatumSoort")),
        ("Status", first(row, "Status") or UNKNOWN),
        ("Commissie", first(row, "Voortouwnaam")),
        ("Besloten", "ja" if row.get("Besloten") is True else ""),
    )


def _decision(row: Row, _: Query) -> list[str]:
    final = first(row, "Status") == _FINAL
    said = first(row, "BesluitTekst").rstrip(".")
    return [
        *facts(
            ("Besluit", (said or UNKNOWN) if final else "nog niet vastgesteld"),
            ("Voorstel", "" if final else said),
            ("Soort besluit", first(row, "BesluitSoort")),
            ("Status", first(row, "Status") or UNKNOWN),
            ("Vergadering", _meeting(row)),
            ("Wijze van stemmen", first(row, "StemmingsSoort")),
            ("Opmerking", first(row, "Opmerking")),
        ),
        *(cases.vote_lines(row) if final else ()),
    ]


def _meeting(decision: Row) -> str:
    """The activity in which a decision is or was due: a planned vote shows here first."""
    meetings = [one for point in rows(decision, "Agendapunt") for one in rows(point, "Activiteit")]
    said = [
        ", ".join(filter(None, (first(m, "Soort"), written(m.get("Datum")), first(m, "Status"))))
        for m in meetings
    ]
    return "; ".join(sorted(filter(None, said)))


def _paper(row: Row, _: Query) -> list[str]:
    return facts(
        ("Soort", first(row, "Soort") or UNKNOWN),
        ("Datum", written(row.get("Datum")) or UNKNOWN),
        ("Ontvangen", written(row.get("DatumOntvangst"))),
        ("Aanhangselnummer", first(row, "Aanhangselnummer")),
    )


def _bill(row: Row, _: Query) -> list[str]:
    return facts(
        ("Hoogste nummer", text(row.get("HoogsteVolgnummer")) or UNKNOWN),
        ("Afgesloten", text(row.get("Afgesloten")) or UNKNOWN),
        ("Kamer", first(row, "Kamer")),
        ("Citeertitel", first(row, "Citeertitel")),
    )


def _promise(row: Row, _: Query) -> list[str]:
    return facts(
        ("Status", first(row, "Status") or UNKNOWN),
        ("Datum", written(row.get("Aanmaakdatum")) or UNKNOWN),
        ("Door", ", ".join(filter(None, (first(row, "Naam", "Achternaam"), first(row, "Functie"))))),
        ("Ministerie", first(row, "Ministerie")),
        ("Nakoming", written(row.get("DatumNakoming"))),
        ("Kamerbrief", first(row, "KamerbriefNakoming")),
        ("Tekst", first(row, "Tekst")),
    )


def _plain(row: Row, _: Query) -> list[str]:
    """The simple fields of any other entity by their own names; a new field is simply read too."""
    kept = (name for name in sorted(row) if name not in _LEFT_OUT and not name.endswith("_Id"))
    said = ((name, row[name]) for name in kept if not name.startswith("@"))
    return facts(*((name, written(value) if day(value) else text(value)) for name, value in said))


_LINES: dict[str, Callable[[Row, Query], list[str]]] = {
    "Zaak": _case,
    "Activiteit": _activity,
    "Besluit": _decision,
    "Document": _paper,
    "Kamerstukdossier": _bill,
    "Toezegging": _promise,
}
