"""The gazette and the consultations in the script: papers of 36 703, its law, the novelle's consultation.

Real are paper nr. 39 of 1 July 2025, the day on which the law came into force (12 June 2026) and the
days of the consultation with its 672 reactions. INVENTED are the identifier kst-9000039 and the title of
the paper, the number 999 of the Staatsblad, its day, the address of the consultation and all sentences.
"""

from __future__ import annotations

from dataclasses import replace

from wetwacht.demo.lists import Consultation, ConsultationSearch, GazetteList, Publication, Record
from wetwacht.demo.model import Edit
from wetwacht.demo.state import CONSULTATIONS, GAZETTE, Page
from wetwacht.demo.strokes import BILLS, Stroke, new, on

_NUMBER = "36703"
_HOUSE = "Tweede Kamer der Staten-Generaal"
_SEARCH = (
    "https://repository.overheid.nl/sru?operation=searchRetrieve&version=2.0&recordSchema=gzd"
    "&maximumRecords=100&startRecord=1&query=c.product-area==officielepublicaties%20AND%20"
    "w.publicatienaam=={}%20AND%20w.{}==%22{}%22%20sortBy%20dt.date/sort.ascending"
)
_PAPERS = _SEARCH.format("Kamerstuk", "dossiernummer", _NUMBER)
_LAWS = _SEARCH.format("Staatsblad", "behandeldDossier", _NUMBER)
_CONSULTATIONS = (
    f"{CONSULTATIONS}/zoeken/resultaat"
    "?Trefwoorden=Asielnoodmaatregelenwet&TrefwoordenSearchScope=TitelEnTekst"
)
_ANNOUNCED = Record(
    "kst-9000039", "Stuk van de Tweede Kamer, nr. 39", _HOUSE, on("2025-07-01"), _NUMBER, "39", typeset=False
)
_LAW = Record(
    "stb-2026-999",
    "Wijziging van de Vreemdelingenwet 2000 (Wet invoering tweestatusstelsel)",
    "Ministerie van Asiel en Migratie",
    on("2026-06-11"),
    _NUMBER,
    "999",
)
_CONSULTATION = Consultation(
    url=f"{CONSULTATIONS}/novelle_strafbaarstelling_illegaal_verblijf/b1",
    title="Novelle strafbaarstelling illegaal verblijf",
    ministry="Ministerie van Asiel en Migratie",
    start=on("2025-09-08"),
    end=on("2025-09-26"),
    summary="De novelle wijzigt de Asielnoodmaatregelenwet.",
    aim=("Wie hulp geeft aan iemand die illegaal in Nederland verblijft, is niet strafbaar.",),
)


def lists() -> tuple[Page, ...]:
    """What is asked at the baseline: two papers, no law yet, no consultation yet."""
    day = on("2025-03-04")
    bill = Record("kst-36703-2", "Voorstel van wet", _HOUSE, day, _NUMBER, "2")
    reasons = Record("kst-36703-3", "Memorie van toelichting", _HOUSE, day, _NUMBER, "3")
    papers = GazetteList(_PAPERS, _NUMBER, (bill, reasons))
    return papers, GazetteList(_LAWS, _NUMBER), ConsultationSearch(_CONSULTATIONS)


def paper_announced() -> Stroke:
    """The first of the two publications of a paper: a scan under a number of its own."""
    return _listed(_PAPERS, "stuk nr. 39 aangekondigd", _ANNOUNCED)


def paper_typeset() -> Stroke:
    """The second: another identifier and another day, and the same paper. Nobody may be told."""
    typeset = replace(_ANNOUNCED, identifier="kst-36703-39", on=on("2025-07-16"), typeset=True)

    def make(before: Page | None) -> Page:
        made = _a_list(before)
        return replace(made, records=tuple(typeset if one == _ANNOUNCED else one for one in made.records))

    return Stroke(_PAPERS, make, "moved")


def law_listed() -> Stroke:
    """The gazette lists the law."""
    return _listed(_LAWS, "de wet staat in de lijst", _LAW)


def law() -> Stroke:
    """The law itself, with the day on which it comes into force."""
    body = (
        "De Vreemdelingenwet 2000 wordt gewijzigd.",
        "Deze wet treedt in werking met ingang van 12 juni 2026.",
        "Deze wet wordt aangehaald als: Wet invoering tweestatusstelsel.",
    )
    page = Publication(f"{GAZETTE}/{_LAW.identifier}.html", _LAW, body)
    return new(page, "de wet in het Staatsblad", BILLS[_NUMBER][1])


def consultation_opened() -> Stroke:
    """The consultation of the novelle, with its closing day."""
    return new(
        _CONSULTATION, "consultatie van de novelle", "asielnoodmaatregelenwet", amendments=("vondeling",)
    )


def consultation_closed() -> Stroke:
    """The consultation is over; that its reactions are counted is nothing to tell."""
    after = replace(_CONSULTATION, closed=True, reactions=672)
    edit = Edit(
        "internetconsultatie",
        after.url,
        True,
        ("asielnoodmaatregelenwet",),
        "consultatie gesloten",
        ("vondeling",),
    )
    return Stroke(after.url, lambda _: after, "edit", edit)


def _listed(url: str, what: str, record: Record) -> Stroke:
    """One more record in a list of the gazette, which readers know by the page of its dossier."""

    def make(before: Page | None) -> Page:
        made = _a_list(before)
        return replace(made, records=(*made.records, record))

    page = f"{GAZETTE}/dossier/{_NUMBER}"
    edit = Edit("officielebekendmakingen", page, True, (BILLS[_NUMBER][1],), what, answer=url)
    return Stroke(url, make, "edit", edit)


def _a_list(page: Page | None) -> GazetteList:
    if not isinstance(page, GazetteList):
        raise TypeError(f"no list of the gazette: {page}")
    return page
