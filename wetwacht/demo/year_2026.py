"""The script from January to 1 July 2026: three votes on one day, three laws, a withdrawal.

Facts from the Kamers' papers and pages; sentences are ours. Where the address of a news item is not
in the evidence, it is made up. Days of stages are those of the readings of the pages.
"""

from __future__ import annotations

from wetwacht.demo import published, unrelated
from wetwacht.demo.baseline import bill_page
from wetwacht.demo.model import Trouble
from wetwacht.demo.state import EERSTEKAMER, RIJKSOVERHEID, Bill, News, Paper
from wetwacht.demo.strokes import (
    ADOPTED,
    AWAITING,
    IN_HOUSE,
    PASSED,
    PLENARY,
    PUBLISHED,
    REJECTED,
    WITHDRAWN,
    WRITTEN,
    Beat,
    amsterdam,
    appears,
    bill,
    new,
    on,
    paper,
    retouched,
    stage,
)

COALITION = f"{RIJKSOVERHEID}/actueel/nieuws/2026/01/30/coalitieakkoord-spreidingswet-blijft-voorlopig"
_PACT = "Uitvoerings- en implementatiewet Asiel- en migratiepact 2026"
_FOR = "Voor: 50PLUS, SGP, CDA, VVD, BBB, JA21, FVD en PVV."
_FOOTERS = tuple(Trouble(site, "footer") for site in ("eerstekamer", "rijksoverheid", "vng"))


def beats() -> tuple[Beat, ...]:
    """The moments of 2026, in order."""
    first = (_novelle(), _coalition(), _second_reports(), _reply(), _votes())
    return (
        *first,
        _withdrawn(),
        _pact_debate(),
        _pact(),
        _june(),
        _law(),
        _return(),
        _housing(),
        _in_force(),
    )


def _novelle() -> Beat:
    short = "Novelle Wet versterking regie volkshuisvesting"
    page = bill_page(
        "36881",
        (short, "Wijziging van het voorstel Wet versterking regie volkshuisvesting (novelle)"),
        "2026-01-12",
        "Dit voorstel wijzigt drie amendementen in de Wet versterking regie volkshuisvesting (36.512).",
        "Het algehele verbod op voorrang voor statushouders vervalt.",
        progress=IN_HOUSE,
    )
    row = Paper(on("2026-01-22"), "brief van de tijdelijke commissie Grondrechten", "TK, 6")
    return Beat(
        amsterdam(2026, 1, 22, 16),
        "Advies over het wetsvoorstel huisvesting vergunninghouders",
        (paper("36831", row), appears(page)),
    )


def _coalition() -> Beat:
    item = News(
        url=COALITION,
        title="Coalitieakkoord: Spreidingswet blijft voorlopig",
        published=amsterdam(2026, 1, 30, 15),
        body=(
            "Volgens het coalitieakkoord van 30 januari 2026 blijft de Spreidingswet voorlopig bestaan.",
            "Gemeenten besluiten zelf over voorrang voor statushouders.",
        ),
    )
    return Beat(
        amsterdam(2026, 1, 30, 18),
        "Coalitieakkoord; drie sites hebben een nieuwe voet",
        (
            new(item, "Spreidingswet blijft voorlopig", "spreidingswet"),
            paper("36881", Paper(on("2026-01-30"), "verslag", "TK, 5")),
        ),
        _FOOTERS,
    )


def _second_reports() -> Beat:
    day = on("2026-02-10")
    report = Paper(day, "verslag", "EK, A")
    return Beat(
        amsterdam(2026, 2, 10, 17),
        "Nieuwe verslagen van de Eerste Kamer",
        (
            paper("36703", Paper(day, "tweede verslag", "EK, H")),
            paper("36704", Paper(day, "tweede verslag", "EK, F")),
            bill("36855", "36855: verslag (EK, A)", stage(WRITTEN, PASSED, _FOR, rows=(report,))),
            retouched(COALITION, "coalitieakkoord", "coalitie\u00adakkoord"),
        ),
    )


def _reply() -> Beat:
    row = Paper(on("2026-02-18"), "nota naar aanleiding van het verslag", "EK, B")
    return Beat(
        amsterdam(2026, 2, 18, 15),
        "Antwoord aan de Eerste Kamer over de novelle",
        (paper("36855", row),),
    )


def _vote(number: str, seats: tuple[int, int], adopted: bool) -> tuple[str, Paper]:
    result = "aangenomen" if adopted else "verworpen"
    said = f"met {seats[0]} stemmen voor en {seats[1]} stemmen tegen {result}"
    sentence = f"De Eerste Kamer heeft het voorstel op 21 april 2026 {said}."
    return sentence, Paper(on("2026-04-21"), f"stemming over wetsvoorstel {number}", "EK")


