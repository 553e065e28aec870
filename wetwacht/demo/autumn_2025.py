"""The script from September to December 2025: consultations, Senate papers, the first novelle.

Facts from the Kamers' papers and rijksoverheid.nl; sentences are ours. Where the address of a news
item is not in the evidence, it is made up.
"""

from __future__ import annotations

from wetwacht.demo import house, published, unrelated
from wetwacht.demo.baseline import bill_page
from wetwacht.demo.files import open_overheid
from wetwacht.demo.model import Trouble
from wetwacht.demo.state import RIJKSOVERHEID, Bill, Kamerstuk, News, Paper
from wetwacht.demo.strokes import IN_HOUSE, Beat, amsterdam, appears, new, on, paper, reordered, republished
from wetwacht.demo.summer_2025 import EIGEN_BIJDRAGE, HOUSING, VERZAMELBRIEF

_NEWS = f"{RIJKSOVERHEID}/actueel/nieuws"
_HOUSING_TOPIC = ("/onderwerpen/volkshuisvesting", "Volkshuisvesting")
_HOUSING_MINISTRY = "Ministerie van Volkshuisvesting en Ruimtelijke Ordening"


def beats() -> tuple[Beat, ...]:
    """The moments of the autumn, in order."""
    return (
        _consultation(),
        _report_f(),
        _repair(),
        _experts(),
        _reports(),
        _novelle(),
        _replies(),
        _answers(),
        _december(),
    )


def _consultation() -> Beat:
    item = News(
        url=f"{_NEWS}/2025/09/08/internetconsultatie-novelle-strafbaarstelling-illegaal-verblijf",
        title="Internetconsultatie novelle strafbaarstelling illegaal verblijf",
        published=amsterdam(2025, 9, 8, 12),
        body=(
            "Van 8 tot en met 26 september 2025 kan iedereen reageren op de novelle.",
            "De novelle hoort bij de Asielnoodmaatregelenwet (36 704).",
            "Het onderwerp is de strafbaarstelling van illegaal verblijf.",
        ),
    )
    return Beat(
        amsterdam(2025, 9, 8, 18),
        "Consultatie van de novelle over illegaal verblijf",
        (
            new(item, "consultatie novelle", "asielnoodmaatregelenwet", amendments=("vondeling",)),
            published.consultation_opened(),
            new(unrelated.health_letter(), "ander onderwerp: zorgakkoord"),
            reordered(VERZAMELBRIEF),
        ),
    )


def _report_f() -> Beat:
    return Beat(
        amsterdam(2025, 9, 17, 16),
        "Verslag van de Eerste Kamer over de Wet regie; vng.nl ligt eruit",
        (paper("36512", Paper(on("2025-09-17"), "verslag", "EK, F")),),
        (Trouble("vng", "503"),),
    )


def _repair() -> Beat:
    item = News(
        url=f"{_NEWS}/2025/10/03/reparatie-wetsvoorstel-versterking-regie-volkshuisvesting",
        title="Reparatie wetsvoorstel versterking regie volkshuisvesting",
        published=amsterdam(2025, 10, 3, 14),
        body=(
            "De novelle hoort bij de Wet versterking regie volkshuisvesting.",
            "Iedereen kan er twee weken lang op reageren.",
            "De novelle herstelt drie amendementen.",
            "Het gehele verbod op voorrang voor statushouders vervalt.",
            "Daarna volgt advies van de Raad van State.",
        ),
        topic=_HOUSING_TOPIC,
        ministry=_HOUSING_MINISTRY,
    )
    return Beat(
        amsterdam(2025, 10, 3, 17),
        "Consultatie van de novelle bij de Wet regie",
        (
            new(item, "consultatie novelle", *HOUSING, amendments=("mooiman",)),
            published.consultation_closed(),
        ),
    )


def _experts() -> Beat:
    row = Paper(on("2025-10-07"), "deskundigenbijeenkomst van de commissie")
    priority = bill_page(
        "36831",
        (
            "Wet nieuwe regels inzake huisvesting vergunninghouders",
            "Wijziging van de Huisvestingswet 2014 (Wet nieuwe regels inzake huisvesting vergunninghouders)",
        ),
        "2025-10-04",
        "Dit wetsvoorstel verbiedt gemeenten om statushouders voorrang te geven bij een woning.",
        progress=IN_HOUSE,
    )
    return Beat(
        amsterdam(2025, 10, 7, 17),
        "Deskundigen bij de Eerste Kamer over de asielwetten",
        (paper("36703", row), paper("36704", row), appears(priority)),
    )


