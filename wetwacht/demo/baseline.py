"""The sites on 30 June 2025. Facts are real, the sentences are ours.

Where the evidence has no day of submission, the day follows from the number of the bill and is an
estimate; nothing in the script depends on it.
"""

from __future__ import annotations

from dataclasses import replace

from wetwacht.demo import house, published
from wetwacht.demo.state import (
    EERSTEKAMER,
    RIJKSOVERHEID,
    VNG,
    Bill,
    File,
    News,
    Node,
    Page,
    Paper,
    Progress,
    Topic,
)
from wetwacht.demo.strokes import IN_HOUSE, NOT_PRINTED, PASSED, PUBLISHED, WRITTEN, amsterdam, bill_url, on

_HOUSE = "Het voorstel is in behandeling bij de Tweede Kamer."
_JUSTICE = "commissie voor Immigratie & Asiel / JBZ-Raad (I&A/JBZ)"
_HOUSING = "commissie voor Infrastructuur en Waterstaat / Volkshuisvesting en Ruimtelijke Ordening (I&W/VRO)"


def first_papers(day: str) -> tuple[Paper, ...]:
    """The two papers with which a bill begins."""
    return (Paper(on(day), "memorie van toelichting", "TK, 3"), Paper(on(day), "voorstel van wet", "TK, 2"))


def bill_page(number: str, title: tuple[str, str], day: str, *summary: str, progress: Progress) -> Bill:
    """A bill page as it begins; `title` is short and full."""
    status = (_HOUSE,) if progress == IN_HOUSE else (PASSED,)
    return Bill(
        url=bill_url(number),
        number=number,
        short=title[0],
        full=title[1],
        summary=summary,
        progress=progress,
        status=status,
        submitted=on(day),
        committee=_HOUSING if number in ("36512", "36881", "36831") else _JUSTICE,
        papers=first_papers(day),
    )


def pages() -> dict[str, Page]:
    """Every page that exists at the baseline, by its real address."""
    made: tuple[Page, ...] = (*_bills(), *_eerstekamer(), *_rijksoverheid(), *_vng())
    made = (*made, *house.lists(), *published.lists())
    return {page.url: page for page in made}


def _bills() -> tuple[Bill, ...]:
    return (_asylum(), _two_statuses(), _housing(), _dispersal(), *_return())


def _asylum() -> Bill:
    made = bill_page(
        "36704",
        ("Asielnoodmaatregelenwet", "Wijziging van de Vreemdelingenwet 2000 (Asielnoodmaatregelenwet)"),
        "2025-03-04",
        "Dit wetsvoorstel bevat maatregelen die de druk op de asielketen moeten verlagen.",
        "Het gaat onder meer om een kortere duur van de asielvergunning en snellere procedures.",
        progress=IN_HOUSE,
    )
    return _with(made, Paper(on("2025-06-26"), "behandeling", NOT_PRINTED))


def _two_statuses() -> Bill:
    made = bill_page(
        "36703",
        (
            "Wet invoering tweestatusstelsel",
            "Wijziging van de Vreemdelingenwet 2000 (Wet invoering tweestatusstelsel)",
        ),
        "2025-03-04",
        "Dit wetsvoorstel maakt onderscheid tussen twee soorten asielstatus.",
        "Ook gelden voor nareis van gezinsleden strengere eisen.",
        progress=IN_HOUSE,
    )
    return _with(made, Paper(on("2025-06-26"), "behandeling", NOT_PRINTED))


def _housing() -> Bill:
    short = "Wet versterking regie volkshuisvesting"
    return bill_page(
        "36512",
        (short, f"Wijziging van de Huisvestingswet 2014, de Woningwet en andere wetten ({short})"),
        "2024-03-08",
        "Overheden krijgen meer sturing op het aantal, de plaats en de prijs van nieuwe woningen.",
        "Rijk, provincies en gemeenten stellen elk een volkshuisvestingsprogramma vast.",
        progress=IN_HOUSE,
    )


def _dispersal() -> Bill:
    made = bill_page(
        "36333",
        (
            "Wet gemeentelijke taak mogelijk maken asielopvangvoorzieningen",
            "Wet gemeentelijke taak mogelijk maken asielopvangvoorzieningen (Spreidingswet)",
        ),
        "2023-03-28",
        "Deze wet geeft gemeenten een taak bij asielopvangvoorzieningen en verdeelt de opvang evenwichtiger.",
        progress=PUBLISHED,
    )
    seats = "43 stemmen voor en 27 stemmen tegen"
    adopted = f"De Eerste Kamer heeft het voorstel op 23 januari 2024 met {seats} aangenomen."
    row = Paper(on("2024-01-23"), "stemming", "EK, nog niet als Handelingen gepubliceerd")
    return _with(made, row, status=adopted, entry="1 februari 2024")