def _votes() -> Beat:
    one, row_one = _vote("36 703", (41, 34), True)
    two, row_two = _vote("36 704", (31, 44), False)
    three, row_three = _vote("36 855", (37, 38), False)
    item = News(
        url=f"{EERSTEKAMER}/nieuws/20260421/senaat_verwerpt_strafbaarstelling",
        title="Senaat verwerpt strafbaarstelling illegaal verblijf",
        published=amsterdam(2026, 4, 21, 17),
        body=(
            "De Eerste Kamer heeft de Asielnoodmaatregelenwet (36.704) verworpen: 31 voor, 44 tegen.",
            "Ook de novelle (36.855) is verworpen: 37 voor, 38 tegen.",
            "De Wet invoering tweestatusstelsel (36.703) is aangenomen: 41 voor, 34 tegen.",
        ),
    )
    both = ("asielnoodmaatregelenwet", "tweestatusstelsel")
    return Beat(
        amsterdam(2026, 4, 21, 18, 5),
        "De Eerste Kamer stemt over de asielwetten",
        (
            bill("36703", "aangenomen, 41 voor, 34 tegen", stage(ADOPTED, one, rows=(row_one,))),
            bill("36704", "verworpen, 31 voor, 44 tegen", stage(REJECTED, two, rows=(row_two,))),
            bill("36855", "verworpen, 37 voor, 38 tegen", stage(REJECTED, three, rows=(row_three,))),
            new(item, "uitslagen van de stemmingen", *both, amendments=("vondeling",)),
            new(unrelated.senator(), "ander onderwerp: een fractie"),
            new(unrelated.rent_tribunal(), "ander onderwerp: huurcommissie"),
        ),
    )


def _pact_page() -> Bill:
    return bill_page(
        "36871",
        (_PACT, f"Uitvoering van het Europese Asiel- en migratiepact ({_PACT})"),
        "2025-12-05",
        "Dit wetsvoorstel voert het Europese Asiel- en migratiepact uit.",
        progress=AWAITING,
    )


def _withdrawn() -> Beat:
    return Beat(
        amsterdam(2026, 5, 18, 18),
        "Het wetsvoorstel huisvesting vergunninghouders is ingetrokken",
        (
            bill("36881", "schriftelijke voorbereiding in de Eerste Kamer", stage(WRITTEN, PASSED)),
            bill("36831", "ingetrokken", stage(WITHDRAWN, "Het voorstel is ingetrokken.")),
            new(unrelated.health_finance(), "ander onderwerp: zorgakkoord"),
            appears(_pact_page()),
        ),
    )


def _pact_debate() -> Beat:
    return Beat(
        amsterdam(2026, 5, 20, 18),
        "Het migratiepact is in plenaire behandeling",
        (bill("36871", "plenaire behandeling", stage(PLENARY)),),
    )


def _pact() -> Beat:
    sentence = "De Eerste Kamer heeft het voorstel op 26 mei 2026 aangenomen."
    item = News(
        url=f"{EERSTEKAMER}/nieuws/20260526/senaat_steunt_europees_asiel_en",
        title="Senaat steunt Europees asiel- en migratiepact",
        published=amsterdam(2026, 5, 26, 17),
        body=(
            f"De Eerste Kamer heeft de {_PACT} (36.871) aangenomen.",
            "De wet voert het Europese Asiel- en migratiepact uit.",
        ),
    )
    row = Paper(on("2026-05-26"), "stemming", "EK")
    return Beat(
        amsterdam(2026, 5, 26, 18),
        "De Eerste Kamer neemt de wet voor het migratiepact aan",
        (
            bill("36871", "aangenomen", stage(ADOPTED, sentence, rows=(row,))),
            new(item, "aangenomen", "migratiepact"),
        ),
    )


def _june() -> Beat:
    return Beat(
        amsterdam(2026, 6, 8, 18),
        "Twee novelles een stap verder",
        (
            bill("36881", "plenaire behandeling", stage(PLENARY)),
            bill("35501", "schriftelijke voorbereiding in de Eerste Kamer", stage(WRITTEN, PASSED)),
        ),
    )


def _law() -> Beat:
    return Beat(
        amsterdam(2026, 6, 15, 18),
        "De Wet invoering tweestatusstelsel staat in het Staatsblad",
        (
            bill("36703", "in het Staatsblad", stage(PUBLISHED, entry="12 juni 2026")),
            published.law_listed(),
            published.law(),
        ),
    )


def _return() -> Beat:
    return Beat(
        amsterdam(2026, 6, 22, 18),
        "De Wet terugkeer en vreemdelingenbewaring wacht op het debat",
        (bill("34309", "schriftelijke voorbereiding klaar", stage(AWAITING)),),
    )


def _housing() -> Beat:
    adopted = "De Eerste Kamer heeft het voorstel aangenomen."
    law = stage(PUBLISHED, adopted, entry="1 juli 2026")
    return Beat(
        amsterdam(2026, 6, 29, 18),
        "De Wet regie en de novelle staan in het Staatsblad",
        (
            bill("36512", "in het Staatsblad", law),
            bill("36881", "in het Staatsblad", law),
        ),
    )


def _in_force() -> Beat:
    item = News(
        url=f"{RIJKSOVERHEID}/actueel/nieuws/2026/07/01/wet-versterking-regie-volkshuisvesting-in-werking",
        title="Wet versterking regie volkshuisvesting in werking",
        published=amsterdam(2026, 7, 1, 9),
        body=(
            "Sinds 1 juli 2026 geldt de Wet versterking regie volkshuisvesting.",
            "Rijk, provincies en gemeenten stellen elk een volkshuisvestingsprogramma vast.",
        ),
        topic=("/onderwerpen/volkshuisvesting", "Volkshuisvesting"),
        ministry="Ministerie van Volkshuisvesting en Ruimtelijke Ordening",
    )
    return Beat(
        amsterdam(2026, 7, 1, 12),
        "De Wet regie geldt",
        (new(item, "de wet geldt", "regie-volkshuisvesting"),),
    )
