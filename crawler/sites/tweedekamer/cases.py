"""What a case of the House says: an amendment, a motion, a letter, written questions. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from crawler.sites.tweedekamer.fields import UNKNOWN, Row, facts, first, number, rows, text, written
from crawler.sites.tweedekamer.lineage import Lineage, form, lineage

PARTS = ("Nummer", "Soort", "Onderwerp")
"""What every case holds; without it the answer is not the one we know."""

_FINAL = "Besluit"
_WITHDRAWN = "ingetrokken"
_ORDER = ("Voor", "Tegen")


def case_lines(row: Row, dossier: str | None) -> list[str]:
    """A fact a line, always in the same order; what is not known is left out or said to be unknown."""
    decisions = sorted(rows(row, "Besluit"), key=_place)
    papered = first(row, "Soort").lower() in ("amendement", "motie")
    return [
        *facts(
            ("Soort", form(row) if papered else first(row, "Soort") or UNKNOWN),
            ("Datum", written(row.get("GestartOp")) or UNKNOWN),
            ("Indieners", _actors(row, "Indiener", "Medeindiener")),
            ("Gericht aan", _actors(row, "Gericht aan")),
        ),
        *(lineage_lines(lineage(row, dossier)) if papered else ()),
        *facts(
            ("Stukken", "" if papered else _papers(row)),
            ("Termijn", written(row.get("Termijn"))),
            ("Oordeel kabinet", first(row, "Kabinetsappreciatie")),
            ("Stand", first(row, "HuidigeBehandelstatus")),
            ("Ingetrokken", "ja" if _withdrawn(row, decisions) else ""),
            ("Afgehandeld", text(row.get("Afgedaan"))),
        ),
        *(line for decision in decisions for line in _decision(decision)),
    ]


def lineage_lines(found: Lineage) -> Iterator[str]:
    """What an amendment replaces and amends, as lines."""
    if found.replaces:
        otherwise = f"; de titel noemt {_numbers(found.title)}" if found.title else ""
        yield f"Vervangt: {_numbers(found.replaces)}{otherwise}"
    elif found.evidence == "unknown":
        yield f"Vervangt: {UNKNOWN}"
    if found.sub:
        yield f"Wijzigt amendement: {_numbers(found.amends) or UNKNOWN}"


def vote_lines(decision: Row) -> Iterator[str]:
    """Who voted how, parties by name: the parties' own votes, or at a roll call their members' by number."""
    votes = rows(decision, "Stemming")
    roll_call = any(vote.get("Persoon_Id") for vote in votes)
    kinds = sorted({first(vote, "Soort") or UNKNOWN for vote in votes}, key=_vote_order)
    sides = {kind: [vote for vote in votes if (first(vote, "Soort") or UNKNOWN) == kind] for kind in kinds}
    if roll_call:
        yield "Stemming: hoofdelijk"
    for kind, cast in sides.items():
        yield f"{kind}: {', '.join(_voters(cast, counted=roll_call))}"
    seats = {kind: _seats(cast, roll_call) for kind, cast in sides.items()}
    if seats and all(seats.values()):
        yield f"Zetels: {', '.join(f'{count} {kind.lower()}' for kind, count in seats.items())}"


def _place(decision: Row) -> tuple[int, str]:
    return number(decision, "AgendapuntZaakBesluitVolgorde") or 0, first(decision, "Id")


def _decision(decision: Row) -> Iterator[str]:
    """A decision with its votes. Until the House calls it a decision, it is a proposal for one."""
    said = first(decision, "BesluitTekst", "BesluitSoort").rstrip(".")
    status = first(decision, "Status")
    if status == _FINAL:
        yield f"Besluit: {said or UNKNOWN}"
        yield from vote_lines(decision)
    elif said:
        yield f"Voorstel: {said} ({status or UNKNOWN})"


def _withdrawn(row: Row, decisions: Iterable[Row]) -> bool:
    if first(row, "HuidigeBehandelstatus").lower().startswith(_WITHDRAWN):
        return True
    final = [one for one in decisions if first(one, "Status") == _FINAL]
    return any(
        first(one, "BesluitTekst").lower().startswith(_WITHDRAWN)
        or first(one, "BesluitSoort").lower().endswith(_WITHDRAWN)
        for one in final
    )


def _actors(row: Row, *relations: str) -> str:
    """The people of these relations, in the order of the relations, then by name."""
    actors = [one for one in rows(row, "ZaakActor") if one.get("Relatie") in relations]
    actors.sort(key=lambda one: (relations.index(one["Relatie"]), first(one, "ActorNaam", "Functie")))
    return ", ".join(dict.fromkeys(name for one in actors if (name := first(one, "ActorNaam", "Functie"))))


def _papers(row: Row) -> str:
    """The papers of a case, oldest first: an answer to written questions appears here."""
    papers = sorted(
        (text(one.get("Datum")), first(one, "Soort") or UNKNOWN, written(one.get("Datum")))
        for one in rows(row, "Document")
    )
    return ", ".join(f"{kind} ({when})" if when else kind for _, kind, when in papers)


def _numbers(papers: tuple[str, ...]) -> str:
    parts = (paper.rpartition("/") for paper in papers)
    return ", ".join(f"{bill}, nr. {own}" if bill else f"nr. {own}" for bill, _, own in parts)


def _vote_order(kind: str) -> tuple[int, str]:
    return (_ORDER.index(kind) if kind in _ORDER else len(_ORDER)), kind


def _voters(votes: list[Row], *, counted: bool) -> list[str]:
    """The parties of one side; the data often hang a vote on a closed record, so the text counts."""
    names = (first(vote, "ActorFractie", "ActorNaam") or UNKNOWN for vote in votes)
    cast = Counter(zip(names, (bool(vote.get("Vergissing")) for vote in votes), strict=True))
    ordered = sorted(cast.items(), key=lambda item: (item[0][0].casefold(), item[0]))
    return [_voter(party, mistake, count if counted else None) for (party, mistake), count in ordered]


def _voter(party: str, mistake: bool, count: int | None) -> str:
    notes = [str(count)] if count else []
    notes += ["vergissing"] if mistake else []
    return f"{party} ({', '.join(notes)})" if notes else party


def _seats(votes: list[Row], roll_call: bool) -> int | None:
    """The seats of one side, or None where a size is missing or a mistake makes the sum doubtful."""
    if any(vote.get("Vergissing") for vote in votes):
        return None
    sizes = [1 if roll_call else number(vote, "FractieGrootte") for vote in votes]
    return sum(size for size in sizes if size) if all(sizes) else None