def _return() -> tuple[Bill, Bill]:
    title = "Wet terugkeer en vreemdelingenbewaring"
    main = bill_page(
        "34309",
        (title, f"Regels voor terugkeer en voor bewaring van vreemdelingen ({title})"),
        "2015-09-30",
        "Dit wetsvoorstel regelt de bewaring van vreemdelingen die moeten terugkeren in een eigen wet.",
        progress=WRITTEN,
    )
    # A bill that the Tweede Kamer still has, has a page of the Eerste Kamer as well: inferred for 35501.
    novelle = bill_page(
        "35501",
        (f"Novelle {title}", f"Wijziging van het voorstel voor de {title} (novelle)"),
        "2020-07-03",
        f"Dit voorstel wijzigt het wetsvoorstel {title} (34.309), dat bij de Eerste Kamer ligt.",
        progress=IN_HOUSE,
    )
    return main, novelle


def _with(made: Bill, *papers: Paper, status: str = "", entry: str = "") -> Bill:
    sentences = (*made.status, status) if status else made.status
    return replace(made, papers=(*papers, *made.papers), status=sentences, entry=entry or made.entry)


def _eerstekamer() -> tuple[News, ...]:
    return (
        News(
            url=f"{EERSTEKAMER}/nieuws/20240123/senaat_neemt_spreidingswet_aan",
            title="Senaat neemt Spreidingswet aan",
            published=amsterdam(2024, 1, 23, 18),
            body=(
                "De Eerste Kamer heeft de Spreidingswet (36.333) aangenomen met 43 stemmen voor en 27 tegen.",
                "De wet treedt op 1 februari 2024 in werking.",
            ),
        ),
    )


def _rijksoverheid() -> tuple[News, ...]:
    return (
        News(
            url=f"{RIJKSOVERHEID}/actueel/nieuws/2025/03/14/"
            "kabinet-stuurt-wetsvoorstel-tegenbewijsregeling-box-3-naar-tweede-kamer",
            title="Kabinet stuurt wetsvoorstel tegenbewijsregeling box 3 naar Tweede Kamer",
            published=amsterdam(2025, 3, 14, 15, 30),
            body=(
                "Belastingplichtigen kunnen met de regeling hun werkelijke rendement aantonen.",
                "## Vervolg",
                "De Tweede Kamer behandelt het wetsvoorstel.",
            ),
            topic=("/onderwerpen/inkomstenbelasting", "Inkomstenbelasting"),
            ministry="Ministerie van Financiën",
        ),
        News(
            url=f"{RIJKSOVERHEID}/actueel/nieuws/2024/06/25/"
            "verlenging-richtlijn-tijdelijke-bescherming-tot-en-met-4-maart-2026",
            title="Verlenging Richtlijn Tijdelijke Bescherming tot en met 4 maart 2026",
            published=amsterdam(2024, 6, 25, 16),
            body=(
                "De Richtlijn Tijdelijke Bescherming geldt tot en met 4 maart 2026.",
                "De opvang van Oekraïense ontheemden door gemeenten gaat door zolang de richtlijn geldt.",
            ),
            topic=("/onderwerpen/opvang-vluchtelingen-uit-oekraine", "Opvang vluchtelingen uit Oekraïne"),
        ),
    )


def _vng() -> tuple[Page, ...]:
    return (_debate_letter(), _resolutions(), _question(), _topic())


def _debate_letter() -> Node:
    # The day of the debate is in the address; the day of the letter itself is an estimate.
    return Node(
        url=f"{VNG}/brieven/vng-inbreng-debat-asielnoodmaatregelenwet-en-tweestatusstelsel-26-juni",
        nid=871204,
        type="letter",
        title="VNG-inbreng debat Asielnoodmaatregelenwet en tweestatusstelsel 26 juni",
        body=("De VNG wijst de Tweede Kamer op de gevolgen van beide wetsvoorstellen voor gemeenten.",),
        on=on("2025-06-24"),
    )


def _resolutions() -> Node:
    return Node(
        url=f"{VNG}/nieuws/resoluties-over-opvang-op-ledenvergadering",
        nid=852310,
        type="news",
        title="Resoluties over opvang op ledenvergadering",
        body=(
            "In november 2024 nam de ledenvergadering twee resoluties aan.",
            "De ene gaat over congruent asielbeleid.",
            "De andere gaat over de gemeentelijke opvang van Oekraïners.",
        ),
        on=on("2024-11-29"),
        files=(
            File(
                "/sites/default/files/2024-11/08b-bijlage-2-resolutie-oekraine-151124.pdf",
                "Resolutie Oekraïne",
                "112kB",
                (
                    "Resolutie over de gemeentelijke opvang van Oekraïners",
                    "De resolutie vraagt om een lange planning en om structurele financiering.",
                ),
            ),
        ),
    )


def _question() -> Node:
    return Node(
        url=f"{VNG}/vragen-en-antwoorden/blijft-de-opvang-van-oekrainers-een-taak-van-gemeenten",
        nid=866001,
        type="faq",
        title="Blijft de opvang van Oekraïners een taak van gemeenten?",
        body=("Gemeenten vangen Oekraïense ontheemden op zolang de Richtlijn Tijdelijke Bescherming geldt.",),
    )


def _topic() -> Topic:
    return Topic(
        url=f"{VNG}/rubrieken/onderwerpen/asiel",
        term=380699,
        title="Asiel",
        description="Op deze pagina staat informatie voor gemeenten over asielopvang en huisvesting.",
        texts=(("Spreidingswet", "De Spreidingswet geeft gemeenten een taak bij asielopvangvoorzieningen."),),
    )