def _reports() -> Beat:
    return Beat(
        amsterdam(2025, 10, 22, 13),
        "Verslagen van de Eerste Kamer over de asielwetten",
        (
            paper("36703", Paper(on("2025-10-22"), "verslag", "EK, C")),
            paper("36704", Paper(on("2025-10-22"), "verslag", "EK, D")),
            republished(EIGEN_BIJDRAGE, amsterdam(2025, 10, 22, 11)),
        ),
    )


def _novelle_page() -> Bill:
    return bill_page(
        "36855",
        (
            "Novelle aanpassing Asielnoodmaatregelenwet",
            "Wijziging van het voorstel Asielnoodmaatregelenwet (novelle)",
        ),
        "2025-11-12",
        "Dit voorstel wijzigt de Asielnoodmaatregelenwet (36.704).",
        "Het gaat over de strafbaarstelling van illegaal verblijf.",
        progress=IN_HOUSE,
    )


def _novelle() -> Beat:
    report = Kamerstuk(
        url=f"{RIJKSOVERHEID}/documenten/kamerstukken/2025/11/10/nader-rapport-novelle-asielnoodmaatregelenwet",
        title="Nader rapport novelle Asielnoodmaatregelenwet",
        on=on("2025-11-10"),
        modified=amsterdam(2025, 11, 12, 10),
        intro=(
            "De Afdeling advisering van de Raad van State gaf op 30 oktober 2025 advies over de novelle.",
            "Het advies heeft nummer W03.25.00303/II. De Asielnoodmaatregelenwet ligt bij de Eerste Kamer.",
        ),
        file=open_overheid("nader rapport novelle"),
        letter=(
            "Nader rapport bij de novelle Asielnoodmaatregelenwet",
            "De adviesaanvraag dateert van 14 oktober 2025.",
            "Het advies W03.25.00303/II is van 30 oktober 2025.",
        ),
        creator="Ministerie van Justitie en Veiligheid",
    )
    return Beat(
        amsterdam(2025, 11, 12, 17),
        "De novelle Asielnoodmaatregelenwet gaat naar de Tweede Kamer",
        (
            new(report, "nader rapport bij de novelle", "asielnoodmaatregelenwet"),
            appears(_novelle_page()),
            house.meeting_planned(),
        ),
    )


def _replies() -> Beat:
    return Beat(
        amsterdam(2025, 11, 27, 15),
        "Antwoord aan de Eerste Kamer; verslag van de Tweede Kamer over de novelle",
        (
            paper("36704", Paper(on("2025-11-27"), "nota naar aanleiding van het verslag", "EK, E")),
            paper("36855", Paper(on("2025-11-24"), "verslag", "TK, 5")),
            house.meeting_moved(),
        ),
    )


def _answers() -> Beat:
    return Beat(
        amsterdam(2025, 12, 8, 18),
        "Antwoorden over de novelle; rijksoverheid.nl is in onderhoud",
        (paper("36855", Paper(on("2025-12-08"), "nota naar aanleiding van het verslag", "TK, 6")),),
        (Trouble("rijksoverheid", "maintenance"),),
    )


def _december() -> Beat:
    item = News(
        url=f"{_NEWS}/2025/12/19/novelle-en-besluit-wet-regie-volkshuisvesting-naar-kamer",
        title="Novelle en besluit Wet regie volkshuisvesting naar Kamer",
        published=amsterdam(2025, 12, 19, 15),
        body=(
            "De ministerraad stemt in met de novelle bij de Wet versterking regie volkshuisvesting.",
            "Het algehele verbod op voorrang voor statushouders vervalt.",
            "De wet treedt naar verwachting op 1 juli 2026 in werking.",
        ),
        topic=_HOUSING_TOPIC,
        ministry=_HOUSING_MINISTRY,
    )
    return Beat(
        amsterdam(2025, 12, 19, 18),
        "De novelle bij de Wet regie gaat naar de Kamer",
        (
            new(item, "novelle naar de Kamer", *HOUSING, amendments=("mooiman",)),
            paper("36512", Paper(on("2025-12-19"), "brief van de regering", "TK, 104")),
            paper("36831", Paper(on("2025-12-18"), "verslag", "TK, 5")),
        ),
    )
